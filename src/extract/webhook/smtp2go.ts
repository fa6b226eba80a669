import { table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  processed: null,
  open: null,
  click: null,
  resubscribe: null,
  delivered: { kind: 'delivered' },
  bounce: { kind: 'bounce' },
  spam: { kind: 'complaint' },
  unsubscribe: { kind: 'unsubscribe' },
  reject: { kind: 'dropped', reason: 'suppressed' },
})

/** SMTP2GO, as form or JSON: https://developers.smtp2go.com/docs/webhooks-overview */
export const smtp2go: WebhookReader = {
  id: 'smtp2go',
  title: 'SMTP2GO',
  marks: [
    ['"event"', '"rcpt"'],
    ['"event"', '"email_id"', '"sendtime"'],
    ['event=', 'rcpt='],
    ['event=', 'sendtime='],
  ],
  looksLike: (item) =>
    text(item.event) !== null && ('rcpt' in item || ('email_id' in item && 'sendtime' in item)),
  read: (item) => {
    const meaning = meaningOf(word(item.event), word(item.bounce))
    return [
      hook({
        words: [item.event, item.bounce],
        meaning,
        recipient: item.rcpt,
        ...(meaning?.kind === 'dropped' ? { prose: [item.message] } : { diagnostic: item.message }),
        // "RCPT TO:<…>": what the remote system answered.
        command: /^(?:RCPT|MAIL|DATA|EHLO|HELO)\b/i.exec(text(item.context) ?? '')?.[0].toUpperCase(),
        remoteMta: item.host,
        time: item.time,
        messageId: item.email_id,
        subject: item.subject,
        sender: item.sender,
      }),
    ]
  },
}

function meaningOf(event: string, bounce: string): Meaning | null {
  const meaning = EVENTS[event] ?? null
  if (event !== 'bounce') return meaning
  return { kind: 'bounce', type: bounce === 'hard' || bounce === 'soft' ? bounce : null }
}
