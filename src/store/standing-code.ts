import { DECISION_RULES, type DecisionRule } from '../decide/rules.ts'
import { type Cause, STATES, type Standing } from '../decide/state.ts'
import { REASON_NAMES } from '../model/reasons.ts'
import type { ShownStanding } from './rows.ts'

/** 32-bit words of one standing: what it is, two times in seconds, and the rest of both times. */
export const STANDING_WORDS = 4
/** Of one whose kind has a number: that number with the beginning of the time since when, and the rest of it. */
export const SHORT_WORDS = 2

const CAUSES: readonly Cause[] = ['bounces', 'mirrored', 'complaint', 'unsubscribe', 'manual']
const RULES = Object.keys(DECISION_RULES) as DecisionRule[]
const numbered = <T>(names: readonly T[]) => new Map(names.map((name, number) => [name, number]))
const STATE_NUMBERS = numbered(STATES)
const CAUSE_NUMBERS = numbered(CAUSES)
const RULE_NUMBERS = numbered(RULES)
const REASON_NUMBERS = numbered(REASON_NAMES)

const WORD = 2 ** 32
/** Seconds that fit: 38 bits, some 8,700 years. The last one says: no end. */
const NO_END = 2 ** 38 - 1
const MOST_SCOPES = 2 ** 16
/** Milliseconds that fit where a standing is short: some 8,900 years. */
const MOST_SINCE = 2 ** 48
/** Kinds of short standings that are numbered, from 1 on. */
const MOST_KINDS = 2 ** 16 - 1

/** Standings that are alike in all but since when they are. */
interface Kind {
  /** As in the first word of a standing. */
  readonly what: number
  /** From its beginning to its end, in milliseconds; null where they all end at one time, or never. */
  readonly lasts: number | null
  /** When they all end. */
  readonly ends: number | null
  readonly number: number
}

/** Kinds by their first word, and then by how long they last, or when they end. */
type Kinds<T> = Map<number, Map<T, Kind>>

/**
 * Standings in 16 bytes each, or in 8. The names of scopes are numbered as they come, and so are the kinds of standings:
 * nearly all last as many days as the policy says, or have an end in common as the old ones of a list that is imported,
 * so that millions of them are of a few kinds.
 */
export class StandingCode {
  readonly scopes: string[] = ['*']
  readonly #scopeNumbers = new Map([['*', 0]])
  readonly #mostKinds: number
  readonly #kinds: Kind[] = []
  readonly #byLasting: Kinds<number> = new Map()
  readonly #byEnd: Kinds<number | null> = new Map()
  #latest: Kind | null = null

  /** @param mostKinds kinds that are numbered; standings of others take 16 bytes */
  constructor(mostKinds = MOST_KINDS) {
    this.#mostKinds = mostKinds
  }

  /** False where it does not fit: times before 1970, or more scopes than are numbered. */
  encode({ state, cause, rule, reason, scope, since, until }: ShownStanding, words: Uint32Array, at: number) {
    const scopeNumber = this.scopeNumber(scope)
    const ruleNumber = RULE_NUMBERS.get(rule as DecisionRule)
    if (scopeNumber === null || ruleNumber === undefined || !this.putTimes(since, until, words, at))
      return false
    const reasonNumber = reason === null ? 0 : REASON_NUMBERS.get(reason)! + 1
    words[at] =
      STATE_NUMBERS.get(state)! |
      (CAUSE_NUMBERS.get(cause)! << 2) |
      (ruleNumber << 5) |
      (reasonNumber << 10) |
      (scopeNumber << 16)
    return true
  }

  /** All words but the first; false where they do not fit. */
  putTimes(since: number, until: number | null, words: Uint32Array, at: number): boolean {
    if (!fits(since) || !(until === null || fits(until))) return false
    const [begin, beginMs] = [Math.floor(since / 1000), since % 1000]
    const [end, endMs] = until === null ? [NO_END, 0] : [Math.floor(until / 1000), until % 1000]
    words[at + 1] = begin % WORD
    words[at + 2] = end % WORD
    words[at + 3] =
      beginMs | (endMs << 10) | (Math.floor(begin / WORD) << 20) | (Math.floor(end / WORD) << 26)
    return true
  }

  /** `event` and `ref` are not kept. */
  decode(words: Uint32Array, at: number): Standing {
    return this.#standing(words[at]!, sinceIn(words, at), untilIn(words, at))
  }

  /** Makes two words of the four of a standing; false where that is not possible: too far a time, or too many kinds. */
  shorten(words: Uint32Array, at: number, short: Uint32Array): boolean {
    const since = sinceIn(words, at)
    const until = untilIn(words, at)
    if (since >= MOST_SINCE) return false
    const number = this.#kindOf(words[at]!, since, until)
    short[0] = number | (Math.floor(since / WORD) << 16)
    short[1] = since % WORD
    return number > 0
  }

  decodeShort(words: Uint32Array, at: number): Standing {
    const first = words[at]!
    const { what, lasts, ends } = this.#kinds[(first & 0xffff) - 1]!
    const since = (first >>> 16) * WORD + words[at + 1]!
    return this.#standing(what, since, lasts === null ? ends : since + lasts)
  }

  /** The number of a kind; 0 where it gets none. */
  #kindOf(what: number, since: number, until: number | null): number {
    if (this.#latest !== null && isOf(this.#latest, what, since, until)) return this.#latest.number
    const lasts = until === null ? null : until - since
    const known = lasts === null ? undefined : this.#byLasting.get(what)?.get(lasts)
    const kind = known ?? this.#byEnd.get(what)?.get(until) ?? this.#newKind(what, lasts, until)
    this.#latest = kind
    return kind === null ? 0 : kind.number
  }

  /** Both ways, as long as there are numbers: which of them those to come share shows only then. */
  #newKind(what: number, lasts: number | null, ends: number | null): Kind | null {
    const lasting =
      lasts === null ? null : this.#numbered(this.#byLasting, lasts, { what, lasts, ends: null })
    const ending = this.#numbered(this.#byEnd, ends, { what, lasts: null, ends })
    return lasting ?? ending
  }

  #numbered<T>(all: Kinds<T>, by: T, kind: Omit<Kind, 'number'>): Kind | null {
    if (this.#kinds.length === this.#mostKinds) return null
    const made = { ...kind, number: this.#kinds.length + 1 }
    this.#kinds.push(made)
    const alike = all.get(kind.what) ?? new Map<T, Kind>()
    all.set(kind.what, alike.set(by, made))
    return made
  }

  #standing(what: number, since: number, until: number | null): Standing {
    const reason = (what >>> 10) & 63
    return {
      state: STATES[what & 3]!,
      cause: CAUSES[(what >>> 2) & 7]!,
      rule: RULES[(what >>> 5) & 31]!,
      reason: reason === 0 ? null : REASON_NAMES[reason - 1]!,
      scope: this.scopes[what >>> 16]!,
      since,
      until,
      event: '',
      ref: '',
    }
  }

  /** The number of a scope; null when there are too many. */
  scopeNumber(scope: string): number | null {
    const known = this.#scopeNumbers.get(scope)
    if (known !== undefined) return known
    if (this.scopes.length === MOST_SCOPES) return null
    this.#scopeNumbers.set(scope, this.scopes.length)
    return this.scopes.push(scope) - 1
  }
}

function isOf(kind: Kind, what: number, since: number, until: number | null): boolean {
  if (kind.what !== what) return false
  return kind.lasts === null ? kind.ends === until : until !== null && until - since === kind.lasts
}

function sinceIn(words: Uint32Array, at: number): number {
  const rest = words[at + 3]!
  return (words[at + 1]! + ((rest >>> 20) & 63) * WORD) * 1000 + (rest & 1023)
}

function untilIn(words: Uint32Array, at: number): number | null {
  const rest = words[at + 3]!
  const end = words[at + 2]! + (rest >>> 26) * WORD
  return end === NO_END ? null : end * 1000 + ((rest >>> 10) & 1023)
}

const fits = (time: number) => Number.isInteger(time) && time >= 0 && time < NO_END * 1000

/** The words of the same standing with another number for its scope. */
export const withScope = (what: number, scope: number) => ((what & 0xffff) | (scope << 16)) >>> 0
export const scopeIn = (what: number) => what >>> 16
