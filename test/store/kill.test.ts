import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { nodeDriver } from '../../src/store/sqlite/node-driver.ts'

const script = fileURLToPath(new URL('../../bench/kill.mjs', import.meta.url))
const built = existsSync(new URL('../../dist/store.js', import.meta.url))

function afterKills(driver: 'node' | 'wasm') {
  const { stdout, stderr } = spawnSync(process.execPath, [script, '--driver', driver, '--rounds', '3'], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

describe.skipIf(!built)('killed at random moments', () => {
  const nothingAmiss = { rounds: 3, lost: 0, twice: 0, differing: 0 }

  test('SQLite by wasm: nothing acknowledged is lost, nothing counts twice', () => {
    expect(afterKills('wasm')).toMatchObject(nothingAmiss)
  })

  test.skipIf(nodeDriver() === null)('SQLite by node (Node 22.13 or newer)', () => {
    expect(afterKills('node')).toMatchObject(nothingAmiss)
  })
})
