import type { Pulse } from '../decide/incidents/silence.ts'
import type { DeliveryEvent } from '../model/event.ts'
import { Core, type CoreOptions, type EntryList } from './core.ts'
import type { EntryColumns } from './entry-columns.ts'
import { eventsUnder } from './incident-events.ts'
import {
  type DeliveryQuery,
  type Endpoint,
  type ListQuery,
  mirrorOf,
  type Settled,
  type Way,
} from './outgoing.ts'
import { PAGE } from './pages.ts'
import { type Piecemeal, whole } from './piecemeal.ts'
import { apply, previewReplay, replay, resolve, revise } from './revision.ts'
import { type AddressRow, type KeyRow, withoutKey } from './rows.ts'
import { previewPiece } from './setting-difference.ts'
import type * as Kept from './shapes.ts'
import type { Tables } from './tables.ts'

/** All of a store that touches its rows: everything at once, in the thread that has the rows. */
export class Keeper {
  readonly #tables: Tables
  readonly #core: Core

  constructor(tables: Tables, options: CoreOptions) {
    this.#tables = tables
    this.#core = new Core(tables, options)
  }

  take(intakes: readonly Kept.Intake[]) {
    return this.#core.take(intakes)
  }

  enter(columns: EntryColumns, at: number) {
    return this.enterAll([{ columns, at }])[0]!
  }

  /** The same of several requests, in one transaction. */
  enterAll(lists: readonly EntryList[]) {
    return this.#core.enter(lists)
  }

  wouldEnter(entries: readonly Kept.Entry[], at: number) {
    return entries.map((entry) => this.#core.wouldEnter(entry, at))
  }

  /** See {@link Tables.prepare}. */
  prepare(what: 'sums' | 'list') {
    return this.#tables.prepare(what)
  }

  suppressions(filter: Kept.SuppressionFilter) {
    return this.#tables.suppressions(filter)
  }

  countSuppressions(filter: Kept.SuppressionFilter) {
    return this.#tables.countSuppressions(filter)
  }

  search(beginning: string, limit: number) {
    return this.#tables.search(beginning.trim().toLowerCase(), limit)
  }

  address(address: string, at: number) {
    return this.#core.address(address, at)
  }

  *events(filter: Kept.EventFilter): Piecemeal<Kept.Page<Kept.StoredEvent>> {
    const page = yield* this.#tables.events({ ...filter, key: this.#keyIn(filter) })
    return { ...page, items: page.items.map(withoutKey) }
  }

  *decisions(filter: Kept.DecisionFilter): Piecemeal<Kept.Page<Kept.StoredDecision>> {
    const page = yield* this.#tables.decisions({ ...filter, key: this.#keyIn(filter) })
    return { ...page, items: page.items.map(withoutKey) }
  }

  #keyIn({ address }: { readonly address?: string | undefined }): string | undefined {
    return address === undefined ? undefined : this.#core.keyOf(address)
  }

  stats(query: Kept.StatsQuery) {
    return this.#tables.stats(query)
  }

  audit(page: Kept.PageRequest) {
    return this.#tables.audit(page)
  }

  undo(refs: readonly string[], who: string, at: number) {
    return revise(this.#core, 'undo', refs, who, at)
  }

  redo(refs: readonly string[], who: string, at: number) {
    return revise(this.#core, 'redo', refs, who, at)
  }

  undoAll(filter: Kept.DecisionFilter, who: string, at: number) {
    const refs = new Set<string>()
    const request = { ...filter, key: this.#keyIn(filter), limit: PAGE.most }
    for (let cursor: string | undefined; ; ) {
      const page = whole(this.#tables.decisions({ ...request, cursor }))
      for (const { ref, undone } of page.items) if (ref !== null && !undone) refs.add(ref)
      if (page.next === null) break
      cursor = page.next
    }
    return revise(this.#core, 'undo', [...refs], who, at)
  }

  incidents(filter: Kept.IncidentFilter = {}) {
    return this.#core.desk.list(filter)
  }

  incident(id: string) {
    return this.#tables.incident(id)
  }

  *incidentEvents(id: string, page: Kept.PageRequest): Piecemeal<Kept.Page<Kept.StoredEvent> | null> {
    const incident = this.#core.desk.find(id)
    if (incident === null) return null
    const filter = eventsUnder(incident)
    return filter === null ? { items: [], next: null } : yield* this.events({ ...filter, ...page })
  }

  markIncident(id: string, mark: Kept.IncidentMark, who: string, at: number) {
    return this.#core.commit(() => this.#core.desk.mark(id, mark, who, at))
  }

  tick(at: number, pulses: readonly Pulse[]) {
    return this.#core.tick(at, pulses)
  }

  resolve(incident: string, resolution: 'released' | 'confirmed', who: string, at: number) {
    return resolve(this.#core, incident, resolution, who, at)
  }

  setting() {
    return this.#core.judging.setting
  }

  preview(setting: Kept.PolicySetting, at: number, options: Kept.PreviewOptions, cursor: string | undefined) {
    return previewPiece(this.#core, setting, at, options, cursor)
  }

  apply(setting: Kept.PolicySetting, who: string, at: number) {
    return apply(this.#core, setting, who, at)
  }

  /** @param reread the events that are to be read otherwise */
  replay(reread: readonly DeliveryEvent[], at: number, options: Kept.ReplayOptions) {
    const byId = new Map(reread.map((event) => [event.id, event]))
    const rejudge = (event: DeliveryEvent) => byId.get(event.id) ?? event
    return options.commit
      ? replay(this.#core, rejudge, at, options)
      : previewReplay(this.#core, rejudge, at, options.limit)
  }

  keys() {
    return this.#tables.keys()
  }

  putKey(row: KeyRow) {
    this.#tables.transaction(() => this.#tables.putKey(row))
  }

  secret() {
    return this.#tables.secret()
  }

  position(source: string) {
    return this.#tables.position(source)
  }

  setPosition(source: string, position: string) {
    this.#tables.transaction(() => this.#tables.putPosition(source, position))
  }

  endpoints() {
    return this.#tables.outgoing.endpoints()
  }

  putEndpoint(endpoint: Endpoint) {
    this.#tables.transaction(() => this.#tables.outgoing.putEndpoint(endpoint))
    this.#core.judging.outbox.look()
  }

  removeEndpoint(id: string) {
    const removed = this.#tables.transaction(() => this.#tables.outgoing.removeEndpoint(id))
    this.#core.judging.outbox.look()
    return removed
  }

  messages(after: number, limit: number) {
    return this.#tables.outgoing.messages(after, limit)
  }

  settle(endpoint: string, settled: Settled) {
    this.#tables.transaction(() => this.#tables.outgoing.settle(endpoint, settled))
  }

  deliveries(endpoint: string, query: DeliveryQuery) {
    return this.#tables.outgoing.deliveries(endpoint, query)
  }

  revive(endpoint: string, messages: readonly number[] | null, now: number) {
    return this.#tables.transaction(() => this.#tables.outgoing.revive(endpoint, messages, now))
  }

  unlisted(query: ListQuery) {
    return this.#tables.unlisted(query)
  }

  /** What may be taken off a list: what we put there, and of what was taken over, what somebody let go. */
  freed(query: ListQuery, way: Way) {
    const { items, next } = this.#tables.freed(query, way)
    const fits = way === 'pushed' ? items : items.filter(({ key }) => isLetGo(this.#tables.address(key)))
    return { items: fits, next }
  }

  takeOver(list: string, entries: readonly Kept.Entry[], at: number) {
    return this.#core.takeOver(list, entries, at)
  }

  wouldTakeOver(list: string, entries: readonly Kept.Entry[], at: number) {
    return entries.map((entry) => this.#core.wouldTakeOver(list, entry, at))
  }

  /** Notes what has been put on a list, and what has been taken off. */
  mirror(list: string, pushed: readonly string[], removed: readonly string[]) {
    const { outgoing } = this.#tables
    this.#tables.transaction(() => {
      for (const key of pushed) outgoing.putMirrored(mirrorOf(list, 'pushed'), key)
      for (const key of removed)
        for (const way of ['pushed', 'pulled'] as const) outgoing.dropMirrored(mirrorOf(list, way), key)
    })
  }

  pruneMessages(before: number) {
    this.#tables.transaction(() => this.#tables.outgoing.pruneMessages(before))
  }

  forget(address: string, keepSuppressed: boolean, who: string, at: number) {
    return this.#core.forget(address, keepSuppressed, who, at)
  }

  prune(before: number) {
    return this.#tables.transaction(() => this.#tables.prune(before))
  }

  backup(path: string) {
    this.#tables.backup(path)
  }

  close() {
    try {
      this.#tables.transaction(() => this.#core.keepMemory())
    } finally {
      this.#tables.close()
    }
  }
}

/** Somebody has allowed mail to it, or undone what was reported. */
function isLetGo(row: AddressRow | null): boolean {
  const { marks = [], failures = [] } = row?.ledger.history ?? {}
  return (
    marks.some(({ kind, undone }) => kind === 'allow' && !undone) || failures.some(({ undone }) => undone)
  )
}
