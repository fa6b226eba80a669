import type { WatchMemory } from '../decide/incidents/watch.ts'
import type { ReceiverMemory } from '../decide/outage.ts'
import type { AlikeStandings } from './alike-standings.ts'
import type { Folded } from './folded.ts'
import type { Listed, ListQuery, OutgoingTables, Way } from './outgoing.ts'
import type { Piecemeal } from './piecemeal.ts'
import type {
  AddressRow,
  DecisionRow,
  EventRow,
  KeptStanding,
  KeyRow,
  Provenance,
  UnknownAddress,
} from './rows.ts'
import type {
  AuditEntry,
  DecisionFilter,
  EventFilter,
  Page,
  PageRequest,
  PolicySetting,
  StatsQuery,
  StatsRow,
  StoredEvent,
  StoredIncident,
  Suppression,
  SuppressionFilter,
} from './shapes.ts'

/**
 * The rows of a store on one machine, read and written at once; all that is decided about them is in core.ts. What
 * happens within `transaction` happens wholly or not at all, and is durable when it returns.
 */
export interface Tables {
  readonly outgoing: OutgoingTables

  transaction<T>(work: () => T): T

  /** False where there is one of this id. */
  addEvent(row: Omit<EventRow, 'seq'>): boolean
  events(filter: EventFilter & { readonly key?: string | undefined }): Piecemeal<Page<StoredEvent>>
  /** All events of an address, in the order in which they came. */
  eventsOf(key: string): EventRow[]
  /** Keeps the same event as it is read now. */
  changeEvent(row: EventRow): void
  /** The addresses that this receiver answered for since then. */
  keysAt(receiver: string, since: number): string[]
  /** Which addresses this receiver called unknown for good since then, by when it happened, the newest last. */
  unknownSince(receiver: string, since: number): UnknownAddress[]
  /** By which this event and others of its message know each other. */
  messageKeys(eventId: string): readonly string[]
  /** The addresses in whose history this event or entry stands. */
  keysOfRef(ref: string): string[]
  stats(query: StatsQuery): Piecemeal<StatsRow[]>
  /** The `seq` of the last event that was kept; 0 where there is none. */
  lastSeq(): number

  address(key: string): AddressRow | null
  /** `before`: the standings that are kept so far; null for an address that is new. */
  putAddress(row: AddressRow, before: readonly KeptStanding[] | null): void
  /**
   * Adds addresses, each with its one entry, its standing and its decision; of those that stand there twice the first.
   *
   * @returns those that were not added, since their address is here
   */
  addFolded(all: readonly Folded[]): ReadonlySet<Folded>
  /** Rows that are put meanwhile do no harm. */
  eachAddress(take: (row: AddressRow) => void): void
  /** The addresses after this cursor, as many as take no long time. */
  addressesAfter(cursor: string | undefined): Page<AddressRow>
  /** The same of those addresses of which events are kept. */
  withEventsAfter(cursor: string | undefined): Page<AddressRow>
  /** All standings, those of a kind together, some thousands at once. */
  eachStanding(take: (standings: AlikeStandings) => void): void
  /** Addresses that are suppressed, and not known to stand on the list. A page may be empty, and not the last. */
  unlisted(query: ListQuery): Page<Listed>
  /** Addresses that stand on the list in this way, and may get mail. */
  freed(query: ListQuery, way: Way): Page<Listed>
  /**
   * Makes what lets the sums of the last days be told, or the list be searched, in a few milliseconds. The rows may be
   * read and changed between the pieces; nothing depends on it but the time that answers take.
   */
  prepare(what: 'sums' | 'list'): Piecemeal<void>
  suppressions(filter: SuppressionFilter): Page<Suppression>
  countSuppressions(filter: SuppressionFilter): number
  search(beginning: string, limit: number): string[]

  /** `key`: the address in whose history it stands. */
  provenance(id: string, key: string): Provenance | null
  /** False where an entry with this id is there already. */
  addEntry(id: string, key: string, entry: Provenance): boolean

  decisionsOf(key: string): DecisionRow[]
  addDecision(row: Omit<DecisionRow, 'id'>): void
  changeDecision(id: number, undone: boolean): void
  dropDecision(id: number): void
  decisions(filter: DecisionFilter & { readonly key?: string | undefined }): Piecemeal<Page<DecisionRow>>

  incidents(): StoredIncident[]
  incident(id: string): StoredIncident | null
  putIncident(incident: StoredIncident): void
  guardMemory(): [string, ReceiverMemory][]
  watchMemory(): [string, WatchMemory][]
  /** null: it is forgotten. */
  putWatchMemory(name: string, memory: WatchMemory | null): void
  putGuardMemory(receiver: string, memory: ReceiverMemory): void

  setting(): PolicySetting | null
  putSetting(setting: PolicySetting): void
  secret(): string
  addAudit(entry: Omit<AuditEntry, 'id'>): void
  audit(page: PageRequest): Page<AuditEntry>

  keys(): KeyRow[]
  putKey(row: KeyRow): void
  position(source: string): string | null
  putPosition(source: string, position: string): void

  /** Removes all rows of an address. */
  forget(key: string): boolean
  prune(before: number): number
  backup(path: string): void
  close(): void
}
