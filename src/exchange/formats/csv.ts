import { REASON_NAMES, REASONS, type Reason } from '../../model/reasons.ts'
import { type Fields, firstOf, text } from '../fields.ts'
import { COMMON_WORDS, type Meaning } from '../meaning.ts'
import { iso, type ListFormat } from './format.ts'

/** Names of columns and keys by what they hold, folded; the first that says something counts. */
export const COLUMNS = {
  address: ['email', 'emailaddress', 'mail', 'address', 'recipient', 'recipientaddress', 'to', 'contact'],
  word: [
    'type',
    'cause',
    'suppressiontype',
    'bouncetype',
    'category',
    'kind',
    'status',
    'list',
    'reason',
    'origin',
  ],
  words: [
    'diagnostic',
    'diagnosticcode',
    'error',
    'errormessage',
    'message',
    'response',
    'smtpresponse',
    'description',
    'detail',
    'details',
    'comment',
    'comments',
    'note',
    'notes',
  ],
  since: [
    'since',
    'date',
    'created',
    'createdat',
    'createddate',
    'createdon',
    'dateadded',
    'added',
    'addedat',
    'suppressedat',
    'bouncedat',
    'unsubscribedat',
    'blockedat',
    'timestamp',
    'time',
    'updated',
    'updatedat',
    'lasteventat',
  ],
  until: ['until', 'expires', 'expiresat', 'expirationdate', 'keepuntil'],
  scope: ['scope', 'stream', 'messagestream'],
} as const

/** Any table or JSON with a column for the address; the others are found by their names. */
export const csv: ListFormat = {
  id: 'csv',
  title: 'Other tables',
  document: 'docs/exchange.md',
  marks: COLUMNS.address.map((name) => [name]),
  listKeys: ['suppressions', 'data', 'items', 'results'],
  meanings: COMMON_WORDS,
  read: (fields) => {
    const { meaning, word, words } = why(fields)
    if (meaning === null) return []
    return [
      {
        meaning,
        address: firstOf(fields, COLUMNS.address),
        scope: firstOf(fields, COLUMNS.scope),
        word,
        words,
        since: firstOf(fields, COLUMNS.since),
        until: firstOf(fields, COLUMNS.until),
      },
    ]
  },
  sheets: [
    {
      id: 'all',
      held: true,
      scoped: true,
      columns: ['email', 'type', 'reason', 'description', 'scope', 'created_at', 'expires_at'],
      verbatim: 'email',
      forms: ['csv', 'ndjson', 'json'],
      rows: ({ address, cause, reason, note, scope, since, until }) => [
        [address, WRITTEN[cause], reason, note, scope, iso(since), iso(until)],
      ],
    },
  ],
}

const WRITTEN = {
  bounces: 'bounce',
  mirrored: 'suppressed',
  complaint: 'complaint',
  unsubscribe: 'unsubscribe',
  manual: 'manual',
} as const

interface Why {
  readonly meaning: Meaning | null
  readonly word: string | null
  readonly words: string | null
}

/** The first word that is known; what is not may be the sentence, since a "reason" is either. */
function why(fields: Fields): Why {
  let known: string | null = null
  let meaning: Meaning | null | undefined
  let reason: Reason | null = null
  let sentence: string | null = null
  for (const name of COLUMNS.word) {
    const word = text(fields.get(name))
    if (word === null) continue
    const found: Meaning | null | undefined = known === null ? COMMON_WORDS.get(word) : undefined
    const named = found === undefined ? reasonOf(word) : null
    if (found !== undefined) [known, meaning] = [word, found]
    else if (named !== null) reason ??= named
    else if (word.length > (sentence?.length ?? 0)) sentence = word
  }
  const words = firstOf(fields, COLUMNS.words) ?? sentence
  const word = known ?? sentence
  if (reason === null || meaning === null)
    return { meaning: meaning === undefined ? { cause: 'manual' } : meaning, word, words }
  // A reason that is told needs no judging of the words.
  return { meaning: { cause: meaning?.cause ?? 'bounces', reason }, word: words ?? word, words: null }
}

/** One of our own reasons. */
function reasonOf(word: string): Reason | null {
  if (word.length > LONGEST_NAME) return null
  const name = word.toLowerCase().replaceAll(/[ _]/g, '-')
  return Object.hasOwn(REASONS, name) ? (name as Reason) : null
}

const LONGEST_NAME = Math.max(...REASON_NAMES.map((name) => name.length))
