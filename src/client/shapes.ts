import type { Static } from 'typebox'
import type { Policy, PolicyNumber } from '../decide/policy.ts'
import type { Change } from '../decide/preview.ts'
import type { Decision as PureDecision, Standing as PureStanding, State } from '../decide/state.ts'
import type { DeliveryEvent } from '../model/event.ts'
import type * as Schema from '../service/schemas.ts'
import type * as Kept from '../store/store.ts'

/** Times that the API writes as ISO 8601. */
type Dated<T, Times extends keyof T> = Omit<T, Times> & {
  readonly [Time in Times]: string | Extract<T[Time], null>
}

export type { Item } from '../service/ingest/item.ts'
export type { KeyScope } from '../store/store.ts'
export type Ingested = Static<typeof Schema.Ingested>
export type Checked = Static<typeof Schema.Checked>
export type SuppressionFilter = Undefinable<Static<typeof Schema.SuppressionQuery>>
export type NewSuppression = Static<typeof Schema.NewSuppression>
export type EventFilter = Undefinable<Static<typeof Schema.EventQuery>>
export type DecisionFilter = Undefinable<Static<typeof Schema.DecisionQuery>>
export type StatsQuery = Undefinable<Static<typeof Schema.StatsParameters>>
export type ImportQuery = Undefinable<Static<typeof Schema.ImportQuery>>
export type { Imported } from '../service/list/import.ts'
export type StatsRow = Kept.StatsRow
export type Difference = Kept.Difference
export type Page<T> = Kept.Page<T>

export type Suppression = Dated<Kept.Suppression, 'since' | 'until'>
export type StoredEvent = Dated<Kept.StoredEvent, 'receivedAt'>
export type Decision = Dated<PureDecision, 'at' | 'until'> & {
  readonly id: number
  readonly address: string | null
  readonly undone: boolean
}
export type Standing = Dated<PureStanding, 'since' | 'until'>
export type Incident = Dated<Kept.StoredIncident, 'from' | 'to' | 'openedAt'>
export type Key = Dated<Kept.ApiKey, 'createdAt' | 'revokedAt'>
export type AuditEntry = Dated<Kept.AuditEntry, 'at'>

/** An address's state as the API shows it. */
export interface AddressState {
  readonly standings: readonly Standing[]
  readonly softDays: number
  readonly deliveredAt: string | null
}

export interface AddressRecord {
  readonly address: string | null
  readonly state: AddressState
  readonly observed: AddressState
  readonly events: readonly StoredEvent[]
  readonly decisions: readonly Decision[]
}

/** What an explained item means, and what would become of its addresses. */
export interface Explained {
  readonly events: readonly DeliveryEvent[]
  readonly would: readonly {
    readonly address: string
    readonly from: State
    readonly to: State
    readonly send: boolean
    readonly until: string | null
    readonly why: string
  }[]
}

export interface PolicyShown {
  readonly policy: Policy
  readonly mode: 'observe' | 'enforce'
  readonly numbers: Readonly<Record<string, PolicyNumber>>
}

export interface PolicyChange {
  readonly policy?: Partial<Policy>
  readonly mode?: 'observe' | 'enforce'
}

export type { Change }

/** The same, where undefined is as good as absent. */
type Undefinable<T> = { readonly [Name in keyof T]: T[Name] | undefined }
