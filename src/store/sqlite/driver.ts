/** A value of a column. */
export type SqlValue = string | number | Uint8Array | null

/** A row by its columns' names. */
export type SqlRow = Record<string, SqlValue>

/** A statement that is compiled once and run often. */
export interface Statement {
  /** Runs it; how many rows changed. */
  run(...values: readonly SqlValue[]): number
  get(...values: readonly SqlValue[]): SqlRow | null
  /** Whether there is any row. */
  has(...values: readonly SqlValue[]): boolean
  all(...values: readonly SqlValue[]): SqlRow[]
  each(take: (row: SqlRow) => void, ...values: readonly SqlValue[]): void
}

/** An open SQLite file: all that the store needs to know of a driver. */
export interface SqlFile {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

/** A way to open SQLite files. */
export interface SqlDriver {
  readonly name: 'node' | 'wasm'
  /** Opens a file of the process's own, in WAL mode; every commit is synced to the disk. */
  open(path: string): SqlFile
}
