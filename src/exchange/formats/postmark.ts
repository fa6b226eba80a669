import { text } from '../fields.ts'
import { type Meaning, meaningOf, meanings } from '../meaning.ts'
import { isAsked, isComplaint, iso, type ListFormat } from './format.ts'

const WORDS = meanings({
  HardBounce: 'bounces',
  SpamComplaint: 'complaint',
  ManualSuppression: 'manual',
  BadEmailAddress: { cause: 'bounces', reason: 'invalid-address' },
  AddressChange: { cause: 'bounces', reason: 'moved' },
  DnsError: { cause: 'bounces', reason: 'unknown-domain' },
  Blocked: 'bounces',
  SpamNotification: 'bounces',
  Unsubscribe: 'unsubscribe',
  ManuallyDeactivated: 'manual',
  Subscribe: null,
  OpenRelayTest: null,
  AutoResponder: null,
  Transient: null,
  SoftBounce: null,
})

/**
 * Postmark: the dump of a message stream's suppressions, and the list of bounces, whose entries stop mail only while
 * they are `Inactive`. The dump does not name its stream.
 * https://postmarkapp.com/developer/api/suppressions-api and https://postmarkapp.com/developer/api/bounce-api
 */
export const postmark: ListFormat = {
  id: 'postmark',
  title: 'Postmark',
  document: 'https://postmarkapp.com/developer/api/suppressions-api',
  marks: [
    ['emailaddress', 'suppressionreason'],
    ['email', 'bouncedat', 'type'],
  ],
  listKeys: ['Suppressions', 'Bounces'],
  meanings: WORDS,
  read: (fields) => {
    const word = text(fields.get('suppressionreason')) ?? text(fields.get('type'))
    const origin = text(fields.get('origin'))
    const inactive = fields.get('inactive')
    const meaning = inactive === false || inactive === 'false' ? null : meaningOf(WORDS, word)
    if (meaning === null) return []
    return [
      {
        meaning: byHand(meaning, origin),
        address: fields.get('emailaddress') ?? fields.get('email'),
        scope: streamOf(meaning, fields.get('messagestream')),
        words: fields.get('details'),
        word: [word, origin].filter((one) => one !== null).join('/'),
        since: fields.get('createdat') ?? fields.get('bouncedat'),
      },
    ]
  },
  sheets: [
    {
      id: 'all',
      columns: ['EmailAddress', 'SuppressionReason', 'Origin', 'CreatedAt'],
      verbatim: 'EmailAddress',
      forms: ['json', 'csv'],
      key: 'Suppressions',
      rows: (entry) => [
        [
          entry.address,
          isComplaint(entry) ? 'SpamComplaint' : isAsked(entry) ? 'ManualSuppression' : 'HardBounce',
          entry.cause === 'manual' ? 'Customer' : 'Recipient',
          iso(entry.since),
        ],
      ],
    },
  ],
}

/** Of the stream that takes mail whose sender names none, and for a fault of the address, it stops all mail. */
function streamOf({ cause }: Meaning, name: unknown): string | null {
  const stream = text(name)
  return cause === 'bounces' || stream === 'outbound' ? null : stream
}

/** Postmark calls it a manual suppression too when the recipient unsubscribes. */
const byHand = (meaning: Meaning, origin: string | null): Meaning =>
  meaning.cause === 'manual' && origin?.toLowerCase() === 'recipient' ? { cause: 'unsubscribe' } : meaning
