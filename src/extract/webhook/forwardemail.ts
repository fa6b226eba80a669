import { fields, firstText, isFields, table, text } from './json.ts'
import { hook, type Meanings, type WebhookReader } from './reader.ts'

/** `bounce.action`, as zone-mta's rules of bounces name it. */
const ACTIONS: Meanings = table({
  reject: { kind: 'bounce', type: 'hard' },
  defer: { kind: 'delayed', type: 'soft' },
  slowdown: { kind: 'delayed', type: 'soft' },
})

/** Forward Email. The names of the fields are not confirmed by a capture. */
export const forwardemail: WebhookReader = {
  id: 'forwardemail',
  title: 'Forward Email',
  marks: [['"bounced_at"', '"bounce"']],
  looksLike: (item) => text(item.bounced_at) !== null && isFields(item.bounce),
  read: (item) => {
    const bounce = fields(item.bounce)
    const headers = fields(item.headers)
    return [
      hook({
        words: [bounce.action, bounce.category],
        meaning: ACTIONS[text(bounce.action) ?? ''] ?? { kind: 'bounce' },
        recipient: item.recipient,
        diagnostic: firstText(item.response, item.message, bounce.message),
        status: bounce.status,
        reply: firstText(item.response_code, bounce.code),
        remoteMta: item.mx_host,
        time: item.bounced_at,
        messageId: firstText(headers['Message-ID'], item.email_id),
        subject: headers.Subject,
        sender: headers.From,
        listId: item.list_id,
        hookId: item.email_id,
      }),
    ]
  },
}
