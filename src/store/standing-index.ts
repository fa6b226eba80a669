import { type Answer, check } from '../decide/check.ts'
import type { Policy } from '../decide/policy.ts'
import type { Standing } from '../decide/state.ts'
import { PACKED_WORDS, type PackedStandings } from './packed-standings.ts'
import type { ShownStanding } from './rows.ts'
import { SHORT_WORDS, STANDING_WORDS, StandingCode, scopeIn, withScope } from './standing-code.ts'
import { SHARDS, StandingShard, wordsOf } from './standing-shard.ts'

/**
 * Answers "may I send?" from memory: every address that has a standing, by 74 bits of its key, in about 20 bytes. That
 * two of a thousand million addresses share them has a chance of one in 37,000.
 */
export class StandingIndex {
  readonly #code: StandingCode
  /** Nearly all, in two words each. */
  readonly #shards: (StandingShard | undefined)[] = new Array(SHARDS)
  /** Those that want four. */
  readonly #longShards: (StandingShard | undefined)[] = new Array(SHARDS)
  /** The few that do not fit into words, by the words of their keys. */
  readonly #others = new Map<string, readonly ShownStanding[]>()
  readonly #words = new Uint32Array(STANDING_WORDS)
  readonly #short = new Uint32Array(SHORT_WORDS)

  #expected = 0

  constructor(code = new StandingCode()) {
    this.#code = code
  }

  /** Makes room for so many standings, where there are none yet. */
  reserve(standings: number): void {
    this.#expected = Math.ceil(standings / SHARDS)
  }

  /** Puts these in the place of all standings of the address. */
  set(key: string, standings: readonly ShownStanding[]): void {
    const [number, high, low] = wordsOf(key)
    this.#remove(number, high, low)
    if (standings.length === 0) return
    if (standings.some((one) => !this.#code.encode(one, this.#words, 0))) {
      this.#others.set(nameOf(number, high, low), standings)
      return
    }
    for (const one of standings) {
      this.#code.encode(one, this.#words, 0)
      this.#add(number, high, low, this.#words, 0)
    }
  }

  /** Adds standings of addresses that have none here yet. */
  load({ words, scopes, others }: PackedStandings): void {
    const numbers = scopes.map((scope) => this.#code.scopeNumber(scope)!)
    for (let at = 0; at < words.length; at += PACKED_WORDS) {
      const what = at + 3
      words[what] = withScope(words[what]!, numbers[scopeIn(words[what]!)]!)
      this.#add(words[at]!, words[at + 1]!, words[at + 2]!, words, what)
    }
    for (const [key, standings] of others) {
      const name = nameOf(...wordsOf(key))
      this.#others.set(name, [...(this.#others.get(name) ?? []), ...standings])
    }
  }

  #remove(number: number, high: number, low: number): void {
    if (this.#others.size > 0) this.#others.delete(nameOf(number, high, low))
    this.#shards[number]?.remove(high, low)
    this.#longShards[number]?.remove(high, low)
  }

  /** Puts those of the words between these two, and all that are in none, in the place of what their addresses had. */
  change({ words, scopes, others }: PackedStandings, from = 0, to = words.length): void {
    const numbers = scopes.map((scope) => this.#code.scopeNumber(scope)!)
    for (let at = from; at < to; at += PACKED_WORDS) {
      const [number, high, low] = [words[at]!, words[at + 1]!, words[at + 2]!]
      const before = at - PACKED_WORDS
      const again = words[before] === number && words[before + 1] === high && words[before + 2] === low
      if (!again) this.#remove(number, high, low)
      const what = at + 3
      words[what] = withScope(words[what]!, numbers[scopeIn(words[what]!)]!)
      this.#add(number, high, low, words, what)
    }
    if (to === words.length) for (const [key, standings] of others) this.set(key, standings)
  }

  #add(number: number, high: number, low: number, words: Uint32Array, at: number): void {
    if (this.#code.shorten(words, at, this.#short)) {
      this.#shards[number] ??= new StandingShard(SHORT_WORDS, this.#expected)
      this.#shards[number].add(high, low, this.#short, 0)
    } else {
      this.#longShards[number] ??= new StandingShard(STANDING_WORDS)
      this.#longShards[number].add(high, low, words, at)
    }
  }

  /** Whether the address has any standing. */
  has(key: string): boolean {
    return this.#standingsOf(key).length > 0
  }

  answer(key: string, scope: string, at: number, policy: Policy): Answer {
    const standings = this.#standingsOf(key)
    const state = { at, standings, decisions: [], softDays: 0, deliveredAt: null }
    // Which event decided is told by the address's record: here it would take more room than all the rest.
    return { ...check(state, scope, at, policy), event: null }
  }

  #standingsOf(key: string): Standing[] {
    const [number, high, low] = wordsOf(key)
    const others = this.#others.size === 0 ? undefined : this.#others.get(nameOf(number, high, low))
    const found = others === undefined ? [] : others.map(standingOf)
    this.#shards[number]?.each(high, low, (words, at) => found.push(this.#code.decodeShort(words, at)))
    this.#longShards[number]?.each(high, low, (words, at) => found.push(this.#code.decode(words, at)))
    return found
  }
}

const nameOf = (number: number, high: number, low: number) => `${number} ${high} ${low}`

function standingOf({ cause, scope, state, since, until, rule, reason }: ShownStanding): Standing {
  return { cause, scope, state, since, until, rule: rule as Standing['rule'], reason, event: '', ref: '' }
}
