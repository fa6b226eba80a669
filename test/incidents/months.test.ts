import { describe, expect, test } from 'vitest'
import type { StoredIncident } from '../../src/store/shapes.ts'
import { DAY, DISTRUST, HOUR, isWeekend, type Person, Sender, UNKNOWN } from './sender.ts'

/** A Monday. */
const START = Date.UTC(2026, 8, 7)
const FULL = '452 4.2.2 The email account that you tried to reach is over quota'
const kinds = async (sender: Sender) =>
  (await sender.store.incidents()).map(({ kind, cause, receiver, scope }) => [kind, cause, receiver ?? scope])

/** Weekdays only, 600 messages a day; of a hundred living people one is full, in ten thousand two complain. */
async function ordinaryDays(sender: Sender, people: readonly Person[], from: number, days: number) {
  for (let day = 0; day < days; day++) {
    const at = from + day * DAY
    if (isWeekend(at)) continue
    await sender.day(sender.some(people, 600), at + 8 * HOUR, 9, () =>
      sender.chance(10) ? FULL : sender.random.below(5000) === 0 ? 'complaint' : null,
    )
  }
}

describe('made-up months', () => {
  test('an ordinary month has no incident, and leaves no more than 1 % of dead addresses unsuppressed', async () => {
    const sender = new Sender()
    const living = sender.people('reader', 3000)
    // Some never existed, some close their mailbox in the first two weeks.
    const never = sender.people('never', 30, { deadSince: 0 })
    const closed = Array.from({ length: 14 }, (_, n) =>
      sender.people(`closed${n}x`, 2, { deadSince: START + n * DAY }),
    ).flat()
    const all = [...living, ...never, ...closed]
    await ordinaryDays(sender, all, START - 28 * DAY, 28)
    for (let day = 0; day < 28; day++) {
      const at = START + day * DAY
      if (!isWeekend(at)) await sender.day(sender.random.shuffled(all), at + 8 * HOUR, 9)
    }
    expect(await kinds(sender)).toEqual([])
    const end = START + 28 * DAY
    const unsuppressed = [...never, ...closed].filter(
      ({ address }) => sender.store.check(address, '*', end).state !== 'suppressed',
    )
    expect(unsuppressed.length / (never.length + closed.length)).toBeLessThanOrEqual(0.01)
    const wrong = living.filter(({ address }) => {
      const { state, reason } = sender.store.check(address, '*', end)
      return state === 'suppressed' && reason !== null
    })
    expect(wrong).toEqual([])
  })

  test('Gmail’s outage of 14 and 15 December 2020: no more than the limit is suppressed, all are released', async () => {
    const sender = new Sender(2)
    // News once in a quarter: only the guard can know that these addresses were good.
    const readers = sender.people('reader', 1200)
    await sender.day(readers, Date.UTC(2020, 8, 10, 8), 10)
    const others = sender.people('other', 300)
    for (let day = 0; day < 14; day++)
      await sender.day(sender.some(others, 100), Date.UTC(2020, 10, 30 + day, 8), 10)
    const outages = [
      [Date.UTC(2020, 11, 14, 20), Date.UTC(2020, 11, 14, 22)],
      [Date.UTC(2020, 11, 15, 21, 29), Date.UTC(2020, 11, 15, 23, 49)],
    ] as const
    const answer = ({ address }: Person, at: number) => {
      const out = outages.some(([from, to]) => at >= from && at <= to)
      return out && address.endsWith('@gmail.com') && sender.chance(800) ? UNKNOWN : null
    }
    await sender.day(readers.slice(0, 600), Date.UTC(2020, 11, 14, 19, 30), 2, answer)
    await sender.day(readers.slice(600), Date.UTC(2020, 11, 15, 21), 2, answer)
    const now = Date.UTC(2020, 11, 16, 12)
    const inState = (state: string) =>
      readers.filter(({ address }) => sender.store.check(address, '*', now).state === state).length
    expect(inState('held')).toBeGreaterThan(50)
    expect(inState('suppressed')).toBe(0)
    const outagesFound = await sender.store.incidents({ kind: 'outage' })
    expect(outagesFound.map(({ receiver }) => receiver)).toEqual(['gmail', 'gmail'])
    expect(outagesFound[0]!.words).toBe(UNKNOWN)
    // What it calls unknown says nothing of the list, also what came before the outage was noticed.
    expect(await sender.store.incidents({ kind: 'rate' })).toEqual([])
    for (const { id } of outagesFound) await sender.store.resolve(id, 'released', 'anna', now)
    expect(inState('ok')).toBe(readers.length)
  })

  test('a slow rise of refusals is one incident, noticed long before every tenth message is refused', async () => {
    const sender = new Sender(3)
    const people = sender.people('reader', 2000)
    let share = 0
    let noticedAt = 0
    for (let day = 0; day < 56; day++) {
      const at = START + day * DAY
      if (isWeekend(at)) continue
      // Half a per cent in the first four weeks, then a third of a per cent more each day.
      share = day < 28 ? 5 : 5 + (day - 28) * 5
      await sender.day(sender.some(people, 600), at + 8 * HOUR, 9, ({ address }) =>
        address.endsWith('@gmail.com') && sender.chance(share) ? DISTRUST : null,
      )
      if (noticedAt === 0 && (await sender.store.incidents()).length > 0) noticedAt = share
    }
    expect(await kinds(sender)).toEqual([['sender-trouble', 'reputation', 'gmail']])
    expect(noticedAt).toBeGreaterThan(30)
    expect(noticedAt).toBeLessThan(80)
    const [incident] = await sender.store.incidents()
    expect(incident).toMatchObject({ to: null, subject: '192.0.2.1', words: DISTRUST })
    const under = await sender.store.incidentEvents(incident!.id, { limit: 1000 })
    expect(under!.items).toHaveLength(incident!.count)
  })

  test('a list import full of dead addresses is no outage, but one rate', async () => {
    const sender = new Sender(4)
    const people = sender.people('reader', 1500)
    await ordinaryDays(sender, people, START, 14)
    const imported = [...sender.people('new', 600), ...sender.people('dead', 400, { deadSince: 0 })]
    await sender.day(sender.random.shuffled(imported), START + 14 * DAY + 8 * HOUR, 4, () => null, 'import')
    const found = await sender.store.incidents()
    // No receiver is worse than the list: those that were noticed sooner are part of it.
    expect(found).toMatchObject([
      { kind: 'rate', cause: 'hard-bounces', scope: 'import', severity: 'critical' },
    ])
    const [{ id }] = found as [StoredIncident]
    const parts = (await sender.store.incidents({ parts: true })).filter(({ partOf }) => partOf !== null)
    expect(parts).toMatchObject([{ kind: 'rate', receiver: 'outlook', partOf: id }])
    // Mail goes on as before: a day later it is over.
    await ordinaryDays(sender, people, START + 15 * DAY, 11)
    for (const { receiver, to } of await sender.store.incidents())
      if (receiver !== null) expect(to).not.toBeNull()
  })

  test('a tiny sender hears nothing: one bounce of five messages is no rate', async () => {
    const sender = new Sender(5)
    const people = sender.people('friend', 40)
    for (let day = 0; day < 28; day++) {
      const at = START + day * DAY
      await sender.day(sender.some(people, 4), at + 9 * HOUR, 8)
      if (day % 4 === 0) sender.mail({ address: `wrong${day}@gmail.com`, deadSince: 0 }, at + 18 * HOUR)
      if (day % 9 === 0) sender.mail(people[day]!, at + 19 * HOUR, DISTRUST)
      if (day === 20) sender.mail(people[1]!, at + 20 * HOUR, 'complaint')
      await sender.settle()
    }
    expect(await kinds(sender)).toEqual([])
  })
})
