import type { BounceType } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'

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
  /** A service did not send, because the address is on its own list. */
  readonly mirrored?: true
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

export const EMPTY_HISTORY: AddressHistory = Object.freeze({ failures: [], deliveries: [], marks: [] })

/** How many of each are kept, the newest. Only what follows the last delivery decides: these are ample. */
export const KEPT = Object.freeze({ failures: 60, deliveries: 6, marks: 40, keys: 6 })

/** By time, then by id: the same for any order of arrival. */
export function inTime(a: { at: number; id: string }, b: { at: number; id: string }): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The newest of them, in order of time. */
export function newest<T extends { readonly at: number; readonly id: string }>(all: T[], most: number): T[] {
  all.sort(inTime)
  return all.length > most ? all.slice(-most) : all
}
