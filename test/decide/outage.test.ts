import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/decide/check.ts'
import { decide } from '../../src/decide/decide.ts'
import { type AddressHistory, EMPTY_HISTORY } from '../../src/decide/history.ts'
import type { Incident } from '../../src/decide/incident.ts'
import { observationOf } from '../../src/decide/observation.ts'
import { type Observation, OutageGuard } from '../../src/decide/outage.ts'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import { record } from '../../src/decide/record.ts'
import type { DeliveryEvent } from '../../src/model/event.ts'
import { DAY, day, delivered, hard } from './tools.ts'

const MINUTE = 60_000
const seen = (at: number, address: string, unknown: boolean, known = true): Observation => ({
  ...{ receiver: 'gmail', at, address, unknown, known },
})

/** A month of ordinary traffic: one answer in a hundred says unknown. */
function experienced(guard = new OutageGuard()): OutageGuard {
  for (let i = 0; i < 3000; i++) guard.observe(seen(day(i / 100), `a${i}`, i % 100 === 0))
  return guard
}

const burst = (guard: OutageGuard, from: number, count: number, known = true) =>
  Array.from({ length: count }, (_, i) => guard.observe(seen(from + i * 1000, `b${i}`, true, known)))

describe('the outage guard', () => {
  it('opens an incident at the 20th address, which covers the 15 minutes before', () => {
    const told = burst(experienced(), day(31), 25)
    expect(told.findIndex((one) => one !== null)).toBe(19)
    expect(told[19]).toEqual({
      receiver: 'gmail',
      from: day(31) + 19_000 - 15 * MINUTE,
      to: null,
      resolution: null,
    })
    expect(told.filter((one) => one !== null)).toHaveLength(1)
  })

  it('is quiet about 19 addresses, one address many times, and addresses that never took mail', () => {
    expect(burst(experienced(), day(31), 19).every((one) => one === null)).toBe(true)
    const guard = experienced()
    for (let i = 0; i < 100; i++) expect(guard.observe(seen(day(31) + i, 'same', true))).toBeNull()
    expect(burst(experienced(), day(31), 100, false).every((one) => one === null)).toBe(true)
  })

  it('is quiet where a tenth or less is unknown, or no more than five times as much as usual', () => {
    const busy = experienced()
    for (let i = 0; i < 500; i++) busy.observe(seen(day(31) + i, `ok${i}`, false))
    expect(burst(busy, day(31) + 1000, 50).every((one) => one === null)).toBe(true)
    const bad = new OutageGuard()
    for (let i = 0; i < 3000; i++) bad.observe(seen(day(i / 100), `a${i}`, i % 4 === 0))
    expect(burst(bad, day(31), 100).every((one) => one === null)).toBe(true)
  })

  it('closes it an hour after the last signs, and goes on after a restart', () => {
    const guard = experienced()
    burst(guard, day(31), 30)
    const restarted = new OutageGuard(DEFAULT_POLICY, guard.memory)
    const last = day(31) + 29_000
    expect(restarted.observe(seen(last + 59 * MINUTE, 'x', false))).toBeNull()
    expect(restarted.observe(seen(last + 61 * MINUTE, 'x', false))).toEqual({
      receiver: 'gmail',
      from: day(31) + 19_000 - 15 * MINUTE,
      to: last + 60 * MINUTE,
      resolution: null,
    })
  })

  it('has a bounded memory', () => {
    const guard = new OutageGuard()
    for (let i = 0; i < 11_000; i++) guard.observe({ ...seen(day(0), 'a', true), receiver: `r${i}` })
    for (let i = 0; i < 20_000; i++) guard.observe(seen(day(i / 100), `a${i}`, i % 50 === 0))
    expect(guard.memory).toHaveLength(10_000)
    const [, memory] = guard.memory.find(([name]) => name === 'gmail')!
    expect(memory.minutes.length).toBeLessThanOrEqual(16)
    expect(memory.days.length).toBeLessThanOrEqual(31)
    expect(memory.unknown.length).toBeLessThanOrEqual(20)
  })

  it('never lets more than its limit through', () => {
    const answers = fc.array(
      fc.record({ wait: fc.integer({ min: 0, max: 5 * MINUTE }), address: fc.integer({ min: 0, max: 200 }) }),
      { minLength: 30, maxLength: 150 },
    )
    fc.assert(
      fc.property(answers, (list) => {
        const guard = experienced()
        let incidents: Incident[] = []
        let at = day(31)
        const bounced: { at: number; address: number }[] = []
        for (const { wait, address } of list) {
          at += wait
          const told = guard.observe(seen(at, String(address), true))
          if (told) incidents = [...incidents.filter(({ from }) => from !== told.from), told]
          bounced.push({ at, address })
        }
        const through = bounced.filter(
          (one) => !incidents.some(({ from, to }) => one.at >= from && (to === null || one.at <= to)),
        )
        for (const { at: end } of through) {
          const span = through.filter((one) => one.at <= end && one.at > end - 15 * MINUTE)
          expect(new Set(span.map(({ address }) => address)).size).toBeLessThan(20)
        }
      }),
    )
  })
})

/** Plays events as they arrive, for many addresses; everything is made up. */
function play(events: readonly { readonly address: string; readonly event: DeliveryEvent }[]) {
  const histories = new Map<string, AddressHistory>()
  const guard = new OutageGuard()
  let incidents: Incident[] = []
  for (const { address, event } of events) {
    const history = histories.get(address) ?? EMPTY_HISTORY
    const received = { at: Date.parse(event.timestamp!) }
    const one = observationOf(history, event, received)
    const told = one && guard.observe(one)
    if (told)
      incidents = [
        ...incidents.filter(({ receiver, from }) => receiver !== told.receiver || from !== told.from),
        told,
      ]
    histories.set(address, record(history, event, received))
  }
  return { histories, incidents }
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
