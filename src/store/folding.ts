import type { AddressHistory } from '../decide/history.ts'
import { EMPTY_LEDGER } from '../decide/ledger.ts'
import type { AddressState, Decision, Standing } from '../decide/state.ts'
import { DAY } from '../decide/term.ts'
import { withEntry } from './entering.ts'
import { type EntryColumns, entryAt, type Head } from './entry-columns.ts'
import type { Alike, Folded } from './folded.ts'

type Judge = (history: AddressHistory, at: number) => AddressState

/** How an entry stands in a history, and what those come to that are dated within a span. */
interface Fact {
  readonly history: AddressHistory
  span: Span | null
}

/** What an entry of a date comes to. */
interface Outcome {
  readonly alike: Alike
  readonly at: number
  /** null: for good. */
  readonly until: number | null
}

/**
 * Dates whose first and last come to the same, and so all between them: a fact that grows older suppresses until it
 * does so no more, and ends as long after it happened, or, if it is old, after it was heard of.
 */
interface Span {
  readonly alike: Alike
  readonly from: number
  readonly to: number
  /** How long each is suppressed, in milliseconds; null where all end at one time, or never. */
  readonly lasts: number | null
  readonly until: number | null
}

/** How far from a date the next one is tried. */
const LEAP = 30 * DAY

/** Whether an entry is heard of long after it happened: its history says so. */
const isOld = (at: number, now: number) => now - at >= DAY

/**
 * Folds entries of new addresses. What is alike in many of them is worked out once: how each stands in the history of
 * its address, but for its id, its time and its receiver. The receiver decides nothing: an outage holds what bounced,
 * and not what another system or a person says.
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
    const { span } = fact
    const told =
      span !== null && span.from <= at && at <= span.to ? span : this.#spanFrom(fact, heads[head[n]!]!, at)
    if (told === null) return null
    const until = told.lasts === null ? told.until : at + told.lasts
    return { key: keys[n]!, address, alike: told.alike, at, until, receiver, note: notes[n]! }
  }

  /** A span of this date and those around it that are known to come to the same; null where it does not suppress. */
  #spanFrom(fact: Fact, head: Head, at: number): Span | null {
    const { span, history } = fact
    const here = this.#judged(history, head, at, span?.alike ?? null)
    if (here === null) return null
    const latest = isOld(at, this.#now) ? this.#now - DAY : this.#now
    const next = span !== null && at < span.from ? Math.max(0, at - LEAP) : Math.min(latest, at + LEAP)
    const there = this.#judged(history, head, next, here.alike)
    const found = there === null || there.alike !== here.alike ? spanOf(here, here) : spanOf(here, there)
    fact.span = joined(found, span)
    return fact.span
  }

  /** @param known what it may be alike to */
  #judged(history: AddressHistory, head: Head, at: number, known: Alike | null): Outcome | null {
    const { standings, decisions } = this.#judge(timed(history, at), this.#now)
    const [standing] = standings
    const [decision] = decisions
    if (standings.length !== 1 || standing!.state !== 'suppressed' || standing!.since !== at) return null
    if (decisions.length !== 1 || decision!.at !== at || decision!.until !== standing!.until) return null
    const { until } = standing!
    const isKnown = known !== null && isAlike(known, standing!, decision!)
    return { alike: isKnown ? known : alikeOf(head, history, standing!, decision!), at, until }
  }

  #factOf(n: number, at: number): Fact {
    const { heads, head } = this.#columns
    const place = head[n]! + (isOld(at, this.#now) ? heads.length : 0)
    const known = this.#facts[place]
    if (known !== undefined) return known
    const { history } = withEntry(EMPTY_LEDGER, entryAt(this.#columns, n), '', this.#now)
    const fact = { history, span: null }
    this.#facts[place] = fact
    return fact
  }
}

/** The span between two dates, or that of the first alone where they have neither an end nor a time to it in common. */
function spanOf({ alike, at, until }: Outcome, other: Outcome): Span {
  const [from, to] = [Math.min(at, other.at), Math.max(at, other.at)]
  if (other.until === until) return { alike, from, to, lasts: null, until }
  const lasts = until! - at
  if (other.until === null || until === null || other.until - other.at !== lasts)
    return { alike, from: at, to: at, lasts: null, until }
  return { alike, from, to, lasts, until: null }
}

/** Two spans that come to the same are one. */
function joined(span: Span, before: Span | null): Span {
  if (before === null || before.alike !== span.alike) return span
  if (before.lasts !== span.lasts || before.until !== span.until) return span
  return { ...span, from: Math.min(span.from, before.from), to: Math.max(span.to, before.to) }
}

/** The same fact at another time. */
function timed({ failures, marks }: AddressHistory, at: number): AddressHistory {
  return {
    failures: failures.map((one) => ({ ...one, at })),
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
