import type { Reason } from '../../model/reasons.ts'
import { type Fields, fields, firstText, isFields, list, table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, replyText, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  reception: null,
  rejection: null,
  delayed: null,
  xferin: null,
  xferout: null,
  adminrebind: null,
  delivery: { kind: 'delivered' },
  bounce: { kind: 'bounce', type: 'hard' },
  // A bounce that came by mail after the message was taken.
  oob: { kind: 'bounce', type: 'hard' },
  transientfailure: { kind: 'delayed', type: 'soft' },
  expiration: { kind: 'bounce', type: 'soft', reason: 'expired' },
  adminbounce: { kind: 'dropped', reason: 'policy' },
  feedback: { kind: 'complaint' },
})

/** `bounce_classification`, the default rules: https://docs.kumomta.com/userguide/operation/bounce/ */
const CLASSES: Readonly<Record<string, Reason>> = table({
  invalidrecipient: 'unknown-user',
  inactivemailbox: 'mailbox-disabled',
  quotaissues: 'mailbox-full',
  baddomain: 'unknown-domain',
  dnsfailure: 'unknown-domain',
  spamblock: 'reputation',
  spamcontent: 'spam-filter',
  messagetoolarge: 'message-too-large',
  virusdetected: 'virus',
  contentrelated: 'content-rejected',
  prohibitedattachment: 'content-rejected',
  relayingdenied: 'relay-denied',
  protocolerrors: 'protocol-error',
  authenticationfailed: 'authentication',
  policyrelated: 'policy',
  ratelimited: 'throttling',
  routingerrors: 'network-error',
  badconnection: 'network-error',
  noanswerfromhost: 'timeout',
  invalidsender: 'sender-rejected',
  badconfiguration: 'system-error',
})

/** KumoMTA, one log record a request: https://docs.kumomta.com/reference/log_record/ */
export const kumomta: WebhookReader = {
  id: 'kumomta',
  title: 'KumoMTA',
  marks: [
    ['"type"', '"queue"', '"response"', '"recipient"'],
    ['"type"', '"nodeid"', '"egress_source"'],
  ],
  looksLike: (item) =>
    text(item.type) !== null &&
    isFields(item.response) &&
    'recipient' in item &&
    ('queue' in item || 'nodeid' in item),
  read: (item) => {
    const meaning = meaningOf(word(item.type), word(item.bounce_classification))
    const response = fields(item.response)
    const peer = fields(item.peer_address)
    const headers = fields(item.headers)
    const feedback = fields(item.feedback_report)
    return recipientsOf(item, feedback, meaning).map((recipient) =>
      hook({
        words: [item.type, item.bounce_classification],
        meaning,
        recipient,
        diagnostic:
          meaning?.kind === 'complaint'
            ? null
            : replyText(response.code, statusOf(response), response.content),
        reply: meaning?.kind === 'complaint' ? null : response.code,
        command: /^[a-z]+/i.exec(text(response.command) ?? '')?.[0].toUpperCase(),
        reportingMta: feedback.reporting_mta,
        remoteMta:
          peer.addr === undefined
            ? peer.name
            : [text(peer.name)?.replace(/\.$/, ''), `[${peer.addr}]`].join(' ').trim(),
        feedbackType: feedback.feedback_type,
        time: firstText(item.event_time, item.timestamp),
        messageId: firstText(item.id, headers['Message-ID']),
        subject: headers.Subject,
        sender: item.sender,
      }),
    )
  },
}

/** A report of a complaint is addressed to us: whom it is about stands in it. */
function recipientsOf(item: Fields, feedback: Fields, meaning: Meaning | null): readonly unknown[] {
  const told = list(feedback.original_rcpt_to)
  if (meaning?.kind === 'complaint' && told.length > 0) return told
  return Array.isArray(item.recipient) ? item.recipient : [item.recipient]
}

function meaningOf(type: string, classification: string): Meaning | null {
  const meaning = EVENTS[type] ?? null
  if (meaning?.kind !== 'bounce' && meaning?.kind !== 'delayed') return meaning
  return { ...meaning, reason: meaning.reason ?? CLASSES[classification] ?? null }
}

function statusOf({ enhanced_code }: Fields): string | null {
  const { class: digit, subject, detail } = fields(enhanced_code)
  return text(digit) === null ? null : `${text(digit)}.${text(subject)}.${text(detail)}`
}
