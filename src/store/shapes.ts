import type { IncidentFacts, IncidentKind } from '../decide/incident.ts'
import type { Mode } from '../decide/ledger.ts'
import type { Policy } from '../decide/policy.ts'
import type { Change } from '../decide/preview.ts'
import type { AddressState, Cause, Decision, State } from '../decide/state.ts'
import type { DeliveryEvent, Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'

/** One event to be kept, with what its source knows beside it. */
export interface Intake {
  readonly event: DeliveryEvent
  /** When it was received, in milliseconds since 1970. */
  readonly at: number
  /** The stream of mail that it concerns; unless told the event's own, else `*`. */
  readonly scope?: string | undefined
  /** Why it is kept apart: it decides nothing and is counted nowhere. */
  readonly apart?: Apart | undefined
}

/** `backscatter`: an answer to mail that was never sent from here. */
export type Apart = 'backscatter'

/** `duplicate`: the same event was here before; nothing changed. */
export type Taken = 'accepted' | 'duplicate'

/**
 * What an entry would do. `new`: its address would get no mail by it. `known`: it gets none already, or the very same
 * was entered before. `none`: nothing; somebody has let the address go since, it has ended, or its reason is no fault
 * of the address.
 */
export type Effect = 'new' | 'known' | 'none'

/** What was kept of an event. */
export interface StoredEvent {
  /** Grows with each event that is kept: the order in which they came. */
  readonly seq: number
  /** null where the store keeps addresses as hashes only. */
  readonly address: string | null
  readonly scope: string
  readonly receivedAt: number
  /** null for all that counts. */
  readonly apart: Apart | null
  readonly event: DeliveryEvent
}

/** An entry of the list made by hand, by an import or by the policy: why an address gets no mail. */
export interface Suppression {
  /** null where the store keeps addresses as hashes only. */
  readonly address: string | null
  readonly scope: string
  readonly state: Extract<State, 'held' | 'suppressed'>
  readonly cause: Cause
  readonly reason: Reason | null
  readonly rule: string
  /** Where it came from: an event's source, `manual`, `import:sendgrid`, … */
  readonly source: string
  /** The event or entry that decided; what `undo` takes. */
  readonly ref: string
  /** Who made it: a key's name, or `policy`. */
  readonly who: string
  readonly note: string | null
  readonly since: number
  readonly until: number | null
}

/** An entry to be made: `suppress` stops mail, `allow` lifts what stood before, the others say what was reported. */
export interface Entry {
  readonly address: string
  readonly scope?: string | undefined
  readonly kind: 'suppress' | 'allow' | 'complaint' | 'unsubscribe' | 'bounce'
  readonly reason?: Reason | null | undefined
  readonly at: number
  readonly until?: number | null | undefined
  readonly source: string
  readonly who: string
  readonly note?: string | null | undefined
}

export interface StoredDecision extends Decision {
  readonly id: number
  readonly address: string | null
  readonly undone: boolean
}

/** A change made by a person: an undo, a resolved incident, a new policy, a key. */
export interface AuditEntry {
  readonly id: number
  readonly at: number
  readonly who: string
  readonly action: string
  readonly details: Readonly<Record<string, unknown>>
}

/** One page of a long list; `next` is the cursor of the page after it, null at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export interface PageRequest {
  readonly cursor?: string | undefined
  /** At most 1,000; 100 unless told. */
  readonly limit?: number | undefined
}

export interface SuppressionFilter extends PageRequest {
  readonly scope?: string | undefined
  readonly state?: Suppression['state'] | undefined
  readonly cause?: Cause | undefined
  readonly reason?: Reason | undefined
  readonly source?: string | undefined
  readonly domain?: string | undefined
  readonly receiver?: string | undefined
  /** Only those that began, or end, within these times. */
  readonly since?: number | undefined
  readonly before?: number | undefined
  readonly endsBefore?: number | undefined
  /** Only those that end then or later, or never. */
  readonly endsFrom?: number | undefined
}

export interface EventFilter extends PageRequest {
  readonly address?: string | undefined
  readonly kind?: Kind | undefined
  readonly type?: 'hard' | 'soft' | undefined
  readonly reason?: Reason | undefined
  readonly receiver?: string | undefined
  readonly source?: string | undefined
  readonly scope?: string | undefined
  /** Only those that are kept apart for this; null: for nothing. */
  readonly apart?: Apart | null | undefined
  /** Only failures whose reason no rule told: unknown, or what the model takes it for. */
  readonly unsure?: boolean | undefined
  readonly since?: number | undefined
  readonly before?: number | undefined
  /** Only those that happened, by what they say of themselves, within these times. */
  readonly happenedSince?: number | undefined
  readonly happenedBefore?: number | undefined
  /** Any one of these. */
  readonly reasons?: readonly Reason[] | undefined
  /** Only those that name this blocklist, and what it lists; null: none. */
  readonly blocklist?: string | null | undefined
  readonly listed?: string | undefined
  /** Newest first unless `oldest`. */
  readonly order?: 'newest' | 'oldest' | undefined
}

export interface DecisionFilter extends PageRequest {
  readonly address?: string | undefined
  readonly rule?: string | undefined
  readonly receiver?: string | undefined
  readonly reason?: Reason | undefined
  /** Words in the diagnostic text of the event that decided. */
  readonly text?: string | undefined
  readonly to?: State | undefined
  readonly since?: number | undefined
  readonly before?: number | undefined
}

/** All that is known of one address. */
export interface AddressRecord {
  readonly address: string | null
  readonly state: AddressState
  /** What the whole history comes to; differs from `state` only while observing. */
  readonly observed: AddressState
  readonly events: readonly StoredEvent[]
  readonly decisions: readonly StoredDecision[]
}

export interface StatsQuery {
  readonly since: number
  readonly before: number
  readonly by: readonly ('day' | 'kind' | 'type' | 'reason' | 'receiver' | 'scope')[]
  readonly scope?: string | undefined
  readonly receiver?: string | undefined
}

/** One count; the fields that were not asked for are absent. */
export interface StatsRow {
  readonly day?: string
  readonly kind?: Kind
  readonly type?: string | null
  readonly reason?: Reason | null
  readonly receiver?: string
  readonly scope?: string
  readonly count: number
}

export interface StoredIncident extends IncidentFacts {
  /** When it was noticed, and when something of it changed last. */
  readonly openedAt: number
  readonly updatedAt: number
  /** Somebody has seen it. */
  readonly acknowledgedAt: number | null
  readonly acknowledgedBy: string | null
  /** Until then nobody wants to hear of it. */
  readonly mutedUntil: number | null
  /** Of an outage: see {@link Incident}. */
  readonly resolution: 'released' | 'confirmed' | null
  /** How many addresses an outage holds now. */
  readonly held: number
}

/** What a person says of an incident; what is absent stays as it is. */
export interface IncidentMark {
  readonly acknowledged?: boolean | undefined
  /** null ends it. */
  readonly mutedUntil?: number | null | undefined
}

export interface IncidentFilter {
  /** Only those that last, or only those that are over. */
  readonly open?: boolean | undefined
  readonly kind?: IncidentKind | undefined
  readonly receiver?: string | undefined
  /** Also those that turned out to be part of another. */
  readonly parts?: boolean | undefined
}

export interface PolicySetting {
  readonly policy: Policy
  readonly mode: Mode
}

/** What a key may do; `admin` may do all. */
export const KEY_SCOPES = ['read', 'check', 'ingest', 'admin'] as const

export type KeyScope = (typeof KEY_SCOPES)[number]

export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly scopes: readonly KeyScope[]
  readonly createdAt: number
  readonly revokedAt: number | null
}

/** How much a replay or a preview would change, with the changes themselves, cut off after the asked number. */
export interface Difference {
  /** How many were looked at; of a replay, those of which events are kept. */
  readonly addresses: number
  readonly changed: number
  readonly events: number
  /** Events that today's rules read otherwise. */
  readonly reread: number
  readonly changes: readonly Change[]
}

export interface PreviewOptions {
  /** How many changes to show. */
  readonly limit: number
  /**
   * Only what came about from then on. Every address is still judged with its whole history, so that what came before
   * counts as it always does; but told is only what began after that time, by the setting in force or by the other.
   */
  readonly since?: number | undefined
}

/** What another setting would change, and what it would have done in that time. */
export interface SettingDifference extends Difference {
  /** Addresses that would change as well, by what came about before that time. */
  readonly earlier: number
  /** Addresses whose mail was stopped, for a while or for good, in that time: by the setting in force, and by the other. */
  readonly stopped: { readonly was: number; readonly wouldBe: number }
}

/** What an event becomes when its text is judged again; the same event where nothing differs. */
export type Rejudge = (event: DeliveryEvent) => DeliveryEvent

export interface ReplayOptions {
  readonly commit: boolean
  /** How many changes to show. */
  readonly limit: number
  readonly who: string
}
