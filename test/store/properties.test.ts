import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localStore } from '../../src/store/local.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Intake, StoredDecision } from '../../src/store/shapes.ts'
import { openFile } from '../../src/store/sqlite/file.ts'
import type { Store } from '../../src/store/store.ts'
import { complained, DAY, delivered, refused, START } from './events.ts'

const REPLIES = [
  '550 5.1.1 User unknown',
  '552 5.2.2 Mailbox full',
  '550 5.7.1 Blocked as spam',
  '451 4.7.1 Greylisted',
]
const people = ['anna@example.com', 'ben@example.net', 'cleo@gmail.com'] as const
const person = fc.constantFrom(...people)
const day = fc.integer({ min: 0, max: 60 })
const intake: fc.Arbitrary<Intake> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(person, fc.constantFrom(...REPLIES), day).map((told) => refused(...told)),
  },
  { weight: 2, arbitrary: fc.tuple(person, day).map((told) => delivered(...told)) },
  fc.tuple(person, day).map(([who, when]) => complained(who, 'marketing', when)),
)
const history = fc.array(intake, { minLength: 1, maxLength: 25 })
const RUNS = { numRuns: 25 }
/** Each opens a file. */
const FEW = { numRuns: 8 }
const NOW = START + 90 * DAY

/** All that a store says of these people, but for the numbers of its rows. */
async function told(store: Store) {
  // What time alone has changed since is decided, too.
  await store.apply(store.setting(), 'anna', NOW)
  const records = await Promise.all(people.map((who) => store.address(who, NOW)))
  return records.map((one, n) => ({
    states: ['*', 'marketing'].map((scope) => store.check(people[n]!, scope, NOW)),
    decisions: (one?.decisions ?? []).map(decisionOf).sort(),
  }))
}

/** Those of one time have no order of their own. */
const decisionOf = ({ id: _, event: __, ...decision }: StoredDecision) =>
  JSON.stringify(Object.entries(decision).sort())

async function afterTaking(store: Store, batches: readonly (readonly Intake[])[]) {
  for (const batch of batches) await store.take(batch)
  const result = await told(store)
  await store.close()
  return result
}

async function inFile<T>(work: (open: () => Store) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'undelivered-'))
  let count = 0
  try {
    return await work(() => localStore(openFile({ folder: join(root, String(count++)) }).tables))
  } finally {
    rmSync(root, { recursive: true })
  }
}

describe('whatever comes, in whatever order', () => {
  test('in memory and in a file it comes to the same', () =>
    fc.assert(
      fc.asyncProperty(history, (events) =>
        inFile(async (open) => {
          expect(await afterTaking(open(), [events])).toEqual(await afterTaking(openMemoryStore(), [events]))
        }),
      ),
      FEW,
    ))

  test('the order of arrival, and how it is cut into batches, change nothing', () =>
    fc.assert(
      fc.asyncProperty(history, fc.func(fc.integer()), async (events, order) => {
        const shuffled = [...events].sort((a, b) => order(a.event.id) - order(b.event.id))
        const one = await afterTaking(openMemoryStore(), [events])
        const other = await afterTaking(
          openMemoryStore(),
          shuffled.map((event) => [event]),
        )
        expect(other).toEqual(one)
      }),
      RUNS,
    ))

  test('the same event twice changes nothing', () =>
    fc.assert(
      fc.asyncProperty(history, async (events) => {
        const once = await afterTaking(openMemoryStore(), [events])
        expect(await afterTaking(openMemoryStore(), [events, events])).toEqual(once)
      }),
      RUNS,
    ))

  test('undo and redo of any decision restore exactly', () =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(), (events, which) =>
        inFile(async (open) => {
          const store = open()
          await store.take(events)
          const before = await told(store)
          const refs = (await store.decisions({})).items.flatMap(({ ref }) => ref ?? [])
          if (refs.length > 0) {
            const ref = refs[which % refs.length]!
            await store.undo([ref], 'anna', NOW)
            await store.redo([ref], 'anna', NOW)
          }
          expect(await told(store)).toEqual(before)
          await store.close()
        }),
      ),
      FEW,
    ))

  test('trouble of the sender or the message never counts against an address', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(person, fc.constantFrom(...REPLIES.slice(2)), day), { maxLength: 40 }),
        async (all) => {
          const store = openMemoryStore()
          await store.take(all.map((one) => refused(...one)))
          expect(people.map((who) => store.check(who, '*', NOW).state)).toEqual(['ok', 'ok', 'ok'])
        },
      ),
      RUNS,
    ))

  test('an address with a delivery between never hardens', () =>
    fc.assert(
      fc.asyncProperty(fc.array(day, { maxLength: 30 }), async (days) => {
        const store = openMemoryStore()
        await store.take(days.map((when) => refused('anna@example.com', REPLIES[1]!, when)))
        // A delivery at the end of every third day: no five failed days lie between two of them.
        await store.take(Array.from({ length: 30 }, (_, n) => delivered('anna@example.com', n * 3 + 0.4)))
        expect(store.check('anna@example.com', '*', NOW).send).toBe(true)
      }),
      RUNS,
    ))
})
