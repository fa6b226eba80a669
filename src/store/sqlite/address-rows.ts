import type { Ledger } from '../../decide/ledger.ts'
import { packHistory, unpackHistory } from '../../decide/pack.ts'
import type { AlikeStandings } from '../alike-standings.ts'
import { standingOf as foldedStanding, unfolded } from '../folded.ts'
import { type Listed, type ListQuery, mirrorOf, type Way } from '../outgoing.ts'
import type { AddressRow, KeptStanding } from '../rows.ts'
import type { Page } from '../shapes.ts'
import { ALIKE, alikeBytes, alikeRows } from './alike-rows.ts'
import { type Connection, keyBytes, keyText, Where } from './connection.ts'
import type { SqlRow } from './driver.ts'
import type { FoldedRow, ImportRows } from './import-rows.ts'
import type { ListRows } from './list-rows.ts'
import { standingOf } from './standing-row.ts'

/** Rows that are read at once where all are wanted. */
const CHUNK = 1000
/** At how many places it is looked how many standings so many addresses have. */
const SAMPLES = 100
const SAMPLE = 500
/** Addresses whose events are judged again at once. */
const JUDGED = 200
/** Addresses that are looked at for a page of a list. */
const LOOKED_AT = 5000

/** The addresses with their ledgers and standings. */
export class AddressRows {
  readonly #connection: Connection
  readonly #list: ListRows
  readonly #imports: ImportRows
  /** Numbers of addresses that this transaction has met. */
  readonly #ids = new Map<string, number>()
  /** Those among them that are folded; null where it has not been read yet what is. */
  readonly #folded = new Map<string, FoldedRow | null>()
  /** The key that was looked up last, if there is no such address. */
  #absent = ''
  #last: number

  constructor(connection: Connection, list: ListRows, imports: ImportRows) {
    this.#connection = connection
    this.#list = list
    this.#imports = imports
    this.#last = Number(connection.get('SELECT max(id) AS last FROM addresses')!.last ?? 0)
  }

  /** After each transaction: what was given out in one that failed is not so. */
  forgetIds(): void {
    this.#ids.clear()
    this.#folded.clear()
    this.#absent = ''
  }

  /** The number of an address, null where there is none. */
  idOf(key: string): number | null {
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    if (key === this.#absent) return null
    const found = this.#connection.get('SELECT id, import FROM addresses WHERE key = ?', keyBytes(key))
    if (found === null) return null
    this.#ids.set(key, Number(found.id))
    if (found.import !== null) this.#folded.set(key, null)
    return Number(found.id)
  }

  /** What is folded in a row, null where nothing is. */
  #met(key: string, row: SqlRow): FoldedRow | null {
    this.#ids.set(key, Number(row.id))
    const folded = this.#imports.of(row)
    if (folded !== null) this.#folded.set(key, folded)
    return folded
  }

  /** What is folded of this address; null where nothing is. */
  folded(key: string): FoldedRow | null {
    const id = this.idOf(key)
    if (id === null || !this.#folded.has(key)) return null
    const known = this.#folded.get(key)!
    return known ?? this.#met(key, this.#connection.get('SELECT * FROM addresses WHERE id = ?', id)!)
  }

  /** Takes so many numbers in a row for new addresses; the first of them. */
  reserve(count: number): number {
    this.#last += count
    return this.#last - count + 1
  }

  /** The number of an address; of a new one, the one it will have. */
  makeId(key: string): number {
    const known = this.idOf(key)
    if (known !== null) return known
    this.#ids.set(key, ++this.#last)
    return this.#last
  }

  keyOf(id: number): string {
    return keyText(this.#connection.get('SELECT key FROM addresses WHERE id = ?', id)!.key)
  }

  get(key: string): AddressRow | null {
    const row = this.#connection.get('SELECT * FROM addresses WHERE key = ?', keyBytes(key))
    if (row === null) {
      this.#absent = key
      return null
    }
    const folded = this.#met(key, row)
    if (folded !== null) return unfolded(folded.folded).row
    const standings = this.#connection.all('SELECT * FROM standings WHERE address_id = ?', row.id!)
    return addressOf(row, standings.map(standingOf))
  }

  /** Whether a row that is kept is other than this: of a folded one it is worth to know. */
  differs({ key, ledger, standings }: AddressRow, before: readonly KeptStanding[]): boolean {
    const found = this.folded(key)
    if (found === null || standings !== before || ledger.enforced !== undefined) return true
    return packHistory(unfolded(found.folded).row.ledger.history) !== packHistory(ledger.history)
  }

  put({ key, address, ledger, standings }: AddressRow, before: readonly KeptStanding[] | null): void {
    const id = this.makeId(key)
    const history = packHistory(ledger.history)
    const enforced = ledger.enforced === undefined ? null : packHistory(ledger.enforced)
    if (before === null) {
      this.#connection.run(
        'INSERT INTO addresses (id, key, address, history, enforced) VALUES (?, ?, ?, ?, ?)',
        id,
        keyBytes(key),
        address,
        history,
        enforced,
      )
    } else {
      this.#connection.run(
        'UPDATE addresses SET address = ?, history = ?, enforced = ? WHERE id = ?',
        ...[address, history, enforced, id],
      )
      if (standings !== before && before.length > 0)
        this.#connection.run('DELETE FROM standings WHERE address_id = ?', id)
    }
    if (standings === before) return
    for (const one of standings) this.#addStanding(id, key, one)
    this.#list.change(id, address, standings)
  }

  /** Keeps as rows of their own what was folded. */
  unfold({ id }: FoldedRow, { key, ledger, standings }: AddressRow): void {
    this.#connection.run(
      `UPDATE addresses SET history = ?, import = NULL, at = NULL, until = NULL, receiver = NULL, note = NULL
       WHERE id = ?`,
      ...[packHistory(ledger.history), id],
    )
    for (const one of standings) this.#addStanding(id, key, one)
    this.#imports.unfold(id)
    this.#folded.delete(key)
  }

  #addStanding(id: number, key: string, one: KeptStanding): void {
    this.#connection.run(
      `INSERT INTO standings (address_id, cause, scope, key, state, reason, rule, ref, since, until, source, who,
       note, receiver) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      one.cause,
      one.scope,
      keyBytes(key),
      one.state,
      one.reason,
      one.rule,
      one.ref,
      one.since,
      one.until,
      one.source,
      one.who,
      one.note,
      one.receiver,
    )
  }

  each(take: (row: AddressRow) => void): void {
    for (let cursor: string | undefined; ; ) {
      const { items, next } = this.after(cursor)
      for (const row of items) take(row)
      if (next === null) return
      cursor = next
    }
  }

  after(cursor = '0'): Page<AddressRow> {
    const rows = this.#connection.all(
      'SELECT * FROM addresses WHERE id > ? ORDER BY id LIMIT ?',
      ...[Number(cursor), CHUNK],
    )
    if (rows.length === 0) return { items: [], next: null }
    const last = Number(rows.at(-1)!.id)
    const standings = this.#connection.all(
      'SELECT * FROM standings WHERE address_id > ? AND address_id <= ? ORDER BY address_id',
      ...[Number(cursor), last],
    )
    return { items: this.#joined(rows, standings), next: rows.length < CHUNK ? null : String(last) }
  }

  /** Those of which events are kept: of a list that was imported, few. */
  withEventsAfter(cursor = '0'): Page<AddressRow> {
    const ids = this.#connection.all(
      'SELECT DISTINCT address_id AS id FROM events WHERE address_id > ? ORDER BY address_id LIMIT ?',
      ...[Number(cursor), JUDGED],
    )
    const these = JSON.stringify(ids.map(({ id }) => id))
    const among = 'IN (SELECT value FROM json_each(?))'
    const rows = this.#connection.all(`SELECT * FROM addresses WHERE id ${among} ORDER BY id`, these)
    const standings = this.#connection.all(
      `SELECT * FROM standings WHERE address_id ${among} ORDER BY address_id`,
      these,
    )
    return {
      items: this.#joined(rows, standings),
      next: ids.length < JUDGED ? null : String(ids.at(-1)!.id),
    }
  }

  #joined(rows: readonly SqlRow[], standings: readonly SqlRow[]): AddressRow[] {
    this.forgetIds()
    const found = new Map<number, KeptStanding[]>()
    for (const row of standings) {
      const before = found.get(Number(row.address_id))
      if (before === undefined) found.set(Number(row.address_id), [standingOf(row)])
      else before.push(standingOf(row))
    }
    return rows.map((row) => {
      const folded = this.#met(keyText(row.key), row)
      return folded === null ? addressOf(row, found.get(Number(row.id)) ?? []) : unfolded(folded.folded).row
    })
  }

  /** About how many standings there are: of many, a few thousand tell it, where to count them takes a second. */
  aboutStandings(): number {
    const step = this.#last / SAMPLES
    const looked = Math.min(SAMPLE, step)
    let found = 0
    for (let n = 0; n < SAMPLES; n++) {
      const { count } = this.#connection.get(
        'SELECT count(*) AS count FROM standings WHERE address_id > ? AND address_id <= ?',
        ...[Math.floor(n * step), Math.floor(n * step + looked)],
      )!
      found += Number(count)
    }
    return looked === step ? found : Math.ceil((found * step) / looked)
  }

  /** As much of them as answers need: a start reads all of them. */
  eachStanding(take: (standings: AlikeStandings) => void): void {
    this.#imports.eachShown(take)
    for (let after = 0; after < this.#last; after += ALIKE)
      for (const row of this.#connection.all(
        `SELECT cause, scope, state, rule, reason, ${alikeRows('key', 'since')} AS rows
         FROM standings WHERE address_id > ? AND address_id <= ? GROUP BY 1, 2, 3, 4, 5`,
        ...[after, after + ALIKE],
      )) {
        const { cause, scope, state, rule, reason, rows } = row
        const standing = { cause, scope, state, rule, reason } as unknown as AlikeStandings['standing']
        take({ standing, rows: alikeBytes(rows) })
      }
  }

  /** So many addresses are looked at for a page, so that nobody waits long. */
  unlisted({ list, scopes, at, cursor = '0' }: ListQuery): Page<Listed> {
    const [from, to] = [Number(cursor), Number(cursor) + LOOKED_AT]
    const rows = this.#connection.all(
      `SELECT s.*, a.address FROM standings s JOIN addresses a ON a.id = s.address_id
       WHERE s.address_id > ? AND s.address_id <= ? AND s.state = 'suppressed' AND s.scope IN (${marks(scopes)})
       AND (s.until IS NULL OR s.until > ?) AND a.address IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM mirrored m WHERE m.list IN (?, ?) AND m.key = s.key)
       GROUP BY s.address_id`,
      ...[from, to, ...scopes, at, mirrorOf(list, 'pushed'), mirrorOf(list, 'pulled')],
    )
    const items = rows.map((row): [number, Listed] => [
      Number(row.address_id),
      { key: keyText(row.key), address: row.address as string, standing: standingOf(row) },
    ])
    const folded = this.#imports.find(
      {
        imports: this.#imports.fitting(({ standing }) => scopes.includes(standing.scope)),
        where: new Where()
          .all('id <= ? AND address IS NOT NULL AND (until IS NULL OR until > ?)', [to, at])
          .all('NOT EXISTS (SELECT 1 FROM mirrored m WHERE m.list IN (?, ?) AND m.key = addresses.key)', [
            ...[mirrorOf(list, 'pushed'), mirrorOf(list, 'pulled')],
          ]),
      },
      from,
      LOOKED_AT,
    )
    for (const { id, folded: one } of folded)
      items.push([id, { key: one.key, address: one.address!, standing: foldedStanding(one) }])
    items.sort(([a], [b]) => a - b)
    return { items: items.map(([, one]) => one), next: to < this.#last ? String(to) : null }
  }

  freed({ list, scopes, at, cursor = '' }: ListQuery, way: Way): Page<Listed> {
    const keys = this.#connection.all(
      'SELECT key FROM mirrored WHERE list = ? AND key > ? ORDER BY key LIMIT ?',
      ...[mirrorOf(list, way), keyBytes(cursor), LOOKED_AT],
    )
    const imports = this.#imports.fitting(({ standing }) => scopes.includes(standing.scope))
    const items = keys.flatMap(({ key }) => {
      const row = this.#connection.get(
        `SELECT address FROM addresses a WHERE key = ? AND address IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM standings s WHERE s.address_id = a.id AND s.state <> 'watched'
           AND s.scope IN (${marks(scopes)}) AND (s.until IS NULL OR s.until > ?))
         AND (import IS NULL OR until <= ? OR import NOT IN (SELECT value FROM json_each(?)))`,
        ...[key!, ...scopes, at, at, JSON.stringify(imports)],
      )
      return row === null ? [] : [{ key: keyText(key), address: row.address as string, standing: null }]
    })
    return { items, next: keys.length < LOOKED_AT ? null : keyText(keys.at(-1)!.key) }
  }

  heldAt(receiver: string, from: number): number {
    const found = this.#connection.get(
      "SELECT count(*) AS n FROM standings WHERE state = 'held' AND receiver = ? AND since >= ?",
      ...[receiver, from],
    )
    return Number(found!.n)
  }

  search(beginning: string, limit: number): string[] {
    const rows = this.#connection.all(
      'SELECT address FROM addresses WHERE address >= ? AND address < ? ORDER BY address LIMIT ?',
      ...[beginning, `${beginning}\u{10ffff}`, limit],
    )
    return rows.map(({ address }) => address as string)
  }

  forget(id: number, key: string): void {
    if (this.folded(key) !== null) this.#imports.unfold(id)
    this.#connection.run('DELETE FROM addresses WHERE id = ?', id)
    this.#connection.run('DELETE FROM standings WHERE address_id = ?', id)
    this.#list.change(id, null, [])
    this.forgetIds()
  }
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')

const addressOf = (row: SqlRow, standings: readonly KeptStanding[]): AddressRow => ({
  ...{ key: keyText(row.key), address: row.address as string | null },
  ...{ ledger: ledgerOf(row), standings },
})

function ledgerOf({ history, enforced }: SqlRow): Ledger {
  const all = unpackHistory(history as string)
  return enforced === null ? { history: all } : { history: all, enforced: unpackHistory(enforced as string) }
}
