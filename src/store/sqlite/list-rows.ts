import { UndeliveredError } from '../../errors.ts'
import { type Alike, standingOf as standingIn } from '../folded.ts'
import { pageSize } from '../pages.ts'
import type { Piecemeal } from '../piecemeal.ts'
import type { KeptStanding } from '../rows.ts'
import type { Page, Suppression, SuppressionFilter } from '../shapes.ts'
import { type Connection, Where } from './connection.ts'
import type { SqlRow, SqlValue } from './driver.ts'
import type { FoldedRow, ImportRows, Wanted } from './import-rows.ts'
import { type IndexedEntry, KIND_SQL, kindText, ListIndex } from './list-index.ts'
import { standingOf } from './standing-row.ts'

/** Addresses whose entries are read at once to make the index. */
const PIECE = 2000
/** A list of more addresses is not indexed: the whole is to serve five million addresses in 400 MB of memory. */
const MOST = 2_000_000

type Change = readonly [id: number, address: string | null, standings: readonly KeptStanding[]]

/** The standings as the list of who gets no mail: found page by page, and counted. */
export class ListRows {
  readonly #connection: Connection
  readonly #imports: ImportRows
  /** null as long as nobody has asked to make it. */
  #index: ListIndex | null = null
  #complete = false
  /** What the transaction that runs has changed. */
  #changes: Change[] = []

  constructor(connection: Connection, imports: ImportRows) {
    this.#connection = connection
    this.#imports = imports
  }

  /**
   * Makes the index of the list, piece by piece; it may be changed meanwhile, between the pieces. Until it is made the
   * rows themselves are searched, and they always are where nobody asks for it.
   */
  *prepare(): Piecemeal<void> {
    if (this.#index !== null || this.#newest() > MOST) return
    const index = new ListIndex()
    this.#index = index
    for (let last = 0; ; last += PIECE) {
      const rows = this.#connection.all(
        `SELECT s.address_id AS id, ${KIND_SQL} AS kind, s.receiver, a.address, s.since, s.until
         FROM standings s JOIN addresses a ON a.id = s.address_id
         WHERE s.address_id > ? AND s.address_id <= ? AND s.state <> 'watched' ORDER BY s.address_id`,
        ...[last, last + PIECE],
      )
      const entries = rows as unknown as IndexedEntry[]
      for (const one of this.#imports.between(last, last + PIECE)) entries.push(entryOf(one))
      for (const one of entries.sort((a, b) => a.id - b.id)) index.append(one)
      if (last + PIECE >= this.#newest()) break
      yield
    }
    index.complete()
    this.#complete = true
  }

  #newest(): number {
    const own = Number(this.#connection.get('SELECT max(address_id) AS last FROM standings')!.last ?? 0)
    return Math.max(own, this.#imports.last)
  }

  get isIndexed(): boolean {
    return this.#index !== null
  }

  /** Within a transaction: these are now all standings of an address. */
  change(...change: Change): void {
    if (this.#index !== null) this.#changes.push(change)
  }

  /** After each transaction: what changed is so, or is not. */
  settle(committed: boolean): void {
    if (this.#changes.length === 0) return
    if (committed) for (const change of this.#changes) this.#index?.set(...change)
    this.#changes = []
  }

  page(filter: SuppressionFilter): Page<Suppression> {
    const size = pageSize(filter)
    const after = filter.cursor === undefined ? null : placeOf(filter.cursor)
    const rows = this.#found(filter, after, size + 1)
    const items = rows.slice(0, size)
    const last = items.at(-1)
    return {
      items: items.map(suppressionOf),
      next: rows.length > size ? `${last!.address_id}/${last!.cause}/${last!.scope}` : null,
    }
  }

  #found(filter: SuppressionFilter, after: Place | null, most: number): SqlRow[] {
    const rows: SqlRow[] = []
    if (!this.#complete || !isFiltered(filter)) return this.#read(filter, after, most)
    for (let from = after?.[0] ?? 0; ; ) {
      // The address of the cursor may have further entries, so one address more is looked for.
      const ids = this.#index!.find(filter, from, most + 1)
      if (ids === null) return this.#read(filter, after, most)
      rows.push(...this.#read(filter, after, most - rows.length, ids))
      if (ids.length <= most || rows.length >= most) return rows
      from = ids.at(-1)! + 1
    }
  }

  #read(filter: SuppressionFilter, after: Place | null, most: number, ids?: readonly number[]): SqlRow[] {
    const where = wherein(filter)
    if (after !== null) where.all('(s.address_id, s.cause, s.scope) > (?, ?, ?)', after)
    if (ids !== undefined)
      where.all('s.address_id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])
    const own = this.#connection.all(
      `SELECT s.*, a.address FROM standings s JOIN addresses a ON a.id = s.address_id ${where}
       ORDER BY s.address_id, s.cause, s.scope LIMIT ?`,
      ...where.values,
      most,
    )
    const folded = this.#imports.find(this.#wanted(filter, ids), after?.[0] ?? 0, most)
    if (folded.length === 0) return own
    const both = [...own, ...folded.map(rowOf)]
    return both.sort((a, b) => Number(a.address_id) - Number(b.address_id)).slice(0, most)
  }

  /** The same filter for addresses that are folded. */
  #wanted(filter: SuppressionFilter, ids?: readonly number[]): Wanted {
    const { scope, state, cause, reason, source } = filter
    const fits = ({ standing, source: from }: Alike) =>
      (scope === undefined || standing.scope === scope) &&
      (cause === undefined || standing.cause === cause) &&
      (reason === undefined || standing.reason === reason) &&
      (source === undefined || from === source)
    const where = new Where()
      .all('1', [])
      .and('receiver = ?', filter.receiver)
      .and('at >= ?', filter.since)
      .and('at < ?', filter.before)
      .and('until < ?', filter.endsBefore)
      .and('(until IS NULL OR until >= ?)', filter.endsFrom)
    if (filter.domain !== undefined) where.all(...ofDomain('address', filter.domain))
    if (ids !== undefined) where.all('id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])
    return { imports: state === 'held' ? [] : this.#imports.fitting(fits), where }
  }

  count(filter: SuppressionFilter): number {
    return (this.#complete ? this.#index!.count(filter) : null) ?? this.#counted(filter)
  }

  #counted(filter: SuppressionFilter): number {
    const where = wherein(filter)
    const join = filter.domain === undefined ? '' : 'JOIN addresses a ON a.id = s.address_id'
    const row = this.#connection.get(
      `SELECT count(*) AS n FROM standings s ${join} ${where}`,
      ...where.values,
    )
    return Number(row!.n) + this.#imports.count(this.#wanted(filter))
  }
}

const entryOf = ({ id, folded }: FoldedRow): IndexedEntry => ({
  ...{ id, kind: kindText(standingIn(folded)), receiver: folded.receiver, address: folded.address },
  ...{ since: folded.at, until: folded.until },
})

const rowOf = ({ id, folded }: FoldedRow): SqlRow => ({
  ...standingIn(folded),
  ...{ address_id: id, address: folded.address },
})

/** A cursor is the number of the address, the cause and the scope of the last row that was seen. */
type Place = readonly [id: number, cause: string, scope: string]

function placeOf(cursor: string): Place {
  const [, id, cause, scope] = /^(\d+)\/([a-z]+)\/(.*)$/s.exec(cursor) ?? []
  if (id === undefined) throw new UndeliveredError('INPUT_TYPE', 'a cursor of this list', cursor)
  return [Number(id), cause!, scope!]
}

const isFiltered = ({ cursor: _, limit: __, ...filter }: SuppressionFilter) =>
  Object.values(filter).some((value) => value !== undefined)

function wherein(filter: SuppressionFilter): Where {
  const where = new Where()
    .and('s.scope = ?', filter.scope)
    .and('s.state = ?', filter.state)
    .and('s.cause = ?', filter.cause)
    .and('s.reason = ?', filter.reason)
    .and('s.source = ?', filter.source)
    .and('s.receiver = ?', filter.receiver)
    .and('s.since >= ?', filter.since)
    .and('s.since < ?', filter.before)
    .and('s.until < ?', filter.endsBefore)
    .and('(s.until IS NULL OR s.until >= ?)', filter.endsFrom)
    .all("s.state <> 'watched'", [])
  if (filter.domain !== undefined) where.all(...ofDomain('a.address', filter.domain))
  return where
}

function ofDomain(column: string, domain: string): [string, SqlValue[]] {
  const end = `@${domain.toLowerCase()}`
  return [`substr(${column}, ?) = ?`, [-end.length, end]]
}

function suppressionOf(row: SqlRow): Suppression {
  const { receiver: _, ...standing } = standingOf(row)
  return { ...standing, address: row.address } as Suppression
}
