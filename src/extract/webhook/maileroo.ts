import { fields, isFields, list, table, text, word } from './json.ts'
import { hook, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  accepted: null,
  opened: null,
  clicked: null,
  delivered: { kind: 'delivered' },
  deferred: { kind: 'delayed', type: 'soft' },
  failed: { kind: 'bounce' },
  rejected: { kind: 'dropped' },
  complained: { kind: 'complaint' },
  unsubscribed: { kind: 'unsubscribe' },
})

/** Maileroo: https://maileroo.com/docs/webhooks */
export const maileroo: WebhookReader = {
  id: 'maileroo',
  title: 'Maileroo',
  marks: [
    ['"event_type"', '"event_data"', '"message_reference_id"'],
    ['"event_type"', '"event_data"', '"event_id"'],
  ],
  looksLike: (item) => text(item.event_type) !== null && isFields(item.event_data),
  read: (item) => {
    const data = fields(item.event_data)
    const meaning = EVENTS[word(item.event_type)]
    const said = word(data.reject_reason)
    const recipients = list(data.to).length > 0 ? list(data.to) : [data.to]
    return recipients.map((recipient) =>
      hook({
        words: [item.event_type],
        meaning:
          meaning?.kind === 'dropped' && said.includes('suppression list')
            ? { kind: 'dropped', reason: 'suppressed' }
            : meaning,
        recipient,
        diagnostic: data.reason,
        prose: [data.reject_reason],
        time: item.event_time,
        messageId: item.message_reference_id ?? item.message_id,
        sender: list(data.from)[0] ?? data.from,
        subject: data.subject,
        hookId: item.event_id,
      }),
    )
  },
}
