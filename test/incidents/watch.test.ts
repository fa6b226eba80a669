import { describe, expect, test } from 'vitest'
import type { IncidentFacts } from '../../src/decide/incident.ts'
import type { Signal } from '../../src/decide/incidents/signal.ts'
import { IncidentWatch } from '../../src/decide/incidents/watch.ts'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import { DAY, HOUR, MINUTE } from './sender.ts'

const START = Date.UTC(2026, 8, 7, 8)
const ZEN = { name: 'Spamhaus ZEN', url: 'https://check.spamhaus.org/', listed: '192.0.2.1' }

let number = 0
const signal = (at: number, more: Partial<Signal> = {}): Signal => ({
  ...{ at, receiver: 'gmail', scope: '*', who: `who${number++}`, answer: 'delivered', complaint: false },
  ...{ trouble: null, blocklist: null, subject: null, words: null, rule: null, ...more },
})
const refused = (at: number, more: Partial<Signal> = {}) =>
  signal(at, { answer: 'refused', trouble: 'authentication', words: '550 5.7.26 unauthenticated', ...more })

/** Shows them to the watch; what it told of each incident last. */
function show(watch: IncidentWatch, signals: readonly Signal[]): IncidentFacts[] {
  const told = new Map<string, IncidentFacts>()
  for (const one of signals) for (const facts of watch.observe(one)) told.set(facts.id, facts)
  return [...told.values()]
}

/** A day's mail: of each ten messages, so many are refused. */
const day = (from: number, count: number, bad: number) =>
  Array.from({ length: count }, (_, n) => (n % 10 < bad ? refused : signal)(from + n * MINUTE))

describe('trouble of the sender’s', () => {
  test('opens at the 10th person who is refused, from the hour of the first', () => {
    const watch = new IncidentWatch()
    show(watch, day(START, 60, 0))
    const told = day(START + HOUR, 12, 10).map((one) => watch.observe(one))
    expect(told.findIndex((facts) => facts.length > 0)).toBe(9)
    expect(told.at(-1)![0]).toMatchObject({
      ...{ kind: 'sender-trouble', cause: 'authentication', receiver: 'gmail', to: null },
      ...{ from: START + HOUR, count: 12, words: '550 5.7.26 unauthenticated' },
    })
  })

  test('one person who is refused a hundred times is none', () => {
    const watch = new IncidentWatch()
    const same = Array.from({ length: 100 }, (_, n) => refused(START + n, { who: 'anna' }))
    expect(show(watch, same)).toEqual([])
  })

  test('is told in any order of arrival, each event in its own hour', () => {
    const events = [...day(START, 200, 0), ...day(START + 4 * HOUR, 100, 5)]
    const [inOrder] = show(new IncidentWatch(), events)
    const [backwards] = show(new IncidentWatch(), events.toReversed())
    const { from, to, cause } = inOrder!
    expect(backwards).toMatchObject({ to, cause })
    expect(Math.floor(backwards!.from / HOUR)).toBe(Math.floor(from / HOUR))
    // What is weeks old opens nothing today.
    const watch = new IncidentWatch()
    show(watch, day(START + 30 * DAY, 100, 0))
    expect(show(watch, day(START, 20, 10))).toEqual([])
  })

  test('closes after a day without signs in which mail went on; returns as the same within a week', () => {
    const watch = new IncidentWatch()
    const [open] = show(watch, day(START, 100, 5))
    const [closed] = show(watch, day(START + 26 * HOUR, 50, 0))
    expect(closed).toMatchObject({ id: open!.id, to: START + 94 * MINUTE })
    const [again] = show(watch, day(START + 4 * DAY, 100, 5))
    expect(again).toMatchObject({ id: open!.id, to: null })
    expect(again!.count).toBeGreaterThan(open!.count)
    show(watch, day(START + 6 * DAY, 100, 0))
    const [other] = show(watch, day(START + 30 * DAY, 100, 5))
    expect(other!.id).not.toBe(open!.id)
  })

  test('a week-end without mail mends nothing; a week without any ends it', () => {
    const watch = new IncidentWatch()
    show(watch, day(START, 100, 5))
    expect(watch.tick(START + 3 * DAY, [])).toEqual([])
    expect(watch.tick(START + 8 * DAY, [])).toMatchObject([{ cause: 'authentication' }])
  })
})

describe('a blocklist', () => {
  const listed = (at: number, receiver: string, more = {}) =>
    refused(at, { trouble: 'reputation', blocklist: ZEN, receiver, ...more })

  test('is one incident at all receivers, with what it lists; critical once three name it', () => {
    const watch = new IncidentWatch()
    const told = show(watch, [
      listed(START, 'outlook'),
      listed(START + 1, 'outlook'),
      listed(START + 2, 'outlook'),
      // Not every receiver says what is listed.
      listed(START + 3, 'example.org', { blocklist: { ...ZEN, listed: null } }),
      listed(START + 4, 'example.com'),
    ])
    expect(told).toMatchObject([
      {
        ...{ kind: 'sender-trouble', cause: 'blocklist', receiver: null, subject: '192.0.2.1' },
        ...{ severity: 'critical', count: 5, link: { name: 'Spamhaus ZEN', url: ZEN.url } },
        named: [
          { name: 'outlook', count: 1 },
          { name: 'example.org', count: 1 },
          { name: 'example.com', count: 1 },
        ],
      },
    ])
  })
})

describe('rates', () => {
  const bounces = (count: number, of: number, more: Partial<Signal> = {}) =>
    Array.from({ length: of }, (_, n) =>
      signal(START + n * MINUTE, { ...more, ...(n >= of - count ? { answer: 'hard' as const } : {}) }),
    )

  test.each([
    [3, 33, 0],
    [2, 60, 0],
    [3, 37, 1],
    [4, 60, 1],
    [27, 1000, 0],
    [30, 1000, 1],
  ])('%i hard bounces of %i messages: %i incidents of the stream', (count, of, incidents) => {
    const told = show(new IncidentWatch(), bounces(count, of, { receiver: 'example.org', scope: 'news' }))
    expect(told.map(({ kind, scope }) => [kind, scope])).toEqual(
      Array.from({ length: incidents }, () => ['rate', 'news']),
    )
  })

  test('without reports of deliveries there is no verdict', () => {
    expect(show(new IncidentWatch(), bounces(200, 200))).toEqual([])
  })

  test('a receiver has one of its own only where it is far worse than its stream', () => {
    const watch = new IncidentWatch()
    const mail = Array.from({ length: 400 }, (_, n) => {
      const receiver = n % 4 === 0 ? 'yahoo' : 'gmail'
      return signal(START + n * MINUTE, { receiver, answer: n % 12 === 0 ? 'hard' : 'delivered' })
    })
    expect(show(watch, mail).map(({ receiver, scope }) => receiver ?? scope)).toEqual(['*', 'yahoo'])
  })

  test('a receiver that is noticed before its stream, and is no worse, becomes part of that', () => {
    const watch = new IncidentWatch()
    show(watch, bounces(0, 100, { receiver: 'yahoo', scope: 'news' }))
    const dead = (count: number, more: Partial<Signal>) =>
      Array.from({ length: count }, (_, n) =>
        signal(START + 2 * HOUR + n * MINUTE, {
          scope: 'import',
          answer: n % 3 ? 'delivered' : 'hard',
          ...more,
        }),
      )
    const [sooner] = show(watch, dead(30, { receiver: 'yahoo' }))
    expect(sooner).toMatchObject({ receiver: 'yahoo', to: null })
    const told = show(watch, dead(60, { receiver: 'yahoo' }))
    const stream = told.find(({ scope }) => scope === 'import')
    expect(stream).toMatchObject({ to: null, partOf: null })
    expect(told.find(({ id }) => id === sooner!.id)).toMatchObject({
      to: sooner!.lastSeen,
      partOf: stream!.id,
    })
  })

  test('what turns out to be an outage’s is taken out: its incidents were part of the outage', () => {
    const watch = new IncidentWatch()
    const mail = bounces(20, 200, { receiver: 'gmail', scope: 'news' })
    const opened = show(watch, mail)
    expect(opened.map(({ to }) => to)).toEqual([null])
    const told = watch.excuse('outage-gmail-1', mail.slice(181))
    const part = { id: opened[0]!.id, to: opened[0]!.lastSeen, partOf: 'outage-gmail-1' }
    expect(told).toMatchObject([part])
    // Another bounce does not bring them back.
    expect(show(watch, [signal(START + 4 * HOUR, { answer: 'hard', scope: 'news' })])).toEqual([])
  })

  test('bounces over the limit beside an outage stay an incident', () => {
    const watch = new IncidentWatch()
    show(watch, bounces(40, 200, { receiver: 'yahoo', scope: 'news' }))
    const outage = Array.from({ length: 10 }, (_, n) =>
      signal(START + 4 * HOUR + n, { receiver: 'gmail', scope: 'news', answer: 'hard' }),
    )
    show(watch, outage)
    const [stream] = watch.excuse('outage-gmail-1', outage)
    expect(stream).toMatchObject({ scope: 'news', count: 40, to: null, partOf: null })
  })

  test('complaints: none under 1,000 deliveries; 4 of 1,000 are over the limit', () => {
    const complaints = (of: number) => [
      ...bounces(0, of),
      ...[1, 2, 3, 4].map((n) => signal(START + of * MINUTE + n, { answer: null, complaint: true })),
    ]
    expect(show(new IncidentWatch(), complaints(999))).toEqual([])
    const [stream] = show(new IncidentWatch(), complaints(1000))
    expect(stream).toMatchObject({ cause: 'complaints', scope: '*', share: 0.4, count: 4 })
  })
})

describe('the memory', () => {
  test('goes on after a restart, and is bounded', () => {
    const watch = new IncidentWatch()
    for (let n = 0; n < 11_000; n++) watch.observe(signal(START + n, { receiver: `mx${n}.example` }))
    show(watch, day(START + HOUR, 100, 5))
    expect(watch.memory.length).toBeLessThanOrEqual(10_000)
    const again = new IncidentWatch(DEFAULT_POLICY, watch.memory)
    const [facts] = again.observe(refused(START + 3 * HOUR))
    expect(facts).toMatchObject({ count: 51, to: null })
    const year = Array.from({ length: 400 }, (_, n) => day(START + (n + 1) * DAY, 30, 1)).flat()
    show(watch, year)
    const size = JSON.stringify(watch.memory.find(([name]) => name === 'receiver\ngmail')).length
    expect(size).toBeLessThan(6000)
  })

  test('a flood of backscatter is one incident, and over a day later', () => {
    const watch = new IncidentWatch()
    const told = Array.from({ length: 150 }, (_, n) => watch.backscatter(START + n * MINUTE, 'email')).flat()
    expect(told[0]).toMatchObject({ kind: 'backscatter', count: 100 })
    expect(told.at(-1)).toMatchObject({ count: 150 })
    expect(watch.tick(START + 2 * DAY, [])).toMatchObject([{ id: told[0]!.id }])
  })
})
