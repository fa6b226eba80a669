import type { AddressHistory } from '../decide/history.ts'
import { EMPTY_LEDGER } from '../decide/ledger.ts'
import type { AddressState, Decision, Standing } from '../decide/state.ts'
import { DAY } from '../decide/term.ts'
import { withEntry } from './entering.ts'
import { type EntryColumns, entryAt, type Head } from './entry-columns.ts'
import type { Alike, Folded } from './folded.ts'

type Judge = (history: AddressHistory, at: number) => AddressState

/** How an entry stands in a history, and what was alike in the last one. */
interface Fact {
  readonly history: AddressHistory
  alike: Alike | null
  last: Folded | null
}

/** Whether an entry is heard of long after it happened: its history says so. */
const isOld = (at: number, now: number) => now - at >= DAY

/**
 * Folds entries of new addresses. What is alike in many of them is worked out once: how each stands in the history of
 * its address, but for its id, its time and its receiver.
 */
export class Folding {
  readonly #judge: Judge
  readonly #columns: EntryColumns
  readonly #now: number
  /** By their head, those of old entries after the others. */
  readonly #facts: Fact[] = []

  /** @param judge what a history comes to at a time */
  constructor(judge: Judge, columns: EntryColumns, now: number) {
    this.#judge = judge
    this.#columns = columns
    this.#now = now
  }

  /** null for an entry that does more than to suppress its address, or less. */
  fold(n: number, address: string | null, receiver: string): Folded | null {
    const { heads, head, keys, notes, until: ends } = this.#columns
    const at = this.#columns.at[n]!
    // What is dated later than now is told elsewhere.
    if (heads[head[n]!]!.kind === 'allow' || !Number.isNaN(ends[n]!)) return null
    if (!Number.isSafeInteger(at) || at < 0 || at > this.#now) return null
    const fact = this.#factOf(n, at)
    const { last } = fact
    const same = last !== null && last.at === at && last.receiver === receiver
    const told = same ? last : this.#judged(fact, heads[head[n]!]!, at, receiver)
    if (told === null) return null
    const { alike, until } = told
    fact.last = { key: keys[n]!, address, alike, at, until, receiver, note: notes[n]! }
    return fact.last
  }

  #judged(fact: Fact, head: Head, at: number, receiver: string): Pick<Folded, 'alike' | 'until'> | null {
    const { standings, decisions } = this.#judge(timed(fact.history, at, receiver), this.#now)
    const [standing] = standings
    const [decision] = decisions
    if (standings.length !== 1 || standing!.state !== 'suppressed' || standing!.since !== at) return null
    if (decisions.length !== 1 || decision!.at !== at || decision!.until !== standing!.until) return null
    if (fact.alike === null || !isAlike(fact.alike, standing!, decision!))
      fact.alike = alikeOf(head, fact.history, standing!, decision!)
    return { alike: fact.alike, until: standing!.until }
  }

  #factOf(n: number, at: number): Fact {
    const { heads, head } = this.#columns
    const place = head[n]! + (isOld(at, this.#now) ? heads.length : 0)
    const known = this.#facts[place]
    if (known !== undefined) return known
    const { history } = withEntry(EMPTY_LEDGER, entryAt(this.#columns, n), '', this.#now)
    const fact = { history, alike: null, last: null }
    this.#facts[place] = fact
    return fact
  }
}

/** The same fact at another time, of another receiver. */
function timed({ failures, marks }: AddressHistory, at: number, receiver: string): AddressHistory {
  return {
    failures: failures.map((one) => ({ ...one, at, receiver })),
    deliveries: [],
    marks: marks.map((one) => ({ ...one, at })),
  }
}

/** The reason is that of the entry, which is the same. */
const isAlike = ({ standing, decided }: Alike, { cause, scope, rule }: Standing, { reason }: Decision) =>
  standing.cause === cause && standing.scope === scope && standing.rule === rule && decided === reason

function alikeOf(
  { kind, scope = '*', source, who, reason: told = null }: Head,
  { failures: [fact] }: AddressHistory,
  standing: Standing,
  { reason: decided }: Decision,
): Alike {
  const { cause, rule, reason } = standing
  return {
    ...{ kind: kind as Alike['kind'], scope, source, who, told },
    failure: fact === undefined ? null : failureOf(fact),
    standing: { cause, scope: standing.scope, rule, reason: reason ?? told },
    decided,
  }
}

function failureOf(fact: AddressHistory['failures'][number]): Alike['failure'] {
  const { keys: _, id: __, at: ___, receiver: ____, ...failure } = fact
  return failure
}
