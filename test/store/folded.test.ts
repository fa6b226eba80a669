import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolvePolicy } from '../../src/decide/policy.ts'
import { localStore } from '../../src/store/local.ts'
import type { DecisionFilter, Entry, Intake, SuppressionFilter } from '../../src/store/shapes.ts'
import { Connection } from '../../src/store/sqlite/connection.ts'
import { migrate } from '../../src/store/sqlite/migrations.ts'
import { SqliteTables } from '../../src/store/sqlite/tables.ts'
import { wasmDriver } from '../../src/store/sqlite/wasm-driver.ts'
import type { Store } from '../../src/store/store.ts'
import { complained, DAY, delivered, refused, START } from './events.ts'

const NOW = START + 90 * DAY
const PEOPLE = ['anna@gmail.com', 'ben@example.net', 'cleo@example.com', 'dora@gmail.com', 'emil@example.org']
const SECRET = 'secret'

/** Rows in memory, whose keys are the same each time. */
function tablesWith(foldedFrom: number) {
  const file = wasmDriver().open(':memory:')
  migrate(file, ':memory:')
  return new SqliteTables(new Connection(file), { secret: SECRET, foldedFrom })
}

/** Every entry is taken by itself, as that of an address that is known already. */
function oneByOne(): SqliteTables {
  const tables = tablesWith(Number.POSITIVE_INFINITY)
  tables.addFolded = (all) => new Set(all)
  return tables
}

const person = fc.constantFrom(...PEOPLE)
const day = fc.integer({ min: 0, max: 100 })
const entry: fc.Arbitrary<Entry> = fc.record({
  address: person,
  scope: fc.constantFrom('*', 'news', undefined),
  kind: fc.constantFrom('bounce', 'bounce', 'suppress', 'complaint', 'unsubscribe', 'allow'),
  reason: fc.constantFrom('unknown-user', 'spam-filter', 'mailbox-full', 'suppressed', null, undefined),
  at: fc.oneof(
    day.map((days) => START + days * DAY),
    fc.constantFrom(NOW, NOW - 1, NOW - DAY, NOW - 1000 * DAY, NOW + 1),
  ),
  until: fc.constantFrom(null, null, null, undefined, NOW + DAY, NOW - DAY),
  source: fc.constantFrom('import:sendgrid', 'manual'),
  who: fc.constantFrom('anna', 'ben'),
  note: fc.constantFrom(null, undefined, '550 5.1.1 no such user'),
})
const intake: fc.Arbitrary<Intake> = fc.oneof(
  fc.tuple(person, day).map(([who, when]) => refused(who, '550 5.1.1 User unknown', when)),
  fc.tuple(person, day).map(([who, when]) => delivered(who, when)),
  fc.tuple(person, day).map(([who, when]) => complained(who, 'news', when)),
)

type Step = (store: Store) => Promise<unknown>
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(entry, { maxLength: 6 }).map(
      (entries): Step =>
        async (store) => [await store.wouldEnter(entries, NOW), await store.enter(entries, NOW)],
    ),
  },
  fc.array(intake, { maxLength: 3 }).map(
    (events): Step =>
      (store) =>
        store.take(events),
  ),
  fc.tuple(fc.nat(8), fc.boolean()).map(
    ([n, again]): Step =>
      async (store) => {
        const { items } = await store.decisions({})
        const refs = items
          .map(({ ref }) => ref ?? '')
          .sort()
          .slice(n, n + 1)
        return [await store.undo(refs, 'anna', NOW), again && (await store.redo(refs, 'anna', NOW))]
      },
  ),
  fc.tuple(person, fc.boolean()).map(
    ([who, keep]): Step =>
      (store) =>
        store.forget(who, keep, 'anna', NOW),
  ),
  fc.constantFrom(180, 90).map(
    (suppressDays): Step =>
      async (store) => {
        const setting = { policy: resolvePolicy({ suppressDays }), mode: 'enforce' as const }
        const { changes: _, ...difference } = await store.preview(setting, NOW, { limit: 10 })
        return [difference, await store.apply(setting, 'anna', NOW)]
      },
  ),
  fc.constantFrom<DecisionFilter>({ rule: 'mirrored' }, { since: START + 50 * DAY }, { text: 'unknown' }).map(
    (filter): Step =>
      (store) =>
        store.undoAll(filter, 'anna', NOW),
  ),
  fc.constant<Step>((store) => store.replay((event) => event, NOW, { commit: true, limit: 9, who: 'anna' })),
)
const steps = fc.array(step, { minLength: 1, maxLength: 8 })

const LISTS: readonly SuppressionFilter[] = [
  ...([{}, { scope: 'news' }, { state: 'suppressed' }, { state: 'held' }, { cause: 'mirrored' }] as const),
  ...([
    { reason: 'unknown-user' },
    { source: 'manual' },
    { domain: 'gmail.com' },
    { receiver: 'gmail' },
  ] as const),
  ...[
    { since: START + 50 * DAY, before: NOW },
    { endsBefore: NOW + 120 * DAY },
    { endsFrom: NOW + 120 * DAY },
  ],
]
const DECISIONS: readonly DecisionFilter[] = [
  ...([
    {},
    { address: PEOPLE[0]! },
    { rule: 'mirrored' },
    { reason: 'unknown-user' },
    { to: 'suppressed' },
  ] as const),
  ...([
    { to: 'ok' },
    { since: START + 50 * DAY },
    { before: START + 50 * DAY },
    { receiver: 'gmail' },
  ] as const),
]

async function all<T>(
  ask: (cursor: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>,
) {
  const found: T[] = []
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await ask(cursor)
    found.push(...items)
    if (next === null) return found
    cursor = next
  }
}

/** All that can be asked. */
async function told(store: Store) {
  const lists = LISTS.map((filter) => all((cursor) => store.suppressions({ ...filter, cursor, limit: 2 })))
  const decisions = DECISIONS.map((filter) =>
    all((cursor) => store.decisions({ ...filter, cursor, limit: 2 })),
  )
  const unlisted = all((cursor) => store.unlisted({ list: 'ses', scopes: ['*'], at: NOW, cursor }))
  return {
    lists: await Promise.all(lists),
    counts: await Promise.all(LISTS.map((filter) => store.countSuppressions(filter))),
    decisions: await Promise.all(decisions),
    people: await Promise.all(PEOPLE.map((one) => store.address(one, NOW))),
    checks: PEOPLE.map((one) => store.check(one, 'news', NOW)),
    unlisted: await unlisted,
    found: await store.search('', 10),
  }
}

async function played(tables: SqliteTables, all: readonly Step[]) {
  const store = localStore(tables)
  const did: unknown[] = []
  for (const one of all) did.push(await one(store))
  const end = await told(store)
  const opened = localStore(tables)
  expect(PEOPLE.map((one) => opened.check(one, 'news', NOW))).toEqual(end.checks)
  await store.close()
  return { did, end }
}

/** Numbers of decisions may be left out: what counts is which comes after which. */
function ranked({ did, end }: Awaited<ReturnType<typeof played>>) {
  const ids = end.decisions[0]!.map(({ id }) => Number(id)).sort((a, b) => a - b)
  const withRank = (one: Decided) => ({ ...one, id: String(ids.indexOf(Number(one.id))) })
  const people = end.people.map((one) => one && { ...one, decisions: one.decisions.map(withRank) })
  return { did, end: { ...end, people, decisions: end.decisions.map((rows) => rows.map(withRank)) } }
}
type Decided = Awaited<ReturnType<typeof told>>['decisions'][number][number]

/** The numbers of decisions, and the order of what came at once, may differ. */
const withoutOrder = ({
  did,
  end: { decisions, lists, unlisted, ...end },
}: Awaited<ReturnType<typeof played>>) => ({
  did,
  ...{ ...end, people: end.people.map((one) => one && { ...one, decisions: unnumbered(one.decisions) }) },
  decisions: decisions.map(unnumbered),
  lists: lists.map(unnumbered),
  unlisted: unnumbered(unlisted),
})
const unnumbered = (rows: readonly object[]) =>
  rows.map((row) => JSON.stringify({ ...row, id: 0 }, sortedByName)).sort()
const sortedByName = (_: string, value: unknown) =>
  value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort()) : value

describe('addresses of an import, each one row', () => {
  test('are told of as if all their rows were written, whatever happens to them', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (these) => {
        expect(ranked(await played(tablesWith(1), these))).toEqual(
          ranked(await played(tablesWith(Number.POSITIVE_INFINITY), these)),
        )
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  test('are told of as if each entry had been taken by itself', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (these) => {
        const [folded, taken] = [await played(tablesWith(1), these), await played(oneByOne(), these)]
        expect(withoutOrder(folded)).toEqual(withoutOrder(taken))
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})
