import { expect, it } from 'vitest'
import { RETRY_SCHEDULE, retryAt } from '../../src/decide/schedule.ts'
import { REASON_NAMES, type Reason } from '../../src/model/reasons.ts'

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
