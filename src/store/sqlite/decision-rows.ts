import { numberCursor, pageSize } from '../pages.ts'
import type { Piecemeal } from '../piecemeal.ts'
import type { DecisionFilter, Page } from '../store.ts'
import type { DecisionRow } from '../tables.ts'
import { type Connection, keyText, Where } from './connection.ts'
import type { SqlRow } from './driver.ts'
import { numbersOf, spansOf } from './spans.ts'

const SELECT = 'SELECT d.*, a.key, a.address FROM decisions d JOIN addresses a ON a.id = d.address_id'

/** Decisions that are looked at in a piece. */
const LOOKED_AT = 40_000

/** The changes of state. */
export class DecisionRows {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  of(addressId: number): DecisionRow[] {
    return this.#connection
      .all(`${SELECT} WHERE d.address_id = ? ORDER BY d.at, d.id`, addressId)
      .map(decisionOf)
  }

  add(one: Omit<DecisionRow, 'id'>, addressId: number): void {
    this.#connection.run(
      `INSERT INTO decisions (address_id, at, cause, scope, "from", "to", rule, reason, until, event, ref, undone)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    const rows: SqlRow[] = []
    const numbers = numbersOf(this.#connection, 'decisions', 'id')
    const lookedAt = addressId !== undefined ? numbers.last : text !== undefined ? LOOKED_AT / 4 : LOOKED_AT
    for (const span of spansOf(numbers, numberCursor(filter), 'newest', lookedAt)) {
      const found = this.#connection.all(
        `${SELECT} ${asks ? 'JOIN events e ON e.id = d.event' : ''} ${where} AND d.id > ? AND d.id < ?
         ORDER BY d.id DESC LIMIT ?`,
        ...[...where.values, ...span, size + 1 - rows.length],
      )
      rows.push(...found)
      if (rows.length > size) break
      yield
    }
    const items = rows.slice(0, size).map(decisionOf)
    return { items, next: rows.length > size ? String(items.at(-1)!.id) : null }
  }

  forget(addressId: number): void {
    this.#connection.run('DELETE FROM decisions WHERE address_id = ?', addressId)
  }
}

function decisionOf(row: SqlRow): DecisionRow {
  const { address_id: _, undone, key, ...rest } = row
  return { ...rest, key: keyText(key), undone: undone === 1 } as unknown as DecisionRow
}
