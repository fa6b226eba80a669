import type { AddressHistory } from '../decide/history.ts'
import { EMPTY_LEDGER } from '../decide/ledger.ts'
import type { AddressState } from '../decide/state.ts'
import { DAY } from '../decide/term.ts'
import { withEntry } from './entering.ts'
import type { Alike, Folded } from './folded.ts'
import type { Entry } from './store.ts'

type Judge = (history: AddressHistory, at: number) => AddressState
type Fact = { readonly history: AddressHistory; alike: Alike | null }

/** Whether an entry is heard of long after it happened: its history says so. */
const isOld = (at: number, now: number) => now - at >= DAY

/**
 * Folds entries of new addresses. What is alike in many of them is worked out once: how each stands in the history of
 * its address, but for its id, its time and its receiver.
 */
export class Folding {
  readonly #judge: Judge
  readonly #now: number
  readonly #facts = new Map<string, Fact>()

  /** @param judge what a history comes to at a time */
  constructor(judge: Judge, now: number) {
    this.#judge = judge
    this.#now = now
  }

  /** null for an entry that does more than to suppress its address, or less. */
  fold(entry: Entry, key: string, address: string | null, receiver: string): Folded | null {
    const { kind, at, until = null, note = null } = entry
    // What is dated later than now counts from now: that is told elsewhere.
    if (kind === 'allow' || until !== null || !Number.isSafeInteger(at) || at < 0 || at > this.#now)
      return null
    const fact = this.#factOf(entry)
    const { standings, decisions } = this.#judge(timed(fact.history, at, receiver), this.#now)
    const [standing] = standings
    const [decision] = decisions
    if (standings.length !== 1 || standing!.state !== 'suppressed' || standing!.since !== at) return null
    if (decisions.length !== 1 || decision!.at !== at || decision!.until !== standing!.until) return null
    const { cause, scope, rule, reason } = standing!
    const { reason: told = null } = entry
    const known = fact.alike
    const alike =
      known !== null &&
      known.standing.cause === cause &&
      known.standing.scope === scope &&
      known.standing.rule === rule &&
      known.decided === decision!.reason
        ? known
        : alikeOf(entry, fact.history, { cause, scope, rule, reason: reason ?? told }, decision!.reason)
    fact.alike = alike
    return { key, address, alike, at, until: standing!.until, receiver, note }
  }

  #factOf(entry: Entry): Fact {
    const { kind, scope, reason, source, who, at } = entry
    const name = `${kind}\n${scope}\n${reason}\n${isOld(at, this.#now)}\n${source}\n${who}`
    const known = this.#facts.get(name)
    if (known !== undefined) return known
    const { history } = withEntry(EMPTY_LEDGER, entry, '', this.#now)
    const fact = { history, alike: null }
    this.#facts.set(name, fact)
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

function alikeOf(
  { kind, scope = '*', source, who, reason = null }: Entry,
  { failures: [fact] }: AddressHistory,
  standing: Alike['standing'],
  decided: Alike['decided'],
): Alike {
  return {
    kind: kind as Alike['kind'],
    scope,
    source,
    who,
    told: reason,
    failure: failureOf(fact),
    standing,
    decided,
  }
}

function failureOf(fact: AddressHistory['failures'][number] | undefined): Alike['failure'] {
  if (fact === undefined) return null
  const { keys: _, id: __, at: ___, receiver: ____, ...failure } = fact
  return failure
}
