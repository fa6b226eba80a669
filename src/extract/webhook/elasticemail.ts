import { table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  sent: { kind: 'delivered' },
  delivered: { kind: 'delivered' },
  opened: null,
  clicked: null,
  error: { kind: 'bounce' },
  abusereport: { kind: 'complaint' },
  complaint: { kind: 'complaint' },
  unsubscribed: { kind: 'unsubscribe' },
})

/** All that is told of an error is its category; no words of the remote system come with it. */
const CATEGORIES: Meanings = table({
  nomailbox: { kind: 'bounce', type: 'hard', reason: 'unknown-user' },
  accountproblem: { kind: 'bounce', type: 'soft', reason: 'mailbox-full' },
  dnsproblem: { kind: 'bounce', type: 'soft', reason: 'unknown-domain' },
  greylisted: { kind: 'bounce', type: 'soft', reason: 'greylisting' },
  throttled: { kind: 'bounce', type: 'soft', reason: 'throttling' },
  timeout: { kind: 'bounce', type: 'soft', reason: 'timeout' },
  connectionproblem: { kind: 'bounce', type: 'soft', reason: 'network-error' },
  connectionterminated: { kind: 'bounce', type: 'soft', reason: 'network-error' },
  spfproblem: { kind: 'bounce', type: 'soft', reason: 'authentication' },
  blacklisted: { kind: 'bounce', type: 'soft', reason: 'reputation' },
  spam: { kind: 'bounce', type: 'soft', reason: 'spam-filter' },
  codeerror: { kind: 'bounce', type: 'soft', reason: 'system-error' },
  whitelistingproblem: { kind: 'bounce', type: 'soft', reason: 'policy' },
  // Withheld: on the account's own list, or taken back.
  notdelivered: { kind: 'dropped', reason: 'suppressed' },
  manualcancel: { kind: 'dropped', reason: 'suppressed' },
  notdeliveredcancelled: { kind: 'dropped', reason: 'suppressed' },
})

/** Elastic Email, as form or query: https://elasticemail.com/developers/api-documentation/webhooks */
export const elasticemail: WebhookReader = {
  id: 'elasticemail',
  title: 'Elastic Email',
  marks: [
    ['transaction=', 'status=', 'to='],
    ['"transaction"', '"status"', '"channel"'],
  ],
  looksLike: (item) =>
    text(item.transaction) !== null && text(item.status) !== null && text(item.to) !== null,
  read: (item) => {
    const event = word(item.status)
    const meaning: Meaning | null | undefined =
      event === 'error' ? (CATEGORIES[word(item.category)] ?? EVENTS.error) : EVENTS[event]
    return [
      hook({
        words: event === 'error' ? [item.status, item.category] : [item.status],
        meaning,
        recipient: item.to,
        time: item.date,
        messageId: item.messageid,
        subject: item.subject,
        sender: item.from,
        listId: item.channel,
      }),
    ]
  },
}
