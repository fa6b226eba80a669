import { decide } from '../decide/decide.ts'
import type { AddressHistory } from '../decide/history.ts'
import { enforcedOf } from '../decide/ledger.ts'
import type { AddressState, Decision, Standing } from '../decide/state.ts'
import type { PolicySetting, StoredIncident } from './store.ts'
import type { AddressRow, DecisionRow, KeptStanding, Tables } from './tables.ts'

/** Told of every address whose standings are new, once they are durable. */
export type StandingsChanged = (key: string, standings: readonly KeptStanding[]) => void

/** Decides addresses anew and keeps the outcome: the one place where `decide` meets the rows. */
export class Judging {
  setting: PolicySetting
  incidents: StoredIncident[]
  /** What changed in the transaction that runs. */
  readonly changed = new Map<string, readonly KeptStanding[]>()
  readonly #tables: Tables

  constructor(tables: Tables, setting: PolicySetting) {
    this.#tables = tables
    this.setting = setting
    this.incidents = tables.incidents()
  }

  stateOf(history: AddressHistory, at: number): AddressState {
    return decide(history, this.setting.policy, at, this.incidents)
  }

  /** Decides an address by its ledger and keeps it. */
  keep(row: Omit<AddressRow, 'standings'>, at: number): void {
    const history = enforcedOf(row.ledger)
    const state = this.stateOf(history, at)
    const standings = state.standings.map((one) => this.#kept(one))
    this.#tables.putAddress({ ...row, standings })
    this.changed.set(row.key, standings)
    this.#keepDecisions(row, history, state.decisions)
  }

  #kept({ state, scope, cause, reason, rule, event, ref, since, until }: Standing): KeptStanding {
    const from = this.#tables.provenance(event) ?? UNKNOWN
    return {
      ...{ scope, cause, rule, ref, since, until },
      state: state as KeptStanding['state'],
      reason: reason ?? from.reason,
      ...{ source: from.source, who: from.who, note: from.note, receiver: from.receiver },
    }
  }

  /**
   * What was decided stays, but what a later report put right. Decisions from before the oldest fact that is still
   * remembered cannot be worked out again, so they stand.
   */
  #keepDecisions(
    { key, address }: Pick<AddressRow, 'key' | 'address'>,
    history: AddressHistory,
    decisions: readonly Decision[],
  ): void {
    const before = new Map(this.#tables.decisionsOf(key).map((row) => [identityOf(row), row]))
    for (const one of decisions) {
      const known = before.get(identityOf(one))
      before.delete(identityOf(one))
      if (known === undefined) this.#tables.addDecision({ ...one, key, address, undone: false })
      else if (known.undone) this.#tables.changeDecision(known.id, false)
    }
    const oldest = oldestOf(history)
    for (const row of before.values()) {
      if (isUndone(history, row)) this.#tables.changeDecision(row.id, true)
      else if (row.at >= oldest && !row.undone) this.#tables.dropDecision(row.id)
    }
  }
}

const UNKNOWN = { source: 'unknown', who: 'policy', note: null, receiver: '', reason: null }

const identityOf = ({ at, cause, scope, to, rule, ref }: Decision) =>
  [at, cause, scope, to, rule, ref].join(' ')

function oldestOf({ failures, deliveries, marks }: AddressHistory): number {
  return [...failures, ...deliveries, ...marks].reduce(
    (oldest, { at }) => Math.min(oldest, at),
    Number.POSITIVE_INFINITY,
  )
}

function isUndone({ failures, deliveries, marks }: AddressHistory, { ref, event }: DecisionRow): boolean {
  const is = (fact: { readonly id: string; readonly keys?: readonly string[] }) =>
    fact.id === event || (ref !== null && (fact.id === ref || (fact.keys?.includes(ref) ?? false)))
  return [...failures, ...deliveries, ...marks].some((fact) => fact.undone && is(fact))
}
