import type { Reason } from '../model/reasons.ts'
import type { DecisionRule } from './rules.ts'

/** From the mildest to the gravest. */
export const STATES = ['ok', 'watched', 'held', 'suppressed'] as const

/** `watched`: mail goes, failures count. `held`: no mail for a while. `suppressed`: no mail. */
export type State = (typeof STATES)[number]

/** What puts an address in its state; several may at once. */
export type Cause = 'bounces' | 'mirrored' | 'complaint' | 'unsubscribe' | 'manual'

/** A state of an address in a scope, by one cause. Times are milliseconds since 1970. */
export interface Standing {
  readonly cause: Cause
  /** `*` (all mail) or the name of a stream. */
  readonly scope: string
  readonly state: State
  readonly since: number
  /** When it becomes milder by itself; null: never. */
  readonly until: number | null
  readonly rule: DecisionRule
  readonly reason: Reason | null
  /** Id of the event or entry that decided. */
  readonly event: string
  /** What `undo` takes: stays the same when a better report of the failure comes in. */
  readonly ref: string
}

/** A change of state. `event` and `ref` are null where time alone changed it. */
export interface Decision extends Omit<Standing, 'since' | 'state' | 'event' | 'ref'> {
  readonly at: number
  readonly from: State
  readonly to: State
  readonly event: string | null
  readonly ref: string | null
}

/** What an address's history comes to at a time. */
export interface AddressState {
  readonly at: number
  /** Every standing but `ok`, the gravest first; none: the address is fine. */
  readonly standings: readonly Standing[]
  /** Every change of state, in order of time. */
  readonly decisions: readonly Decision[]
  /** The days of soft bounces that count now. */
  readonly softDays: number
  /** The last delivery that no later bounce of the same message denies. */
  readonly deliveredAt: number | null
}

/** The gravest first; of equals the one that lasts longer, then the older; never by which came first. */
export function byGravity(a: Standing, b: Standing): number {
  return (
    STATES.indexOf(b.state) - STATES.indexOf(a.state) ||
    (b.until ?? Number.POSITIVE_INFINITY) - (a.until ?? Number.POSITIVE_INFINITY) ||
    a.since - b.since ||
    (`${a.cause} ${a.scope}` < `${b.cause} ${b.scope}` ? -1 : 1)
  )
}
