import { table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  request: null,
  sent: null,
  click: null,
  clicked: null,
  opened: null,
  unique_opened: null,
  first_opening: null,
  proxy_open: null,
  unique_proxy_open: null,
  loaded_by_proxy: null,
  delivered: { kind: 'delivered' },
  soft_bounce: { kind: 'bounce', type: 'soft' },
  hard_bounce: { kind: 'bounce', type: 'hard' },
  deferred: { kind: 'delayed', type: 'soft' },
  defered: { kind: 'delayed', type: 'soft' },
  blocked: { kind: 'dropped', reason: 'suppressed' },
  invalid_email: { kind: 'dropped', reason: 'invalid-address' },
  invalid: { kind: 'dropped', reason: 'invalid-address' },
  error: { kind: 'dropped', reason: 'system-error' },
  spam: { kind: 'complaint' },
  complaint: { kind: 'complaint' },
  unsubscribe: { kind: 'unsubscribe' },
  unsubscribed: { kind: 'unsubscribe' },
})

/** A sentence of Brevo's own in the place of a reply. */
const NO_MX = 'unable to find mx of domain'

/** Brevo (Sendinblue): https://developers.brevo.com/docs/transactional-webhooks */
export const brevo: WebhookReader = {
  id: 'brevo',
  title: 'Brevo',
  marks: [
    ['"event"', '"email"', '"message-id"'],
    ['"event"', '"email"', '"camp_id"'],
  ],
  looksLike: (item) =>
    text(item.event) !== null && text(item.email) !== null && ('message-id' in item || 'camp_id' in item),
  read: (item) => {
    const meaning: Meaning | null = EVENTS[word(item.event).replaceAll(' ', '_')] ?? null
    const fails = meaning?.kind === 'bounce' || meaning?.kind === 'delayed'
    const noMx = fails && word(item.reason).includes(NO_MX)
    return [
      hook({
        words: [item.event],
        meaning: meaning && noMx ? { ...meaning, reason: 'unknown-domain' } : meaning,
        recipient: item.email,
        ...(fails ? { diagnostic: item.reason } : { prose: [item.reason] }),
        // QUIRK: `date` and `ts` are told in the zone of the account; only these are UTC.
        time: item.ts_epoch ?? item.ts_event ?? item.ts,
        messageId: item['message-id'],
        subject: item.subject,
        sender: item.sender_email,
        listId: item.camp_id,
      }),
    ]
  },
}
