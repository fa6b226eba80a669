import { describe, expect, it } from 'vitest'
import { replyEvent } from '../../src/classify-reply.ts'
import { check } from '../../src/decide/check.ts'
import { decide } from '../../src/decide/decide.ts'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import { RETRY_SCHEDULE, retryAt, retryTime } from '../../src/decide/schedule.ts'
import { REASON_NAMES, type Reason } from '../../src/model/reasons.ts'
import { day, hard, historyOf, soft, unsubscribe } from './tools.ts'

const MINUTE = 60_000

/** The waits between tries in minutes, until given up. */
function waits(reason: Reason, most = 8): number[] {
  const found: number[] = []
  let last = 0
  for (let count = 1; found.length < most; count++) {
    const next = retryAt({ type: 'soft', reason, retryAfter: null }, { count, first: 0, last })
    if (next === null) return found
    found.push((next - last) / MINUTE)
    last = next
  }
  return found
}

it('follows the table', () => {
  expect(waits('greylisting')).toEqual([5, 10, 20, 40, 60, 60, 60, 60])
  expect(waits('greylisting', 99).reduce((a, b) => a + b)).toBeLessThanOrEqual(24 * 60)
  expect(waits('throttling', 7)).toEqual([15, 30, 60, 120, 240, 240, 240])
  expect(waits('throttling', 99).reduce((a, b) => a + b)).toBeLessThanOrEqual(48 * 60)
  for (const reason of ['timeout', 'network-error', 'system-error', 'system-full'] as const) {
    expect(waits(reason, 6)).toEqual([30, 60, 120, 240, 240, 240])
    expect(waits(reason, 99).reduce((a, b) => a + b)).toBeLessThanOrEqual(5 * 24 * 60)
  }
  expect(waits('mailbox-full')).toEqual([1, 3, 7].map((days) => days * 24 * 60))
  expect(waits('mailbox-disabled')).toEqual([7 * 24 * 60])
  for (const reason of ['reputation', 'authentication', 'missing-ptr', 'tls-required'] as const)
    expect(waits(reason)).toEqual([4, 8, 16, 24].map((hours) => hours * 60))
})

it('adds a tenth to a wait that the text names', () => {
  const failed = { type: 'soft', reason: 'greylisting', retryAfter: 300 } as const
  expect(retryAt(failed, { count: 1, first: 0, last: 0 })).toBe(330_000)
})

it('never tries a hard bounce again', () => {
  for (const reason of REASON_NAMES)
    expect(retryAt({ type: 'hard', reason, retryAfter: 60 }, { count: 1, first: 0, last: 0 })).toBeNull()
})

it('names no reason twice, and gives a reason for each row', () => {
  const named = RETRY_SCHEDULE.flatMap(({ reasons }) => reasons)
  expect(new Set(named).size).toBe(named.length)
  for (const { why } of RETRY_SCHEDULE) expect(why).toMatch(/\.$/)
})

describe('when to try again, in events', () => {
  const FULL = '452 4.2.2 Mailbox full'
  const GREY = '450 4.7.1 Greylisted, try again in 5 minutes'

  it('a reply, and what a client throws, have the whole schedule: nobody else tries again', () => {
    const at = '2026-11-20T12:00:00Z'
    expect(replyEvent(FULL, { timestamp: at }).advice.retryAt).toBe('2026-11-21T12:00:00.000Z')
    expect(replyEvent(GREY, { timestamp: at }).advice.retryAt).toBe('2026-11-20T12:05:30.000Z')
    expect(replyEvent('550 5.1.1 User unknown', { timestamp: at }).advice).not.toHaveProperty('retryAt')
    expect(replyEvent(FULL).advice).not.toHaveProperty('retryAt')
  })

  it('of a queue that gave up, only waits of days are left', () => {
    const soft = { type: 'soft', retryAfter: null } as const
    const at = '2026-11-20T12:00:00+01:00'
    expect(retryTime({ ...soft, reason: 'mailbox-full' }, at, true)).toBe('2026-11-21T11:00:00.000Z')
    expect(retryTime({ ...soft, reason: 'timeout' }, at, true)).toBeNull()
    expect(retryTime({ ...soft, reason: 'timeout' }, at, false)).toBe('2026-11-20T11:30:00.000Z')
    expect(retryTime({ ...soft, reason: 'mailbox-full' }, 'yesterday', true)).toBeNull()
  })
})

describe('when to try again, in the answer of a check', () => {
  const asked = (days: readonly number[], at: number) =>
    check(decide(historyOf(days.map((one) => soft(one))), DEFAULT_POLICY, day(at)), '*', day(at)).retryAt

  it('a full mailbox is left alone for a day, then for three, then for a week', () => {
    expect(asked([0], 0.5)).toBe(iso(1))
    expect(asked([0, 1], 1.5)).toBe(iso(1 + 3))
    expect(asked([0, 1, 4], 4.5)).toBe(iso(4 + 7))
    expect(asked([0, 1, 4, 9], 9.5)).toBe(iso(9 + 7))
  })

  it('nothing is told once the wait is over, nor of an address that is fine', () => {
    expect(asked([0], 1.5)).toBeNull()
    expect(asked([], 0)).toBeNull()
  })

  it('a held or suppressed address is worth it when that ends', () => {
    const gone = check(decide(historyOf([hard(0)]), DEFAULT_POLICY, day(1)), '*', day(1))
    expect(gone).toMatchObject({ send: false, retryAt: gone.until })
    expect(gone.until).toBe(iso(180))
    const left = check(decide(historyOf([unsubscribe(0)]), DEFAULT_POLICY, day(1)), '*', day(1))
    expect(left).toMatchObject({ send: false, until: null, retryAt: null })
  })

  const iso = (days: number) => new Date(day(days)).toISOString()
})
