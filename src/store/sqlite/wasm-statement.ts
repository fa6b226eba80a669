import type { SqlRow, SqlValue, Statement } from './driver.ts'
import type { WasmModule } from './wasm-module.ts'

/** Result codes and types of columns, as https://sqlite.org/rescode.html and c3ref/c_blob.html have them. */
const OK = 0
const ROW = 100
const DONE = 101
const INTEGER = 1
const FLOAT = 2
const TEXT = 3
const BLOB = 4

/** Whether SQLite copies what is bound: not where the statement is done before anything else is written there. */
const STATIC = 0
const TRANSIENT = -1

/** A statement in SQLite's memory. */
export interface WasmStatementOptions {
  readonly module: WasmModule
  readonly database: number
  readonly statement: number
  readonly scratch: Scratch
  /** Throws what a result code means. */
  readonly fail: (code: number) => never
}

/** A place in SQLite's memory for the texts and bytes of one statement. */
export class Scratch {
  readonly #module: WasmModule
  #size = 0
  /** Where it begins. */
  place = 0
  #bytes = Buffer.alloc(0)

  constructor(module: WasmModule) {
    this.#module = module
    this.reserve(1)
  }

  /** All of the memory, as it is at this moment: once it has grown, what was the memory before has no length. */
  get bytes(): Buffer {
    if (this.#bytes.length === 0) this.#bytes = Buffer.from(this.#module.memory.buffer)
    return this.#bytes
  }

  /** Makes room; what stood there is gone. */
  reserve(size: number): void {
    if (size <= this.#size) return
    this.free()
    const wanted = Math.max(65_536, size)
    this.place = this.#module._malloc(wanted)
    if (this.place === 0) throw new RangeError(`SQLite has no memory left for ${size} bytes.`)
    this.#size = wanted
  }

  free(): void {
    this.#module._free(this.place)
    this.place = 0
    this.#size = 0
  }
}

/**
 * Binds values and reads rows where they stand in SQLite's memory: five times faster than the package's own way, which
 * takes each text letter by letter.
 */
export class WasmStatement implements Statement {
  readonly #of: WasmStatementOptions
  #columns: readonly string[] | null = null

  constructor(of: WasmStatementOptions) {
    this.#of = of
  }

  run(...values: readonly SqlValue[]): number {
    this.#bind(values, STATIC)
    this.#rows(null)
    return this.#of.module._sqlite3_changes(this.#of.database)
  }

  get(...values: readonly SqlValue[]): SqlRow | null {
    let found: SqlRow | null = null
    this.#bind(values, STATIC)
    this.#rows((row) => {
      found = row
      return true
    })
    return found
  }

  has(...values: readonly SqlValue[]): boolean {
    const { module, statement, fail } = this.#of
    this.#bind(values, STATIC)
    try {
      const code = module._sqlite3_step(statement)
      return code === ROW || (code !== DONE && fail(code))
    } finally {
      module._sqlite3_reset(statement)
    }
  }

  all(...values: readonly SqlValue[]): SqlRow[] {
    const rows: SqlRow[] = []
    this.#bind(values, STATIC)
    this.#rows((row) => {
      rows.push(row)
      return false
    })
    return rows
  }

  each(take: (row: SqlRow) => void, ...values: readonly SqlValue[]): void {
    // Others may run meanwhile.
    this.#bind(values, TRANSIENT)
    this.#rows((row) => {
      take(row)
      return false
    })
  }

  /** Steps through the rows until one is the last that is wanted. An open statement would keep the log as it is. */
  #rows(isLast: ((row: SqlRow) => boolean) | null): void {
    const { module, statement, fail } = this.#of
    try {
      for (;;) {
        const code = module._sqlite3_step(statement)
        if (code === DONE) return
        if (code !== ROW) fail(code)
        if (isLast?.(this.#row())) return
      }
    } finally {
      module._sqlite3_reset(statement)
    }
  }

  #bind(values: readonly SqlValue[], end: typeof STATIC | typeof TRANSIENT): void {
    const { scratch } = this.#of
    let most = 0
    for (const value of values)
      if (typeof value === 'string') most += value.length * 3
      else if (value instanceof Uint8Array) most += value.length
    scratch.reserve(most)
    let place = scratch.place
    for (let n = 0; n < values.length; n++) place += this.#bindOne(n + 1, values[n]!, place, end)
  }

  /** How many bytes of the scratch it took. */
  #bindOne(index: number, value: SqlValue, place: number, end: number): number {
    const { module, statement, scratch } = this.#of
    let length = 0
    let code: number
    if (typeof value === 'string') {
      length = scratch.bytes.write(value, place)
      code = module._sqlite3_bind_text(statement, index, place, length, end)
    } else if (typeof value === 'number') code = this.#bindNumber(index, value)
    else if (value === null) code = module._sqlite3_bind_null(statement, index)
    else {
      length = value.length
      scratch.bytes.set(value, place)
      code = module._sqlite3_bind_blob(statement, index, place, length, end)
    }
    if (code !== OK) this.#of.fail(code)
    return length
  }

  #bindNumber(index: number, value: number): number {
    const { module, statement } = this.#of
    if ((value | 0) === value) return module._sqlite3_bind_int(statement, index, value)
    if (Number.isSafeInteger(value)) return module._sqlite3_bind_int64(statement, index, BigInt(value))
    return module._sqlite3_bind_double(statement, index, value)
  }

  #row(): SqlRow {
    this.#columns ??= this.#names()
    const row: SqlRow = {}
    for (let n = 0; n < this.#columns.length; n++) row[this.#columns[n]!] = this.#value(n)
    return row
  }

  #value(column: number): SqlValue {
    const { module, statement, scratch } = this.#of
    switch (module._sqlite3_column_type(statement, column)) {
      case INTEGER:
        // Nothing that is kept is larger than the integers that a double holds.
        return Number(module._sqlite3_column_int64(statement, column))
      case FLOAT:
        return Number(this.#text(column))
      case TEXT:
        return this.#text(column)
      case BLOB: {
        const place = module._sqlite3_column_blob(statement, column)
        const end = place + module._sqlite3_column_bytes(statement, column)
        return new Uint8Array(scratch.bytes.subarray(place, end))
      }
      default:
        return null
    }
  }

  #text(column: number): string {
    const { module, statement, scratch } = this.#of
    const place = module._sqlite3_column_text(statement, column)
    const end = place + module._sqlite3_column_bytes(statement, column)
    return scratch.bytes.toString('utf8', place, end)
  }

  #names(): string[] {
    const { module, statement, scratch } = this.#of
    return Array.from({ length: module._sqlite3_column_count(statement) }, (_, column) => {
      const place = module._sqlite3_column_name(statement, column)
      return scratch.bytes.toString('utf8', place, scratch.bytes.indexOf(0, place))
    })
  }
}
