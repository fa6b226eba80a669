import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Explained } from '../../src/client/shapes.ts'
import { placeOf } from '../../src/service/ingest/place.ts'
import { type Service, service } from './harness.ts'

let it: Service
beforeEach(async () => {
  it = await service()
})

const explain = async (text: string): Promise<Explained> =>
  (await it.call('POST', '/v1/explain', text, { type: 'text/plain' })).body

/** The words that are marked in what was read. */
const marked = ({ readings }: Explained) =>
  readings.flatMap(({ parts }) =>
    parts.flatMap(({ text, marks }) => marks.map(({ start, end, event }) => [event, text.slice(start, end)])),
  )

describe('a text that somebody pasted', () => {
  test('as a mail is told part by part, with the deciding words where they stand', async () => {
    const mail = readFileSync('examples/01-postfix-unknown-user.eml', 'utf8')
    const told = await explain(mail)
    expect(told.events).toMatchObject([{ kind: 'bounce', type: 'hard', reason: 'unknown-user' }])
    expect(told.readings[0]).toMatchObject({
      as: 'mail',
      headers: [
        ['From', expect.stringContaining('MAILER-DAEMON')],
        ['To', expect.anything()],
        ['Date', expect.anything()],
        ['Subject', expect.anything()],
      ],
    })
    expect(told.readings[0]!.parts.map(({ type, use, depth }) => [type, use, depth])).toEqual([
      ['multipart/report', '', 0],
      ['text/plain', 'text for people', 1],
      ['message/delivery-status', 'the report for machines', 1],
      ['message/rfc822', 'the message it is about', 1],
      ['text/plain', 'part of that message', 2],
    ])
    expect(marked(told)).toEqual([[0, 'User unknown']])
  })

  test('as replies, one a line', async () => {
    const told = await explain(
      '550 5.1.1 <a@example.com> User unknown\n452-4.2.2 Sorry\n452 4.2.2 The mailbox is full',
    )
    expect(told.events.map(({ reason }) => reason)).toEqual(['unknown-user', 'mailbox-full'])
    expect(told.readings.map(({ as }) => as)).toEqual(['reply', 'reply'])
    expect(marked(told).map(([event]) => event)).toEqual([0, 1])
  })

  test('as lines of a log', async () => {
    const line =
      'Nov 20 10:00:00 mx postfix/smtp[7]: 3F1A2B4C5D: to=<a@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0/0/1/0, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 No such user (in reply to RCPT TO command))'
    const told = await explain(`${line}\n`)
    expect(told.readings).toMatchObject([{ as: 'log', from: 'postfix' }])
    expect(marked(told)).toEqual([[0, 'No such user']])
  })

  test('as the body of a webhook', async () => {
    const told = await explain(
      '[{"email": "a@example.com", "timestamp": 1700000000, "event": "bounce", "type": "bounce", "sg_event_id": "1", "sg_message_id": "m", "reason": "550 5.1.1 User unknown", "status": "5.1.1"}]',
    )
    expect(told.readings).toMatchObject([{ as: 'webhook', from: 'sendgrid' }])
    expect(marked(told)).toEqual([[0, 'User unknown']])
  })

  test('as an item of an ingest', async () => {
    const told = await explain('{"reply": "552 5.2.2 Mailbox full", "recipient": "ben@example.net"}')
    expect(told.would).toMatchObject([{ address: 'ben@example.net', to: 'watched', send: true }])
  })

  test('as an error message without any code', async () => {
    const told = await explain('The mailbox does not exist')
    expect(told.events).toMatchObject([{ source: 'reply', reason: 'unknown-user' }])
  })

  test('that means nothing is told so, and keeps nothing', async () => {
    const { events } = await explain('hello')
    expect(events).toMatchObject([{ reason: 'unknown' }])
    expect((await it.call('GET', '/v1/events')).body.items).toEqual([])
  })
})

describe('words are found', () => {
  test('across folded lines', () => {
    const text = 'Diagnostic-Code: smtp; 550 User\n    unknown here'
    expect(placeOf('User unknown', text)).toEqual({ start: 27, end: 43 })
    expect(text.slice(27, 43)).toBe('User\n    unknown')
  })

  test('whatever their case, and not where they do not stand', () => {
    expect(placeOf('USER', 'no user')).toEqual({ start: 3, end: 7 })
    expect(placeOf('nobody', 'no user')).toBeNull()
    expect(placeOf('', 'no user')).toBeNull()
  })
})
