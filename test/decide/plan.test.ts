import { describe, expect, test } from 'vitest'
import { type DayCounts, historyFrom, planFor } from '../../src/decide/plan.ts'
import { resolvePolicy } from '../../src/decide/policy.ts'

const TODAY = 20_000
const on = (day: number, delivered: number, refused = 0, complaints = 0): DayCounts => ({
  ...{ day, delivered, refused, complaints, bounced: refused },
})
/** A month of a thousand messages a day. */
const month = (until = TODAY) => Array.from({ length: 30 }, (_, n) => on(until - n, 1000))
const messages = (plan: ReturnType<typeof planFor>) => plan.days.map((one) => one.messages)

describe('the plan for a receiver', () => {
  test('a new sender begins with 50 and grows by three tenths a day to what is wanted', () => {
    const plan = planFor([], TODAY, { wanted: 5000 })
    expect(plan).toMatchObject({ step: 'grow', takes: 0, wanted: 5000 })
    expect(messages(plan).slice(0, 6)).toEqual([50, 65, 85, 110, 143, 186])
    expect(messages(plan).at(-1)).toBe(5000)
    expect(plan.days[0]!.day).toBe(TODAY + 1)
  })

  test('a sender whose mail is taken goes on as usual', () => {
    const plan = planFor(month(), TODAY)
    expect(plan).toMatchObject({ step: 'steady', takes: 1000, wanted: 1000 })
    expect(new Set(messages(plan))).toEqual(new Set([1000]))
  })

  test.each([
    ['hold', 50, [1000, 1000, 1000, 1000]],
    ['slow', 150, [500, 500, 500, 650]],
    ['pause', 600, [0, 0, 0, 250]],
  ] as const)(
    '%s where of 1,000 messages a day %i were refused in the last three days',
    (step, refused, first) => {
      const bad = month().map((one) => (one.day > TODAY - 3 ? on(one.day, 1000 - refused, refused) : one))
      const plan = planFor(bad, TODAY)
      expect(plan.step).toBe(step)
      expect(messages(plan).slice(0, 4)).toEqual(first)
    },
  )

  test('says that it is complaints where nothing was refused', () => {
    expect(planFor([...month(TODAY - 1), on(TODAY, 1000, 0, 20)], TODAY).why).toBe(
      'Too many call your mail spam: send half, to those who read, and look which mailing the complaints are about.',
    )
  })

  test('complaints hold it, then halve it', () => {
    const angry = (complaints: number) =>
      planFor([...month(TODAY - 1), on(TODAY, 1000, 0, complaints)], TODAY).step
    expect([0, 3, 4, 10].map(angry)).toEqual(['steady', 'steady', 'hold', 'slow'])
  })

  test('it grows again once the refusals are over', () => {
    const mended = [...month(TODAY - 10), ...[3, 2, 1, 0].map((ago) => on(TODAY - ago, 300))]
    const plan = planFor(mended, TODAY)
    // The good days of a week and a half ago still count as taken well.
    expect(plan.step).toBe('steady')
    const later = planFor([...month(TODAY - 20), ...[3, 2, 1, 0].map((ago) => on(TODAY - ago, 300))], TODAY)
    expect(later.step).toBe('grow')
    expect(messages(later).slice(0, 3)).toEqual([300, 390, 507])
  })

  test('few answers tell nothing: three refusals of ten messages', () => {
    expect(planFor([on(TODAY, 7, 3)], TODAY).step).toBe('grow')
  })

  test('the numbers are policy', () => {
    const policy = resolvePolicy({ planGrowPercent: 100 })
    expect(messages(planFor([], TODAY, { wanted: 5000, policy })).slice(0, 3)).toEqual([50, 100, 200])
  })

  test('is never more than is wanted, and never negative, whatever the history', () => {
    for (let n = 0; n < 200; n++) {
      const history = Array.from({ length: n % 40 }, (_, d) =>
        on(TODAY - d, (n * 7919 + d * 104729) % 3000, (n * d * 31) % 700, d % 5),
      )
      const plan = planFor(history, TODAY)
      for (const one of messages(plan)) {
        expect(one).toBeGreaterThanOrEqual(0)
        expect(one).toBeLessThanOrEqual(plan.wanted)
      }
    }
  })
})

test('the history is made from a store’s counts', () => {
  const day = '2026-11-25'
  expect(
    historyFrom([
      { day, kind: 'delivered', reason: null, count: 90 },
      { day, kind: 'bounce', reason: 'unknown-user', count: 3 },
      { day, kind: 'bounce', reason: 'reputation', count: 5 },
      { day, kind: 'delayed', reason: 'reputation', count: 2 },
      { day, kind: 'delayed', reason: 'greylisting', count: 7 },
      { day, kind: 'complaint', reason: null, count: 1 },
    ]),
  ).toEqual([{ day: Date.parse(day) / 86_400_000, delivered: 90, bounced: 10, refused: 7, complaints: 1 }])
})
