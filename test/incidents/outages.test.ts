import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import type { Intake } from '../../src/store/shapes.ts'
import { HOUR, Sender, UNKNOWN } from './sender.ts'

const at = (time: string) => Date.parse(`2020-12-${time}:00Z`)
/** When Gmail answered 550 5.1.1 for live accounts. */
const OUTAGES = [
  [at('14T20:00'), at('14T22:00')],
  [at('15T21:29'), at('15T23:49')],
] as const
const NOW = at('17T12:00')
const BEGIN = at('14T06:00')
const END = at('16T12:00')

type Arrival = (all: Intake[], sender: Sender) => readonly Intake[]
/** Received so late as this tells, each by itself. */
const late = (by: (sender: Sender) => number): Arrival => {
  return (all, sender) => all.map((one) => ({ ...one, at: one.at + by(sender) })).sort((a, b) => a.at - b.at)
}
const ARRIVALS: Readonly<Record<string, Arrival>> = {
  'in order': late(() => 0),
  'up to an hour late': late((sender) => sender.random.below(HOUR)),
  'up to twelve hours late': late((sender) => sender.random.below(12 * HOUR)),
  'a day late, backwards': (all) =>
    all
      .map((one) => ({ ...one, at: NOW }))
      .sort((a, b) => b.event.timestamp!.localeCompare(a.event.timestamp!)),
  'a day late, shuffled': (all, sender) => sender.random.shuffled(all.map((one) => ({ ...one, at: NOW }))),
}

/** Mails so many an hour, each to somebody else: all of them took mail in September, so that only the guard knows. */
async function replay(perHour: number, arrival: Arrival) {
  const sender = new Sender(perHour)
  const many = Math.floor(((END - BEGIN) / HOUR) * perHour)
  const people = Array.from({ length: many }, (_, n) => `reader${n}@gmail.com`)
  const step = HOUR / perHour
  for (const [n, address] of people.entries())
    sender.hear(address, Date.UTC(2020, 8, 10) + (n * 10 * HOUR) / many, null)
  await sender.settle()
  const struck: string[][] = [[], []]
  for (const [n, address] of people.entries()) {
    const when = BEGIN + Math.floor((n + 0.5) * step)
    const outage = OUTAGES.findIndex(([from, to]) => when >= from && when <= to)
    const unknown = outage >= 0 && sender.chance(800)
    sender.hear(address, when, unknown ? UNKNOWN : null)
    if (unknown) struck[outage]!.push(address)
  }
  await sender.settle((all) => arrival(all, sender))
  const suppressed = (some: readonly string[]) =>
    some.filter((address) => sender.store.check(address, '*', NOW).state === 'suppressed').length
  return { sender, people, struck, suppressed }
}

test('people who leave one by one are suppressed, and a slow sender hears of no outage', async () => {
  const sender = new Sender(6)
  const many = 1500
  const people = sender.people('reader', many).map(({ address }, n) => ({ address, isGone: n % 20 === 7 }))
  for (const [n, { address }] of people.entries()) sender.hear(address, Date.UTC(2020, 8, 1) + n * HOUR, null)
  // Each once in a quarter, one an hour: one of twenty has closed the mailbox since.
  for (const [n, { address, isGone }] of people.entries())
    sender.hear(address, Date.UTC(2020, 11, 1) + n * HOUR, isGone ? UNKNOWN : null)
  await sender.settle()
  expect(await sender.store.incidents({ kind: 'outage' })).toEqual([])
  const stateOf = (address: string) => sender.store.check(address, '*', Date.UTC(2021, 1, 10)).state
  for (const { address, isGone } of people) expect(stateOf(address)).toBe(isGone ? 'suppressed' : 'ok')
})

test('a list full of dead addresses hides no outage, and its dead are suppressed', async () => {
  const sender = new Sender(7)
  const readers = sender.people('reader', 120).map(({ address }) => address)
  const dead = sender.people('dead', 400).map(({ address }) => address)
  for (const [n, address] of readers.entries()) sender.hear(address, Date.UTC(2020, 8, 10) + n * HOUR, null)
  await sender.settle()
  for (const [n, address] of dead.entries()) sender.hear(address, at('14T08:00') + n * 60_000, UNKNOWN)
  for (const [n, address] of readers.entries()) sender.hear(address, at('14T20:00') + n * 60_000, UNKNOWN)
  await sender.settle()
  const outages = await sender.store.incidents({ kind: 'outage' })
  expect(outages.map(({ receiver }) => receiver)).toContain('gmail')
  const atGmail = (address: string) => address.endsWith('@gmail.com')
  const states = (some: readonly string[]) =>
    new Set(some.map((one) => sender.store.check(one, '*', NOW).state))
  expect(states(readers.filter(atGmail))).toEqual(new Set(['held']))
  expect(states(dead)).toEqual(new Set(['suppressed']))
})

describe('Gmail’s outage of December 2020, to people who were not mailed for a quarter', () => {
  const limit = DEFAULT_POLICY.outageAddresses
  for (const [name, arrival] of Object.entries(ARRIVALS))
    test.each([5, 20, 60, 200])(
      `%i mails an hour, ${name}`,
      async (perHour) => {
        const { sender, people, struck, suppressed } = await replay(perHour, arrival)
        for (const some of struck) expect(suppressed(some)).toBeLessThan(limit)
        const outages = await sender.store.incidents({ kind: 'outage' })
        expect(outages.map(({ receiver, to }) => [receiver, to !== null])).toEqual([
          ['gmail', true],
          ['gmail', true],
        ])
        // One cause, one incident: what was counted before it was noticed is taken out of the rates.
        expect(await sender.store.incidents({ kind: 'rate' })).toEqual([])
        for (const { id } of outages) await sender.store.resolve(id, 'released', 'anna', NOW)
        expect(suppressed(people)).toBe(0)
        for (const address of people) expect(sender.store.check(address, '*', NOW).state).toBe('ok')
      },
      60_000,
    )
})
