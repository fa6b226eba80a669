import { describe, expect, it } from 'vitest'
import { check } from '../../src/decide/check.ts'
import { decide } from '../../src/decide/decide.ts'
import { EMPTY_HISTORY } from '../../src/decide/history.ts'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import { mark, record } from '../../src/decide/record.ts'
import { treatmentOf } from '../../src/decide/treatment.ts'
import type { DeliveryEvent } from '../../src/model/event.ts'
import { REASON_NAMES, REASONS, type Reason } from '../../src/model/reasons.ts'
import { complaint, day, delivered, dropped, hard, historyOf, LATER, on, soft, unsubscribe } from './tools.ts'

const answer = (events: DeliveryEvent[], now: number, scope = '*') =>
  check(decide(historyOf(events), DEFAULT_POLICY, day(now)), scope)
const state = (events: DeliveryEvent[], now: number) => answer(events, now).state

const each = (days: number[], make: (at: number) => DeliveryEvent) => days.map((at) => make(at))

describe('a hard bounce', () => {
  for (const reason of ['unknown-user', 'unknown-domain'] as const) {
    it(`${reason}: suppressed at once`, () => {
      expect(state([hard(1, reason)], 1)).toBe('suppressed')
    })

    it(`${reason}, delivered to in the last 30 days: held for 7 days, then one try`, () => {
      const events = [delivered(0), hard(30, reason)]
      expect(answer(events, 36.9)).toMatchObject({
        send: false,
        state: 'held',
        until: new Date(day(37)).toISOString(),
      })
      expect(answer(events, 37)).toMatchObject({ send: true, state: 'watched' })
      expect(state([delivered(0), hard(30.1, reason)], 31)).toBe('suppressed')
    })

    it(`${reason}, held: suppressed by a second one on another day, not on the same`, () => {
      expect(state([delivered(0), hard(10, reason), hard(10.2, reason)], 11)).toBe('held')
      expect(state([delivered(0), hard(10, reason), hard(11, reason)], 11)).toBe('suppressed')
      expect(state([delivered(0), hard(10, reason), hard(20, reason)], 20)).toBe('suppressed')
    })
  }

  for (const reason of ['invalid-address', 'moved', 'not-accepting-mail'] as const)
    it(`${reason}: suppressed at once, whatever was delivered before`, () => {
      expect(state([delivered(0), hard(1, reason)], 1)).toBe('suppressed')
    })

  it('of unknown reason: watched; suppressed by a second one on another day', () => {
    expect(answer([hard(1, 'unknown')], 1)).toMatchObject({ send: true, state: 'watched' })
    expect(state([hard(1, 'unknown'), hard(1.1, 'unknown')], 2)).toBe('watched')
    expect(state([hard(1, 'unknown'), hard(2, 'unknown')], 2)).toBe('suppressed')
    expect(state([hard(1, 'unknown'), delivered(2), hard(3, 'unknown')], 3)).toBe('watched')
  })
})

describe('soft bounces of the recipient or a system', () => {
  const COUNTED = [
    ...['mailbox-full', 'mailbox-disabled', 'timeout', 'network-error', 'expired', 'system-error'],
    'system-full',
  ] as Reason[]
  for (const reason of COUNTED)
    it(`${reason}: suppressed at 5 within 30 days that span at least 7`, () => {
      expect(state([soft(0, reason), soft(1, reason), soft(2, reason), soft(3, reason)], 4)).toBe('watched')
      expect(
        state(
          each([0, 2, 4, 6, 7], (at) => soft(at, reason)),
          7,
        ),
      ).toBe('suppressed')
    })

  it('spanning less than 7 days do not suppress, until they do', () => {
    expect(state(each([0, 1, 2, 3, 4, 5, 6], soft), 6)).toBe('watched')
    expect(state(each([0, 1, 2, 3, 4, 5, 6, 7], soft), 7)).toBe('suppressed')
  })

  it('spread over more than 30 days do not suppress', () => {
    expect(state(each([0, 10, 20, 30, 40, 50, 60], soft), 60)).toBe('watched')
  })

  it('count at most once a day', () => {
    expect(
      state(
        [0, 0.1, 0.2, 0.3, 7].map((at) => soft(at)),
        7,
      ),
    ).toBe('watched')
  })

  it('are cleared by a delivery between', () => {
    expect(state([...each([0, 2, 4, 6], soft), delivered(6.5), soft(7)], 7)).toBe('watched')
    expect(state([...each([0, 2, 4, 6], soft), delivered(6.5)], 7)).toBe('ok')
  })

  it('are forgotten after 30 days', () => {
    expect(state(each([0, 2], soft), 31.9)).toBe('watched')
    expect(state(each([0, 2], soft), 32.1)).toBe('ok')
  })
})

describe('what is never held against the address', () => {
  const NEVER = REASON_NAMES.filter((reason) =>
    ['never', 'sender'].includes(treatmentOf('soft', reason)),
  ).filter((reason) => reason !== 'suppressed')
  const OF_SYSTEM = ['greylisting', 'throttling', 'routing-loop', 'protocol-error', 'list-expansion']

  it('is all of the sender’s and the message’s, and a few others', () => {
    const others = NEVER.filter((reason) => !['sender', 'message'].includes(REASONS[reason].party))
    expect(others.sort()).toEqual(
      [...OF_SYSTEM, 'recipient-refused'].filter((r) => r !== 'throttling').sort(),
    )
    for (const reason of REASON_NAMES)
      if (['sender', 'message'].includes(REASONS[reason].party)) expect(NEVER).toContain(reason)
  })

  for (const reason of NEVER)
    it(`${reason}, hard or soft, ten times`, () => {
      const days = [0, 1, 3, 5, 7, 9, 11, 13, 15, 17]
      expect(
        state(
          days.flatMap((at) => [hard(at, reason), soft(at, reason)]),
          18,
        ),
      ).toBe('ok')
    })

  it('a delay, an automatic reply, ordinary mail', () => {
    const kinds = ['delayed', 'auto-reply', 'not-a-bounce'] as const
    for (const kind of kinds)
      expect(
        state(
          each([0, 2, 4, 6, 8], (at) => on(at, { kind, type: kind === 'delayed' ? 'soft' : null })),
          9,
        ),
      ).toBe('ok')
  })
})

describe('a complaint or an unsubscribe', () => {
  for (const make of [complaint, unsubscribe]) {
    it(`${make.name}: acts on its stream, and does not expire`, () => {
      const history = record(EMPTY_HISTORY, make(1), { at: LATER, scope: 'marketing' })
      const after = decide(history, DEFAULT_POLICY, day(5000))
      expect(check(after, 'marketing')).toMatchObject({ send: false, state: 'suppressed', until: null })
      expect(check(after, 'passwords').send).toBe(true)
      expect(check(after).send).toBe(true)
    })

    it(`${make.name}: acts on all mail where the stream is not known; no delivery lifts it`, () => {
      expect(answer([make(1), delivered(2)], 3, 'passwords')).toMatchObject({
        send: false,
        rule: make.name,
        until: null,
      })
    })
  }

  it('"not spam" and reports about authentication are no complaints', () => {
    for (const feedbackType of ['not-spam', 'auth-failure'])
      expect(state([complaint(1, { feedbackType })], 2)).toBe('ok')
  })
})

describe('dropped by a service', () => {
  it('is mirrored with the service’s reason', () => {
    expect(answer([dropped(1, 'unknown-user')], 2)).toMatchObject({
      state: 'suppressed',
      rule: 'mirrored',
      reason: 'unknown-user',
    })
  })

  it('is nothing against the address where the service refused the message', () => {
    expect(state([dropped(1, 'spam-filter')], 2)).toBe('ok')
    expect(state([dropped(1, 'unknown')], 2)).toBe('ok')
  })
})

describe('a delivery', () => {
  it('lifts a hold, and a suppression for bounces: the mailbox is there', () => {
    expect(state([delivered(0), hard(5), delivered(6)], 6)).toBe('ok')
    expect(state([hard(5), delivered(6)], 6)).toBe('ok')
  })

  it('that a bounce of the same message denies is none', () => {
    const taken = delivered(6)
    const back = hard(6.1, 'unknown-user', { messageId: taken.messageId })
    expect(state([hard(5), taken, back], 7)).toBe('suppressed')
    expect(answer([taken, back], 7).rule).toBe('hard-bounce')
  })

  it('on a later try of the same message stands', () => {
    const first = soft(1)
    expect(state([first, delivered(1.1, { messageId: first.messageId })], 2)).toBe('ok')
  })
})

describe('a suppression for bounces', () => {
  it('ends after 180 days; the next mail is a trial', () => {
    expect(state([hard(0)], 179.9)).toBe('suppressed')
    expect(answer([hard(0)], 180)).toMatchObject({ send: true, state: 'watched', rule: 'expired' })
  })

  it('begins anew with doubled time when the trial fails, even for what is only counted else', () => {
    expect(answer([hard(0), hard(200)], 200).until).toBe(new Date(day(200 + 360)).toISOString())
    const five = each([0, 2, 4, 6, 8], soft)
    expect(answer([...five, soft(200)], 200)).toMatchObject({
      state: 'suppressed',
      rule: 'trial-failed',
      until: new Date(day(560)).toISOString(),
    })
  })

  it('is not renewed by a failure of another kind', () => {
    expect(state([hard(0), soft(200)], 200)).toBe('watched')
  })

  it('starts from the beginning after a delivery', () => {
    expect(answer([hard(0), delivered(190), hard(300)], 300).until).toBe(new Date(day(480)).toISOString())
  })
})

describe('an entry by hand', () => {
  const suppress = { kind: 'suppress', id: 'note', at: day(1), scope: '*', until: null } as const

  it('does not expire unless given a date, and no delivery lifts it', () => {
    const history = historyOf([delivered(2)])
    const forever = decide(mark(history, suppress), DEFAULT_POLICY, day(5000))
    expect(check(forever)).toMatchObject({ send: false, rule: 'manual', until: null })
    const dated = mark(history, { ...suppress, until: day(10) })
    expect(check(decide(dated, DEFAULT_POLICY, day(9))).send).toBe(false)
    expect(check(decide(dated, DEFAULT_POLICY, day(10))).state).toBe('ok')
  })

  it('lifts what came before, not what comes after', () => {
    const history = mark(historyOf([hard(0), complaint(1)]), {
      ...{ kind: 'allow', id: 'sorry', at: day(2), scope: '*', until: null },
    })
    expect(check(decide(history, DEFAULT_POLICY, day(3))).state).toBe('ok')
    const again = record(history, complaint(4), { at: LATER })
    expect(check(decide(again, DEFAULT_POLICY, day(5))).rule).toBe('complaint')
  })
})

describe('one failure, counted once', () => {
  const both = { messageId: 'one@example.org', envelopeId: 'env-1' }
  const log = (more = {}) => soft(1, 'expired', { source: 'log:postfix', ...both, envelopeId: null, ...more })

  it('the same id is ignored', () => {
    const one = hard(1, 'unknown')
    const history = historyOf([one])
    expect(record(history, { ...one }, { at: LATER })).toBe(history)
  })

  it('a webhook on another day is no second bounce', () => {
    const dsn = hard(1, 'unknown', both)
    const hook = hard(2.5, 'unknown', { source: 'webhook:ses', messageId: null, envelopeId: 'env-1' })
    expect(state([dsn, hook], 3)).toBe('watched')
  })

  it('reports are joined by message id and by envelope id, whichever comes last', () => {
    const events = [
      log(),
      soft(3, 'expired', { messageId: null, envelopeId: 'env-1' }),
      soft(4, 'expired', both),
    ]
    expect(historyOf(events).failures).toHaveLength(1)
    expect(historyOf(events.toReversed()).failures).toHaveLength(1)
  })

  it('the more precise report stands', () => {
    expect(answer([log(), soft(1.1, 'mailbox-full', both)], 2).reason).toBe('mailbox-full')
    expect(answer([soft(1.1, 'mailbox-full', both), log()], 2).reason).toBe('mailbox-full')
  })

  it('a permanent report replaces a temporary one', () => {
    expect(state([log(), hard(1.1, 'unknown-user', both)], 2)).toBe('suppressed')
    expect(state([hard(1.1, 'unknown-user', both), log()], 2)).toBe('suppressed')
  })

  it('clear words about the sender stand against a bare code that blames the address', () => {
    const words = soft(1, 'reputation', both)
    const explanation = { rule: 'status/5.1.1', evidence: '5.1.1', how: 'status', confidence: 0.6 } as const
    const code = hard(1, 'unknown-user', { ...both, explanation })
    expect(state([words, code], 2)).toBe('ok')
    expect(state([code, words], 2)).toBe('ok')
  })
})

it('the answer tells since when, until when, and why in a sentence', () => {
  const bounce = hard(0)
  expect(answer([bounce], 1)).toEqual({
    scope: '*',
    send: false,
    state: 'suppressed',
    reason: 'unknown-user',
    rule: 'hard-bounce',
    event: bounce.id,
    since: '2026-01-01T12:00:00.000Z',
    until: '2026-06-30T12:00:00.000Z',
    retryAt: '2026-06-30T12:00:00.000Z',
    why: 'Suppressed since 1 Jan 2026 until 30 Jun 2026: there is no such mailbox or domain (unknown-user: no such mailbox, user or recipient).',
  })
  expect(answer([], 1)).toMatchObject({
    send: true,
    state: 'ok',
    why: 'Nothing is known against this address.',
  })
})

it('a state that was kept answers rightly later', () => {
  const kept = decide(historyOf([hard(0)]), DEFAULT_POLICY, day(1))
  expect(check(kept, '*', day(179)).state).toBe('suppressed')
  expect(check(kept, '*', day(181))).toMatchObject({ send: true, state: 'watched', rule: 'expired' })
})
