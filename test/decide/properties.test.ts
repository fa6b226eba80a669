import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/decide/check.ts'
import { decide } from '../../src/decide/decide.ts'
import { EMPTY_HISTORY } from '../../src/decide/history.ts'
import type { Incident } from '../../src/decide/incident.ts'
import { packHistory, unpackHistory } from '../../src/decide/pack.ts'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import { mark, record } from '../../src/decide/record.ts'
import { treatmentOf } from '../../src/decide/treatment.ts'
import { redo, undo } from '../../src/decide/undo.ts'
import type { DeliveryEvent, Kind } from '../../src/model/event.ts'
import { REASON_NAMES, REASONS } from '../../src/model/reasons.ts'
import { event } from '../cli/harness.ts'
import { DAY, day, delivered, historyOf, LATER, soft } from './tools.ts'

const KINDS: Kind[] = [
  'bounce',
  'bounce',
  'bounce',
  'delayed',
  'delivered',
  'complaint',
  'unsubscribe',
  'dropped',
]
const HOWS = ['provider', 'phrase', 'status', 'reply', 'default'] as const

/** Anything that may arrive for one address: times meet, messages are reported several times. */
const anyEvent: fc.Arbitrary<DeliveryEvent> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    type: fc.constantFrom('hard', 'soft'),
    reason: fc.constantFrom(...REASON_NAMES),
    how: fc.constantFrom(...HOWS),
    confidence: fc.constantFrom(0.3, 0.9),
    at: fc.integer({ min: 0, max: 400 * 4 }),
    message: fc.option(fc.integer({ min: 0, max: 12 })),
    envelope: fc.option(fc.integer({ min: 0, max: 12 })),
    id: fc.integer({ min: 0, max: 1e9 }),
  })
  .map(({ kind, type, reason, how, confidence, at, message, envelope, id }) => {
    const fails = kind === 'bounce' || kind === 'dropped'
    return event({
      id: `${id}-${kind}-${at}-${reason}-${type}-${how}-${confidence}-${message}-${envelope}`,
      kind,
      type: fails ? type : null,
      reason: fails ? reason : null,
      timestamp: new Date(day(at / 4)).toISOString(),
      messageId: message === null ? null : `m${message}`,
      envelopeId: envelope === null ? null : `e${envelope}`,
      explanation: { rule: 'x/y', evidence: '', how, confidence },
    })
  })

const events = fc.array(anyEvent, { maxLength: 25 })
const times = fc.integer({ min: 0, max: 900 }).map(day)
const withOrder = events.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
)
const standings = (list: readonly DeliveryEvent[], now: number, incidents: Incident[] = []) =>
  decide(historyOf(list), DEFAULT_POLICY, now, incidents)

describe('decisions', () => {
  it('do not depend on the order of arrival', () => {
    const incidents: Incident[] = [{ receiver: 'example.com', from: day(50), to: day(80), resolution: null }]
    fc.assert(
      fc.property(withOrder, times, ([list, shuffled], now) => {
        expect(historyOf(shuffled)).toEqual(historyOf(list))
        expect(standings(shuffled, now, incidents)).toEqual(standings(list, now, incidents))
      }),
      { numRuns: 1000 },
    )
  })

  it('do not depend on it either where more is delivered than is kept', () => {
    const weekly = Array.from({ length: 20 }, (_, week) => delivered(week * 7))
    const order = fc.shuffledSubarray(weekly, { minLength: 20 })
    fc.assert(
      fc.property(events, order, (list, deliveries) => {
        const alone = list.map((one, i) => ({ ...one, messageId: `own${i}`, envelopeId: null }))
        const late = historyOf([...alone, ...deliveries])
        expect(late).toEqual(historyOf([...weekly, ...alone]))
        expect(late).toEqual(historyOf([...deliveries.slice(9), ...alone, ...deliveries.slice(0, 9)]))
      }),
    )
  })

  it('do not change when events come twice', () => {
    fc.assert(
      fc.property(events, times, (list, now) => {
        const once = historyOf(list)
        for (const one of list) expect(record(once, one, { at: LATER })).toBe(once)
        expect(standings([...list, ...list.toReversed()], now)).toEqual(standings(list, now))
      }),
    )
  })

  it('are restored exactly by an undo, and an undo by a redo', () => {
    fc.assert(
      fc.property(events, anyEvent, times, (list, last, now) => {
        const fresh = { ...last, messageId: 'fresh', envelopeId: null }
        const before = historyOf(list)
        const after = record(before, fresh, { at: LATER })
        const undone = undo(after, fresh.id)
        // A delivery may push an older one out of the history for good.
        if (fresh.kind === 'delivered' && after.deliveries.length !== before.deliveries.length + 1) return
        expect(decide(undone, DEFAULT_POLICY, now)).toEqual(decide(before, DEFAULT_POLICY, now))
        expect(redo(undone, fresh.id)).toEqual(after)
        for (const one of [...list, fresh]) expect(record(undone, one, { at: LATER })).toEqual(undone)
      }),
    )
  })

  it('can be undone one by one by what they tell, until nothing stands', () => {
    fc.assert(
      fc.property(events, times, (list, now) => {
        let history = historyOf(list)
        for (let left = 60; left > 0; left--) {
          const [standing] = decide(history, DEFAULT_POLICY, now).standings
          if (standing === undefined) return
          history = undo(history, standing.ref)
        }
        expect.unreachable()
      }),
    )
  })

  it('never go against an address for trouble of the sender or of the message', () => {
    const reasons = REASON_NAMES.filter((reason) => ['sender', 'message'].includes(REASONS[reason].party))
    const trouble = fc
      .tuple(anyEvent, fc.constantFrom(...reasons), fc.constantFrom('hard', 'soft'))
      .map(([one, reason, type]): DeliveryEvent => ({ ...one, kind: 'bounce', type, reason }))
    fc.assert(
      fc.property(fc.array(trouble, { maxLength: 40 }), times, (list, now) => {
        expect(standings(list, now).standings).toEqual([])
        expect(standings(list, now).decisions).toEqual([])
      }),
    )
  })

  it('do not get harder for trouble of the sender among other events', () => {
    fc.assert(
      fc.property(events, times, (list, now) => {
        const own = (one: DeliveryEvent) =>
          one.kind === 'bounce' && one.reason !== null && treatmentOf(one.type!, one.reason) === 'sender'
        const alone = list.map((one, i) => ({ ...one, messageId: `own${i}`, envelopeId: null }))
        const without = alone.filter((one) => !own(one) || one.reason === 'suppressed')
        expect(standings(alone, now).standings).toEqual(standings(without, now).standings)
      }),
    )
  })

  it('never harden where something is delivered between', () => {
    const days = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(days, fc.constantFrom('mailbox-full', 'timeout', 'expired'), (list, reason) => {
        const mixed = list.flatMap((at) => [soft(at, reason), delivered(at + 0.01)])
        const upTo = (now: number) => mixed.filter(({ timestamp }) => Date.parse(timestamp!) <= day(now))
        for (let now = 0; now <= 61; now++)
          expect(check(standings(upTo(now), day(now))).state).not.toBe('suppressed')
      }),
      { numRuns: 50 },
    )
  })

  it('are the same from a packed history', () => {
    fc.assert(
      fc.property(events, (list) => {
        const history = undo(
          mark(historyOf(list), { kind: 'suppress', id: 'hand', at: day(9), scope: 'x', until: null }),
          list[0]?.id ?? 'hand',
        )
        expect(unpackHistory(packHistory(history))).toEqual(history)
      }),
    )
  })
})

it('a history stays small, whatever comes', () => {
  let history = EMPTY_HISTORY
  for (let i = 0; i < 2000; i++) {
    history = record(history, soft(i / 5), { at: LATER })
    history = record(history, delivered(i / 5), { at: LATER })
  }
  expect(history.failures.length).toBeLessThanOrEqual(60)
  expect(history.deliveries.length).toBeLessThanOrEqual(16)
  expect(packHistory(history).length).toBeLessThan(8000)
  expect(history.failures.at(-1)!.at).toBeGreaterThan(day(399) - DAY)
})
