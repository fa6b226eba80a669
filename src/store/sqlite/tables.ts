import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UndeliveredError } from '../../errors.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { AlikeStandings } from '../alike-standings.ts'
import { type Folded, idOf, standingOf, unfolded } from '../folded.ts'
import type { Listed, ListQuery, Way } from '../outgoing.ts'
import type { Piecemeal } from '../piecemeal.ts'
import {
  type AddressRow,
  type DecisionRow,
  type EventRow,
  type KeptStanding,
  type Provenance,
  provenanceOf,
} from '../rows.ts'
import type { Page, StoredEvent, StoredIncident } from '../shapes.ts'
import type { Tables } from '../tables.ts'
import { addUnfolded } from '../unfolding.ts'
import { AddressRows } from './address-rows.ts'
import type { Connection } from './connection.ts'
import { DayCounts } from './day-counts.ts'
import { DecisionRows, decisionIn } from './decision-rows.ts'
import { EventRows } from './event-rows.ts'
import { ImportRows } from './import-rows.ts'
import { ListRows } from './list-rows.ts'
import { OtherRows } from './other-rows.ts'
import { OutgoingRows } from './outgoing-rows.ts'

export interface SqliteOptions {
  readonly secret: string
  /** From so many new addresses at once on they are folded. */
  readonly foldedFrom?: number | undefined
}

const FOLDED_FROM = 100

/** The rows of a store in a SQLite file. */
export class SqliteTables implements Tables {
  readonly outgoing: OutgoingRows
  readonly #connection: Connection
  readonly #secret: string
  readonly #addresses: AddressRows
  readonly #imports: ImportRows
  readonly #foldedFrom: number
  readonly #list: ListRows
  readonly #events: EventRows
  readonly #counts: DayCounts
  readonly #decisions: DecisionRows
  readonly #others: OtherRows
  #erased = false

  constructor(connection: Connection, { secret, foldedFrom = FOLDED_FROM }: SqliteOptions) {
    this.#connection = connection
    this.#secret = secret
    this.#foldedFrom = foldedFrom
    this.#imports = new ImportRows(connection)
    this.#list = new ListRows(connection, this.#imports)
    this.#addresses = new AddressRows(connection, this.#list, this.#imports)
    this.#events = new EventRows(connection)
    this.#counts = new DayCounts(connection)
    this.#decisions = new DecisionRows(connection, this.#imports)
    this.#others = new OtherRows(connection)
    this.outgoing = new OutgoingRows(connection)
  }

  transaction<T>(work: () => T): T {
    this.#connection.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#connection.exec('COMMIT')
      this.#settle(true)
      if (this.#erased) this.#wipeLog()
      return result
    } catch (error) {
      this.#rollBack()
      throw error
    } finally {
      this.#settle(false)
      this.#addresses.forgetIds()
    }
  }

  /** What is remembered beside the rows follows them. */
  #settle(committed: boolean): void {
    this.#list.settle(committed)
    this.#counts.settle(committed)
  }

  /** A full disk may have ended the transaction already. */
  #rollBack(): void {
    try {
      this.#connection.exec('ROLLBACK')
    } catch {}
    this.#imports.reload()
  }

  /** The log holds the pages of a while ago: what was erased must not outlive there. */
  #wipeLog(): void {
    this.#erased = false
    this.#connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  addEvent(row: Omit<EventRow, 'seq'>): boolean {
    const added = this.#events.add(row, row.key === null ? null : this.#addresses.makeId(row.key))
    if (added) this.#counts.add(row)
    return added
  }

  events(filter: Parameters<Tables['events']>[0]): Piecemeal<Page<StoredEvent>> {
    return this.#events.page(filter, this.#idIn(filter))
  }

  #idIn({ key }: { readonly key?: string | undefined }): number | undefined {
    return key === undefined ? undefined : (this.#addresses.idOf(key) ?? NONE)
  }

  eventsOf(key: string): EventRow[] {
    const id = this.#addresses.idOf(key)
    return id === null ? [] : this.#events.of(id, key)
  }

  changeEvent(row: EventRow): void {
    this.#events.change(row)
    this.#counts.change()
  }

  keysAt(receiver: string, since: number): string[] {
    return this.#events.addressesAt(receiver, since).map((id) => this.#addresses.keyOf(id))
  }

  unknownSince(receiver: string, since: number) {
    const found = this.#events.unknownSince(receiver, since)
    return found.map(({ addressId, ...one }) => ({ key: this.#addresses.keyOf(addressId), ...one }))
  }

  messageKeys(eventId: string): readonly string[] {
    return this.#events.messageKeys(eventId)
  }

  keysOfRef(ref: string): string[] {
    const [, entered] = /^entry-([0-9a-f]{32})-/.exec(ref) ?? []
    if (entered !== undefined) return [entered]
    const event = this.#events.byId(ref)
    const ids = this.#decisions.addressesOf(ref)
    if (event !== null && event.address_id !== null) ids.push(Number(event.address_id))
    return [...new Set(ids.map((id) => this.#addresses.keyOf(id)))]
  }

  stats(query: Parameters<Tables['stats']>[0]) {
    return this.#counts.stats(query)
  }

  lastSeq(): number {
    return this.#events.last()
  }

  address(key: string): AddressRow | null {
    return this.#addresses.get(key)
  }

  addFolded(all: readonly Folded[]): ReadonlySet<Folded> {
    if (all.length < this.#foldedFrom) return this.#addUnfolded(all)
    const first = this.#addresses.reserve(all.length)
    const known = this.#imports.add(all, first, this.#decisions.reserve(all.length))
    if (this.#list.isIndexed)
      for (const [n, one] of all.entries())
        if (!known.has(one)) this.#list.change(first + n, one.address, [standingOf(one)])
    return known
  }

  /** Few are written as all others are: each import keeps what its entries have alike for good. */
  #addUnfolded(all: readonly Folded[]): ReadonlySet<Folded> {
    const known = new Set<Folded>()
    for (const one of all) {
      if (this.#addresses.idOf(one.key) !== null) known.add(one)
      else addUnfolded(this, one)
    }
    return known
  }

  putAddress(row: AddressRow, before: readonly KeptStanding[] | null): void {
    if (before === null) this.#addresses.put(row, before)
    else if (this.#addresses.differs(row, before)) {
      this.#unfold(row.key)
      this.#addresses.put(row, before)
    }
  }

  /** Before anything else happens to a folded address, it is written as all others are. */
  #unfold(key: string): void {
    const found = this.#addresses.folded(key)
    if (found === null) return
    const { row, entry, decision } = unfolded(found.folded)
    this.#others.addEntry(found.id, entry.id, entry.provenance)
    this.#decisions.add(decision, found.id, found.decision)
    this.#addresses.unfold(found, row)
  }

  eachAddress(take: (row: AddressRow) => void): void {
    this.#addresses.each(take)
  }

  addressesAfter(cursor: string | undefined) {
    return this.#addresses.after(cursor)
  }

  withEventsAfter(cursor: string | undefined) {
    return this.#addresses.withEventsAfter(cursor)
  }

  eachStanding(take: (standings: AlikeStandings) => void): void {
    this.#addresses.eachStanding(take)
  }

  aboutStandings(): number {
    return this.#addresses.aboutStandings() + this.#imports.size
  }

  unlisted(query: ListQuery): Page<Listed> {
    return this.#addresses.unlisted(query)
  }

  freed(query: ListQuery, way: Way): Page<Listed> {
    return this.#addresses.freed(query, way)
  }

  prepare(what: 'sums' | 'list'): Piecemeal<void> {
    return what === 'sums' ? this.#counts.prepare() : this.#list.prepare()
  }

  suppressions(filter: Parameters<Tables['suppressions']>[0]) {
    return this.#list.page(filter)
  }

  countSuppressions(filter: Parameters<Tables['suppressions']>[0]): number {
    return this.#list.count(filter)
  }

  search(beginning: string, limit: number): string[] {
    return this.#addresses.search(beginning, limit)
  }

  provenance(id: string, key: string): Provenance | null {
    const addressId = this.#addresses.idOf(key)
    const folded = this.#addresses.folded(key)
    if (folded !== null && idOf(folded.folded) === id) return unfolded(folded.folded).entry.provenance
    const entry = addressId === null ? null : this.#others.entry(addressId, id)
    if (entry !== null) return entry
    const row = this.#events.byId(id)
    if (row === null) return null
    return provenanceOf(JSON.parse(row.body as string) as DeliveryEvent, row.receiver as string)
  }

  addEntry(id: string, key: string, entry: Provenance): boolean {
    const folded = this.#addresses.folded(key)
    if (folded !== null && idOf(folded.folded) === id) return false
    return this.#others.addEntry(this.#addresses.makeId(key), id, entry)
  }

  decisionsOf(key: string): DecisionRow[] {
    const id = this.#addresses.idOf(key)
    if (id === null) return []
    const folded = this.#addresses.folded(key)
    return folded === null ? this.#decisions.of(id) : [decisionIn(folded)]
  }

  addDecision(row: Omit<DecisionRow, 'id'>): void {
    this.#unfold(row.key)
    this.#decisions.add(row, this.#addresses.makeId(row.key))
  }

  changeDecision(id: number, undone: boolean): void {
    this.#unfoldDecision(id)
    this.#decisions.change(id, undone)
  }

  dropDecision(id: number): void {
    this.#unfoldDecision(id)
    this.#decisions.drop(id)
  }

  #unfoldDecision(id: number): void {
    const found = this.#imports.ofDecision(id)
    if (found !== null) this.#unfold(found.folded.key)
  }

  decisions(filter: Parameters<Tables['decisions']>[0]): Piecemeal<Page<DecisionRow>> {
    return this.#decisions.page(filter, this.#idIn(filter))
  }

  incidents(): StoredIncident[] {
    return this.#others.incidents().map((one) => this.#withHeld(one))
  }

  incident(id: string): StoredIncident | null {
    const found = this.#others.incident(id)
    return found === null ? null : this.#withHeld(found)
  }

  #withHeld(one: Omit<StoredIncident, 'held'>): StoredIncident {
    const holds = one.kind === 'outage' && one.resolution === null
    return { ...one, held: holds ? this.#addresses.heldAt(one.receiver!, one.from) : 0 }
  }

  putIncident(incident: StoredIncident): void {
    this.#others.putIncident(incident)
  }

  guardMemory() {
    return this.#others.guardMemory()
  }

  watchMemory() {
    return this.#others.watchMemory()
  }

  putWatchMemory(...told: Parameters<Tables['putWatchMemory']>): void {
    this.#others.putWatchMemory(...told)
  }

  putGuardMemory(...told: Parameters<Tables['putGuardMemory']>): void {
    this.#others.putGuardMemory(...told)
  }

  setting() {
    return this.#others.setting<NonNullable<ReturnType<Tables['setting']>>>('policy')
  }

  putSetting(setting: Parameters<Tables['putSetting']>[0]): void {
    this.#others.putSetting('policy', setting)
  }

  secret(): string {
    return this.#secret
  }

  addAudit(entry: Parameters<Tables['addAudit']>[0]): void {
    this.#others.addAudit(entry)
  }

  audit(page: Parameters<Tables['audit']>[0]) {
    return this.#others.audit(page)
  }

  keys() {
    return this.#others.keys()
  }

  putKey(row: Parameters<Tables['putKey']>[0]): void {
    this.#others.putKey(row)
  }

  position(source: string): string | null {
    return this.#others.position(source)
  }

  putPosition(source: string, position: string): void {
    this.#others.putPosition(source, position)
  }

  /** Overwrites what it erases: a deleted row would else stay readable in the file until its place is needed. */
  forget(key: string): boolean {
    const id = this.#addresses.idOf(key)
    if (id === null) return false
    this.#connection.exec('PRAGMA secure_delete = ON')
    try {
      this.#events.forget(id)
      this.#counts.change()
      this.#decisions.forget(id)
      this.#others.forgetEntries(id)
      this.outgoing.forget(key)
      this.#addresses.forget(id, key)
      this.#erased = true
    } finally {
      this.#connection.exec('PRAGMA secure_delete = OFF')
    }
    return true
  }

  prune(before: number): number {
    this.#counts.change(before)
    return this.#events.prune(before)
  }

  backup(path: string): void {
    try {
      mkdirSync(dirname(resolve(path)), { recursive: true, mode: 0o700 })
      this.#connection.run('VACUUM INTO ?', path)
    } catch (error) {
      throw new UndeliveredError('STORE_BACKUP', path, (error as Error).message)
    }
  }

  close(): void {
    this.#connection.close()
  }
}

/** The number of no address. */
const NONE = -1
