import type { Reason } from '../../model/reasons.ts'
import { type Fields, fields, firstText, headersOf, isFields, list, table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  'email.sent': null,
  'email.scheduled': null,
  'email.opened': null,
  'email.clicked': null,
  'email.received': null,
  'email.delivered': { kind: 'delivered' },
  'email.delivery_delayed': { kind: 'delayed', type: 'soft' },
  'email.bounced': { kind: 'bounce', type: 'hard' },
  'email.complained': { kind: 'complaint' },
  'email.suppressed': { kind: 'dropped', reason: 'suppressed' },
  'email.failed': { kind: 'dropped' },
})

/** Sub-types come from Amazon SES, which Resend sends by. */
const REASONS: Readonly<Record<string, Reason>> = table({
  mailboxfull: 'mailbox-full',
  messagetoolarge: 'message-too-large',
  contentrejected: 'content-rejected',
  attachmentrejected: 'content-rejected',
})

/** Resend: https://resend.com/docs/dashboard/webhooks/event-types */
export const resend: WebhookReader = {
  id: 'resend',
  title: 'Resend',
  marks: [
    ['"email_id"', '"created_at"', '"data"'],
    ['"type"', '"email.'],
  ],
  looksLike: (item) => word(item.type).startsWith('email.') && isFields(item.data),
  read: (item) => {
    const data = fields(item.data)
    const bounce = fields(data.bounce)
    const meaning = meaningOf(word(item.type), bounce)
    const own = [bounce.message, fields(data.suppressed).message, fields(data.failed).reason]
    const recipients = list(data.to).length > 0 ? list(data.to) : [data.to]
    return recipients.map((recipient) =>
      hook({
        words: [item.type, bounce.type, bounce.subType],
        meaning,
        recipient,
        diagnostic: firstText(
          list(bounce.diagnosticCode)
            .map((line) => text(line) ?? '')
            .join('\n'),
        ),
        prose: own,
        time: firstText(item.created_at, data.created_at),
        messageId: data.email_id,
        subject: data.subject,
        sender: data.from,
        listId: firstText(headersOf(data.headers)['list-id'], data.broadcast_id),
      }),
    )
  },
}

function meaningOf(type: string, bounce: Fields): Meaning | null {
  const meaning = EVENTS[type] ?? null
  if (type !== 'email.bounced') return meaning
  const said = word(bounce.message)
  const subType = word(bounce.subType)
  // QUIRK: the older form tells a withheld send as a bounce; only its sentence says so.
  if (subType.includes('suppress') || said.includes('suppression list'))
    return { kind: 'dropped', reason: 'suppressed' }
  const soft = word(bounce.type) === 'transient' || word(bounce.type) === 'undetermined'
  return { kind: 'bounce', type: soft ? 'soft' : 'hard', reason: REASONS[subType] ?? null }
}
