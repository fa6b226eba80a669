import type { AddressHistory, Failure } from '../decide/history.ts'
import { entryId } from './entering.ts'
import type { AddressRow, DecisionRow, KeptStanding, Provenance, ShownStanding } from './rows.ts'
import type { Entry } from './shapes.ts'

/** What entries of a list have alike, and what was decided by each of them. */
export interface Alike {
  readonly kind: Exclude<Entry['kind'], 'allow'>
  /** Of the entry; the standing has its own. */
  readonly scope: string
  readonly source: string
  readonly who: string
  /** Why, where the entry told. */
  readonly told: Provenance['reason']
  /** Of a failure, what stands in the history; null for what somebody said. */
  readonly failure: Omit<Failure, 'keys' | 'id' | 'at' | 'receiver'> | null
  readonly standing: Pick<KeptStanding, 'cause' | 'scope' | 'rule' | 'reason'>
  /** The reason that the decision tells. */
  readonly decided: DecisionRow['reason']
}

/**
 * An address of which nothing is known but one entry, which suppressed it: what a list that is imported brings by the
 * million. Its history, standing, decision and provenance follow from this little.
 */
export interface Folded {
  readonly key: string
  readonly address: string | null
  readonly alike: Alike
  readonly at: number
  readonly until: number | null
  readonly receiver: string
  readonly note: string | null
}

/** All rows that a {@link Folded} stands for. */
export interface Unfolded {
  readonly row: AddressRow
  readonly entry: { readonly id: string; readonly provenance: Provenance }
  readonly decision: Omit<DecisionRow, 'id'>
}

export function unfolded(folded: Folded): Unfolded {
  const { key, address, alike, at, until, receiver, note } = folded
  const { source, who, told, standing, decided } = alike
  const id = idOf(folded)
  const provenance = { source, who, note, receiver, reason: told }
  return {
    row: { key, address, ledger: { history: historyOf(folded, id) }, standings: [standingOf(folded, id)] },
    entry: { id, provenance },
    decision: {
      ...{ key, address, at, until, event: id, ref: id, from: 'ok', to: 'suppressed', undone: false },
      ...{ cause: standing.cause, scope: standing.scope, rule: standing.rule, reason: decided },
    } as Omit<DecisionRow, 'id'>,
  }
}

/** The id of the entry. */
export const idOf = ({ key, alike: { kind, scope, source }, at }: Folded) =>
  entryId(key, { kind, scope, at, until: null, source })

export function standingOf(folded: Folded, id = idOf(folded)): KeptStanding {
  const { alike, at: since, until, receiver, note } = folded
  const { source, who, standing } = alike
  return { ...standing, state: 'suppressed', since, until, ref: id, source, who, note, receiver }
}

/** As much of it as an answer tells. */
export function shownOf({ alike, at, until }: Pick<Folded, 'alike' | 'at' | 'until'>): ShownStanding {
  const { cause, scope, rule, reason } = alike.standing
  return { cause, scope, state: 'suppressed', since: at, until, rule, reason }
}

function historyOf({ alike, at, receiver }: Folded, id: string): AddressHistory {
  const { kind, scope, failure } = alike
  if (failure !== null)
    return { failures: [{ ...failure, keys: [id], id, at, receiver }], deliveries: [], marks: [] }
  return {
    failures: [],
    deliveries: [],
    marks: [{ kind: kind as 'suppress', id, at, scope, until: null }],
  }
}
