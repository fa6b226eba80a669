import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LOCK } from '../../src/store/lock.ts'
import { openStore } from '../../src/store/open-store.ts'
import { DATABASE, SECRET } from '../../src/store/sqlite/file.ts'
import { refused, START } from './events.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const UNKNOWN = '550 5.1.1 User unknown'

describe('a store in a data folder', () => {
  test('is there again when it is opened again', async () => {
    const first = await openStore({ folder })
    const event = refused('dead@example.com', UNKNOWN)
    await first.take([event])
    const { secret } = await first.createKey('app', ['check'], START)
    await first.close()
    const again = await openStore({ folder })
    expect(again.check('dead@example.com', '*', START).state).toBe('suppressed')
    expect(again.keyOf(secret)!.name).toBe('app')
    expect(await again.take([event])).toEqual(['duplicate'])
    await again.close()
    expect(existsSync(join(folder, LOCK))).toBe(false)
  })

  test('has one owner', async () => {
    const store = await openStore({ folder })
    await expect(openStore({ folder })).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    await store.close()
  })

  test('is taken over from an owner that was killed', async () => {
    const dead = { pid: 2 ** 22 - 1, host: (await import('node:os')).hostname(), started: '1' }
    writeFileSync(join(folder, LOCK), JSON.stringify(dead))
    const store = await openStore({ folder })
    await store.close()
  })

  test('is not taken over from another machine that lives', async () => {
    const other = { pid: 1, host: 'another-machine', started: null }
    writeFileSync(join(folder, LOCK), JSON.stringify(other))
    await expect(openStore({ folder })).rejects.toThrow('in use by process 1')
  })

  test('that keeps hashes only holds no address, and its secret stands beside it', async () => {
    const store = await openStore({ folder, addresses: 'hash' })
    await store.take([refused('secret@example.com', '550 5.1.1 <secret@example.com> unknown user')])
    await store.close()
    expect(readFileSync(join(folder, DATABASE), 'latin1')).not.toContain('secret@')
    await expect(openStore({ folder, addresses: 'plain' })).rejects.toMatchObject({ code: 'STORE_ADDRESSES' })
    rmSync(join(folder, SECRET))
    await expect(openStore({ folder })).rejects.toMatchObject({ code: 'STORE_SECRET' })
    expect(existsSync(join(folder, LOCK))).toBe(false)
  })

  test('says so when its file is no database', async () => {
    writeFileSync(join(folder, DATABASE), 'not a database, but long enough to be read as one')
    await expect(openStore({ folder })).rejects.toMatchObject({ code: 'STORE_BROKEN' })
  })
})
