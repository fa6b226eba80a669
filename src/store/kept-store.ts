import type { Pulse } from '../decide/incidents/silence.ts'
import type { DeliveryEvent } from '../model/event.ts'
import type { Answers } from './answers.ts'
import { ENTERED } from './entered.ts'
import { columnsOf } from './entry-columns.ts'
import type { Keeper } from './keeper.ts'
import { keyRow, newSecret, shownKey } from './key-ring.ts'
import type { DeliveryQuery, Endpoint, ListQuery, Settled, Way } from './outgoing.ts'
import { PAGE } from './pages.ts'
import type { Piecemeal } from './piecemeal.ts'
import { NOTHING, together } from './setting-difference.ts'
import type * as Kept from './shapes.ts'
import type { Store } from './store.ts'

/** How a keeper is asked, in this thread or another. What it changed shows in the answers once it has replied. */
export type AskKeeper = <M extends keyof Keeper>(
  method: M,
  ...told: Parameters<Keeper[M]>
) => Promise<Outcome<ReturnType<Keeper[M]>>>

/** What comes of work in pieces is told when it is done. */
type Outcome<R> = R extends Piecemeal<infer T> ? T : R

/** So many entries of an import are told why they are known. */
const TOLD = 100

/** A store: the rows are a keeper's, what must not wait is answered here. */
export class KeptStore implements Store {
  readonly #answers: Answers
  readonly #ask: AskKeeper
  readonly #end: () => Promise<void>

  constructor(answers: Answers, ask: AskKeeper, end: () => Promise<void> = async () => {}) {
    this.#answers = answers
    this.#ask = ask
    this.#end = end
  }

  take(intakes: readonly Kept.Intake[]) {
    return this.#ask('take', intakes)
  }

  async enter(entries: readonly Kept.Entry[], at: number) {
    const entered = await this.#ask('enter', this.#columns(entries), at)
    return Array.from(entered, (number) => ENTERED[number]!.taken)
  }

  /** What waits for the answer holds no entries: in a long list that is most of them. */
  import(entries: readonly Kept.Entry[], at: number) {
    const columns = this.#columns(entries)
    const whys = this.#known(columns.keys, entries, at)
    return this.#ask('enter', columns, at).then((entered) => toldOf(entered, whys))
  }

  #columns(entries: readonly Kept.Entry[]) {
    return columnsOf(entries, (address) => this.#answers.addresses.of(address))
  }

  /** Why the first of those get no mail that get none already, by their place. */
  #known(keys: readonly string[], entries: readonly Kept.Entry[], at: number): Map<number, string> {
    const whys = new Map<number, string>()
    for (const [n, key] of keys.entries()) {
      if (whys.size === TOLD) break
      if (!this.#answers.index.has(key)) continue
      const { state, why } = this.#answers.answer(key, entries[n]!.scope ?? '*', at)
      if (state === 'suppressed') whys.set(n, why)
    }
    return whys
  }

  wouldEnter(entries: readonly Kept.Entry[], at: number) {
    return this.#ask('wouldEnter', entries, at)
  }

  check(address: string, scope: string, at: number) {
    return this.#answers.check(address, scope, at)
  }

  suppressions(filter: Kept.SuppressionFilter) {
    return this.#ask('suppressions', filter)
  }

  countSuppressions(filter: Kept.SuppressionFilter) {
    return this.#ask('countSuppressions', filter)
  }

  search(beginning: string, limit: number) {
    return this.#ask('search', beginning, limit)
  }

  address(address: string, at: number) {
    return this.#ask('address', address, at)
  }

  events(filter: Kept.EventFilter) {
    return this.#ask('events', filter)
  }

  decisions(filter: Kept.DecisionFilter) {
    return this.#ask('decisions', filter)
  }

  stats(query: Kept.StatsQuery) {
    return this.#ask('stats', query)
  }

  audit(page: Kept.PageRequest) {
    return this.#ask('audit', page)
  }

  undo(refs: readonly string[], who: string, at: number) {
    return this.#ask('undo', refs, who, at)
  }

  redo(refs: readonly string[], who: string, at: number) {
    return this.#ask('redo', refs, who, at)
  }

  undoAll(filter: Kept.DecisionFilter, who: string, at: number) {
    return this.#ask('undoAll', filter, who, at)
  }

  incidents(filter: Kept.IncidentFilter = {}) {
    return this.#ask('incidents', filter)
  }

  incident(id: string) {
    return this.#ask('incident', id)
  }

  incidentEvents(id: string, page: Kept.PageRequest) {
    return this.#ask('incidentEvents', id, page)
  }

  markIncident(id: string, mark: Kept.IncidentMark, who: string, at: number) {
    return this.#ask('markIncident', id, mark, who, at)
  }

  tick(at: number, pulses: readonly Pulse[]) {
    return this.#ask('tick', at, pulses)
  }

  resolve(incident: string, resolution: 'released' | 'confirmed', who: string, at: number) {
    return this.#ask('resolve', incident, resolution, who, at)
  }

  setting() {
    return this.#answers.setting
  }

  /** Piece by piece: what comes in meanwhile is kept between two of them. */
  async preview(setting: Kept.PolicySetting, at: number, { limit, since }: Kept.PreviewOptions) {
    let all = NOTHING
    for (let cursor: string | undefined; ; ) {
      const left = limit - all.changes.length
      const { difference, next } = await this.#ask('preview', setting, at, { limit: left, since }, cursor)
      all = together(all, difference)
      if (next === null) return all
      cursor = next
    }
  }

  async apply(setting: Kept.PolicySetting, who: string, at: number) {
    const count = await this.#ask('apply', setting, who, at)
    this.#answers.setting = setting
    return count
  }

  /** Judges here, page by page: only what reads otherwise goes to the keeper. */
  async replay(rejudge: Kept.Rejudge, at: number, options: Kept.ReplayOptions) {
    const reread: DeliveryEvent[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await this.events({ cursor, limit: PAGE.most, order: 'oldest' })
      for (const { event } of page.items) {
        const judged = rejudge(event)
        if (judged !== event) reread.push(judged)
      }
      if (page.next === null) break
      cursor = page.next
    }
    return this.#ask('replay', reread, at, options)
  }

  async createKey(name: string, scopes: readonly Kept.KeyScope[], at: number, secret = newSecret()) {
    const row = keyRow(name, scopes, at, secret)
    await this.#ask('putKey', row)
    this.#answers.keys.put(row)
    return { key: shownKey(row), secret }
  }

  async keys() {
    return this.#answers.keys.list()
  }

  async revokeKey(id: string, at: number) {
    const row = this.#answers.keys.find(id)
    if (row === null) return false
    const revoked = { ...row, revokedAt: at }
    await this.#ask('putKey', revoked)
    this.#answers.keys.put(revoked)
    return true
  }

  keyOf(secret: string) {
    return this.#answers.keyOf(secret)
  }

  position(source: string) {
    return this.#ask('position', source)
  }

  setPosition(source: string, position: string) {
    return this.#ask('setPosition', source, position)
  }

  endpoints() {
    return this.#ask('endpoints')
  }

  putEndpoint(endpoint: Endpoint) {
    return this.#ask('putEndpoint', endpoint)
  }

  removeEndpoint(id: string) {
    return this.#ask('removeEndpoint', id)
  }

  messages(after: number, limit: number) {
    return this.#ask('messages', after, limit)
  }

  settle(endpoint: string, settled: Settled) {
    return this.#ask('settle', endpoint, settled)
  }

  deliveries(endpoint: string, query: DeliveryQuery) {
    return this.#ask('deliveries', endpoint, query)
  }

  revive(endpoint: string, messages: readonly number[] | null, now: number) {
    return this.#ask('revive', endpoint, messages, now)
  }

  unlisted(query: ListQuery) {
    return this.#ask('unlisted', query)
  }

  freed(query: ListQuery, way: Way) {
    return this.#ask('freed', query, way)
  }

  takeOver(list: string, entries: readonly Kept.Entry[], at: number) {
    return this.#ask('takeOver', list, entries, at)
  }

  wouldTakeOver(list: string, entries: readonly Kept.Entry[], at: number) {
    return this.#ask('wouldTakeOver', list, entries, at)
  }

  mirror(list: string, pushed: readonly string[], removed: readonly string[]) {
    return this.#ask('mirror', list, pushed, removed)
  }

  pruneMessages(before: number) {
    return this.#ask('pruneMessages', before)
  }

  forget(address: string, keepSuppressed: boolean, who: string, at: number) {
    return this.#ask('forget', address, keepSuppressed, who, at)
  }

  prune(before: number) {
    return this.#ask('prune', before)
  }

  backup(path: string) {
    return this.#ask('backup', path)
  }

  async close() {
    try {
      await this.#ask('close')
    } finally {
      await this.#end()
    }
  }
}

/** What each entry did, and why it was known, by its place. */
const toldOf = (entered: Uint8Array, whys: ReadonlyMap<number, string>) =>
  Array.from(entered, (number, n) => ({ effect: ENTERED[number]!.effect, why: whys.get(n) ?? null }))
