import { existsSync, rmSync } from 'node:fs'
import type { Database, Statement as WasmStatementObject } from 'node-sqlite3-wasm'
import type { SqlDriver, SqlFile } from './driver.ts'
import { loadModule, type WasmModule } from './wasm-module.ts'
import { Scratch, WasmStatement } from './wasm-statement.ts'

/** SQLite compiled to WebAssembly: for a Node that has none of its own. The same files serve both. */
export function wasmDriver(): SqlDriver {
  const module = loadModule()
  return {
    name: 'wasm',
    open(path) {
      // QUIRK: it locks a file by a folder beside it, which outlives a killed process. Whoever opens a store holds
      // the store's own lock already, so such a folder is nobody's.
      if (existsSync(`${path}.lock`)) rmSync(`${path}.lock`, { recursive: true })
      return fileOf(new module.Database(path), module)
    },
  }
}

/** What the package's objects hold, which its types do not tell. */
interface Inside {
  readonly _ptr: number
}
interface DatabaseInside extends Inside {
  _handleError(code: number): void
}

function fileOf(database: Database, module: WasmModule): SqlFile {
  // QUIRK: WAL needs shared memory, which it has not, unless the file is locked for good.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  const inside = database as unknown as DatabaseInside
  const scratch = new Scratch(module)
  const statements: WasmStatementObject[] = []
  const fail = (code: number): never => {
    inside._handleError(code)
    throw new Error(`SQLite answered ${code}.`)
  }
  return {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const prepared = database.prepare(sql)
      statements.push(prepared)
      const statement = (prepared as unknown as Inside)._ptr
      return new WasmStatement({ module, database: inside._ptr, statement, scratch, fail })
    },
    close() {
      for (const one of statements) finalize(one)
      scratch.free()
      database.close()
    },
  }
}

/** QUIRK: tells once more of the error that the statement ended with when it was run last. */
function finalize(statement: WasmStatementObject): void {
  try {
    statement.finalize()
  } catch {
    // Whoever ran it has heard of it.
  }
}
