import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from 'vitest'
import { localStore } from '../../src/store/local.ts'
import type { SqlDriver } from '../../src/store/sqlite/driver.ts'
import { openFile } from '../../src/store/sqlite/file.ts'
import { nodeDriver } from '../../src/store/sqlite/node-driver.ts'
import { storeSuite } from './suite.ts'

const root = mkdtempSync(join(tmpdir(), 'undelivered-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let files = 0

function suiteOn(driver: SqlDriver['name'], foldedFrom?: number): void {
  const how = foldedFrom === undefined ? '' : ', single entries folded like long lists'
  storeSuite(`store in a file, SQLite by ${driver}${how}`, async (addresses) => {
    const { tables } = openFile({ folder: join(root, `${driver}-${files++}`), addresses, driver, foldedFrom })
    return localStore(tables, addresses)
  })
}

suiteOn('wasm')
suiteOn('wasm', 1)
if (nodeDriver() !== null) suiteOn('node')
else describe.skip('store in a file, SQLite by node', () => test('needs Node 22.13 or newer', () => {}))
