import { REASONS, type Reason } from '../model/reasons.ts'
import { DEFAULT_POLICY, type Policy } from './policy.ts'
import { type DecisionRule, ruleText } from './rules.ts'
import { type AddressState, byGravity, type Standing, type State } from './state.ts'

/** May mail be sent? Times are ISO 8601. */
export interface Answer {
  readonly scope: string
  readonly send: boolean
  readonly state: State
  readonly reason: Reason | null
  readonly rule: DecisionRule | null
  /** The event that decided. */
  readonly event: string | null
  readonly since: string | null
  /** null: no end. */
  readonly until: string | null
  /** A plain sentence. */
  readonly why: string
}

/**
 * May mail of this scope be sent to the address, why not, since when and until when. A state may be kept and asked
 * later: whatever has run out by then no longer stands.
 *
 * @param scope `*` for mail of no stream, or the stream's name
 * @example check(decide(history, DEFAULT_POLICY, Date.now()), 'marketing')
 * // { send: false, state: 'suppressed', since: '2026-11-02T…', why: 'Suppressed since 2 Nov 2026: …' }
 */
export function check(
  state: AddressState,
  scope = '*',
  at: number = state.at,
  policy: Policy = DEFAULT_POLICY,
): Answer {
  const [gravest] = state.standings
    .filter((one) => one.scope === '*' || one.scope === scope)
    .flatMap((one) => later(one, at))
    .sort(byGravity)
  if (gravest === undefined) return { ...FINE, scope }
  const { state: name, reason, rule, event, since, until } = gravest
  return {
    scope,
    send: name === 'watched',
    state: name,
    reason,
    rule,
    event,
    since: iso(since),
    until: until === null ? null : iso(until),
    why: sentence(gravest, policy),
  }
}

const FINE = {
  send: true,
  state: 'ok',
  reason: null,
  rule: null,
  event: null,
  since: null,
  until: null,
  why: 'Nothing is known against this address.',
} as const

/** What remains of a standing at a later time. */
function later(one: Standing, at: number): Standing[] {
  if (one.until === null || one.until > at) return [one]
  if (one.state === 'watched' || one.cause === 'manual') return []
  const rule = one.state === 'held' ? 'hold-over' : 'expired'
  return [{ ...one, state: 'watched', rule, since: one.until, until: null }]
}

function sentence({ state, since, until, rule, reason }: Standing, policy: Policy): string {
  const end = until === null ? '' : ` until ${dateInWords(until)}`
  const means = reason === null || reason === 'suppressed' ? '' : ` (${reason}: ${REASONS[reason].means})`
  const name = `${state[0]!.toUpperCase()}${state.slice(1)}`
  return `${name} since ${dateInWords(since)}${end}: ${ruleText(rule, policy)}${means}.`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `14 Dec 2020`, in UTC. */
export function dateInWords(at: number): string {
  const date = new Date(at)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

const iso = (at: number) => new Date(at).toISOString()
