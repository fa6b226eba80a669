import type { AlikeStandings } from '../alike-standings.ts'
import { type Alike, type Folded, shownOf } from '../folded.ts'
import { ALIKE, alikeBytes, alikeRows } from './alike-rows.ts'
import { type Connection, keyBytes, keyText, type Where } from './connection.ts'
import type { SqlRow, SqlValue } from './driver.ts'
import { inOrder } from './key-order.ts'

/** Addresses that came one after the other; `folded` of them still are one row. */
interface Run {
  readonly first: number
  readonly last: number
  /** By how much the number of the decision is greater than that of its address. */
  readonly shift: number
  readonly folded: number
}

/** A folded address with its numbers. */
export interface FoldedRow {
  readonly id: number
  readonly decision: number
  readonly folded: Folded
}

const COLUMNS = 'id, key, address, import, at, until, receiver, note'

/**
 * Addresses that an import brought, each one row in `addresses` as long as nothing more happens to it. What many have
 * alike stands in `imports`; which numbers they and their decisions have, in `import_runs`.
 */
export class ImportRows {
  readonly #connection: Connection
  #alikes = new Map<number, Alike>()
  #numbers = new Map<string, number>()
  #runs: Run[] = []
  /** The numbers of what is being added: objects are found faster than texts. */
  readonly #latest = new Map<Alike, number>()

  constructor(connection: Connection) {
    this.#connection = connection
    this.reload()
  }

  /** Reads anew what is remembered of the rows: after a transaction that failed. */
  reload(): void {
    this.#alikes = new Map()
    this.#numbers = new Map()
    this.#latest.clear()
    for (const { id, alike } of this.#connection.all('SELECT id, alike FROM imports')) {
      this.#alikes.set(Number(id), JSON.parse(alike as string) as Alike)
      this.#numbers.set(alike as string, Number(id))
    }
    this.#runs = this.#connection.all('SELECT * FROM import_runs ORDER BY first') as unknown as Run[]
  }

  /** How many addresses are folded. */
  get size(): number {
    return this.#runs.reduce((sum, { folded }) => sum + folded, 0)
  }

  /** The highest number of an address that is folded, perhaps; 0 where there is none. */
  get last(): number {
    return this.#runs.at(-1)?.last ?? 0
  }

  /** Between which numbers their decisions are; null where there are none. */
  get decisions(): { readonly first: number; readonly last: number } | null {
    if (this.#runs.length === 0) return null
    return {
      first: this.#runs[0]!.first + this.#runs[0]!.shift,
      last: this.#runs.at(-1)!.last + this.#runs.at(-1)!.shift,
    }
  }

  /**
   * Adds addresses. Their numbers, and those of their decisions, are in the order of the list; they are written in the
   * order of their keys, so that each page of the index is touched once. That index itself tells which are here.
   *
   * @returns those that are here already: their numbers are nobody's
   */
  add(all: readonly Folded[], first: number, decision: number): Set<Folded> {
    const known = new Set<Folded>()
    for (const n of inOrder(all.map(({ key }) => key))) {
      const { key, address, alike, at, until, receiver, note } = all[n]!
      const added = this.#connection.run(
        `INSERT INTO addresses (id, key, address, history, import, at, until, receiver, note)
         VALUES (?, ?, ?, '', ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
        first + n,
        keyBytes(key),
        address,
        this.#numberOf(alike),
        at,
        until,
        receiver,
        note,
      )
      if (added === 0) known.add(all[n]!)
    }
    this.#latest.clear()
    const folded = all.length - known.size
    if (folded > 0) this.#addRun({ first, last: first + all.length - 1, shift: decision - first, folded })
    return known
  }

  #numberOf(alike: Alike): number {
    const known = this.#latest.get(alike)
    if (known !== undefined) return known
    const text = JSON.stringify(alike)
    const number = this.#numbers.get(text) ?? this.#made(text, alike)
    this.#latest.set(alike, number)
    return number
  }

  #made(text: string, alike: Alike): number {
    const number = this.#alikes.size + 1
    this.#connection.run('INSERT INTO imports (id, alike) VALUES (?, ?)', number, text)
    this.#alikes.set(number, alike)
    this.#numbers.set(text, number)
    return number
  }

  /** What follows the run before it makes it longer. */
  #addRun(run: Run): void {
    const before = this.#runs.at(-1)
    const follows = before !== undefined && before.last + 1 === run.first && before.shift === run.shift
    if (follows) this.#runs.pop()
    this.#putRun(
      follows ? { ...run, first: before.first, folded: before.folded + run.folded } : run,
      this.#runs.length,
    )
  }

  #putRun(run: Run, place: number): void {
    this.#runs[place] = run
    this.#connection.run(
      'INSERT OR REPLACE INTO import_runs (first, last, shift, folded) VALUES (?, ?, ?, ?)',
      ...[run.first, run.last, run.shift, run.folded],
    )
  }

  /** An address is folded no more; the row itself is changed elsewhere. */
  unfold(id: number): void {
    const place = this.#placeOf(id)
    const run = this.#runs[place]!
    if (run.folded > 1) this.#putRun({ ...run, folded: run.folded - 1 }, place)
    else {
      this.#connection.run('DELETE FROM import_runs WHERE first = ?', run.first)
      this.#runs.splice(place, 1)
    }
  }

  /** The place of the run that this number is in. */
  #placeOf(id: number): number {
    let [low, high] = [0, this.#runs.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#runs[middle]!.last < id) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Of a row in `addresses` all that is folded in it; null for one that is not. */
  of(row: SqlRow): FoldedRow | null {
    if (row.import === null) return null
    const id = Number(row.id)
    return { id, decision: id + this.#runs[this.#placeOf(id)]!.shift, folded: this.#foldedOf(row) }
  }

  #foldedOf({ key, address, import: number, at, until, receiver, note }: SqlRow): Folded {
    const alike = this.#alikes.get(Number(number))!
    const rest = { address, at, until, receiver, note } as Pick<
      Folded,
      'address' | 'at' | 'until' | 'receiver' | 'note'
    >
    return { key: keyText(key), alike, ...rest }
  }

  /** The address of this decision, if it is folded. */
  ofDecision(decision: number): FoldedRow | null {
    const run = this.#runs.find(
      ({ first, last, shift }) => first + shift <= decision && decision <= last + shift,
    )
    if (run === undefined) return null
    const row = this.#connection.get(`SELECT ${COLUMNS} FROM addresses WHERE id = ?`, decision - run.shift)
    return row === null ? null : this.of(row)
  }

  /** As much of all of them as answers need: a start reads all of them. */
  eachShown(take: (standings: AlikeStandings) => void): void {
    for (const { first, last } of [...this.#runs])
      for (let after = first - 1; after < last; after += ALIKE)
        for (const row of this.#connection.all(
          `SELECT import, ${alikeRows('key', 'at')} AS rows FROM addresses
           WHERE id > ? AND id <= ? AND import IS NOT NULL GROUP BY 1`,
          ...[after, Math.min(after + ALIKE, last)],
        )) {
          const alike = this.#alikes.get(Number(row.import))!
          const { since, until, ...standing } = shownOf({ alike, at: 0, until: null })
          take({ standing, rows: alikeBytes(row.rows) })
        }
  }

  /** Those whose numbers are greater than `after`, up to `last`. */
  between(after: number, last: number): FoldedRow[] {
    return this.#runs.flatMap((run) =>
      run.last <= after || run.first > last
        ? []
        : this.#connection
            .all(
              `SELECT ${COLUMNS} FROM addresses WHERE id > ? AND id <= ? AND import IS NOT NULL ORDER BY id`,
              ...[Math.max(after, run.first - 1), Math.min(last, run.last)],
            )
            .map((row) => ({
              id: Number(row.id),
              decision: Number(row.id) + run.shift,
              folded: this.#foldedOf(row),
            })),
    )
  }

  /** The numbers of what they have alike, of those that fit. */
  fitting(fits: (alike: Alike) => boolean): number[] {
    return [...this.#alikes].flatMap(([number, alike]) => (fits(alike) ? [number] : []))
  }

  /** The next, after this number, of these imports that fit the conditions on their rows. */
  find({ imports, where }: Wanted, after: number, most: number): FoldedRow[] {
    const found: FoldedRow[] = []
    if (imports.length === 0) return found
    for (const { first, last, shift } of this.#runs) {
      if (found.length >= most) break
      if (last <= after) continue
      const rows = this.#search(`${COLUMNS}`, { imports, where }, 'ORDER BY id LIMIT ?', [
        ...[Math.max(after, first - 1), last, most - found.length],
      ])
      for (const row of rows)
        found.push({ id: Number(row.id), decision: Number(row.id) + shift, folded: this.#foldedOf(row) })
    }
    return found
  }

  /** Of decisions between these numbers, the newest. */
  findDecisions(wanted: Wanted, [after, before]: readonly [number, number], most: number): FoldedRow[] {
    const found: FoldedRow[] = []
    if (wanted.imports.length === 0) return found
    for (const { first, last, shift } of [...this.#runs].reverse()) {
      if (found.length >= most) break
      if (last + shift <= after || first + shift >= before) continue
      const rows = this.#search(`${COLUMNS}`, wanted, 'ORDER BY id DESC LIMIT ?', [
        ...[Math.max(after - shift, first - 1), Math.min(before - shift - 1, last), most - found.length],
      ])
      for (const row of rows)
        found.push({ id: Number(row.id), decision: Number(row.id) + shift, folded: this.#foldedOf(row) })
    }
    return found
  }

  count(wanted: Wanted): number {
    if (wanted.imports.length === 0) return 0
    let count = 0
    for (const { first, last } of this.#runs)
      count += Number(this.#search('count(*) AS n', wanted, '', [first - 1, last])[0]!.n)
    return count
  }

  #search(
    columns: string,
    { imports, where }: Wanted,
    end: string,
    [after, last, ...rest]: number[],
  ): SqlRow[] {
    return this.#connection.all(
      `SELECT ${columns} FROM addresses ${where} AND id > ? AND id <= ? AND import IN (SELECT value FROM json_each(?)) ${end}`,
      ...([...where.values, after!, last!, JSON.stringify(imports), ...rest] satisfies SqlValue[]),
    )
  }
}

/** What is looked for: of which imports, and conditions on the rows in `addresses`, at least one. */
export interface Wanted {
  readonly imports: readonly number[]
  readonly where: Where
}
