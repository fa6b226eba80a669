import { type Alike, unfolded } from '../folded.ts'
import { numberCursor, pageSize } from '../pages.ts'
import type { Piecemeal } from '../piecemeal.ts'
import type { DecisionRow } from '../rows.ts'
import type { DecisionFilter, Page } from '../shapes.ts'
import { type Connection, keyText, Where } from './connection.ts'
import type { SqlRow } from './driver.ts'
import type { FoldedRow, ImportRows, Wanted } from './import-rows.ts'
import { numbersOf, spansOf } from './spans.ts'

const SELECT = 'SELECT d.*, a.key, a.address FROM decisions d JOIN addresses a ON a.id = d.address_id'

/** Decisions that are looked at in a piece. */
const LOOKED_AT = 40_000

/** The changes of state. */
export class DecisionRows {
  readonly #connection: Connection
  readonly #imports: ImportRows
  /** The number that was given out last: never one that was given out before, of whatever became of it. */
  #last: number

  constructor(connection: Connection, imports: ImportRows) {
    this.#connection = connection
    this.#imports = imports
    const used = connection.get("SELECT seq FROM sqlite_sequence WHERE name = 'decisions'")
    this.#last = Math.max(Number(used?.seq ?? 0), imports.decisions?.last ?? 0)
  }

  /** Takes so many numbers in a row; the first of them. */
  reserve(count: number): number {
    this.#last += count
    return this.#last - count + 1
  }

  of(addressId: number): DecisionRow[] {
    return this.#connection
      .all(`${SELECT} WHERE d.address_id = ? ORDER BY d.at, d.id`, addressId)
      .map(decisionOf)
  }

  add(one: Omit<DecisionRow, 'id'>, addressId: number, id = this.reserve(1)): void {
    this.#connection.run(
      `INSERT INTO decisions (id, address_id, at, cause, scope, "from", "to", rule, reason, until, event, ref, undone)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      addressId,
      one.at,
      one.cause,
      one.scope,
      one.from,
      one.to,
      one.rule,
      one.reason,
      one.until,
      one.event,
      one.ref,
      one.undone ? 1 : 0,
    )
  }

  change(id: number, undone: boolean): void {
    this.#connection.run('UPDATE decisions SET undone = ? WHERE id = ?', undone ? 1 : 0, id)
  }

  drop(id: number): void {
    this.#connection.run('DELETE FROM decisions WHERE id = ?', id)
  }

  /** The addresses for which this event or entry decided. */
  addressesOf(ref: string): number[] {
    const rows = this.#connection.all('SELECT DISTINCT address_id AS id FROM decisions WHERE ref = ?', ref)
    return rows.map(({ id }) => Number(id))
  }

  /** What is rare is looked for in pieces. */
  *page(filter: DecisionFilter, addressId: number | undefined): Piecemeal<Page<DecisionRow>> {
    const size = pageSize(filter)
    const { text, receiver } = filter
    const asks = text !== undefined || receiver !== undefined
    const where = new Where()
      .all('1', [])
      .and('d.address_id = ?', addressId)
      .and('d.rule = ?', filter.rule)
      .and('d.reason = ?', filter.reason)
      .and('d."to" = ?', filter.to)
      .and('e.receiver = ?', receiver)
      .and("instr(lower(e.body ->> '$.diagnostic'), ?) > 0", text?.toLowerCase())
      .and('d.at >= ?', filter.since)
      .and('d.at < ?', filter.before)
    const folded = asks ? null : this.#folded(filter, addressId)
    const rows: DecisionRow[] = []
    const numbers = this.#numbers()
    const lookedAt = addressId !== undefined ? numbers.last : text !== undefined ? LOOKED_AT / 4 : LOOKED_AT
    for (const span of spansOf(numbers, numberCursor(filter), 'newest', lookedAt)) {
      const most = size + 1 - rows.length
      const found = this.#connection.all(
        `${SELECT} ${asks ? 'JOIN events e ON e.id = d.event' : ''} ${where} AND d.id > ? AND d.id < ?
         ORDER BY d.id DESC LIMIT ?`,
        ...[...where.values, ...span, most],
      )
      const unwritten = folded === null ? [] : this.#imports.findDecisions(folded, span, most)
      const both = [...found.map(decisionOf), ...unwritten.map(decisionIn)]
      rows.push(...both.sort((a, b) => b.id - a.id).slice(0, most))
      if (rows.length > size) break
      yield
    }
    const items = rows.slice(0, size)
    return { items, next: rows.length > size ? String(items.at(-1)!.id) : null }
  }

  /** What is looked for among the folded addresses: no event decided, and all are suppressed. */
  #folded(filter: DecisionFilter, addressId: number | undefined): Wanted {
    const { rule, reason, to, since, before } = filter
    const fits = ({ standing, decided }: Alike) =>
      (rule === undefined || standing.rule === rule) && (reason === undefined || decided === reason)
    return {
      imports: to === undefined || to === 'suppressed' ? this.#imports.fitting(fits) : [],
      where: new Where().all('1', []).and('id = ?', addressId).and('at >= ?', since).and('at < ?', before),
    }
  }

  /** The lowest and the highest number of all decisions. */
  #numbers() {
    const own = numbersOf(this.#connection, 'decisions', 'id')
    const folded = this.#imports.decisions
    if (folded === null) return own
    if (own.last < own.first) return folded
    return { first: Math.min(own.first, folded.first), last: Math.max(own.last, folded.last) }
  }

  forget(addressId: number): void {
    this.#connection.run('DELETE FROM decisions WHERE address_id = ?', addressId)
  }
}

/** The decision that a folded address implies. */
export const decisionIn = ({ decision, folded }: FoldedRow): DecisionRow => ({
  ...unfolded(folded).decision,
  id: decision,
})

function decisionOf(row: SqlRow): DecisionRow {
  const { address_id: _, undone, key, ...rest } = row
  return { ...rest, key: keyText(key), undone: undone === 1 } as unknown as DecisionRow
}
