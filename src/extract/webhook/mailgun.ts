import type { Reason } from '../../model/reasons.ts'
import { type Fields, fields, firstText, headersOf, isFields, parseJson, table, text, word } from './json.ts'
import { type Hook, hook, type Meaning, type Meanings, replyText, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  accepted: null,
  opened: null,
  clicked: null,
  stored: null,
  'list member uploaded': null,
  delivered: { kind: 'delivered' },
  failed: { kind: 'bounce', type: 'hard' },
  rejected: { kind: 'dropped', reason: 'policy' },
  complained: { kind: 'complaint' },
  unsubscribed: { kind: 'unsubscribe' },
  // Names of the older webhooks.
  bounced: { kind: 'bounce', type: 'hard' },
  dropped: { kind: 'bounce', type: 'hard' },
})

const SUPPRESSED: Meaning = { kind: 'dropped', reason: 'suppressed' }

/** Codes of Mailgun's own in the place of the SMTP reply. */
const CODES: Readonly<Record<string, Reason>> = table({
  498: 'unknown-domain',
  499: 'timeout',
  602: 'expired',
})
/** Not sent: bounced, unsubscribed, complained before. */
const SUPPRESSION_CODES = new Set(['605', '606', '607'])

const REASONS: Readonly<Record<string, Reason>> = table({
  espblock: 'reputation',
  greylisted: 'greylisting',
  old: 'expired',
})

/** Mailgun: https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks; the older form fields too. */
export const mailgun: WebhookReader = {
  id: 'mailgun',
  title: 'Mailgun',
  marks: [['"event-data"'], ['token=', 'signature=', 'timestamp=', 'event=']],
  looksLike: (item) =>
    isFields(item['event-data']) ||
    (text(item.event) !== null && text(item.token) !== null && text(item.signature) !== null),
  read: (item) => [isFields(item['event-data']) ? current(fields(item['event-data'])) : older(item)],
}

function current(event: Fields): Hook {
  const status = fields(event['delivery-status'])
  const message = fields(event.message)
  const headers = fields(message.headers)
  const rejected = fields(event.reject)
  const meaning = meaningOf(word(event.event), word(event.severity), word(event.reason), word(status.code))
  // A message without a failure of a remote system has but a description by Mailgun.
  const own = meaning?.kind === 'dropped'
  return hook({
    words: [event.event, event.severity, event.reason],
    meaning,
    recipient: firstText(event.recipient, headers.to),
    diagnostic: own
      ? null
      : replyText(CODES[word(status.code)] ? null : status.code, status['enhanced-code'], status.message),
    prose: [status.description, rejected.reason, rejected.description],
    status: status['enhanced-code'],
    reply: status.code,
    remoteMta: status['mx-host'],
    time: event.timestamp,
    messageId: headers['message-id'],
    subject: headers.subject,
    sender: firstText(fields(event.envelope).sender, headers.from),
    listId: headers['list-id'],
    hookId: event.id,
  })
}

function older(item: Fields): Hook {
  const headers = headersOf(parseJson(text(item['message-headers']) ?? ''))
  const meaning = meaningOf(word(item.event), '', word(item.reason), word(item.code))
  return hook({
    words: [item.event, item.reason],
    meaning,
    recipient: item.recipient,
    diagnostic: firstText(item.error, item.notification),
    prose: [item.description],
    status: item.code,
    reply: item.code,
    time: item.timestamp,
    messageId: firstText(item['Message-Id'], item['message-id'], headers['message-id']),
    subject: headers.subject,
    sender: headers.from,
    hookId: item.token,
  })
}

function meaningOf(event: string, severity: string, reason: string, code: string): Meaning | null {
  const meaning = EVENTS[event] ?? null
  if (meaning?.kind !== 'bounce') return meaning
  if (SUPPRESSION_CODES.has(code) || reason.startsWith('suppress-')) return SUPPRESSED
  const cause = CODES[code] ?? REASONS[reason] ?? null
  if (severity === 'temporary') return { kind: 'delayed', type: 'soft', reason: cause }
  return { kind: 'bounce', type: reason === 'old' ? 'soft' : 'hard', reason: cause }
}
