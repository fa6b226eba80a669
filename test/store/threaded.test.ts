import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { refused, START } from './events.ts'
import { storeSuite } from './suite.ts'

const root = mkdtempSync(join(tmpdir(), 'undelivered-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const folder = () => join(root, String(folders++))

const UNKNOWN = '550 5.1.1 User unknown'
/** The thread's program is made by the build, which goes before the tests. */
const built = existsSync(new URL('../../dist/store-thread.js', import.meta.url))

describe.skipIf(!built)('a store whose file another thread writes', () => {
  storeSuite('SQLite by whichever driver fits', (addresses) => openStore({ folder: folder(), addresses }))

  test('answers from memory what it knew before it was opened', async () => {
    const options = { folder: folder() }
    const first = await openStore(options)
    await first.take([refused('dead@example.com', UNKNOWN)])
    await first.close()
    const again = await openStore(options)
    expect(again.check('dead@example.com', '*', START)).toMatchObject({ state: 'suppressed', send: false })
    await again.close()
  })

  test('takes many at once, each with its own answer', async () => {
    const store = await openStore({ folder: folder() })
    const one = refused('dead@example.com', UNKNOWN)
    const taken = await Promise.all([
      store.take([one]),
      store.take([]),
      store.take([one, refused('b@example.com', UNKNOWN)]),
    ])
    expect(taken).toEqual([['accepted'], [], ['duplicate', 'accepted']])
    await store.close()
  })

  test('of a transaction of many events the takers hear a hundred at a time, and all else goes on between', async () => {
    const store = await openStore({ folder: folder() })
    let told = ''
    const elsewhere = () => {
      told += '-'
      if (!done) setImmediate(elsewhere)
    }
    let done = false
    setImmediate(elsewhere)
    await Promise.all(
      Array.from({ length: 250 }, async (_, n) => {
        expect(await store.take([refused(`u${n}@example.com`, UNKNOWN)])).toEqual(['accepted'])
        told += '+'
      }),
    )
    done = true
    expect(Math.max(...told.split(/-+/).map(({ length }) => length))).toBeLessThanOrEqual(100)
    await store.close()
  })

  test('an event that cannot be kept does not keep out the others that came with it', async () => {
    const store = await openStore({ folder: folder() })
    const broken = { at: START, event: null } as unknown as ReturnType<typeof refused>
    const taken = await Promise.allSettled([
      store.take([refused('a@example.com', UNKNOWN)]),
      store.take([broken]),
      store.take([refused('b@example.com', UNKNOWN)]),
    ])
    expect(taken.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(store.check('b@example.com', '*', START).send).toBe(false)
    expect((await store.events({})).items).toHaveLength(2)
    await store.close()
  })

  test.runIf(process.platform === 'linux')('lets the threads that answer go before it', async () => {
    const threads = () => new Set(readdirSync('/proc/self/task').map(Number))
    const before = threads()
    const store = await openStore({ folder: folder() })
    const made = [...threads()].filter((one) => !before.has(one)).map(priorityOf)
    expect(made).toContain(Math.min(getPriority() + 5, 19))
    expect(getPriority(process.pid)).toBe(getPriority())
    await store.close()
  })

  test('tells errors as they are', async () => {
    const store = await openStore({ folder: folder() })
    await expect(store.events({ limit: 5000 })).rejects.toMatchObject({ code: 'INPUT_TYPE' })
    await store.close()
    await expect(store.events({})).rejects.toMatchObject({ code: 'STORE_STOPPED' })
  })
})

/** Nothing of a thread that has ended since. */
function priorityOf(thread: number): number | null {
  try {
    return getPriority(thread)
  } catch {
    return null
  }
}
