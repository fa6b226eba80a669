import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import type { Database } from 'node-sqlite3-wasm'

/** Memory of a program in WebAssembly; its buffer is another one whenever it has grown. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer
}

/** SQLite's own functions, as the package gives them beside its classes. Places in memory are numbers. */
export interface WasmModule {
  readonly Database: typeof Database
  readonly memory: WasmMemory
  _malloc(size: number): number
  _free(place: number): void
  _sqlite3_reset(statement: number): number
  _sqlite3_step(statement: number): number
  _sqlite3_changes(database: number): number
  _sqlite3_bind_null(statement: number, index: number): number
  _sqlite3_bind_int(statement: number, index: number, value: number): number
  _sqlite3_bind_double(statement: number, index: number, value: number): number
  _sqlite3_bind_int64(statement: number, index: number, value: bigint): number
  _sqlite3_bind_text(statement: number, index: number, place: number, bytes: number, end: number): number
  _sqlite3_bind_blob(statement: number, index: number, place: number, bytes: number, end: number): number
  _sqlite3_column_count(statement: number): number
  _sqlite3_column_name(statement: number, column: number): number
  _sqlite3_column_type(statement: number, column: number): number
  _sqlite3_column_int64(statement: number, column: number): bigint
  _sqlite3_column_text(statement: number, column: number): number
  _sqlite3_column_blob(statement: number, column: number): number
  _sqlite3_column_bytes(statement: number, column: number): number
}

/** Loads SQLite: from beside the bundle, else in a checkout from its package. */
export function loadModule(): WasmModule {
  keepFromInlining()
  const require = createRequire(import.meta.url)
  const bundled = new URL('./sqlite-wasm.cjs', import.meta.url)
  const path = existsSync(bundled) ? bundled.pathname : 'node-sqlite3-wasm'
  let memory: WasmMemory | null = null
  const loaded = seeingInstances(
    () => require(path) as WasmModule & { memory?: WasmMemory },
    ({ exports }) => {
      memory ??= (Object.values(exports).find((one) => one instanceof Memory) as WasmMemory) ?? null
    },
  )
  // It is loaded once, and then has its memory.
  if (memory !== null) loaded.memory = memory
  return loaded
}

/**
 * QUIRK: the V8 of Node 20 ends the process (SIGSEGV) after a while where its optimizer puts calls into WebAssembly in
 * line in a function that binds values of several kinds. That of Node 22 does not.
 */
function keepFromInlining(): void {
  if (Number.parseInt(process.versions.node, 10) < 22) setFlagsFromString('--no-turbo-inline-js-wasm-calls')
}

interface Instance {
  readonly exports: object
}
const assembly = (
  globalThis as unknown as {
    WebAssembly: {
      Instance: new (...made: never[]) => Instance
      Memory: new (...made: never[]) => WasmMemory
    }
  }
).WebAssembly
const { Memory } = assembly

/** QUIRK: the package keeps its memory to itself, and its own way to bind a text goes through it letter by letter. */
function seeingInstances<T>(work: () => T, see: (instance: Instance) => void): T {
  const { Instance } = assembly
  assembly.Instance = class extends Instance {
    constructor(...made: never[]) {
      super(...made)
      see(this)
    }
  }
  try {
    return work()
  } finally {
    assembly.Instance = Instance
  }
}
