import type { Answer } from '../decide/check.ts'
import type { IncidentFacts, IncidentKind } from '../decide/incident.ts'
import type { Pulse } from '../decide/incidents/silence.ts'
import type { Mode } from '../decide/ledger.ts'
import type { Policy } from '../decide/policy.ts'
import type { Change } from '../decide/preview.ts'
import type { AddressState, Cause, Decision, State } from '../decide/state.ts'
import type { DeliveryEvent, Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'
import type {
  Delivery,
  DeliveryQuery,
  Endpoint,
  EndpointState,
  Listed,
  ListQuery,
  Message,
  Settled,
  TakenOver,
  Way,
} from './outgoing.ts'

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

/**
 * Keeps what was read and what was decided. Whatever a method has answered survives kill -9 and power loss. One
 * process owns a store.
 */
export interface Store {
  /** Keeps events and applies the policy to their addresses, each batch in one transaction. */
  take(intakes: readonly Intake[]): Promise<readonly Taken[]>
  /** Makes entries; for each whether it was new. `at` is now. */
  enter(entries: readonly Entry[], at: number): Promise<readonly Taken[]>
  /** Makes entries and tells what each did; `why` of the first hundred that get no mail already. `at` is now. */
  import(
    entries: readonly Entry[],
    at: number,
  ): Promise<readonly { readonly effect: Effect; readonly why: string | null }[]>
  /** What making them would do, each by itself; keeps nothing. */
  wouldEnter(entries: readonly Entry[], at: number): Promise<readonly Effect[]>
  /** May mail be sent? Never waits for writing. `event` is null: `address` tells which one decided. */
  check(address: string, scope: string, at: number): Answer

  suppressions(filter: SuppressionFilter): Promise<Page<Suppression>>
  /** How many entries a filter finds. */
  countSuppressions(filter: SuppressionFilter): Promise<number>
  /** Addresses that begin so, in the order of the alphabet; none where only hashes are kept. */
  search(beginning: string, limit: number): Promise<readonly string[]>
  address(address: string, at: number): Promise<AddressRecord | null>
  events(filter: EventFilter): Promise<Page<StoredEvent>>
  decisions(filter: DecisionFilter): Promise<Page<StoredDecision>>
  stats(query: StatsQuery): Promise<readonly StatsRow[]>
  audit(page: PageRequest): Promise<Page<AuditEntry>>

  /** As if these events or entries (`ref` of a decision) had never been; how many were undone. */
  undo(refs: readonly string[], who: string, at: number): Promise<number>
  redo(refs: readonly string[], who: string, at: number): Promise<number>
  /** Undoes every decision that the filter finds. */
  undoAll(filter: DecisionFilter, who: string, at: number): Promise<number>

  /** The newest first. */
  incidents(filter?: IncidentFilter): Promise<readonly StoredIncident[]>
  incident(id: string): Promise<StoredIncident | null>
  /** The events that stand under an incident; null for no such incident. */
  incidentEvents(id: string, page: PageRequest): Promise<Page<StoredEvent> | null>
  /** Acknowledges or mutes an incident; null for no such incident. */
  markIncident(id: string, mark: IncidentMark, who: string, at: number): Promise<StoredIncident | null>
  /** What the clock, and what the sources read since the last time, open and close; how many incidents last, by kind. */
  tick(at: number, pulses: readonly Pulse[]): Promise<Readonly<Record<IncidentKind, number>>>
  /** Settles an outage: its bounces do not count, or count as always; how many addresses changed, null for no such incident. */
  resolve(
    incident: string,
    resolution: 'released' | 'confirmed',
    who: string,
    at: number,
  ): Promise<number | null>

  setting(): PolicySetting
  /** What another policy or mode would change; stores nothing, and lets others have their turn. */
  preview(setting: PolicySetting, at: number, options: PreviewOptions): Promise<SettingDifference>
  /** Puts a policy or mode into force and decides every address anew. */
  apply(setting: PolicySetting, who: string, at: number): Promise<number>
  /** Judges the stored events again; stores the outcome only with `commit`. */
  replay(rejudge: Rejudge, at: number, options: ReplayOptions): Promise<Difference>

  /** @returns the key itself, which is shown once and kept only as a hash */
  createKey(
    name: string,
    scopes: readonly KeyScope[],
    at: number,
    secret?: string,
  ): Promise<{ readonly key: ApiKey; readonly secret: string }>
  keys(): Promise<readonly ApiKey[]>
  revokeKey(id: string, at: number): Promise<boolean>
  /** The key that this secret belongs to, unless revoked. Never waits for writing. */
  keyOf(secret: string): ApiKey | null

  position(source: string): Promise<string | null>
  setPosition(source: string, position: string): Promise<void>

  endpoints(): Promise<readonly EndpointState[]>
  /** Makes or changes an endpoint; a new one is told of changes from now on. */
  putEndpoint(endpoint: Endpoint): Promise<void>
  removeEndpoint(id: string): Promise<boolean>
  /** What is to be told to endpoints, after this id, the oldest first. */
  messages(after: number, limit: number): Promise<readonly Message[]>
  settle(endpoint: string, settled: Settled): Promise<void>
  deliveries(endpoint: string, query: DeliveryQuery): Promise<readonly Delivery[]>
  /** Dead deliveries wait again; all where no messages are named. How many. */
  revive(endpoint: string, messages: readonly number[] | null, now: number): Promise<number>
  /** What is suppressed here and not known to stand on a service's list. A page may be empty, and not the last. */
  unlisted(query: ListQuery): Promise<Page<Listed>>
  /** What may be taken off a service's list: what we put there, or what was taken over and somebody let go. */
  freed(query: ListQuery, way: Way): Promise<Page<Listed>>
  /** Takes over entries of a service's list; those that are known to stand there are let alone. */
  takeOver(list: string, entries: readonly Entry[], at: number): Promise<readonly TakenOver[]>
  /** What taking them over would come to; keeps nothing. */
  wouldTakeOver(list: string, entries: readonly Entry[], at: number): Promise<readonly TakenOver[]>
  /** Notes by their keys what has been put on a service's list, and what has been taken off. */
  mirror(list: string, pushed: readonly string[], removed: readonly string[]): Promise<void>

  /** Removes messages that every endpoint has taken, and all that are older than this. */
  pruneMessages(before: number): Promise<void>

  /** Erases a person: events, history, entries. With `keepSuppressed` a hash stays, so that no mail is sent again. */
  forget(address: string, keepSuppressed: boolean, who: string, at: number): Promise<boolean>
  /** Removes events older than this; what was decided stays. How many went. */
  prune(before: number): Promise<number>
  /** Copies the store into a new file while it runs. */
  backup(path: string): Promise<void>
  close(): Promise<void>
}
