import { randomBytes } from 'node:crypto'
import type { WatchMemory } from '../decide/incidents/watch.ts'
import { keysOf } from '../decide/keys.ts'
import { isUnknown } from '../decide/observation.ts'
import type { ReceiverMemory } from '../decide/outage.ts'
import { timeOf } from '../decide/record.ts'
import { alikeOf } from './alike-standings.ts'
import { fitsDecision, fitsEvent, fitsSuppression } from './filters.ts'
import type { Folded } from './folded.ts'
import { MemoryOutgoing } from './memory-outgoing.ts'
import { type Listed, type ListQuery, mirrorOf, type Way } from './outgoing.ts'
import { pageOf } from './pages.ts'
import { atOnce } from './piecemeal.ts'
import {
  type AddressRow,
  type DecisionRow,
  type EventRow,
  type KeptStanding,
  type KeyRow,
  type Provenance,
  provenanceOf,
  type UnknownAddress,
} from './rows.ts'
import type { AuditEntry, Page, PolicySetting, StoredIncident, Suppression } from './shapes.ts'
import { statsOf } from './stats.ts'
import type { Tables } from './tables.ts'
import { addUnfolded } from './unfolding.ts'

/** Rows in memory, for tests and for trying things out: nothing of them outlives the process. */
export class MemoryTables implements Tables {
  readonly outgoing = new MemoryOutgoing()
  #events: EventRow[] = []
  readonly #eventIds = new Map<string, EventRow>()
  readonly #addresses = new Map<string, AddressRow>()
  readonly #entries = new Map<string, Provenance & { key: string }>()
  readonly #decisions = new Map<number, DecisionRow>()
  readonly #incidents = new Map<string, StoredIncident>()
  readonly #guard = new Map<string, ReceiverMemory>()
  readonly #watch = new Map<string, WatchMemory>()
  readonly #keys = new Map<string, KeyRow>()
  readonly #positions = new Map<string, string>()
  readonly #audit: AuditEntry[] = []
  readonly #secret = randomBytes(32).toString('hex')
  #setting: PolicySetting | null = null
  #last = 0

  transaction<T>(work: () => T): T {
    return work()
  }

  addEvent(row: Omit<EventRow, 'seq'>): boolean {
    if (this.#eventIds.has(row.event.id)) return false
    const kept = { ...row, seq: ++this.#last }
    this.#events.push(kept)
    this.#eventIds.set(row.event.id, kept)
    return true
  }

  events(filter: Parameters<Tables['events']>[0]) {
    const rows = this.#events.filter((row) => fitsEvent(row, filter))
    return atOnce(pageOf(rows, ({ seq }) => seq, filter, filter.order ?? 'newest'))
  }

  eventsOf(key: string): EventRow[] {
    return this.#events.filter((row) => row.key === key)
  }

  changeEvent(row: EventRow): void {
    this.#events = this.#events.map((one) => (one.seq === row.seq ? row : one))
    this.#eventIds.set(row.event.id, row)
  }

  keysAt(receiver: string, since: number): string[] {
    const rows = this.#events.filter((row) => row.receiver === receiver && row.receivedAt >= since)
    return [...new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])))]
  }

  unknownSince(receiver: string, since: number) {
    const found: UnknownAddress[] = []
    for (const { seq, key, receiver: one, apart, event, receivedAt, scope } of this.#events)
      if (key !== null && one === receiver && apart === null && isUnknown(event))
        found.push({ seq, id: event.id, key, at: timeOf(event, receivedAt), scope })
    return found.filter(({ at }) => at >= since).sort((a, b) => a.at - b.at)
  }

  messageKeys(eventId: string): readonly string[] {
    const row = this.#eventIds.get(eventId)
    return row === undefined ? [] : keysOf(row.event)
  }

  keysOfRef(ref: string): string[] {
    const decided = [...this.#decisions.values()].filter((row) => row.ref === ref || row.event === ref)
    const keys = [...decided.map(({ key }) => key), this.#eventIds.get(ref)?.key, this.#entries.get(ref)?.key]
    return [...new Set(keys.flatMap((key) => key ?? []))]
  }

  stats(query: Parameters<Tables['stats']>[0]) {
    return atOnce(statsOf(this.#events, query))
  }

  lastSeq(): number {
    return this.#events.at(-1)?.seq ?? 0
  }

  address(key: string): AddressRow | null {
    return this.#addresses.get(key) ?? null
  }

  addFolded(all: readonly Folded[]): ReadonlySet<Folded> {
    const known = new Set<Folded>()
    for (const one of all) {
      if (this.#addresses.has(one.key)) known.add(one)
      else addUnfolded(this, one)
    }
    return known
  }

  putAddress(row: AddressRow): void {
    this.#addresses.set(row.key, row)
  }

  eachAddress(take: (row: AddressRow) => void): void {
    for (const row of [...this.#addresses.values()]) take(row)
  }

  addressesAfter(): Page<AddressRow> {
    return { items: [...this.#addresses.values()], next: null }
  }

  withEventsAfter(): Page<AddressRow> {
    const keys = new Set(this.#events.map(({ key }) => key))
    return { items: [...this.#addresses.values()].filter(({ key }) => keys.has(key)), next: null }
  }

  eachStanding(take: Parameters<Tables['eachStanding']>[0]): void {
    for (const { key, standings } of this.#addresses.values())
      for (const one of standings) take(alikeOf(key, one))
  }

  unlisted({ list, scopes, at }: ListQuery): Page<Listed> {
    const items = [...this.#addresses.values()].flatMap(({ key, address, standings }) => {
      const standing = standings.find((one) => one.state === 'suppressed' && isInForce(one, scopes, at))
      const ways = ['pushed', 'pulled'] as const
      const known = ways.some((way) => this.outgoing.isMirrored(mirrorOf(list, way), key))
      return standing === undefined || address === null || known ? [] : [{ key, address, standing }]
    })
    return { items, next: null }
  }

  freed({ list, scopes, at }: ListQuery, way: Way): Page<Listed> {
    const keys = this.outgoing.mirrored(mirrorOf(list, way), '', Number.MAX_SAFE_INTEGER)
    const items = keys.flatMap((key) => {
      const { address = null, standings = [] } = this.#addresses.get(key) ?? {}
      const kept = standings.some((one) => one.state !== 'watched' && isInForce(one, scopes, at))
      return address === null || kept ? [] : [{ key, address, standing: null }]
    })
    return { items, next: null }
  }

  prepare() {
    return atOnce(undefined)
  }

  suppressions(filter: Parameters<Tables['suppressions']>[0]) {
    const page = pageOf(this.#fitting(filter), ({ cursor }) => cursor, filter, 'oldest')
    return { ...page, items: page.items.map(({ cursor: _, receiver: __, ...one }): Suppression => one) }
  }

  countSuppressions(filter: Parameters<Tables['suppressions']>[0]): number {
    return this.#fitting(filter).length
  }

  #fitting(filter: Parameters<Tables['suppressions']>[0]) {
    const rows = [...this.#addresses.values()].flatMap(({ key, address, standings }) =>
      standings.flatMap(({ state, ...one }) =>
        state === 'watched' ? [] : [{ ...one, state, address, cursor: `${key}/${one.cause}/${one.scope}` }],
      ),
    )
    return rows.filter((row) => fitsSuppression(row, filter)).sort((a, b) => (a.cursor < b.cursor ? -1 : 1))
  }

  search(beginning: string, limit: number): string[] {
    const all = [...this.#addresses.values()].flatMap(({ address }) => address ?? [])
    return all
      .filter((one) => one.startsWith(beginning))
      .sort()
      .slice(0, limit)
  }

  provenance(id: string): Provenance | null {
    const entry = this.#entries.get(id)
    if (entry !== undefined) return entry
    const row = this.#eventIds.get(id)
    if (row === undefined) return null
    const { event, receiver } = row
    return provenanceOf(event, receiver)
  }

  addEntry(id: string, key: string, entry: Provenance): boolean {
    if (this.#entries.has(id)) return false
    this.#entries.set(id, { ...entry, key })
    return true
  }

  decisionsOf(key: string): DecisionRow[] {
    return [...this.#decisions.values()].filter((row) => row.key === key).sort((a, b) => a.at - b.at)
  }

  addDecision(row: Omit<DecisionRow, 'id'>): void {
    const id = ++this.#last
    this.#decisions.set(id, { ...row, id })
  }

  changeDecision(id: number, undone: boolean): void {
    this.#decisions.set(id, { ...this.#decisions.get(id)!, undone })
  }

  dropDecision(id: number): void {
    this.#decisions.delete(id)
  }

  decisions(filter: Parameters<Tables['decisions']>[0]) {
    const rows = [...this.#decisions.values()].filter((row) =>
      fitsDecision(row, this.#eventIds.get(row.event ?? '') ?? null, filter),
    )
    return atOnce(pageOf(rows, ({ id }) => id, filter, 'newest'))
  }

  incidents(): StoredIncident[] {
    return [...this.#incidents.values()].map((one) => ({ ...one, held: this.#heldBy(one) }))
  }

  #heldBy({ kind, receiver, from, resolution }: StoredIncident): number {
    if (kind !== 'outage' || resolution !== null) return 0
    const holds = ({ standings }: AddressRow) =>
      standings.some((one) => one.state === 'held' && one.receiver === receiver && one.since >= from)
    return [...this.#addresses.values()].filter(holds).length
  }

  incident(id: string): StoredIncident | null {
    const found = this.#incidents.get(id)
    return found === undefined ? null : { ...found, held: this.#heldBy(found) }
  }

  putIncident(incident: StoredIncident): void {
    this.#incidents.set(incident.id, incident)
  }

  guardMemory(): [string, ReceiverMemory][] {
    return [...this.#guard]
  }

  watchMemory(): [string, WatchMemory][] {
    return structuredClone([...this.#watch])
  }

  putWatchMemory(name: string, memory: WatchMemory | null): void {
    if (memory === null) this.#watch.delete(name)
    else this.#watch.set(name, structuredClone(memory))
  }

  putGuardMemory(receiver: string, memory: ReceiverMemory): void {
    this.#guard.set(receiver, structuredClone(memory))
  }

  setting(): PolicySetting | null {
    return this.#setting
  }

  putSetting(setting: PolicySetting): void {
    this.#setting = setting
  }

  secret(): string {
    return this.#secret
  }

  addAudit(entry: Omit<AuditEntry, 'id'>): void {
    this.#audit.push({ ...entry, id: this.#audit.length + 1 })
  }

  audit(page: Parameters<Tables['audit']>[0]) {
    return pageOf(this.#audit, ({ id }) => id, page, 'newest')
  }

  keys(): KeyRow[] {
    return [...this.#keys.values()]
  }

  putKey(row: KeyRow): void {
    this.#keys.set(row.hash, row)
  }

  position(source: string): string | null {
    return this.#positions.get(source) ?? null
  }

  putPosition(source: string, position: string): void {
    this.#positions.set(source, position)
  }

  forget(key: string): boolean {
    const before = this.#events.length + this.#addresses.size
    this.outgoing.forget(key)
    for (const { event } of this.eventsOf(key)) this.#eventIds.delete(event.id)
    this.#events = this.#events.filter((row) => row.key !== key)
    this.#addresses.delete(key)
    for (const { id } of this.decisionsOf(key)) this.#decisions.delete(id)
    for (const [id, entry] of this.#entries) if (entry.key === key) this.#entries.delete(id)
    return this.#events.length + this.#addresses.size < before
  }

  prune(before: number): number {
    const kept = this.#events.filter((row) => row.receivedAt >= before)
    const gone = this.#events.length - kept.length
    this.#events = kept
    return gone
  }

  backup(): void {
    throw new Error('Rows in memory have no file to copy.')
  }

  close(): void {}
}

const isInForce = ({ scope, until }: KeptStanding, scopes: readonly string[], at: number) =>
  scopes.includes(scope) && (until === null || until > at)
