import type { SqlFile, SqlRow, SqlValue, Statement } from './driver.ts'

/** A database with its statements prepared once, by their text. */
export class Connection {
  readonly #file: SqlFile
  readonly #statements = new Map<string, Statement>()

  constructor(file: SqlFile) {
    this.#file = file
  }

  exec(sql: string): void {
    this.#file.exec(sql)
  }

  /** How many rows changed. */
  run(sql: string, ...values: SqlValue[]): number {
    return this.#statement(sql).run(...values)
  }

  get(sql: string, ...values: SqlValue[]): SqlRow | null {
    return this.#statement(sql).get(...values)
  }

  /** Whether there is any row. */
  has(sql: string, ...values: SqlValue[]): boolean {
    return this.#statement(sql).has(...values)
  }

  all(sql: string, ...values: SqlValue[]): SqlRow[] {
    return this.#statement(sql).all(...values)
  }

  close(): void {
    this.#statements.clear()
    this.#file.close()
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#file.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

/** The conditions of a query with their values; those without a value fall away. */
export class Where {
  readonly #conditions: string[] = []
  readonly values: SqlValue[] = []

  and(condition: string, value: SqlValue | undefined): this {
    if (value === undefined) return this
    this.#conditions.push(condition)
    this.values.push(value)
    return this
  }

  /** One condition with several values. */
  all(condition: string, values: readonly SqlValue[]): this {
    this.#conditions.push(condition)
    this.values.push(...values)
    return this
  }

  toString(): string {
    return this.#conditions.length === 0 ? '' : `WHERE ${this.#conditions.join(' AND ')}`
  }
}

/** Hex to bytes and back: keys are text in the program, half as long in the file. */
export const keyBytes = (key: string): Uint8Array => Buffer.from(key, 'hex')
export const keyText = (bytes: SqlValue | undefined): string => {
  const { buffer, byteOffset, byteLength } = bytes as Uint8Array
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex')
}
