import { type Fields, fields, firstText, isFields, list, table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  sent: null,
  delivered: { kind: 'delivered' },
  deferred: { kind: 'delayed', type: 'soft' },
  bounced: { kind: 'bounce' },
  failed: { kind: 'bounce' },
  rejected: { kind: 'dropped' },
  suppressed: { kind: 'dropped', reason: 'suppressed' },
  complained: { kind: 'complaint' },
})

/** Cloudflare Email Service by event subscription. The names of the events are not confirmed by a capture. */
export const cloudflare: WebhookReader = {
  id: 'cloudflare',
  title: 'Cloudflare Email Service',
  marks: [['"cf.email']],
  looksLike: (item) => word(item.type).startsWith('cf.email') && isFields(item.payload),
  read: (item) => {
    const payload = fields(item.payload)
    const bounce = fields(payload.bounce)
    const recipients = Array.isArray(payload.to) ? list(payload.to) : [payload.to]
    return recipients.map((recipient) =>
      hook({
        words: [item.type, bounce.type],
        meaning: meaningOf(word(item.type), bounce),
        recipient,
        diagnostic: firstText(bounce.message, payload.reason),
        status: bounce.status,
        reply: bounce.code,
        time: fields(item.metadata).eventTimestamp,
        messageId: payload.messageId,
        subject: payload.subject,
        sender: payload.from,
      }),
    )
  },
}

function meaningOf(type: string, bounce: Fields): Meaning | null {
  const meaning = EVENTS[type.slice(type.lastIndexOf('.') + 1)] ?? null
  const said = text(bounce.type)
  return meaning?.kind === 'bounce' && (said === 'hard' || said === 'soft')
    ? { ...meaning, type: said }
    : meaning
}
