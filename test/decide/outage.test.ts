import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../src/cli/simulate/random.ts'
import { check } from '../../src/decide/check.ts'
import { decide } from '../../src/decide/decide.ts'
import { type AddressHistory, EMPTY_HISTORY } from '../../src/decide/history.ts'
import type { Incident } from '../../src/decide/incident.ts'
import { observationOf } from '../../src/decide/observation.ts'
import { type Observation, type Outage, OutageGuard, type ReceiverMemory } from '../../src/decide/outage.ts'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import { receiverOf } from '../../src/decide/receiver.ts'
import { record } from '../../src/decide/record.ts'
import type { DeliveryEvent } from '../../src/model/event.ts'
import { DAY, day, delivered, hard } from './tools.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** An answer about an address that took mail a week ago; `apart`: of people who have nothing to do with one another. */
const seen = (at: number, unknown: boolean, more: Partial<Observation> = {}): Observation => ({
  ...{ receiver: 'gmail', at, unknown, lastTaken: at - 7 * DAY, apart: false },
  ...more,
})

/** A month of ordinary traffic: one answer in so many says unknown. */
function experienced(oneIn = 100): OutageGuard {
  const guard = new OutageGuard()
  for (let i = 0; i < 3000; i++) guard.observe(seen(day(i / 100), i % oneIn === 0))
  return guard
}

const burst = (
  guard: OutageGuard,
  from: number,
  count: number,
  more: Partial<Observation> = {},
  step = 1000,
) => Array.from({ length: count }, (_, i) => guard.observe(seen(from + i * step, true, more)))
const openedAt = (told: readonly (readonly Outage[])[]) => told.findIndex((some) => some.length > 0)

describe('the outage guard', () => {
  it('opens an incident at the 20th address, which covers the 15 minutes before', () => {
    const told = burst(experienced(), day(31), 25)
    expect(openedAt(told)).toBe(19)
    const from = day(31) + 19_000 - 15 * MINUTE
    expect(told[19]).toEqual([
      { id: `outage-gmail-${from}`, receiver: 'gmail', from, to: null, resolution: null },
    ])
    expect(told.flat()).toHaveLength(1)
  })

  it.each([1, 10, 60, 180])('does so however slowly mail is sent: an address each %i minutes', (minutes) => {
    const told = burst(experienced(), day(32), 25, {}, minutes * MINUTE)
    expect(openedAt(told)).toBe(19)
    expect(told[19]![0]!.from).toBeLessThanOrEqual(day(32))
    expect(told.flat()).toHaveLength(1)
  })

  it('needs a quarter of them where unrelated people are concerned, and most answers say unknown', () => {
    expect(openedAt(burst(experienced(), day(32), 10, { apart: true }, 20 * MINUTE))).toBe(4)
    const guard = experienced()
    // Every third of these people is called unknown: that may be an old list.
    const told = Array.from({ length: 50 }, (_, i) =>
      guard.observe(seen(day(32) + i * MINUTE, i % 3 === 0, { apart: true })),
    )
    expect(openedAt(told)).toBe(-1)
  })

  it('sees the whole of an outage in which a quiet hour lies', () => {
    const withQuiet = (good: number) => {
      const guard = experienced()
      burst(guard, day(32), 3)
      for (let i = 0; i < good; i++) guard.observe(seen(day(32) + (i + 1) * MINUTE, false))
      return burst(guard, day(32) + (good + 1) * MINUTE, 20)
    }
    const told = withQuiet(40)
    expect(openedAt(told)).toBe(16)
    expect(told[16]![0]!.from).toBeLessThanOrEqual(day(32))
    // So many good answers are no part of it.
    expect(openedAt(withQuiet(400))).toBe(19)
  })

  it('is quiet about 19 addresses, and addresses that never took mail', () => {
    expect(openedAt(burst(experienced(), day(31), 19))).toBe(-1)
    expect(openedAt(burst(experienced(), day(31), 500, { lastTaken: null }))).toBe(-1)
  })

  it('sees an outage while a list full of dead addresses is mailed', () => {
    const guard = experienced()
    const told = Array.from({ length: 400 }, (_, i) =>
      guard.observe(seen(day(32) + i * 1000, true, i % 20 === 0 ? {} : { lastTaken: null })),
    )
    expect(openedAt(told)).toBe(380)
  })

  it('is quiet where a tenth or less is unknown, or no more than five times as much as usual', () => {
    const busy = experienced()
    for (let i = 0; i < 600; i++) busy.observe(seen(day(31) + i * MINUTE, false))
    expect(openedAt(burst(busy, day(31) + 1000, 60, {}, 10 * MINUTE))).toBe(-1)
    expect(openedAt(burst(experienced(4), day(32), 100))).toBe(-1)
  })

  it('expects a list that was not mailed for a year to have lost many', () => {
    const mailed = (lastTaken: number) =>
      Array.from({ length: 200 }, (_, i) => seen(day(32) + i * MINUTE, i % 4 === 0, { lastTaken }))
    const quiet = new OutageGuard()
    expect(mailed(day(-333)).flatMap((one) => quiet.observe(one))).toEqual([])
    const guard = new OutageGuard()
    expect(mailed(day(25)).flatMap((one) => guard.observe(one))).toHaveLength(1)
  })

  it('closes it an hour after the last signs, once mail is taken, and goes on after a restart', () => {
    const guard = experienced()
    burst(guard, day(31), 30)
    const restarted = new OutageGuard(DEFAULT_POLICY, guard.memory)
    const last = day(31) + 29_000
    for (const minutes of [20, 40, 59])
      expect(restarted.observe(seen(last + minutes * MINUTE, false))).toEqual([])
    expect(restarted.observe(seen(last + 61 * MINUTE, false))).toMatchObject([
      { from: day(31) + 19_000 - 15 * MINUTE, to: last + HOUR },
    ])
  })

  it('stays open while little mail goes, and ends at the latest after four hours without a sign', () => {
    const guard = experienced()
    burst(guard, day(32), 25, {}, 3 * HOUR)
    const last = day(32) + 24 * 3 * HOUR
    expect(guard.observe(seen(last + 2 * HOUR, false))).toEqual([])
    expect(guard.observe(seen(last + 5 * HOUR, false))).toMatchObject([{ to: last + HOUR }])
  })

  it('ends by the clock where no more mail is sent', () => {
    const guard = experienced()
    burst(guard, day(32), 25)
    const last = day(32) + 24_000
    expect(guard.tick(last + 3 * HOUR)).toEqual([])
    expect(guard.tick(last + 5 * HOUR)).toMatchObject([{ receiver: 'gmail', to: last + HOUR }])
    expect(guard.tick(last + 6 * HOUR)).toEqual([])
  })

  it('does not take those for a sign who are found dead after it', () => {
    const guard = experienced()
    burst(guard, day(31), 100)
    const after = Array.from({ length: 400 }, (_, i) =>
      guard.observe(seen(day(31) + (i + 2) * MINUTE, i % 50 === 49)),
    )
    expect(after.flat()).toMatchObject([{ to: day(31) + 99_000 + HOUR }])
  })

  it('takes what returns within hours for the same outage', () => {
    const guard = experienced()
    const [[first]] = burst(guard, day(31), 30).filter((some) => some.length > 0) as [[Outage]]
    for (const minutes of [61, 62, 63]) guard.observe(seen(day(31) + minutes * MINUTE, false))
    const again = burst(guard, day(31) + 70 * MINUTE, 5)
    expect(again.flat()).toMatchObject([{ id: first.id, from: first.from, to: null }])
  })

  it('sees an outage of yesterday in what arrives today, and where it began', () => {
    const guard = experienced()
    for (let i = 0; i < 600; i++) guard.observe(seen(day(31) + i * 2 * MINUTE, false))
    const told = Array.from({ length: 60 }, (_, i) =>
      guard.observe(seen(day(30.5) - i * 3 * MINUTE, true)),
    ).flat()
    expect(told.length).toBeGreaterThan(1)
    expect(new Set(told.map(({ id }) => id)).size).toBe(1)
    expect(told.at(-1)!.from).toBeLessThanOrEqual(day(30.5) - 59 * 3 * MINUTE)
    expect(told.at(-1)!.to).toBeGreaterThanOrEqual(day(30.5) + HOUR)
  })

  it('sees an outage of last month in a log that is read while mail goes on', () => {
    const guard = experienced()
    const told = Array.from({ length: 200 }, (_, i) => {
      guard.observe(seen(day(60) + i * MINUTE, i % 90 === 0))
      return guard.observe(seen(day(40) + i * MINUTE, i >= 100 && i < 150))
    }).flat()
    const ids = new Set(told.map(({ id }) => id))
    expect(ids.size).toBe(1)
    expect(told.at(-1)!.from).toBeLessThanOrEqual(day(40) + 100 * MINUTE)
    expect(told.at(-1)!.to).toBeGreaterThanOrEqual(day(40) + 149 * MINUTE)
    // The next file is older still.
    expect(openedAt(burst(guard, day(35), 25))).toBe(19)
  })

  it('has a bounded memory', () => {
    const guard = new OutageGuard()
    for (let i = 0; i < 11_000; i++) guard.observe(seen(day(0), true, { receiver: `r${i}` }))
    for (let i = 0; i < 20_000; i++) guard.observe(seen(day(i / 100), i % 50 === 0))
    expect(guard.memory.length).toBeLessThanOrEqual(10_000)
    const [, memory] = guard.memory.find(([name]) => name === 'gmail')!
    expect(memory.minutes.length).toBeLessThanOrEqual(60)
    expect(memory.hours.length).toBeLessThanOrEqual(72)
    expect(memory.days.length).toBeLessThanOrEqual(31)
  })

  it('keeps each sign at once, and what is good now and then', () => {
    const guard = new OutageGuard()
    guard.observe(seen(day(1), true))
    expect(guard.changes()).toHaveLength(1)
    for (let i = 0; i < 499; i++) guard.observe(seen(day(1) + i, false))
    expect(guard.changes()).toEqual([])
    guard.observe(seen(day(1) + 500, false))
    expect(guard.changes()).toEqual(guard.memory)
    guard.observe(seen(day(1) + 501, false))
    expect(guard.changes(true)).toEqual(guard.memory)
    expect(guard.changes(true)).toEqual([])
  })

  it('goes on with the outage that an older version kept', () => {
    const kept = {
      newest: day(31),
      minutes: [],
      days: [],
      unknown: [],
      open: { from: day(30.9), seen: day(31) },
    }
    const guard = new OutageGuard(DEFAULT_POLICY, [['gmail', kept as unknown as ReceiverMemory]])
    expect(guard.observe(seen(day(31.5), false))).toMatchObject([
      { id: `outage-gmail-${day(30.9)}`, from: day(30.9), to: day(31) + HOUR },
    ])
  })
})

describe('whatever the speed and the order of arrival', () => {
  const outage = fc.record({
    perHour: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 3000 })),
    /** Per cent of the answers that call good addresses unknown. */
    share: fc.integer({ min: 40, max: 100 }),
    hours: fc.integer({ min: 1, max: 30 }),
    apart: fc.boolean(),
    /** By how many minutes an answer may come late. */
    late: fc.constantFrom(0, 0, 20, 180, 1440),
    seed: fc.integer(),
  })

  it('never lets more than its limit through', () => {
    fc.assert(
      fc.property(outage, ({ perHour, share, hours, apart, late, seed }) => {
        const random = new Random(seed)
        const begin = day(32)
        const end = begin + hours * HOUR
        const step = Math.max(HOUR / perHour, (hours * HOUR) / 1500)
        const answers: { observation: Observation; arrives: number }[] = []
        for (let at = begin - 300 * step; at < end + 100 * step; at += step) {
          const unknown = at >= begin && at < end && random.below(100) < share
          const observation = seen(Math.floor(at), unknown, { apart, lastTaken: at - 90 * DAY })
          answers.push({ observation, arrives: at + random.below(1 + late * MINUTE) })
        }
        const guard = experienced()
        const told = new Map<string, Outage>()
        for (const { observation } of answers.sort((a, b) => a.arrives - b.arrives))
          for (const one of guard.observe(observation)) told.set(one.id, one)
        const covered = (at: number) =>
          [...told.values()].some(({ from, to }) => from <= at && (to === null || at <= to))
        const through = answers.filter(({ observation: { unknown, at } }) => unknown && !covered(at))
        expect(through.length).toBeLessThan(DEFAULT_POLICY.outageAddresses)
      }),
      { numRuns: 60 },
    )
  })

  it('an ordinary month has none', () => {
    const month = fc.record({
      perHour: fc.integer({ min: 1, max: 300 }),
      dead: fc.integer({ min: 0, max: 20 }),
      apart: fc.boolean(),
      seed: fc.integer(),
    })
    fc.assert(
      fc.property(month, ({ perHour, dead, apart, seed }) => {
        const random = new Random(seed)
        const guard = new OutageGuard()
        // When the last four were unknown. Five strangers of a dozen are what the guard takes for an outage, rightly or
        // not: by chance they come once in ten thousand such months.
        const gone: number[] = []
        for (let n = 0; n < 3000; n++) {
          const unknown = random.below(1000) < dead && !(gone.at(-4)! > n - 12)
          if (unknown) gone.push(n)
          const at = day(0) + (n * HOUR) / perHour
          expect(guard.observe(seen(at, unknown, { apart }))).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is shown to the guard', () => {
  const [early, later] = [hard(40, 'unknown-user', { id: 'a' }), hard(40.1, 'unknown-user', { id: 'b' })]
  const shown = (events: readonly DeliveryEvent[], event: DeliveryEvent) => {
    const told = (one: DeliveryEvent) => ({ at: Date.parse(one.timestamp!) })
    const history = events.reduce((before, one) => record(before, one, told(one)), EMPTY_HISTORY)
    return observationOf(history, event, { receiver: receiverOf(event), at: Date.parse(event.timestamp!) })
  }

  it('is when an address last took mail', () => {
    expect(shown([delivered(1), delivered(2)], early)).toMatchObject({ unknown: true, lastTaken: day(2) })
    expect(shown([], early)).toMatchObject({ unknown: true, lastTaken: null })
  })

  it('is no sign where it was called unknown already', () => {
    expect(shown([delivered(1), early], later)).toMatchObject({ lastTaken: null })
    expect(shown([delivered(1), early, delivered(40.05)], later)).toMatchObject({ lastTaken: null })
    expect(shown([delivered(1), hard(20, 'unknown-user'), delivered(21)], later)).toMatchObject({
      lastTaken: day(21),
    })
  })

  it('is no delivery where the message came back', () => {
    const keys = { messageId: 'm@example.net', envelopeId: null }
    const sent = delivered(40, keys)
    expect(shown([sent], hard(40.1, 'unknown-user', { id: 'c', ...keys }))).toMatchObject({ lastTaken: null })
  })

  it('is whether it is at a provider’s own domain', () => {
    const at = (recipient: string) => {
      const to = { recipient, provider: 'gmail' }
      return shown([delivered(1, to)], hard(40, 'unknown-user', to))!.apart
    }
    expect([at('anna@gmail.com'), at('anna@example.org')]).toEqual([true, false])
  })
})

/** Plays events as they arrive, for many addresses; everything is made up. */
function play(events: readonly { readonly address: string; readonly event: DeliveryEvent }[]) {
  const histories = new Map<string, AddressHistory>()
  const guard = new OutageGuard()
  const incidents = new Map<string, Incident>()
  for (const { address, event } of events) {
    const history = histories.get(address) ?? EMPTY_HISTORY
    const received = { at: Date.parse(event.timestamp!) }
    const one = observationOf(history, event, { receiver: receiverOf(event), at: received.at })
    for (const told of one === null ? [] : guard.observe(one)) incidents.set(told.id, told)
    histories.set(address, record(history, event, received))
  }
  return { histories, incidents: [...incidents.values()] }
}

describe('the Gmail outage of 14 and 15 December 2020, replayed with made-up addresses', () => {
  const at = (time: string) => (Date.parse(time) - day(0)) / DAY
  const good = Array.from({ length: 400 }, (_, i) => `reader${i}@gmail.com`)
  const dead = Array.from({ length: 12 }, (_, i) => `gone${i}@gmail.com`)
  const words = {
    diagnostic: '550-5.1.1 The email account that you tried to reach does not exist.',
    provider: 'gmail',
  }
  const events = [
    // Monthly news until September: some readers have not been mailed for long, so nothing holds them but the guard.
    ...good.map((address, i) => ({
      address,
      event: delivered(at('2020-09-10T08:00:00Z') + i / 86400, { recipient: address }),
    })),
    // In the days before, a few addresses are really dead; they never took mail.
    ...dead.map((address, i) => ({
      address,
      event: hard(at('2020-12-10T08:00:00Z') + i / 24, 'unknown-user', { recipient: address, ...words }),
    })),
    ...good.slice(0, 150).map((address, i) => ({
      address,
      event: delivered(at('2020-12-12T08:00:00Z') + i / 86400, { recipient: address }),
    })),
    // The evening of the 14th, and again on the 15th: 5.1.1 for most live accounts, several times for some.
    ...good.slice(150).map((address, i) => ({
      address,
      event: hard(at('2020-12-14T21:30:00Z') + i / 8640, 'unknown-user', { recipient: address, ...words }),
    })),
    ...good.slice(100).map((address, i) => ({
      address,
      event: hard(at('2020-12-15T20:00:00Z') + i / 8640, 'unknown-user', { recipient: address, ...words }),
    })),
  ].sort((a, b) => Date.parse(a.event.timestamp!) - Date.parse(b.event.timestamp!))
  const { histories, incidents } = play(events)
  const stateOf = (address: string, now: string, settled = incidents) =>
    check(decide(histories.get(address)!, DEFAULT_POLICY, Date.parse(now), settled)).state

  it('nobody good is suppressed', () => {
    expect(incidents.map(({ receiver }) => receiver)).toContain('gmail')
    const states = good.map((address) => stateOf(address, '2020-12-16T12:00:00Z'))
    expect(states.filter((state) => state === 'suppressed')).toEqual([])
    expect(states.filter((state) => state === 'held').length).toBe(300)
  })

  it('those who are held get one more try after a week', () => {
    const states = good.map((address) => stateOf(address, '2020-12-23T12:00:00Z'))
    expect(new Set(states)).toEqual(new Set(['ok', 'watched']))
  })

  it('released, none of it counts; confirmed, all of it does', () => {
    const settled = (resolution: 'released' | 'confirmed') =>
      incidents.map((one) => ({ ...one, resolution, to: one.to ?? Date.parse('2020-12-16T00:00:00Z') }))
    expect(stateOf(good[399]!, '2020-12-16T12:00:00Z', settled('released'))).toBe('ok')
    expect(stateOf(good[399]!, '2020-12-16T12:00:00Z', settled('confirmed'))).toBe('suppressed')
  })

  it('the dead stay suppressed', () => {
    for (const address of dead) expect(stateOf(address, '2020-12-16T12:00:00Z')).toBe('suppressed')
  })
})
