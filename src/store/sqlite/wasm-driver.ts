import { existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Database, Statement as WasmStatement } from 'node-sqlite3-wasm'
import type { SqlDriver, SqlFile, SqlRow, SqlValue, Statement } from './driver.ts'

/** SQLite compiled to WebAssembly: for a Node that has none of its own. The same files serve both. */
export function wasmDriver(): SqlDriver {
  const sqlite = load()
  return {
    name: 'wasm',
    open(path) {
      // QUIRK: it locks a file by a folder beside it, which outlives a killed process. Whoever opens a store holds
      // the store's own lock already, so such a folder is nobody's.
      if (existsSync(`${path}.lock`)) rmSync(`${path}.lock`, { recursive: true })
      return fileOf(new sqlite.Database(path))
    },
  }
}

function load(): typeof import('node-sqlite3-wasm') {
  const require = createRequire(import.meta.url)
  // Beside the bundle, else in a checkout from its package.
  const bundled = new URL('./sqlite-wasm.cjs', import.meta.url)
  return require(existsSync(bundled) ? bundled.pathname : 'node-sqlite3-wasm')
}

function fileOf(database: Database): SqlFile {
  // QUIRK: WAL needs shared memory, which it has not, unless the file is locked for good.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  const statements: WasmStatement[] = []
  return {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql)
      statements.push(statement)
      return statementOf(statement)
    },
    close() {
      for (const one of statements) finalize(one)
      database.close()
    },
  }
}

/** QUIRK: tells once more of the error that the statement ended with when it was run last. */
function finalize(statement: WasmStatement): void {
  try {
    statement.finalize()
  } catch {
    // Whoever ran it has heard of it.
  }
}

function statementOf(statement: WasmStatement): Statement {
  return {
    run: (...values) => statement.run(values as SqlValue[]).changes,
    // QUIRK: its own `get` leaves the statement open, and an open one keeps the log from being written back.
    get: (...values) => (statement.all(values as SqlValue[])[0] as SqlRow | undefined) ?? null,
    all: (...values) => statement.all(values as SqlValue[]) as SqlRow[],
    each(take, ...values: readonly SqlValue[]) {
      for (const row of statement.iterate([...values])) take(row as SqlRow)
    },
  }
}
