import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localStore } from '../../src/store/local.ts'
import { whole } from '../../src/store/piecemeal.ts'
import type { Intake, StatsQuery } from '../../src/store/shapes.ts'
import { openFile } from '../../src/store/sqlite/file.ts'
import type { Store } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'
import { complained, DAY, delivered, refused, START } from './events.ts'

const HOUR = DAY / 24

function intake(n: number): Intake {
  const who = `person${n % 40}@${n % 3 === 0 ? 'gmail.com' : 'example.com'}`
  const day = n % 12
  const one =
    n % 5 === 0
      ? complained(who, 'news', day)
      : n % 2 === 0
        ? delivered(who, day)
        : refused(who, n % 4 === 1 ? '550 5.1.1 User unknown' : '452 4.2.2 Mailbox full', day)
  return { ...one, event: { ...one.event, id: `event-${n}` } }
}
const intakes = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => intake(from + n))

const SPANS: readonly Pick<StatsQuery, 'since' | 'before'>[] = [
  { since: 0, before: START + 100 * DAY },
  { since: START - HOUR, before: START + 5 * DAY },
  { since: START + 2 * DAY + HOUR, before: START + 2 * DAY + 2 * HOUR },
  { since: START + 5 * DAY, before: START + 3 * DAY },
]
const ASKED: readonly Omit<StatsQuery, 'since' | 'before'>[] = [
  { by: [] },
  { by: ['day', 'kind', 'type'] },
  { by: ['reason'], scope: 'news' },
  { by: ['receiver', 'kind'] },
  { by: ['day'], receiver: 'gmail' },
]

describe('sums of whole days, which are remembered', () => {
  const root = mkdtempSync(join(tmpdir(), 'undelivered-'))
  let [remembering, counting]: Store[] = []
  let tables: Tables

  /** What is remembered is as what is counted anew, whatever is asked. */
  const sums = async (store: Store) =>
    Promise.all(
      SPANS.flatMap((span) =>
        ASKED.map(async (asked) => {
          const rows = await store.stats({ ...span, ...asked })
          return rows.map((row) => JSON.stringify(row)).sort()
        }),
      ),
    )

  beforeAll(async () => {
    const first = openFile({ folder: join(root, 'first'), driver: 'wasm' })
    tables = first.tables
    remembering = localStore(tables)
    await remembering.take(intakes(0, 200))
    whole(tables.prepare('sums'))
  })
  afterAll(async () => {
    await remembering?.close()
    rmSync(root, { recursive: true, force: true })
  })

  async function expectSums(): Promise<void> {
    const copy = join(root, `copy-${Math.random()}`)
    await remembering!.backup(join(copy, 'undelivered.db'))
    counting = localStore(openFile({ folder: copy, driver: 'wasm' }).tables)
    expect(await sums(remembering!)).toEqual(await sums(counting))
    await counting.close()
  }

  test('tell of what comes in after they were counted, old or new', async () => {
    await remembering!.take(intakes(150, 300))
    await remembering!.take([refused('late@example.com', '550 5.1.1 User unknown', -20)])
    await expectSums()
  })

  test('leave out what could not be kept', async () => {
    const failing = () =>
      tables.transaction(() => {
        const { event, at } = refused('dead@example.com', '550 5.1.1 User unknown', 3)
        const row = { key: null, address: null, scope: '*', receiver: 'example.com', receivedAt: at }
        tables.addEvent({ ...row, apart: null, event: { ...event, id: 'not-kept' } })
        throw new Error('The disk is full.')
      })
    expect(failing).toThrow('The disk is full.')
    await expectSums()
  })

  test('follow what is read otherwise, forgotten, or removed for its age', async () => {
    await remembering!.replay(
      (event) => (event.type === null ? event : { ...event, reason: 'spam-filter' }),
      START,
      {
        ...{ commit: true, limit: 0, who: 'anna' },
      },
    )
    await expectSums()
    await remembering!.forget('person6@gmail.com', false, 'anna', START)
    await expectSums()
    await remembering!.prune(START + 4 * DAY)
    await expectSums()
  })
})
