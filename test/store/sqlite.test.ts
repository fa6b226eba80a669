import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from 'vitest'
import { LocalStore } from '../../src/store/local-store.ts'
import type { SqlDriver } from '../../src/store/sqlite/driver.ts'
import { migrate } from '../../src/store/sqlite/migrations.ts'
import { nodeDriver } from '../../src/store/sqlite/node-driver.ts'
import { SqliteTables } from '../../src/store/sqlite/tables.ts'
import { wasmDriver } from '../../src/store/sqlite/wasm-driver.ts'
import { storeSuite } from './suite.ts'

const folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

function suiteOn(driver: SqlDriver): void {
  storeSuite(`store in a file, SQLite by ${driver.name}`, async (addresses) => {
    const path = join(folder, `${driver.name}-${files++}.db`)
    const file = driver.open(path)
    migrate(file, path)
    return new LocalStore(new SqliteTables(file), { addresses })
  })
}

suiteOn(wasmDriver())
const node = nodeDriver()
if (node !== null) suiteOn(node)
else describe.skip('store in a file, SQLite by node', () => test('needs Node 22.13 or newer', () => {}))
