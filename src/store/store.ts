import type { Answer } from '../decide/check.ts'
import type { IncidentKind } from '../decide/incident.ts'
import type { Pulse } from '../decide/incidents/silence.ts'
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
import type {
  AddressRecord,
  ApiKey,
  AuditEntry,
  DecisionFilter,
  Difference,
  Effect,
  Entry,
  EventFilter,
  IncidentFilter,
  IncidentMark,
  Intake,
  KeyScope,
  Page,
  PageRequest,
  PolicySetting,
  PreviewOptions,
  Rejudge,
  ReplayOptions,
  SettingDifference,
  StatsQuery,
  StatsRow,
  StoredDecision,
  StoredEvent,
  StoredIncident,
  Suppression,
  SuppressionFilter,
  Taken,
} from './shapes.ts'

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
