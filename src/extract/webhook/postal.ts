import { fields, firstText, isFields, table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  messagesent: { kind: 'delivered' },
  messagedelayed: { kind: 'delayed', type: 'soft' },
  messagedeliveryfailed: { kind: 'bounce', type: 'hard' },
  messageheld: { kind: 'dropped' },
  // Came by mail after the message was taken; Postal tells nothing of what it says.
  messagebounced: { kind: 'bounce', type: 'hard' },
  messageloaded: null,
  messagelinkclicked: null,
  domaindnserror: null,
  sendlimitapproaching: null,
  sendlimitexceeded: null,
})

/** Postal: https://docs.postalserver.io/developer/webhooks */
export const postal: WebhookReader = {
  id: 'postal',
  title: 'Postal',
  marks: [
    ['"event"', '"payload"', '"uuid"'],
    ['"event"', '"payload"', '"spam_status"'],
    ['"event"', '"payload"', '"original_message"'],
  ],
  looksLike: (item) => word(item.event) in EVENTS && isFields(item.payload),
  read: (item) => {
    const payload = fields(item.payload)
    const message = fields(payload.original_message ?? payload.message)
    const meaning = meaningOf(word(item.event), word(payload.details), word(message.direction))
    return [
      hook({
        words: [item.event, payload.status],
        meaning,
        recipient: message.to,
        ...(meaning?.kind === 'dropped' ? {} : { diagnostic: payload.output }),
        prose: [payload.details],
        remoteMta: remoteOf(text(payload.details) ?? ''),
        time: firstText(payload.timestamp, item.timestamp),
        messageId: message.message_id,
        subject: message.subject,
        sender: message.from,
        listId: message.tag,
        hookId: item.uuid,
      }),
    ]
  },
}

function meaningOf(event: string, details: string, direction: string): Meaning | null {
  const meaning = EVENTS[event] ?? null
  // Mail that Postal itself received and could not pass on.
  if (direction === 'incoming') return null
  if (event !== 'messageheld') return meaning
  return { kind: 'dropped', reason: details.includes('suppression list') ? 'suppressed' : null }
}

/** "… when sending to mx1.example.com:25 (198.51.100.9)" */
function remoteOf(details: string): string | null {
  const found = /sending to ([\w.-]{1,253}):\d{1,5} \(([0-9a-f.:]{3,45})\)/i.exec(details.slice(0, 1000))
  return found === null ? null : `${found[1]} [${found[2]}]`
}
