import type { Ledger } from '../decide/ledger.ts'
import type { Decision } from '../decide/state.ts'
import type { DeliveryEvent } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'
import type { ApiKey, StoredEvent, Suppression } from './shapes.ts'

/** What is kept of one address, under its key. */
export interface AddressRow {
  readonly key: string
  /** null where only hashes are kept. */
  readonly address: string | null
  readonly ledger: Ledger
  /** The standings by which it gets no mail, or is watched, as they were decided last. */
  readonly standings: readonly KeptStanding[]
}

/** A standing with where it came from. `watched` stands here too, since `check` tells it. */
export interface KeptStanding extends Omit<Suppression, 'address' | 'state'> {
  readonly state: Suppression['state'] | 'watched'
  readonly receiver: string
}

/** As much of a standing as an answer tells. */
export type ShownStanding = Pick<
  KeptStanding,
  'cause' | 'scope' | 'state' | 'since' | 'until' | 'rule' | 'reason'
>

export interface EventRow extends StoredEvent {
  readonly key: string | null
  readonly receiver: string
}

/** Where an event or entry came from, by its id. */
export interface Provenance {
  readonly source: string
  readonly who: string
  readonly note: string | null
  readonly receiver: string
  /** Why, where an entry told; the history of entries by hand has no reasons. */
  readonly reason: Reason | null
}

/** Where a standing came from that the policy gave for an event. */
export function provenanceOf({ source, diagnostic }: DeliveryEvent, receiver: string): Provenance {
  return { source, who: 'policy', note: diagnostic, receiver, reason: null }
}

export interface DecisionRow extends Decision {
  readonly id: number
  readonly key: string
  readonly address: string | null
  readonly undone: boolean
}

export interface KeyRow extends ApiKey {
  readonly hash: string
}

/** A bounce that called an address unknown for good: when that happened, and in which stream of mail. */
export interface UnknownAddress {
  readonly seq: number
  readonly id: string
  readonly key: string
  readonly at: number
  readonly scope: string
}

/** By what a row is kept is nobody's business outside. */
export function withoutKey<T extends object>(row: T): Omit<T, 'key'> {
  const { key: _, ...rest } = row as T & { key?: unknown }
  return rest as Omit<T, 'key'>
}
