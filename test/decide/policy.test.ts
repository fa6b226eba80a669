import { describe, expect, it } from 'vitest'
import { check } from '../../src/decide/check.ts'
import { decide } from '../../src/decide/decide.ts'
import { EMPTY_HISTORY } from '../../src/decide/history.ts'
import { change, EMPTY_LEDGER, enforce, enforcedOf, enter } from '../../src/decide/ledger.ts'
import { packHistory, unpackHistory } from '../../src/decide/pack.ts'
import { DEFAULT_POLICY, keptPolicy, POLICY_NAMES, resolvePolicy } from '../../src/decide/policy.ts'
import { POLICY_NUMBERS } from '../../src/decide/policy-numbers.ts'
import { changesBetween, preview } from '../../src/decide/preview.ts'
import { mark, record } from '../../src/decide/record.ts'
import { DECISION_RULES, ruleText } from '../../src/decide/rules.ts'
import { UndeliveredError } from '../../src/errors.ts'
import { event } from '../cli/harness.ts'
import { day, delivered, hard, historyOf, LATER, soft } from './tools.ts'

describe('the policy', () => {
  it('has a reason for every number, and lies within its own bounds', () => {
    for (const name of POLICY_NAMES) expect(POLICY_NUMBERS[name].why).toMatch(/^[A-Z].{20,}\.$/)
    expect(resolvePolicy({ ...DEFAULT_POLICY })).toEqual(DEFAULT_POLICY)
    for (const name of POLICY_NAMES) {
      const { least, most, value } = POLICY_NUMBERS[name]
      expect(value).toBeGreaterThanOrEqual(least)
      expect(value).toBeLessThanOrEqual(most)
    }
  })

  it('that another version kept has its own numbers, defaults for new ones, and none that are gone', () => {
    const kept = keptPolicy({ softBounces: 7, outageKnownPercent: 50 })
    expect(kept).toEqual({ ...DEFAULT_POLICY, softBounces: 7 })
    expect(resolvePolicy({ ...kept })).toEqual(kept)
  })

  const BAD: [object, string][] = [
    [{ softBounces: 0 }, 'The policy’s softBounces must be a whole number from 1 to 1000, not 0.'],
    [{ softBounces: 2.5 }, 'The policy’s softBounces must be a whole number from 1 to 1000, not 2.5.'],
    [{ softBounces: '5' }, 'The policy’s softBounces must be a whole number from 1 to 1000, not "5".'],
    [{ holdDays: Number.NaN }, 'The policy’s holdDays must be a whole number from 1 to 3650, not NaN.'],
    [{ softSpanDays: 40 }, 'The policy’s softSpanDays must be at most softWindowDays (30), not 40.'],
    [
      { softBounces: 40 },
      'The policy’s softBounces must be at most one a day of softWindowDays (31), not 40.',
    ],
    [{ suppressDays: 2000 }, 'The policy’s suppressMostDays must be at least suppressDays (2000), not 1440.'],
  ]
  for (const [changes, message] of BAD)
    it(`refuses ${JSON.stringify(changes)}`, () => {
      expect(() => resolvePolicy({ ...changes })).toThrow(
        new UndeliveredError('POLICY_INVALID').constructor as never,
      )
      expect(() => resolvePolicy({ ...changes })).toThrow(message)
    })

  it('refuses a number it does not know', () => {
    expect(() => resolvePolicy({ softBounce: 3 })).toThrow(
      /names must be some of softBounces.*not "softBounce"/,
    )
    expect(() => resolvePolicy({ toString: 3 })).toThrow(/not "toString"/)
  })

  it('tells every rule in words, with the numbers in force', () => {
    for (const rule of Object.keys(DECISION_RULES) as (keyof typeof DECISION_RULES)[])
      expect(ruleText(rule, DEFAULT_POLICY)).toMatch(/^[a-z].*[^.]$/)
    expect(ruleText('soft-limit', resolvePolicy({ softBounces: 3 }))).toContain('on 3 days within 30 days')
  })
})

it('a preview tells who would change, before anything does', () => {
  const histories = [
    ['three@example.com', historyOf([soft(0), soft(4), soft(8)])],
    ['one@example.com', historyOf([soft(8)])],
    ['held@example.com', historyOf([delivered(0), hard(5)])],
  ] as const
  const stricter = resolvePolicy({ softBounces: 3, recentDays: 4 })
  expect([...preview(histories, DEFAULT_POLICY, stricter, day(9))]).toMatchObject([
    { address: 'three@example.com', scope: '*', from: 'watched', to: 'suppressed' },
    {
      address: 'held@example.com',
      scope: '*',
      from: 'held',
      to: 'suppressed',
      after: { rule: 'hard-bounce' },
    },
  ])
})

describe('observing', () => {
  const received = { at: LATER }
  const answer = (ledger: Parameters<typeof enforcedOf>[0]) =>
    check(decide(enforcedOf(ledger), DEFAULT_POLICY, day(9))).state
  const wanted = (ledger: Parameters<typeof enforcedOf>[0]) => decide(ledger.history, DEFAULT_POLICY, day(9))

  it('decides, and changes nothing that is answered', () => {
    const ledger = enter(EMPTY_LEDGER, hard(1), received, 'observe')
    expect(answer(ledger)).toBe('ok')
    expect(check(wanted(ledger)).state).toBe('suppressed')
  })

  it('keeps what was enforced before, even against a delivery', () => {
    const before = enter(EMPTY_LEDGER, hard(1), received, 'enforce')
    expect(answer(enter(before, delivered(2), received, 'observe'))).toBe('suppressed')
  })

  it('shows what enforcing will change, then changes it', () => {
    const ledger = enter(EMPTY_LEDGER, hard(1), received, 'observe')
    const now = decide(enforcedOf(ledger), DEFAULT_POLICY, day(9))
    expect(changesBetween('a@example.com', now, wanted(ledger))).toMatchObject([
      { from: 'ok', to: 'suppressed' },
    ])
    expect(answer(enforce(ledger))).toBe('suppressed')
  })

  it('entries by hand count all the same', () => {
    const ledger = enter(EMPTY_LEDGER, soft(1), received, 'observe')
    const entry = { kind: 'suppress', id: 'hand', at: day(2), scope: '*', until: null } as const
    expect(answer(change(ledger, (history) => mark(history, entry)))).toBe('suppressed')
  })
})

it('an old bounce that is heard of only now suppresses for its time from now on', () => {
  const old = event({ recipient: 'a@example.com', timestamp: '2024-01-01T00:00:00Z', reason: 'unknown-user' })
  const now = Date.UTC(2026, 10, 1)
  const heard = record(EMPTY_HISTORY, old, { at: now, live: true })
  expect(check(decide(heard, DEFAULT_POLICY, now)).until).toBe('2027-04-30T00:00:00.000Z')
  const told = record(EMPTY_HISTORY, old, { at: now })
  expect(check(decide(told, DEFAULT_POLICY, now)).state).toBe('watched')
  expect(unpackHistory(packHistory(heard))).toEqual(heard)
})

it('a reason that is only a guess suppresses with the second failure, on another day', () => {
  const guessed = (id: string, day: number) =>
    event({
      id,
      messageId: id,
      timestamp: `2026-10-0${day}T12:00:00Z`,
      explanation: { rule: 'model/unknown-user', evidence: 'gone', how: 'model', confidence: 0.55 },
    })
  const now = Date.UTC(2026, 9, 9)
  const once = record(EMPTY_HISTORY, guessed('a', 1), { at: now })
  expect(check(decide(once, DEFAULT_POLICY, now)).state).toBe('watched')
  const twice = record(once, guessed('b', 3), { at: now })
  expect(check(decide(twice, DEFAULT_POLICY, now)).state).toBe('suppressed')
  expect(unpackHistory(packHistory(twice))).toEqual(twice)
})
