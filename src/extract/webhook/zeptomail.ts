import { type Fields, fields, firstText, list, parseJson, table, text, word } from './json.ts'
import { type Hook, hook, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  email_open: null,
  email_link_click: null,
  delivered: { kind: 'delivered' },
  hardbounce: { kind: 'bounce', type: 'hard' },
  softbounce: { kind: 'bounce', type: 'soft' },
  feedback_loop: { kind: 'complaint' },
})

/** Zoho ZeptoMail: JSON, or a form whose field `data` holds it. */
export const zeptomail: WebhookReader = {
  id: 'zeptomail',
  title: 'Zoho ZeptoMail',
  marks: [
    ['"event_name"', '"event_message"'],
    ['data=', 'event_name', 'event_message'],
  ],
  looksLike: (item) => {
    const body = bodyOf(item)
    return list(body.event_name).length > 0 && Array.isArray(body.event_message)
  },
  read: (item) => {
    const body = bodyOf(item)
    const event = list(body.event_name)[0]
    return list(body.event_message).flatMap((message) => read(event, fields(message), body))
  },
}

/** Of a form, what its one field holds. */
function bodyOf(item: Fields): Fields {
  return typeof item.data === 'string' ? fields(parseJson(item.data)) : item
}

function read(event: unknown, message: Fields, body: Fields): readonly Hook[] {
  const info = fields(message.email_info)
  const details = list(message.event_data).flatMap((data) => list(fields(data).details))
  const recipients = list(info.to).map((to) => fields(fields(to).email_address).address)
  const told = details.length > 0 ? details : [{}]
  return told.flatMap((detail) => {
    const { bounced_recipient, diagnostic_message, reason, time } = fields(detail)
    const whom = text(bounced_recipient) === null ? recipients : [bounced_recipient]
    return whom.map((recipient) =>
      hook({
        words: [event],
        meaning: EVENTS[word(event)],
        recipient,
        diagnostic: diagnostic_message,
        prose: [reason],
        time: firstText(time, info.processed_time),
        messageId: firstText(message.request_id, info.email_reference),
        subject: info.subject,
        sender: fields(info.from).address,
        hookId: body.webhook_request_id,
      }),
    )
  })
}
