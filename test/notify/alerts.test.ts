import { describe, expect, test } from 'vitest'
import { INCIDENT_CAUSES } from '../../src/decide/incident.ts'
import { alertOf } from '../../src/notify/alerts/alert.ts'
import { AlertDesk, type Diagnose } from '../../src/notify/alerts/alert-desk.ts'
import type { When } from '../../src/notify/alerts/when.ts'
import type { Message } from '../../src/notify/channels/channel.ts'
import type { StoredIncident } from '../../src/store/shapes.ts'

const NOON = Date.UTC(2026, 10, 20, 12)
const HOUR = 3_600_000

/** A desk over incidents that are given, with a clock that is set. */
function desk(given: Partial<When> = {}, diagnose?: Diagnose) {
  const world = { now: NOON, incidents: [] as StoredIncident[], fails: false }
  const sent: Message[] = []
  const kept = new Map<string, string>()
  const options = {
    name: 'ops',
    channel: {
      async send(message: Message) {
        if (world.fails) throw new Error('It answered 500.')
        sent.push(message)
      },
    },
    when: { severity: 'warning', urgent: false, timeZone: 'UTC', ...given } as When,
    store: {
      incidents: async () => world.incidents as never,
      position: async (name: string) => kept.get(name) ?? null,
      setPosition: async (name: string, value: string) => void kept.set(name, value),
    },
    clock: () => world.now,
    log: { info() {}, warn() {}, error() {} },
    diagnose,
    report: async () => ({ key: 'week', severity: 'info', title: 'The week', text: '' }) as const,
  }
  let one = new AlertDesk(options)
  return {
    world,
    /** The titles of what is told now. */
    async look(now = world.now): Promise<string[]> {
      world.now = now
      sent.length = 0
      await one.look()
      return sent.map(({ title }) => title)
    },
    sent,
    restart() {
      one = new AlertDesk(options)
    },
  }
}

const PLAIN: StoredIncident = {
  ...{ id: '', kind: 'outage', cause: 'unknown-addresses', receiver: null, scope: null, subject: null },
  ...{
    severity: 'warning',
    from: NOON - HOUR,
    lastSeen: NOON,
    to: null,
    count: 0,
    share: null,
    words: null,
    rule: null,
  },
  ...{
    link: null,
    named: [],
    partOf: null,
    openedAt: NOON,
    updatedAt: NOON,
    acknowledgedAt: null,
    acknowledgedBy: null,
  },
  ...{ mutedUntil: null, resolution: null, held: 0 },
}

const outage = (more: Partial<StoredIncident> = {}): StoredIncident => ({
  ...PLAIN,
  ...{ id: 'outage-gmail-1', receiver: 'gmail', severity: 'critical', held: 312, ...more },
})
const spam = (more: Partial<StoredIncident> = {}): StoredIncident => ({
  ...PLAIN,
  ...{
    id: 'trouble-gmx-1',
    kind: 'sender-trouble',
    cause: 'spam-filter',
    receiver: 'example.net',
    count: 40,
  },
  ...{ words: '554 Rejected as spam', ...more },
})

describe('alerts', () => {
  test('say what is wrong in the DNS, and are sent without it where nobody knows', async () => {
    const gone = 'Gmail refused 40 messages for DKIM; there is no DKIM key s1._domainkey.example.com.'
    const known = desk({}, async () => gone)
    known.world.incidents = [spam({ cause: 'authentication' })]
    await known.look()
    expect(known.sent[0]?.text).toContain(`\n\nWhat is wrong: ${gone}\n\n`)
    const failing = desk({}, async () => Promise.reject(new Error('No resolver.')))
    failing.world.incidents = [spam()]
    await failing.look()
    expect(failing.sent[0]?.text).not.toContain('What is wrong')
  })

  test('of what is over say what is left to do', async () => {
    const { world, look, sent } = desk()
    const rate = spam({ id: 'rate-1', kind: 'rate', cause: 'hard-bounces', share: 4 })
    world.incidents = [spam(), rate, outage()]
    await look()
    const over = { to: NOON }
    world.incidents = [spam(over), { ...rate, ...over, partOf: 'outage-gmail-1' }, outage(over)]
    await look(NOON + HOUR)
    expect(sent.map(({ text }) => text.split('\n\n')[1])).toEqual([
      'There is nothing more to do.',
      'It was part of another incident, outage-gmail-1: what to do is told there.',
      'What to do next: see what was held because of it, and release or confirm it.',
    ])
  })

  test('say what happened, why it matters, and what to do next', async () => {
    const { world, look, sent } = desk()
    world.incidents = [outage()]
    expect(await look()).toEqual(['Gmail calls good addresses unknown: 312 addresses held'])
    expect(sent[0]).toMatchObject({ severity: 'critical' })
    expect(sent[0]!.text).toMatchInlineSnapshot(`
      "Since 2026-11-20 11:00 UTC. 312 addresses are held because of it.

      Why it matters: It calls addresses unknown that took mail before, which is almost always its own failure. They are held, not suppressed, so that your list survives.

      What to do next: Once the receiver is well again, release the addresses for one more try; confirm them only if they are really gone.

      Gmail: https://support.google.com/a/answer/3726730"
    `)
  })

  test('are told once, also after a restart; that it is over is told, too', async () => {
    const { world, look, restart } = desk()
    world.incidents = [outage()]
    expect(await look()).toHaveLength(1)
    expect(await look()).toEqual([])
    restart()
    expect(await look(NOON + HOUR)).toEqual([])
    world.incidents = [outage({ to: NOON + 2 * HOUR })]
    expect(await look(NOON + 2 * HOUR)).toEqual([
      'Over: Gmail calls good addresses unknown: 312 addresses held',
    ])
    expect(await look(NOON + 3 * HOUR)).toEqual([])
  })

  test('one that grew grave is told again', async () => {
    const { world, look } = desk()
    world.incidents = [spam()]
    expect(await look()).toEqual(['example.net refuses mail as spam'])
    world.incidents = [spam({ severity: 'critical', count: 4000 })]
    expect(await look()).toEqual(['Worse: example.net refuses mail as spam'])
  })

  test('one that was over before anybody was told is not told', async () => {
    const { world, look } = desk()
    world.incidents = [outage({ to: NOON - 1 })]
    expect(await look()).toEqual([])
  })

  test('one that somebody has acknowledged, or muted, is not told', async () => {
    const { world, look } = desk()
    world.incidents = [outage({ acknowledgedAt: NOON - 1 }), spam({ mutedUntil: NOON + HOUR })]
    expect(await look()).toEqual([])
    expect(await look(NOON + HOUR)).toEqual(['example.net refuses mail as spam'])
  })

  test('below the severity that is asked for it waits for the digest', async () => {
    const { world, look, sent } = desk({ severity: 'critical', digest: '08:00' })
    world.incidents = [spam(), outage()]
    expect(await look()).toEqual(['Gmail calls good addresses unknown: 312 addresses held'])
    world.incidents = [spam(), outage({ to: NOON + HOUR })]
    expect(await look(NOON + HOUR)).toEqual(['Over: Gmail calls good addresses unknown: 312 addresses held'])
    const morning = NOON + 20 * HOUR
    expect(await look(morning - 1)).toEqual([])
    // The addresses that it held still wait for somebody.
    expect(await look(morning)).toEqual(['Deliverability on 2026-11-21: 2 incidents open, 0 over'])
    expect(sent[0]!.text).toContain('Open now:\n- example.net refuses mail as spam.')
    expect(await look(morning + HOUR)).toEqual([])
    world.incidents = []
    expect(await look(morning + 24 * HOUR)).toEqual([])
  })

  test('in quiet hours nobody is woken, unless it is critical and that is wanted', async () => {
    // 12:00 UTC is 21:00 in Tokyo.
    const quiet = { quiet: '22:00-07:00', timeZone: 'Asia/Tokyo' }
    const { world, look } = desk(quiet)
    await look()
    world.incidents = [outage(), spam()]
    expect(await look(NOON + HOUR)).toEqual([])
    expect(await look(NOON + 10 * HOUR - 1)).toEqual([])
    expect(await look(NOON + 10 * HOUR)).toHaveLength(2)
    const urgent = desk({ ...quiet, urgent: true })
    urgent.world.incidents = [outage(), spam()]
    expect(await urgent.look(NOON + HOUR)).toEqual(['Gmail calls good addresses unknown: 312 addresses held'])
  })

  test('many at once are one message', async () => {
    const { world, look, sent } = desk()
    world.incidents = ['a', 'b', 'c', 'd'].map((receiver) => spam({ id: receiver, receiver }))
    expect(await look()).toEqual(['4 incidents to look at'])
    expect(sent[0]!.text.split('\n')).toHaveLength(4)
  })

  test('what could not be told is told later, after longer and longer waits', async () => {
    const { world, look } = desk()
    world.incidents = [outage()]
    world.fails = true
    expect(await look()).toEqual([])
    world.fails = false
    expect(await look(NOON + 14_000)).toEqual([])
    expect(await look(NOON + 15_000)).toHaveLength(1)
  })

  test('the report of the week is sent on its day, once', async () => {
    // A Friday.
    const { look } = desk({ weekly: 'saturday', timeZone: 'Europe/Berlin' })
    expect(await look()).toEqual([])
    expect(await look(NOON + 18 * HOUR)).toEqual([])
    expect(await look(NOON + 20 * HOUR)).toEqual(['The week'])
    expect(await look(NOON + 21 * HOUR)).toEqual([])
    expect(await look(NOON + 8 * 24 * HOUR)).toEqual(['The week'])
  })

  test.each(INCIDENT_CAUSES)('of the cause %s have words of their own', (cause) => {
    const { title, what, why, next } = alertOf(
      outage({ cause, subject: '192.0.2.1', count: 12, share: 6, severity: 'warning' }),
    )
    expect(title).not.toMatch(/^Trouble at|undefined|null/)
    for (const sentence of [what, why, next]) expect(sentence).toMatch(/^[A-Z"].*[.")]$/s)
  })
})
