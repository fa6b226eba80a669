import { REASONS, type Reason } from '../model/reasons.ts'
import { DEFAULT_POLICY, type Policy } from './policy.ts'
import { type DecisionRule, ruleText } from './rules.ts'
import { nextTry } from './schedule.ts'
import { type AddressState, byGravity, type Standing, type State } from './state.ts'
import { DAY } from './term.ts'

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
  /**
   * When the next try is worth it. null: now where mail may be sent, never where it may not. Mail may be sent to an
   * address that is only watched; before this time it is likely to come back again.
   */
  readonly retryAt: string | null
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
    retryAt: name === 'watched' ? retryOf(gravest, at, policy) : until === null ? null : iso(until),
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
  retryAt: null,
  why: 'Nothing is known against this address.',
} as const

/** Of an address that is watched for soft bounces, whose watch ends so long after the last of them. */
function retryOf({ rule, reason, since, until }: Standing, at: number, policy: Policy): string | null {
  if (rule !== 'soft-counted' || reason === null || until === null) return null
  const next = nextTry(reason, since, until - policy.softWindowDays * DAY)
  return next === null || next <= at ? null : iso(next)
}

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
