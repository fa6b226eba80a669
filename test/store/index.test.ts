import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/decide/check.ts'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import { DECISION_RULES } from '../../src/decide/rules.ts'
import type { Standing } from '../../src/decide/state.ts'
import { DAY } from '../../src/decide/term.ts'
import { REASON_NAMES } from '../../src/model/reasons.ts'
import { addressKey } from '../../src/store/address-key.ts'
import { MemoryTables } from '../../src/store/memory-tables.ts'
import { packStandings } from '../../src/store/packed-standings.ts'
import type { KeptStanding } from '../../src/store/rows.ts'
import { Connection } from '../../src/store/sqlite/connection.ts'
import { migrate } from '../../src/store/sqlite/migrations.ts'
import { SqliteTables } from '../../src/store/sqlite/tables.ts'
import { wasmDriver } from '../../src/store/sqlite/wasm-driver.ts'
import { SHORT_WORDS, STANDING_WORDS, StandingCode } from '../../src/store/standing-code.ts'
import { StandingIndex } from '../../src/store/standing-index.ts'

const standing: fc.Arbitrary<KeptStanding> = fc.record({
  cause: fc.constantFrom('bounces', 'mirrored', 'complaint', 'unsubscribe', 'manual'),
  scope: fc.constantFrom('*', 'marketing', 'password'),
  state: fc.constantFrom('watched', 'held', 'suppressed'),
  reason: fc.constantFrom(null, ...REASON_NAMES),
  rule: fc.constantFrom(...(Object.keys(DECISION_RULES) as (keyof typeof DECISION_RULES)[])),
  // Far dates and those before 1970 do not fit into the words and are kept beside them.
  since: fc.oneof(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: -1e12, max: 8e15 })),
  until: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 2e12 }), fc.constant(8.64e15)),
  source: fc.constant('email'),
  ref: fc.constant('ref'),
  who: fc.constant('policy'),
  note: fc.constant(null),
  receiver: fc.constant('gmail'),
})
const hex8 = (n: number) => n.toString(16).padStart(8, '0')
/** Few keys, so that they are changed and removed again, which want few places, so that they crowd each other. */
const key = fc.integer({ min: 0, max: 40 }).map((n) => `0000${hex8(n)}${hex8(n % 7)}`.padEnd(32, '0'))
const distinct = (standings: readonly KeptStanding[]) => [
  ...new Map(standings.map((one) => [`${one.cause} ${one.scope}`, one])).values(),
]
const changes = fc.array(
  fc.tuple(
    fc.string({ minLength: 1, maxLength: 2, unit: fc.constantFrom('a', 'b', 'c', 'd') }),
    fc.array(standing, { maxLength: 4 }).map(distinct),
  ),
  { maxLength: 80 },
)

const NOW = Date.UTC(2026, 9, 1)
const keyOf = (name: string) => addressKey('secret', name)

function expected(standings: readonly KeptStanding[], scope: string) {
  const known = standings.map((one) => ({ ...one, event: '' }) as unknown as Standing)
  const state = { at: NOW, standings: known, decisions: [], softDays: 0, deliveredAt: null }
  return { ...check(state, scope, NOW, DEFAULT_POLICY), event: null }
}

describe('the index that answers "may I send?"', () => {
  test('answers as the policy does, whatever was put, changed and removed before', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const index = new StandingIndex()
        const known = new Map<string, readonly KeptStanding[]>()
        for (const [name, standings] of all) {
          index.set(keyOf(name), standings)
          known.set(name, standings)
        }
        for (const [name, standings] of known)
          for (const scope of ['*', 'marketing'])
            expect(index.answer(keyOf(name), scope, NOW, DEFAULT_POLICY)).toEqual(expected(standings, scope))
      }),
      { numRuns: 300 },
    )
  })

  test('keys that crowd each other stay apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, fc.array(standing, { maxLength: 2 }).map(distinct)), { maxLength: 120 }),
        (all) => {
          const index = new StandingIndex()
          for (const [one, standings] of all) index.set(one, standings)
          for (const [one, standings] of new Map(all))
            expect(index.answer(one, '*', NOW, DEFAULT_POLICY)).toEqual(expected(standings, '*'))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('more kinds of standings than are numbered are kept in more room', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 4 }), (all, kinds) => {
        const index = new StandingIndex(new StandingCode(kinds))
        for (const [name, standings] of all) index.set(keyOf(name), standings)
        for (const [name, standings] of new Map(all)) {
          expect(index.has(keyOf(name))).toBe(standings.length > 0)
          expect(index.answer(keyOf(name), 'marketing', NOW, DEFAULT_POLICY)).toEqual(
            expected(standings, 'marketing'),
          )
        }
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['last as long', (since: number) => since + 180 * DAY],
    ['end at one time', () => NOW],
    ['have no end', () => null],
  ])('any number of standings that %s are of one kind', (_, until) => {
    const code = new StandingCode(2)
    const words = new Uint32Array(STANDING_WORDS)
    for (let since = NOW - 400 * DAY; since < NOW; since += DAY + 1) {
      code.encode({ ...one(0), since, until: until(since) }, words, 0)
      expect(code.shorten(words, 0, new Uint32Array(SHORT_WORDS))).toBe(true)
    }
  })

  test.each([
    ['rows in memory', () => new MemoryTables()],
    ['SQLite', sqliteTables],
  ])('packed, moved and loaded it answers the same: %s', (_, made) => {
    fc.assert(
      fc.property(changes, (all) => {
        const tables = made()
        const known = new Map(all)
        for (const [name, standings] of known)
          tables.putAddress({ key: keyOf(name), address: null, ledger: { history: NONE }, standings }, null)
        const index = new StandingIndex()
        packStandings(tables, (packed) => index.load(structuredClone(packed)), 3)
        tables.close()
        for (const [name, standings] of known)
          expect(index.answer(keyOf(name), 'password', NOW, DEFAULT_POLICY)).toEqual(
            expected(standings, 'password'),
          )
      }),
      { numRuns: 100 },
    )
  })

  test('it is told before it is loaded about how many standings will come', () => {
    const tables = sqliteTables()
    expect(tables.aboutStandings()).toBe(0)
    for (let n = 0; n < 1200; n++) {
      const standings = n % 3 === 0 ? [] : [one(n)]
      tables.putAddress({ key: keyOf(`${n}`), address: null, ledger: { history: NONE }, standings }, null)
    }
    expect(tables.aboutStandings()).toBe(800)
    tables.close()
  })

  test('keeps twenty thousand addresses apart', () => {
    const index = new StandingIndex()
    for (let n = 0; n < 20_000; n++) index.set(keyOf(`user${n}`), [one(n)])
    for (let n = 0; n < 20_000; n += 2) index.set(keyOf(`user${n}`), [])
    const wrong = Array.from({ length: 20_000 }, (_, n) => n).filter((n) => {
      const { since } = index.answer(keyOf(`user${n}`), '*', NOW, DEFAULT_POLICY)
      return since !== (n % 2 === 0 ? null : new Date(n * 1000).toISOString())
    })
    expect(wrong).toEqual([])
  })
})

const one = (n: number): KeptStanding => ({
  ...{ cause: 'bounces', scope: '*', state: 'suppressed', reason: 'unknown-user', rule: 'hard-bounce' },
  ...{ since: n * 1000, until: null, source: 'email', ref: '', who: 'policy', note: null, receiver: '' },
})

function sqliteTables() {
  const file = wasmDriver().open(':memory:')
  migrate(file, ':memory:')
  return new SqliteTables(new Connection(file), { secret: 'secret' })
}

const NONE = { failures: [], deliveries: [], marks: [] }
