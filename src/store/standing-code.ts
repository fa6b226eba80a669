import { DECISION_RULES, type DecisionRule } from '../decide/rules.ts'
import { type Cause, STATES, type Standing } from '../decide/state.ts'
import { REASON_NAMES } from '../model/reasons.ts'
import type { ShownStanding } from './tables.ts'

/** 32-bit words of one standing: what it is, two times in seconds, and the rest of both times. */
export const STANDING_WORDS = 4

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

/** Standings in 16 bytes each. The names of scopes are numbered as they come. */
export class StandingCode {
  readonly scopes: string[] = ['*']
  readonly #scopeNumbers = new Map([['*', 0]])

  /** False where it does not fit: times before 1970, or more scopes than are numbered. */
  encode({ state, cause, rule, reason, scope, since, until }: ShownStanding, words: Uint32Array, at: number) {
    const scopeNumber = this.scopeNumber(scope)
    const ruleNumber = RULE_NUMBERS.get(rule as DecisionRule)
    if (scopeNumber === null || ruleNumber === undefined || !fits(since) || !(until === null || fits(until)))
      return false
    const reasonNumber = reason === null ? 0 : REASON_NUMBERS.get(reason)! + 1
    words[at] =
      STATE_NUMBERS.get(state)! |
      (CAUSE_NUMBERS.get(cause)! << 2) |
      (ruleNumber << 5) |
      (reasonNumber << 10) |
      (scopeNumber << 16)
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
    const what = words[at]!
    const rest = words[at + 3]!
    const end = words[at + 2]! + (rest >>> 26) * WORD
    const begin = words[at + 1]! + ((rest >>> 20) & 63) * WORD
    const reason = (what >>> 10) & 63
    return {
      state: STATES[what & 3]!,
      cause: CAUSES[(what >>> 2) & 7]!,
      rule: RULES[(what >>> 5) & 31]!,
      reason: reason === 0 ? null : REASON_NAMES[reason - 1]!,
      scope: this.scopes[what >>> 16]!,
      since: begin * 1000 + (rest & 1023),
      until: end === NO_END ? null : end * 1000 + ((rest >>> 10) & 1023),
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

const fits = (time: number) => Number.isInteger(time) && time >= 0 && time < NO_END * 1000

/** The words of the same standing with another number for its scope. */
export const withScope = (what: number, scope: number) => ((what & 0xffff) | (scope << 16)) >>> 0
export const scopeIn = (what: number) => what >>> 16
