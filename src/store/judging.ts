import { decide } from '../decide/decide.ts'
import type { AddressHistory } from '../decide/history.ts'
import { type Incident, incidentAt } from '../decide/incident.ts'
import { enforcedOf } from '../decide/ledger.ts'
import type { AddressState, Decision, Standing } from '../decide/state.ts'
import { type Folded, shownOf, standingOf } from './folded.ts'
import { Outbox } from './outbox.ts'
import type { AddressRow, DecisionRow, KeptStanding, Provenance, ShownStanding } from './rows.ts'
import type { PolicySetting } from './shapes.ts'
import type { Tables } from './tables.ts'

/** Decides addresses anew and keeps the outcome: the one place where `decide` meets the rows. */
export class Judging {
  setting: PolicySetting
  /** Outages of receivers. */
  incidents: readonly Incident[] = []
  readonly outbox: Outbox
  /** What changed in the transaction that runs. */
  readonly changed = new Map<string, readonly ShownStanding[]>()
  readonly #tables: Tables

  constructor(tables: Tables, setting: PolicySetting) {
    this.#tables = tables
    this.setting = setting
    this.outbox = new Outbox(tables.outgoing)
  }

  stateOf(history: AddressHistory, at: number): AddressState {
    return decide(history, this.setting.policy, at, this.incidents)
  }

  /**
   * Decides an address by its ledger and keeps it.
   *
   * @param found what is kept of it so far; null for an address that is new
   * @param made the event or entry that has just been kept
   * @returns the standings that are kept of it now
   */
  keep(
    row: Omit<AddressRow, 'standings'>,
    found: AddressRow | null,
    at: number,
    made?: Made,
  ): readonly KeptStanding[] {
    const history = enforcedOf(row.ledger)
    const state = this.stateOf(history, Math.max(at, newestOf(history)))
    const before = found?.standings ?? []
    const after = state.standings.map((one) => this.#kept(one, row.key, before, made))
    const same = after.length === before.length && after.every((one, n) => sameStanding(one, before[n]!))
    const standings = same ? before : after
    this.#tables.putAddress({ ...row, standings }, found?.standings ?? null)
    if (!same) {
      this.changed.set(row.key, standings)
      this.outbox.standings(row, before, standings, at)
    }
    this.#keepDecisions(
      row,
      history,
      state.decisions,
      found === null ? [] : this.#tables.decisionsOf(row.key),
    )
    return standings
  }

  /** Tells of an address that is new and was kept folded. */
  added(folded: Folded, at: number): void {
    this.changed.set(folded.key, [shownOf(folded)])
    if (this.outbox.isWanted) this.outbox.standings(folded, [], [standingOf(folded)], at)
  }

  #kept(
    { state, scope, cause, reason, rule, event, ref, since, until }: Standing,
    key: string,
    before: readonly KeptStanding[],
    made: Made | undefined,
  ): KeptStanding {
    const told = made?.id === event ? made.provenance : this.#tables.provenance(event, key)
    // Of an event that was removed for its age, what the standing told of it so far.
    const from = told ?? before.find((one) => one.ref === ref) ?? UNKNOWN
    const { source, who, note, receiver } = from
    const kept = state as KeptStanding['state']
    const why = reason ?? from.reason
    return { scope, cause, rule, ref, since, until, state: kept, reason: why, source, who, note, receiver }
  }

  /**
   * What was decided stays, but what a later report put right. Decisions from before the oldest fact that is still
   * remembered cannot be worked out again, so they stand.
   */
  #keepDecisions(
    { key, address }: Pick<AddressRow, 'key' | 'address'>,
    history: AddressHistory,
    decisions: readonly Decision[],
    known: readonly DecisionRow[],
  ): void {
    const before = new Map(known.map((row) => [identityOf(row), row]))
    for (const one of decisions) {
      const identity = identityOf(one)
      const row = before.get(identity)
      before.delete(identity)
      if (row === undefined) this.#tables.addDecision({ ...one, key, address, undone: false })
      else if (row.undone) this.#tables.changeDecision(row.id, false)
    }
    if (before.size === 0) return
    const oldest = oldestOf(history)
    for (const row of before.values()) {
      if (isUndone(history, row, this.incidents)) this.#tables.changeDecision(row.id, true)
      else if (row.at >= oldest && !row.undone) this.#tables.dropDecision(row.id)
    }
  }
}

/** An event or entry that has just been kept, so that it need not be looked up. */
export interface Made {
  readonly id: string
  readonly provenance: Provenance
}

const FIELDS = [
  ...(['cause', 'scope', 'state', 'since', 'until', 'rule', 'reason', 'ref'] as const),
  ...(['source', 'who', 'note', 'receiver'] as const),
] satisfies (keyof KeptStanding)[]

const sameStanding = (a: KeptStanding, b: KeptStanding) => FIELDS.every((field) => a[field] === b[field])

const UNKNOWN = { source: 'unknown', who: 'policy', note: null, receiver: '', reason: null }

const identityOf = ({ at, cause, scope, from, to, rule, reason, ref }: Decision) =>
  `${at} ${cause} ${scope} ${from} ${to} ${rule} ${reason} ${ref}`

/** What is known counts, also where a clock has gone back since. */
function newestOf({ failures, deliveries, marks }: AddressHistory): number {
  const newest = [failures.at(-1), deliveries.at(-1), marks.at(-1)]
  return Math.max(...newest.map((fact) => fact?.at ?? 0))
}

function oldestOf({ failures, deliveries, marks }: AddressHistory): number {
  return [...failures, ...deliveries, ...marks].reduce(
    (oldest, { at }) => Math.min(oldest, at),
    Number.POSITIVE_INFINITY,
  )
}

/** Somebody undid what it rests on, or released the outage that it fell in. */
function isUndone(
  { failures, deliveries, marks }: AddressHistory,
  { ref, event }: DecisionRow,
  incidents: readonly Incident[],
): boolean {
  const is = (fact: { readonly id: string; readonly keys?: readonly string[] }) =>
    fact.id === event || (ref !== null && (fact.id === ref || (fact.keys?.includes(ref) ?? false)))
  const released = failures.some((one) => is(one) && incidentAt(incidents, one)?.resolution === 'released')
  return released || [...failures, ...deliveries, ...marks].some((fact) => fact.undone && is(fact))
}
