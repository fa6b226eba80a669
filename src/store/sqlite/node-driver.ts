import { createRequire } from 'node:module'
import type { SqlDriver, SqlFile, SqlRow, SqlValue, Statement } from './driver.ts'

/** What is used of `node:sqlite`; the types of the oldest Node that is supported do not know it. */
interface DatabaseSync {
  exec(sql: string): void
  prepare(sql: string): StatementSync
  close(): void
}
interface StatementSync {
  run(...values: readonly SqlValue[]): { changes: number | bigint }
  get(...values: readonly SqlValue[]): unknown
  all(...values: readonly SqlValue[]): unknown[]
  iterate(...values: readonly SqlValue[]): Iterable<unknown>
}
type Sqlite = { readonly DatabaseSync: new (path: string) => DatabaseSync }

/** Node's own SQLite: there from Node 22.13 on. null where it is not. */
export function nodeDriver(): SqlDriver | null {
  const sqlite = load()
  if (sqlite === null) return null
  return { name: 'node', open: (path) => fileOf(new sqlite.DatabaseSync(path)) }
}

function load(): Sqlite | null {
  const require = createRequire(import.meta.url)
  try {
    return quietly(() => require('node:sqlite'))
  } catch {
    return null
  }
}

/** Node 22 warns on standard error that its SQLite may change: nothing that a user of this could mend. */
function quietly<T>(work: () => T): T {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return work()
  } finally {
    process.emitWarning = emitWarning
  }
}

function fileOf(database: DatabaseSync): SqlFile {
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => statementOf(database.prepare(sql)),
    close: () => database.close(),
  }
}

function statementOf(statement: StatementSync): Statement {
  return {
    run: (...values) => Number(statement.run(...values).changes),
    get: (...values) => (statement.get(...values) as SqlRow | undefined) ?? null,
    has: (...values) => statement.get(...values) !== undefined,
    all: (...values) => statement.all(...values) as SqlRow[],
    each(take, ...values: readonly SqlValue[]) {
      for (const row of statement.iterate(...values)) take(row as SqlRow)
    },
  }
}
