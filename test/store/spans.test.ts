import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Kind } from '../../src/model/event.ts'
import { whole } from '../../src/store/piecemeal.ts'
import { openFile } from '../../src/store/sqlite/file.ts'
import { spansOf } from '../../src/store/sqlite/spans.ts'
import { delivered } from './events.ts'

const spans = (...told: Parameters<typeof spansOf>) => [...spansOf(...told)]
const NUMBERS = { first: 5, last: 25 }

test('a table is looked through from either end, each number once', () => {
  expect(spans(NUMBERS, undefined, 'newest', 10)).toEqual([
    [15, 26],
    [5, 16],
    [4, 6],
  ])
  expect(spans(NUMBERS, undefined, 'oldest', 10)).toEqual([
    [4, 15],
    [14, 25],
    [24, 26],
  ])
})

test('from a cursor on, which is not looked at again', () => {
  expect(spans(NUMBERS, 7, 'newest', 10)).toEqual([[4, 7]])
  expect(spans(NUMBERS, 24, 'oldest', 10)).toEqual([[24, 26]])
  expect(spans(NUMBERS, 5, 'newest', 10)).toEqual([])
  expect(spans(NUMBERS, 900, 'newest', 30)).toEqual([[4, 26]])
})

test('an empty table has nothing to look at', () => {
  const none = { first: 0, last: -1 }
  expect(spans(none, undefined, 'newest', 10)).toEqual([])
  expect(spans(none, undefined, 'oldest', 10)).toEqual([])
})

test('rare events are found in pieces, and all of them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
  const { tables } = openFile({ folder, driver: 'wasm' })
  tables.transaction(() => {
    for (let n = 0; n < 45_000; n++) {
      const { event, at } = delivered('anna@example.com', 0)
      const kind: Kind = n % 15_000 === 7 ? 'complaint' : 'delivered'
      const row = {
        key: null,
        address: null,
        scope: '*',
        receiver: 'example.com',
        receivedAt: at,
        apart: null,
      }
      tables.addEvent({ ...row, event: { ...event, id: `event-${n}`, kind } })
    }
  })
  const looking = tables.events({ kind: 'complaint', receiver: 'example.com', limit: 2 })
  expect(looking.next().done).toBe(false)
  const { items, next } = whole(looking)
  expect(items.map(({ event }) => event.id)).toEqual(['event-30007', 'event-15007'])
  const rest = whole(tables.events({ kind: 'complaint', limit: 2, cursor: next! }))
  expect(rest).toMatchObject({ items: [{ event: { id: 'event-7' } }], next: null })
  tables.close()
  rmSync(folder, { recursive: true })
})
