import type { Reason } from '../../model/reasons.ts'
import { POSTED_AT } from './body.ts'
import { type Fields, fields, firstText, headersOf, isFields, list, table, text, word } from './json.ts'
import { type Hook, hook, type Meaning, type WebhookReader } from './reader.ts'

/** Bounce types: https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html. `Transient`: SES has given up. */
const BOUNCE_TYPES: Readonly<Record<string, Meaning>> = table({
  permanent: { kind: 'bounce', type: 'hard' },
  transient: { kind: 'bounce', type: 'soft' },
  undetermined: { kind: 'bounce', type: 'soft' },
})

/** Bounce sub-types and types of delay that name a reason. */
const REASONS: Readonly<Record<string, Reason>> = table({
  mailboxfull: 'mailbox-full',
  messagetoolarge: 'message-too-large',
  contentrejected: 'content-rejected',
  attachmentrejected: 'content-rejected',
  spamdetected: 'spam-filter',
  recipientservererror: 'system-error',
  transientcommunicationfailure: 'network-error',
  byoiphostnamelookupunavailable: 'missing-ptr',
  ipfailure: 'reputation',
  sendingdeferral: 'throttling',
  internalfailure: 'system-error',
})

const SUPPRESSED: Meaning = { kind: 'dropped', reason: 'suppressed' }
/** Sub-types with which SES tells that it did not send: the address is on a suppression list. */
const WITHHELD = new Set([
  'suppressed',
  'onaccountsuppressionlist',
  'ontenantsuppressionlist',
  'unsubscribedrecipient',
])

/** Amazon SES: notifications and event publishing, raw or in envelopes of SNS and EventBridge. */
export const ses: WebhookReader = {
  id: 'ses',
  title: 'Amazon SES',
  software: 'amazon-ses',
  marks: [
    ['"notificationType"', '"mail"'],
    ['"eventType"', '"mail"'],
    ['"TopicArn"', '"Type"'],
    ['"Sns"', '"Records"'],
    ['"aws.ses"', '"detail-type"'],
  ],
  looksLike: (item) =>
    (isFields(item.mail) && (text(item.eventType) ?? text(item.notificationType)) !== null) ||
    (text(item.TopicArn) !== null && text(item.Type) !== null),
  read: (item) => {
    const type = firstText(item.eventType, item.notificationType)
    if (type === null) {
      const words = text(item.Type) === null ? [] : ['sns', item.Type]
      return [hook({ words, meaning: null, hookId: item.MessageId })]
    }
    return (READERS[type.toLowerCase()] ?? other)(item, type)
  },
}

type Part = (item: Fields, type: string) => readonly Hook[]

const READERS: Readonly<Record<string, Part>> = table({
  bounce: (item, type) => {
    const bounce = fields(item.bounce)
    const subType = word(bounce.bounceSubType)
    const meaning = WITHHELD.has(subType)
      ? SUPPRESSED
      : {
          ...(BOUNCE_TYPES[word(bounce.bounceType)] ?? { kind: 'bounce' as const }),
          reason: REASONS[subType] ?? null,
        }
    return list(bounce.bouncedRecipients).map((recipient) =>
      failure(item, [type, bounce.bounceType, bounce.bounceSubType], meaning, bounce, fields(recipient)),
    )
  },
  deliverydelay: (item, type) => {
    const delay = fields(item.deliveryDelay)
    const meaning: Meaning = { kind: 'delayed', type: 'soft', reason: REASONS[word(delay.delayType)] ?? null }
    return list(delay.delayedRecipients).map((recipient) =>
      failure(item, [type, delay.delayType], meaning, delay, fields(recipient)),
    )
  },
  complaint: (item, type) => {
    const complaint = fields(item.complaint)
    const withheld = WITHHELD.has(word(complaint.complaintSubType))
    return list(complaint.complainedRecipients).map((recipient) =>
      hook({
        ...messageOf(item),
        words: [type, complaint.complaintSubType],
        meaning: withheld ? SUPPRESSED : { kind: 'complaint' },
        recipient: fields(recipient).emailAddress,
        feedbackType: complaint.complaintFeedbackType,
        time: firstText(complaint.timestamp, messageOf(item).time),
        hookId: complaint.feedbackId,
      }),
    )
  },
  delivery: (item, type) => {
    const delivery = fields(item.delivery)
    return list(delivery.recipients).map((recipient) =>
      hook({
        ...messageOf(item),
        words: [type],
        meaning: { kind: 'delivered' },
        recipient,
        diagnostic: delivery.smtpResponse,
        reportingMta: delivery.reportingMTA,
        remoteMta: delivery.remoteMtaIp,
        time: firstText(delivery.timestamp, messageOf(item).time),
      }),
    )
  },
  // "Reject": SES found a virus and did not send.
  reject: (item, type) =>
    everyone(item, [type], { kind: 'dropped', reason: 'virus' }, fields(item.reject).reason),
  'rendering failure': (item, type) =>
    everyone(item, [type], { kind: 'dropped', reason: 'system-error' }, fields(item.failure).errorMessage),
  subscription: (item, type) => {
    const { source, contactList, timestamp } = fields(item.subscription)
    const left = streamsLeft(fields(item.subscription))
    return list(fields(item.mail).destination).flatMap((recipient) =>
      (left.length > 0 ? left : [null]).map((stream) =>
        hook({
          ...messageOf(item),
          words: [type, source],
          meaning: stream === null ? null : { kind: 'unsubscribe' },
          recipient,
          listId: contactList,
          stream,
          time: timestamp,
          hookId: left.length > 1 ? stream : null,
        }),
      ),
    )
  },
})

/** What somebody does not want any more: single topics, else all of the contact list. */
function streamsLeft({ newTopicPreferences, contactList }: Fields): readonly string[] {
  const wishes = fields(newTopicPreferences)
  if (wishes.unsubscribeAll === true) return [text(contactList) ?? '']
  return list(wishes.topicSubscriptionStatus)
    .map(fields)
    .filter(({ subscriptionStatus }) => word(subscriptionStatus) === 'optout')
    .map(({ topicName }) => text(topicName) ?? text(contactList) ?? '')
}

/** Send, Open, Click, and what SES adds later. */
const other: Part = (item, type) => everyone(item, [type], null)

function everyone(item: Fields, words: readonly unknown[], meaning: Meaning | null, said?: unknown): Hook[] {
  return list(fields(item.mail).destination).map((recipient) =>
    hook({ ...messageOf(item), words, meaning, recipient, prose: [said] }),
  )
}

function failure(
  item: Fields,
  words: readonly unknown[],
  meaning: Meaning,
  about: Fields,
  recipient: Fields,
): Hook {
  return hook({
    ...messageOf(item),
    words,
    meaning,
    recipient: recipient.emailAddress,
    // What SES writes where it did not send is its own, not a remote system's.
    ...(meaning.kind === 'dropped'
      ? { prose: [recipient.diagnosticCode] }
      : diagnosticOf(text(recipient.diagnosticCode))),
    status: recipient.status,
    reportingMta: about.reportingMTA,
    remoteMta: about.remoteMtaIp,
    time: firstText(about.timestamp, messageOf(item).time),
    hookId: about.feedbackId,
  })
}

/** SES quotes the last reply when it gives up: that is the cause. */
const EXPIRED = /^(?:smtp; )?5\d\d \S{3,12} Message expired: [^<>]{0,200}<([245]\d\d [^\n]{3,2000})>\.?$/i

function diagnosticOf(words: string | null) {
  const last = EXPIRED.exec(words?.slice(0, 4000) ?? '')?.[1]
  return last === undefined ? { diagnostic: words } : { diagnostic: last, prose: [words] }
}

function messageOf(item: Fields) {
  const mail = fields(item.mail)
  const common = fields(mail.commonHeaders)
  const headers = headersOf(mail.headers)
  return {
    messageId: mail.messageId,
    subject: firstText(common.subject, headers.subject),
    sender: firstText(mail.source, headers.from),
    listId: headers['list-id'],
    time: firstText(mail.timestamp, item[POSTED_AT]),
  }
}
