import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localStore } from '../../src/store/local.ts'
import type { AddressRow, KeptStanding } from '../../src/store/rows.ts'
import type { Entry, SuppressionFilter } from '../../src/store/shapes.ts'
import { openFile } from '../../src/store/sqlite/file.ts'
import { ListIndex } from '../../src/store/sqlite/list-index.ts'
import type { Store } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'
import { DAY, START } from './events.ts'

const NOW = START + 90 * DAY

function entry(n: number): Entry {
  return {
    address: `person${n}@${['gmail.com', 'example.com', 'firm.example'][n % 3]}`,
    kind: (['bounce', 'suppress', 'complaint', 'unsubscribe'] as const)[n % 4]!,
    reason: n % 4 === 0 ? 'unknown-user' : null,
    scope: n % 5 === 0 ? 'news' : '*',
    at: START + (n % 30) * DAY,
    until: n % 8 === 1 ? NOW + (n % 40) * DAY : null,
    source: n % 7 === 0 ? 'manual' : 'import:sendgrid',
    who: 'anna',
  }
}
const entries = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => entry(from + n))

const FILTERS: readonly SuppressionFilter[] = [
  {},
  { cause: 'complaint' },
  { state: 'suppressed', reason: 'unknown-user' },
  { state: 'held' },
  { source: 'manual', scope: 'news' },
  { domain: 'Firm.example' },
  { domain: 'nowhere.example' },
  { receiver: 'gmail' },
  { since: START + 10 * DAY, before: START + 12 * DAY },
  { since: START + 10 * DAY + 1 },
  { endsBefore: NOW + 20 * DAY },
  { endsFrom: NOW + 20 * DAY },
  { cause: 'unsubscribe', domain: 'example.com', scope: 'news' },
]

async function listed(store: Store, filter: SuppressionFilter): Promise<string[]> {
  const found: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await store.suppressions({ ...filter, cursor, limit: 7 })
    found.push(...items.map(({ address, cause, scope }) => `${address} ${cause} ${scope}`))
    if (next === null) return found
    cursor = next
  }
}

describe('the index of the list', () => {
  const root = mkdtempSync(join(tmpdir(), 'undelivered-'))
  let [indexed, plain]: Store[] = []
  let tables: Tables

  beforeAll(async () => {
    const opened = (name: string) => openFile({ folder: join(root, name), driver: 'wasm' })
    const [first, second] = [opened('indexed'), opened('plain')]
    tables = first.tables
    ;[indexed, plain] = [localStore(first.tables), localStore(second.tables)]
    const both = async (work: (store: Store) => Promise<unknown>) => {
      await work(indexed!)
      await work(plain!)
    }
    await both((store) => store.enter(entries(0, 2500), NOW))
    const preparing = tables.prepare('list')
    expect(preparing.next().done).toBe(false)
    // Of those that were indexed already, of those that were not, and new ones.
    const freed = [3, 2300].map((n): Entry => ({ ...entry(n), kind: 'allow', at: NOW, scope: '*' }))
    await both((store) => store.enter([...freed, ...entries(2500, 2600)], NOW))
    while (!preparing.next().done);
    await both((store) => store.forget('person6@gmail.com', false, 'anna', NOW))
    await both((store) => store.enter(entries(2600, 2700), NOW))
  })
  afterAll(async () => {
    await Promise.all([indexed?.close(), plain?.close()])
    rmSync(root, { recursive: true, force: true })
  })

  test.each(FILTERS)('finds and counts what the rows have: %j', async (filter) => {
    const found = await listed(indexed!, filter)
    expect(found).toEqual(await listed(plain!, filter))
    expect(await indexed!.countSuppressions(filter)).toBe(found.length)
  })

  test('knows nothing of a change that was not kept', async () => {
    const before = await indexed!.countSuppressions({})
    const failing = () =>
      tables.transaction(() => {
        const [row] = tables.addressesAfter(undefined).items as [AddressRow]
        tables.putAddress({ ...row, standings: [] }, row.standings)
        throw new Error('The disk is full.')
      })
    expect(failing).toThrow('The disk is full.')
    expect(await indexed!.countSuppressions({})).toBe(before)
  })
})

const standing = (source: string): KeptStanding => ({
  ...{ scope: '*', state: 'suppressed', cause: 'bounces', reason: 'unknown-user', rule: 'dead', ref: '' },
  ...{ source, who: 'anna', note: null, since: START, until: null, receiver: 'example.com' },
})

test('many changes are put among what is sorted; what is no more goes', () => {
  const index = new ListIndex()
  for (let id = 30_000; id > 0; id--) index.set(id, null, [standing(id % 1000 === 0 ? 'rare' : 'usual')])
  for (let id = 1; id <= 15_000; id++) index.set(id, null, [])
  expect(index.count({})).toBe(15_000)
  expect(index.find({ source: 'rare' }, 20_000, 3)).toEqual([20_000, 21_000, 22_000])
  expect(index.find({ source: 'rare' }, 0, 100)).toHaveLength(15)
})

test('addresses that are new follow those that were there, and may go again', () => {
  const index = new ListIndex()
  for (const id of [1, 2]) index.set(id, 'anna@example.com', [standing('usual')])
  index.complete()
  for (const id of [3, 5, 4]) index.set(id, 'ben@firm.example', [standing('usual')])
  index.set(5, null, [])
  index.set(3, 'ben@firm.example', [standing('rare'), standing('usual')])
  expect(index.find({}, 0, 10)).toEqual([1, 2, 3, 4])
  expect(index.count({ domain: 'Firm.example' })).toBe(3)
  expect(index.count({ source: 'rare' })).toBe(1)
})
