import type { Cause } from '../decide/state.ts'
import type { Reason } from '../model/reasons.ts'
import { fold, text } from './fields.ts'

/** What a word for why an address is on a list comes to. */
export interface Meaning {
  readonly cause: Cause
  readonly reason?: Reason
}

/** A table of words; null for those that do not stop mail. */
export interface Meanings {
  readonly rows: readonly (readonly [word: string, meaning: Meaning | null])[]
  /** Case and punctuation of the word make no difference; undefined where it is not in the table. */
  get(word: unknown): Meaning | null | undefined
}

export function meanings(table: Readonly<Record<string, Meaning | Cause | null>>): Meanings {
  const rows = Object.entries(table).map(
    ([word, one]) => [word, typeof one === 'string' ? { cause: one } : one] as const,
  )
  const byWord = new Map(rows.map(([word, meaning]) => [fold(word), meaning]))
  // Most lists have few different words: as they are written, they need not be folded again.
  const written = new Map<string, Meaning | null | undefined>()
  return {
    rows,
    get: (value) => {
      const word = text(value) ?? ''
      if (written.has(word)) return written.get(word)
      const meaning = byWord.get(fold(word))
      if (meaning !== undefined && written.size < MOST_SPELLINGS) written.set(word, meaning)
      return meaning
    },
  }
}

const MOST_SPELLINGS = 1000

/** Words that services and people use. */
export const COMMON_WORDS = meanings({
  bounce: 'bounces',
  bounced: 'bounces',
  bounces: 'bounces',
  hard: 'bounces',
  'hard bounce': 'bounces',
  'hard bounced': 'bounces',
  'soft bounce': 'bounces',
  permanent: 'bounces',
  failed: 'bounces',
  undeliverable: 'bounces',
  cleaned: 'bounces',
  invalid: { cause: 'bounces', reason: 'invalid-address' },
  'invalid email': { cause: 'bounces', reason: 'invalid-address' },
  blocked: 'mirrored',
  rejected: 'mirrored',
  dropped: 'mirrored',
  suppressed: 'mirrored',
  complaint: 'complaint',
  complained: 'complaint',
  complaints: 'complaint',
  'spam complaint': 'complaint',
  'spam report': 'complaint',
  spam: 'complaint',
  abuse: 'complaint',
  unsubscribe: 'unsubscribe',
  unsubscribed: 'unsubscribe',
  unsubscribes: 'unsubscribe',
  unsub: 'unsubscribe',
  'opt out': 'unsubscribe',
  'opted out': 'unsubscribe',
  manual: 'manual',
  admin: 'manual',
  import: 'manual',
  imported: 'manual',
  blocklist: 'manual',
  blocklisted: 'manual',
  blacklist: 'manual',
  blacklisted: 'manual',
  'do not contact': 'manual',
  custom: 'manual',
  subscribed: null,
  enabled: null,
  active: null,
  confirmed: null,
  delivered: null,
})

/**
 * The meaning of a service's word. One that nobody knows still stands on a list of addresses that get no mail: it is
 * mirrored.
 */
export function meaningOf(table: Meanings, word: unknown): Meaning | null {
  const own = table.get(word)
  const found = own === undefined ? COMMON_WORDS.get(word) : own
  return found === undefined ? { cause: 'mirrored' } : found
}
