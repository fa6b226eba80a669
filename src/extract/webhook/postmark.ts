import { type Fields, firstText, table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

/** Bounce types: https://postmarkapp.com/developer/api/bounce-api#bounce-types. `Type` counts, not `TypeCode`. */
const BOUNCES: Meanings = table({
  hardbounce: { kind: 'bounce', type: 'hard' },
  bademailaddress: { kind: 'dropped', reason: 'invalid-address' },
  softbounce: { kind: 'bounce', type: 'soft' },
  undeliverable: { kind: 'bounce', type: 'soft' },
  dnserror: { kind: 'bounce', type: 'soft', reason: 'unknown-domain' },
  unknown: { kind: 'bounce', type: 'soft' },
  transient: { kind: 'delayed', type: 'soft' },
  // Refused by the receiver for what is sent, not for the address: final for the message.
  blocked: { kind: 'bounce', reason: 'reputation' },
  spamnotification: { kind: 'bounce', type: 'hard', reason: 'spam-filter' },
  virusnotification: { kind: 'bounce', type: 'hard', reason: 'virus' },
  dmarcpolicy: { kind: 'bounce', reason: 'authentication' },
  addresschange: { kind: 'bounce', type: 'hard', reason: 'moved' },
  spamcomplaint: { kind: 'complaint' },
  autoresponder: { kind: 'auto-reply' },
  challengeverification: { kind: 'auto-reply' },
  openrelaytest: null,
  unsubscribe: { kind: 'unsubscribe' },
  subscribe: null,
  manuallydeactivated: { kind: 'dropped', reason: 'suppressed' },
  unconfirmed: { kind: 'dropped' },
  smtpapierror: { kind: 'dropped', reason: 'protocol-error' },
  inbounderror: null,
  templaterenderingfailed: { kind: 'dropped', reason: 'system-error' },
})

/** Why an address was put on Postmark's suppression list. */
const SUPPRESSIONS: Meanings = table({
  hardbounce: { kind: 'bounce', type: 'hard' },
  spamcomplaint: { kind: 'complaint' },
  manualsuppression: { kind: 'unsubscribe' },
})

/**
 * A message stream, for which alone Postmark suppresses; null for the one that takes all mail whose sender names none:
 * what is said of that counts for all mail.
 * https://postmarkapp.com/developer/api/suppressions-api
 */
export const postmarkStream = (name: unknown): string | null => {
  const stream = text(name)
  return stream === 'outbound' ? null : stream
}

/** Postmark: https://postmarkapp.com/developer/webhooks/webhooks-overview */
export const postmark: WebhookReader = {
  id: 'postmark',
  title: 'Postmark',
  marks: [
    ['"RecordType"', '"MessageID"'],
    ['"RecordType"', '"ServerID"'],
  ],
  looksLike: (item) =>
    text(item.RecordType) !== null &&
    ['MessageID', 'ServerID', 'ID', 'MessageStream'].some((key) => key in item),
  read: (item) => {
    const meaning = meaningOf(item)
    return [
      hook({
        words: [item.RecordType, firstText(item.Type, item.SuppressionReason)],
        meaning,
        recipient: firstText(item.Email, item.Recipient),
        // The details of a drop or a complaint are Postmark's own.
        ...(meaning?.kind === 'bounce' || meaning?.kind === 'delayed'
          ? { diagnostic: item.Details, prose: [item.Description] }
          : { prose: [item.Details, item.Description] }),
        time: firstText(item.BouncedAt, item.DeliveredAt, item.ChangedAt),
        messageId: item.MessageID,
        subject: item.Subject,
        sender: item.From,
        listId: item.MessageStream,
        stream: postmarkStream(item.MessageStream),
        hookId: item.ID,
      }),
    ]
  },
}

function meaningOf(item: Fields): Meaning | null {
  switch (word(item.RecordType)) {
    case 'bounce':
      return BOUNCES[word(item.Type)] ?? null
    case 'spamcomplaint':
      return { kind: 'complaint' }
    case 'delivery':
      return { kind: 'delivered' }
    case 'subscriptionchange':
      return item.SuppressSending === true ? (SUPPRESSIONS[word(item.SuppressionReason)] ?? null) : null
    default:
      return null
  }
}
