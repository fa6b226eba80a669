import type { BounceType } from '../model/advice.ts'
import type { Reason } from '../model/reasons.ts'
import { DAY } from './term.ts'

/** A failure of one message. Its several reports (log, bounce mail, webhook) are one failure. */
export interface Failure {
  /** By which the reports of one failure know each other; never empty. */
  readonly keys: readonly string[]
  /** The event that told most. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly type: BounceType
  readonly reason: Reason | null
  /** How much the event told: the report with more stands for the failure. */
  readonly rank: number
  /** Which receiver refused, for the outage guard. */
  readonly receiver: string
  /** What the words mean is a guess: it alone is no ground for giving an address up. */
  readonly unsure?: true
  /** A service did not send, because the address is on its own list. */
  readonly mirrored?: true
  /** When it was heard of, where that was long after: a suppression lasts its time from then on. */
  readonly heard?: number
  readonly undone?: true
}

/** A message that was taken by the receiver. */
export interface Delivery {
  readonly id: string
  readonly at: number
  /** The message, as in the keys of a failure: a later bounce of it says that it was not delivered after all. */
  readonly keys: readonly string[]
  readonly undone?: true
}

/** `complaint`, `unsubscribe`: said by the recipient. `suppress`, `allow`: said by you. */
export type MarkKind = 'complaint' | 'unsubscribe' | 'suppress' | 'allow'

export interface Mark {
  readonly kind: MarkKind
  readonly id: string
  readonly at: number
  /** `*` or the name of a stream. */
  readonly scope: string
  /** When it ends; only of your own entries. */
  readonly until: number | null
}

export interface KeptMark extends Mark {
  readonly undone?: true
}

/**
 * What is kept of an address: the facts that may still matter, few enough for one row of a table. The order in which
 * they came does not show in it.
 */
export interface AddressHistory {
  readonly failures: readonly Failure[]
  readonly deliveries: readonly Delivery[]
  readonly marks: readonly KeptMark[]
}

/** Of an address of which nothing is known yet. */
export const EMPTY_HISTORY: AddressHistory = Object.freeze({ failures: [], deliveries: [], marks: [] })

/** How many of each are kept, the newest. Only what follows the last delivery decides: these are ample. */
export const KEPT = Object.freeze({ failures: 60, deliveryDays: 8, marks: 40, keys: 6 })

/** By time, then by id: the same for any order of arrival. */
export function inTime(a: { at: number; id: string }, b: { at: number; id: string }): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The newest of them, in order of time. */
function newest<T extends { readonly at: number; readonly id: string }>(all: T[], most: number): T[] {
  all.sort(inTime)
  return all.length > most ? all.slice(-most) : all
}

/**
 * Of each day the first and the last delivery, of the newest days. Failures from before the oldest day that is kept
 * go with it: what was delivered after them cleared them.
 */
export function tidy({ failures, deliveries, marks }: AddressHistory): AddressHistory {
  const days = new Map<number, Delivery[]>()
  for (const one of [...deliveries].sort(inTime)) {
    const day = Math.floor(one.at / DAY)
    const same = days.get(day)
    if (same === undefined) days.set(day, [one])
    else same.splice(1, 1, one)
  }
  const kept = [...days.values()].slice(-KEPT.deliveryDays)
  const oldest = kept.length < KEPT.deliveryDays ? Number.NEGATIVE_INFINITY : kept[0]![0]!.at
  return {
    failures: newest(
      failures.filter(({ at }) => at >= oldest),
      KEPT.failures,
    ),
    deliveries: kept.flat(),
    marks: newest([...marks], KEPT.marks),
  }
}

/** Whether both hold the very same facts. */
export function sameHistory(a: AddressHistory, b: AddressHistory): boolean {
  const same = (some: readonly unknown[], others: readonly unknown[]) =>
    some.length === others.length && some.every((one, i) => one === others[i])
  return same(a.failures, b.failures) && same(a.deliveries, b.deliveries) && same(a.marks, b.marks)
}
