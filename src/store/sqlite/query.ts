import { pageSize } from '../pages.ts'
import type { Page, PageRequest } from '../store.ts'
import type { SqlFile, SqlRow, SqlValue, Statement } from './driver.ts'

/** Conditions of a WHERE clause with their values; an absent value asks for nothing. */
export class Where {
  readonly #parts: string[] = []
  readonly values: SqlValue[] = []

  and(condition: string, value: SqlValue | undefined): this {
    if (value === undefined) return this
    this.#parts.push(condition)
    this.values.push(value)
    return this
  }

  get text(): string {
    return this.#parts.length === 0 ? '' : ` WHERE ${this.#parts.join(' AND ')}`
  }
}

/** Statements by their text, each compiled once. */
export class Statements {
  readonly #file: SqlFile
  readonly #known = new Map<string, Statement>()

  constructor(file: SqlFile) {
    this.#file = file
  }

  of(sql: string): Statement {
    let statement = this.#known.get(sql)
    if (statement === undefined) {
      statement = this.#file.prepare(sql)
      this.#known.set(sql, statement)
    }
    return statement
  }
}

/** A page of a table whose place is a number that grows. */
export function pageByNumber<T>(
  statements: Statements,
  from: string,
  place: string,
  where: Where,
  request: PageRequest,
  order: 'newest' | 'oldest',
  read: (row: SqlRow) => T,
): Page<T> {
  const size = pageSize(request)
  const newest = order === 'newest'
  where.and(
    `${place} ${newest ? '<' : '>'} ?`,
    request.cursor === undefined ? undefined : Number(request.cursor),
  )
  const sql = `SELECT * FROM ${from}${where.text} ORDER BY ${place} ${newest ? 'DESC' : 'ASC'} LIMIT ?`
  const rows = statements.of(sql).all(...where.values, size + 1)
  const next = rows.length > size ? String(rows[size - 1]![place]) : null
  return { items: rows.slice(0, size).map(read), next }
}
