import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { UndeliveredError } from '../../src/errors.ts'
import { ndjson, type Service, service } from './harness.ts'

const MAIL = readFileSync(new URL('../../examples/01-postfix-unknown-user.eml', import.meta.url), 'latin1')
const NDJSON = { type: 'application/x-ndjson' }

let it: Service
beforeEach(async () => {
  it = await service()
})

describe('POST /v1/ingest', () => {
  test('takes one raw e-mail; the same again is a duplicate', async () => {
    const once = await it.call('POST', '/v1/ingest', MAIL, { type: 'message/rfc822' })
    expect(once).toMatchObject({ status: 200, body: { accepted: 1, duplicates: 0, rejected: [] } })
    const again = await it.call('POST', '/v1/ingest', MAIL, { type: 'message/rfc822' })
    expect(again.body).toEqual({ accepted: 0, duplicates: 1, rejected: [] })
    const { body } = await it.call('GET', '/v1/check/anna.lee@example.com')
    expect(body).toMatchObject({ send: false, state: 'suppressed', reason: 'unknown-user', scope: '*' })
  })

  test('a complaint about one stream of a service leaves other mail alone', async () => {
    const complaint = (Email: string, MessageStream: string) => ({
      webhook: { RecordType: 'SpamComplaint', Email, MessageStream, MessageID: 'm', ID: 1 },
    })
    const sends = async (address: string, scope: string) =>
      (await it.call('GET', `/v1/check/${address}?scope=${scope}`)).body.send
    await it.call(
      'POST',
      '/v1/ingest',
      ndjson(complaint('a@example.com', 'broadcast'), complaint('b@example.com', 'outbound'), {
        ...complaint('c@example.com', 'broadcast'),
        scope: 'marketing',
      }),
      NDJSON,
    )
    const streams = ['broadcast', 'outbound', 'marketing', '*']
    expect(await Promise.all(streams.map((one) => sends('a@example.com', one)))).toEqual([
      false,
      true,
      true,
      true,
    ])
    // "outbound" takes whatever mail names no stream: it is all mail.
    expect(await Promise.all(streams.map((one) => sends('b@example.com', one)))).toEqual([
      false,
      false,
      false,
      false,
    ])
    // What whoever hands it in says goes first.
    expect(await Promise.all(streams.map((one) => sends('c@example.com', one)))).toEqual([
      true,
      true,
      false,
      true,
    ])
  })

  test('a line that changes nothing is told: what is no event of its service is rejected, the rest is named', async () => {
    const ordinary = 'From: a@example.com\nTo: b@example.com\nSubject: Lunch?\n\nAt noon?\n'
    const open = { RecordType: 'Open', Recipient: 'a@example.com', MessageID: '1' }
    const { body } = await it.call(
      'POST',
      '/v1/ingest',
      ndjson(
        { webhook: { a: 1 }, from: 'ses' },
        { webhook: { a: 1 } },
        { email: ordinary },
        { webhook: open, from: 'postmark' },
        { webhook: 'mandrill_events=%5B%5D', from: 'mandrill' },
        { reply: '550 5.1.1 User unknown', recipient: 'a@example.com' },
      ),
      NDJSON,
    )
    expect(body).toEqual({
      accepted: 2,
      duplicates: 0,
      rejected: [
        { line: 1, error: 'This cannot be taken: there is no event of ses in this webhook.' },
        {
          line: 2,
          error:
            'This cannot be taken: no service is known whose webhook looks like this: name it in "from".',
        },
      ],
      ignored: [
        { line: 3, why: 'This mail is no bounce.' },
        { line: 4, why: 'postmark says “Open”: nothing about delivery.' },
        { line: 5, why: 'There is no event in this webhook of mandrill.' },
      ],
    })
  })

  test('takes lines of every sort; a bad one is named and stops nothing', async () => {
    const base64 = Buffer.from(MAIL, 'latin1').toString('base64')
    const log =
      '2026-11-20T09:00:00Z mx postfix/smtp[9]: 1A2B3C4D5E: to=<log@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown)'
    const webhook = {
      RecordType: 'Bounce',
      Type: 'HardBounce',
      TypeCode: 1,
      Email: 'hook@example.net',
      ID: 7,
      MessageID: 'm-7',
      BouncedAt: '2026-11-20T08:00:00Z',
      Description: 'The server was unable to deliver your message (ex: unknown user, mailbox not found).',
      Details: '550 5.1.1 no such user',
    }
    const body = ndjson(
      { email64: base64 },
      {
        reply: '550 5.1.1 User unknown',
        recipient: 'reply@example.com',
        messageId: 'a@b',
        at: '2026-11-20T07:00:00Z',
      },
      { log, from: 'postfix' },
      { webhook, from: 'postmark' },
      { event: { id: 'e1', kind: 'complaint', recipient: 'angry@example.com' }, scope: 'marketing' },
    )
    const { body: answer } = await it.call(
      'POST',
      '/v1/ingest',
      `${body}\n\nnot json\n{"reply": 5}\n{}\n`,
      NDJSON,
    )
    expect(answer).toMatchObject({ accepted: 5, duplicates: 0 })
    expect(answer.rejected).toEqual([
      { line: 7, error: 'This line is not JSON.' },
      { line: 8, error: 'This cannot be taken: "reply" must be a string.' },
      {
        line: 9,
        error:
          'This cannot be taken: it must have one of email, email64, reply, log, webhook, event, and has none.',
      },
    ])
    for (const address of [
      'anna.lee@example.com',
      'reply@example.com',
      'log@example.org',
      'hook@example.net',
    ])
      expect((await it.call('GET', `/v1/check/${address}`)).body).toMatchObject({
        address,
        send: false,
        reason: 'unknown-user',
      })
    expect((await it.call('GET', '/v1/check/angry@example.com?scope=marketing')).body.send).toBe(false)
    expect((await it.call('GET', '/v1/check/angry@example.com')).body.send).toBe(true)
  })

  test('joins the log lines of one request', async () => {
    const lines = [
      '2026-11-20T09:00:00Z mx postfix/cleanup[8]: 2A2B3C4D5E: message-id=<news-1@example.com>',
      '2026-11-20T09:00:00Z mx postfix/smtp[9]: 2A2B3C4D5E: to=<a@example.org>, relay=none, delay=1, dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=example.org type=A: Host not found)',
    ]
    await it.call('POST', '/v1/ingest', ndjson(...lines.map((log) => ({ log, from: 'postfix' }))), NDJSON)
    const { body } = await it.call('GET', '/v1/events')
    expect(body.items[0].event).toMatchObject({ messageId: 'news-1@example.com', reason: 'unknown-domain' })
  })

  test('the same refusal told twice on a day is one event; told on another day, another', async () => {
    const item = { reply: '552 5.2.2 Mailbox full', recipient: 'full@example.com' }
    const tell = async (more: object) =>
      (await it.call('POST', '/v1/ingest', ndjson({ ...item, ...more }), NDJSON)).body
    expect(await tell({})).toMatchObject({ accepted: 1 })
    expect(await tell({})).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(await tell({ at: '2026-11-18T12:00:00Z' })).toMatchObject({ accepted: 1 })
  })

  test('a reply without any recipient, a time that is none, a line that no log has: each is told', async () => {
    const { body } = await it.call(
      'POST',
      '/v1/ingest',
      ndjson(
        { reply: '550 User unknown' },
        { reply: '550 User unknown', recipient: 'a@example.com', at: 'yesterday' },
        { log: 'nothing of this sort' },
        { webhook: { hello: 1 } },
        { event: { id: 'x', kind: 'bang' } },
      ),
      NDJSON,
    )
    expect(body.accepted).toBe(0)
    expect(body.rejected.map(({ line }: { line: number }) => line)).toEqual([1, 2, 3, 4, 5])
  })

  test('an event without an id is known by what it says; told again, it is a duplicate', async () => {
    const event = { kind: 'bounce', type: 'hard', reason: 'unknown-user', recipient: 'own@example.com' }
    const tell = async (item: object) => (await it.call('POST', '/v1/ingest', ndjson(item), NDJSON)).body
    expect(await tell({ event })).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
    expect(await tell({ event })).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(await tell({ event, at: '2026-11-18T12:00:00Z' })).toMatchObject({ accepted: 1 })
    expect(await tell({ event: { ...event, id: 7 } })).toMatchObject({ accepted: 0, rejected: [{ line: 1 }] })
  })

  test('a line of a log that nobody writes says nothing about the lines after it', async () => {
    const { body } = await it.call(
      'POST',
      '/v1/ingest',
      ndjson({ log: 'x', from: 'nosuch' }, { log: 'hello' }),
      NDJSON,
    )
    expect(body.rejected[0].error).toMatch(/^No known mail system .*"nosuch"; the names are .*postfix/)
    expect(body.rejected[1].error).toContain('name it in "from"')
  })

  test('a byte order mark before the first line is no part of it', async () => {
    const line = `\uFEFF${ndjson({ reply: '550 5.1.1 User unknown', recipient: 'bom@example.com' })}`
    expect((await it.call('POST', '/v1/ingest', line, NDJSON)).body).toMatchObject({ accepted: 1 })
  })

  test('takes no other type of content', async () => {
    expect(await it.call('POST', '/v1/ingest', 'x', { type: 'image/png' })).toMatchObject({
      status: 415,
      type: 'application/problem+json; charset=utf-8',
      body: { code: 'wrong-type', status: 415 },
    })
  })
})

describe('POST /v1/explain', () => {
  test('tells what a mail means and what the policy would do, and keeps nothing', async () => {
    const { body } = await it.call('POST', '/v1/explain', MAIL, { type: 'message/rfc822' })
    expect(body.events[0]).toMatchObject({ recipient: 'anna.lee@example.com', reason: 'unknown-user' })
    expect(body.would).toMatchObject([
      { address: 'anna.lee@example.com', from: 'ok', to: 'suppressed', send: false },
    ])
    expect((await it.call('GET', '/v1/events')).body.items).toEqual([])
  })

  test('a reply need not tell whom it is about', async () => {
    const { status, body } = await it.call('POST', '/v1/explain', { reply: '550 5.1.1 User unknown' })
    expect(status).toBe(200)
    expect(body.events[0]).toMatchObject({ recipient: null, reason: 'unknown-user' })
    expect(body.would).toEqual([])
  })
})

test('a long batch is kept in pieces, while checks are answered', async () => {
  const reply = (n: number) => ({
    reply: '550 5.1.1 User unknown',
    recipient: `u${n}@example.com`,
    messageId: `${n}`,
  })
  const lines = ndjson(...Array.from({ length: 250 }, (_, n) => reply(n)), reply(0))
  const pieces: number[] = []
  const take = it.store.take.bind(it.store)
  it.store.take = (intakes) => {
    pieces.push(intakes.length)
    return take(intakes)
  }
  const done: string[] = []
  await Promise.all([
    it.call('POST', '/v1/ingest', lines, { type: 'application/x-ndjson' }).then(({ body }) => {
      done.push('ingest')
      expect(body).toEqual({ accepted: 250, duplicates: 1, rejected: [] })
    }),
    it.call('GET', '/v1/check/other@example.com').then(() => done.push('check')),
  ])
  expect(pieces).toEqual([100, 100, 51])
  expect(done).toEqual(['check', 'ingest'])
})

test('a store that fails fails the request: nothing of it was acknowledged', async () => {
  it.store.take = () => Promise.reject(new UndeliveredError('STORE_STOPPED', 'its thread ended'))
  const { status, body } = await it.call('POST', '/v1/ingest', {
    reply: '550 5.1.1 No',
    recipient: 'a@example.com',
  })
  expect(status).toBe(503)
  expect(body).toMatchObject({ code: 'unavailable' })
})

test('another content type is refused, naming those that are taken', async () => {
  const { status, body } = await it.call('POST', '/v1/ingest', 'a=b', {
    type: 'application/x-www-form-urlencoded',
  })
  expect(status).toBe(415)
  expect(body.detail).toBe(
    'Send message/rfc822 or application/x-ndjson or application/json, not application/x-www-form-urlencoded.',
  )
})
