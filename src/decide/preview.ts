import { check } from './check.ts'
import { decide } from './decide.ts'
import type { AddressHistory } from './history.ts'
import type { Incident } from './incident.ts'
import type { Policy } from './policy.ts'
import type { AddressState, Standing, State } from './state.ts'

/** What would differ for one address in one scope. */
export interface Change {
  readonly address: string
  readonly scope: string
  readonly from: State
  readonly to: State
  /** What decided before and after; null where nothing stands. */
  readonly before: Standing | null
  readonly after: Standing | null
}

/**
 * The scopes in which two states of an address differ.
 *
 * @example
 * changesBetween('anna@example.com', decide(history, before, now), decide(history, after, now))
 * // [{ address: 'anna@example.com', scope: '*', from: 'watched', to: 'suppressed', … }]
 */
export function changesBetween(address: string, before: AddressState, after: AddressState): Change[] {
  const scopes = new Set(['*', ...[...before.standings, ...after.standings].map(({ scope }) => scope)])
  return [...scopes].flatMap((scope) => {
    const [from, to] = [check(before, scope).state, check(after, scope).state]
    if (from === to) return []
    return [{ address, scope, from, to, before: gravest(before, scope), after: gravest(after, scope) }]
  })
}

function gravest({ standings }: AddressState, scope: string): Standing | null {
  return standings.find((one) => one.scope === '*' || one.scope === scope) ?? null
}

/**
 * What a changed policy would change, address by address, before it takes effect. Nothing is stored; histories are
 * taken one by one, however many there are.
 *
 * @example
 * for (const change of preview(histories, DEFAULT_POLICY, resolvePolicy({ softBounces: 3 }), Date.now()))
 *   console.log(change.address, change.from, '→', change.to)
 */
export function* preview(
  histories: Iterable<readonly [address: string, history: AddressHistory]>,
  before: Policy,
  after: Policy,
  now: number,
  incidents: readonly Incident[] = [],
): Iterable<Change> {
  for (const [address, history] of histories) {
    const states = [before, after].map((policy) => decide(history, policy, now, incidents))
    yield* changesBetween(address, states[0]!, states[1]!)
  }
}
