import { fields, firstText, table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, replyText, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  accepted: null,
  opened: null,
  clicked: null,
  delivered: { kind: 'delivered' },
  not_accepted: { kind: 'dropped' },
  failure_tmp: { kind: 'delayed', type: 'soft' },
  failure_perm: { kind: 'bounce', type: 'hard' },
  complained: { kind: 'complaint' },
  unsubscribed: { kind: 'unsubscribe' },
})

/** Mailomat: https://api.mailomat.swiss/docs/#tag/webhook */
export const mailomat: WebhookReader = {
  id: 'mailomat',
  title: 'Mailomat',
  marks: [
    ['"eventType"', '"messageUuid"'],
    ['"eventType"', '"occurredAt"'],
  ],
  looksLike: (item) => text(item.eventType) !== null && text(item.occurredAt) !== null,
  read: (item) => {
    const payload = fields(item.payload)
    const status = fields(payload['delivery-status'])
    const remote = fields(status.remote)
    const headers = fields(fields(payload.message).headers)
    return [
      hook({
        words: [item.eventType],
        meaning: meaningOf(word(item.eventType), word(payload.reason)),
        recipient: firstText(item.recipient, payload.recipient),
        diagnostic: replyText(status.code, status['enhanced-code'], status.message),
        prose: [payload.reason],
        status: status['enhanced-code'],
        reply: status.code,
        remoteMta: firstText(remote.mx, remote.ip),
        time: item.occurredAt,
        messageId: firstText(item.messageId, item.messageUuid),
        subject: headers.subject,
        sender: headers.from,
        hookId: item.id,
      }),
    ]
  },
}

function meaningOf(event: string, reason: string): Meaning | null {
  // "Not enough remaining emails available": the sender's own quota at the service.
  if (event === 'not_accepted')
    return { kind: 'dropped', reason: reason.includes('suppress') ? 'suppressed' : 'policy' }
  return EVENTS[event] ?? null
}
