import { createTransport } from 'nodemailer'
import { describe, expect, test } from 'vitest'
import type { SendReport } from '../../src/guard/nodemailer.ts'
import { type GuardTransporterOptions, guardTransporter } from '../../src/guard/nodemailer.ts'
import { clientOfThree, clock, down, NOW, smtpServer } from './harness.ts'

async function guarded(options: Partial<GuardTransporterOptions> = {}, replies = {}) {
  const client = await clientOfThree()
  const server = await smtpServer(replies)
  const transport = createTransport({ host: '127.0.0.1', port: server.port, secure: false, ignoreTLS: true })
  const transporter = guardTransporter(transport, { client, clock, ...options })
  const send = (to: string | string[], more = {}) =>
    transporter.sendMail({
      from: 'info@example.org',
      to,
      text: 'Hello',
      messageId: '<m1@example.org>',
      ...more,
    })
  return { client, server, transporter, send }
}

/** What `sendMail` throws. */
const thrownBy = (sending: Promise<unknown>): Promise<Error & { code: string; undelivered: SendReport }> =>
  sending.then(
    () => Promise.reject(new Error('it was sent')),
    (error) => error,
  )

const iso = (at: number) => new Date(at).toISOString()
const HOUR = 3600 * 1000

describe('before a message is sent', () => {
  test('who is on the list is taken out of its envelope, and the others get it', async () => {
    const { server, send } = await guarded()
    const info = await send(['gone@example.com', 'anna@example.com', 'held@example.com'])
    expect(server.taken).toEqual(['info@example.org → anna@example.com'])
    const report = (info as unknown as { undelivered: SendReport }).undelivered
    expect(report.withheld.map(({ address, state }) => `${address} ${state}`)).toEqual([
      'gone@example.com suppressed',
      'held@example.com held',
    ])
    expect(report.retryAt).toBe(iso(NOW + (7 * 24 - 24) * HOUR))
  })

  test('where nobody is left nothing is sent, and the error tells why and until when', async () => {
    const { server, send } = await guarded()
    const error = await thrownBy(send('Gone <gone@example.com>'))
    expect(error.code).toBe('WITHHELD')
    expect(error.message).toMatch(
      /^Not sent to gone@example\.com, on the suppression list: Suppressed since 19 Nov 2026/,
    )
    expect(error.undelivered).toMatchObject({
      events: [],
      withheld: [{ address: 'gone@example.com', state: 'suppressed', reason: 'unknown-user' }],
      retryAt: iso(NOW + (180 - 1) * 24 * HOUR),
    })
    expect(server.taken).toEqual([])
  })

  test('the stream of mail may be told by the message', async () => {
    const { server, send } = await guarded({
      scope: ({ headers }) =>
        (headers as Record<string, string>)['List-Id'] === undefined ? '*' : 'newsletter',
    })
    await send('news@example.com')
    expect(server.taken).toEqual(['info@example.org → news@example.com'])
    const error = await thrownBy(send('news@example.com', { headers: { 'List-Id': '<news.example.org>' } }))
    expect(error.undelivered.advice).toBe('Suppressed since 19 Nov 2026: the recipient has unsubscribed.')
  })
})

describe('after the session', () => {
  test('a refusal is told to the list, and the error says what it means', async () => {
    const { client, send } = await guarded({}, { anna: '550 5.1.1 <anna@example.com>: User unknown' })
    const error = await thrownBy(send('anna@example.com', { subject: 'Hello' }))
    expect(error.undelivered).toMatchObject({
      events: [
        {
          source: 'send:nodemailer',
          type: 'hard',
          reason: 'unknown-user',
          recipient: 'anna@example.com',
          messageId: 'm1@example.org',
          subject: 'Hello',
          timestamp: iso(NOW),
        },
      ],
      retryAt: null,
      advice: 'Stop sending to this address: no such mailbox exists.',
    })
    expect(await client.check('anna@example.com')).toMatchObject({ send: false, reason: 'unknown-user' })
    expect((await thrownBy(send('anna@example.com'))).code).toBe('WITHHELD')
  })

  test('of several, those who were refused stand in the result', async () => {
    const { client, server, send } = await guarded({}, { full: '452 4.2.2 Mailbox full' })
    const info = await send(['anna@example.com', 'full@example.com'])
    expect(server.taken).toEqual(['info@example.org → anna@example.com'])
    const report = (info as unknown as { undelivered: SendReport }).undelivered
    expect(report.events.map(({ recipient, reason }) => `${recipient} ${reason}`)).toEqual([
      'full@example.com mailbox-full',
    ])
    expect(report.retryAt).toBe(iso(NOW + 24 * HOUR))
    expect(await client.check('full@example.com')).toMatchObject({
      state: 'watched',
      retryAt: iso(NOW + 24 * HOUR),
    })
  })

  test('the advice follows the schedule by how often the message was tried', async () => {
    const replies = { grey: '450 4.7.1 Greylisted' }
    const first = await guarded({}, replies)
    expect((await thrownBy(first.send('grey@example.com'))).undelivered.retryAt).toBe(iso(NOW + HOUR / 12))
    const third = await guarded({ tried: () => ({ count: 3, first: NOW - HOUR }) }, replies)
    expect((await thrownBy(third.send('grey@example.com'))).undelivered.retryAt).toBe(iso(NOW + HOUR / 3))
    const last = await guarded({ tried: () => ({ count: 30, first: NOW - 24 * HOUR }) }, replies)
    expect((await thrownBy(last.send('grey@example.com'))).undelivered.retryAt).toBeNull()
  })

  test('that one’s own server is down says nothing of the recipient', async () => {
    const client = await clientOfThree()
    const transport = createTransport({ host: '127.0.0.1', port: 1, secure: false })
    const transporter = guardTransporter(transport, { client, clock })
    const error = await thrownBy(
      transporter.sendMail({ from: 'info@example.org', to: 'anna@example.com', text: 'Hello' }),
    )
    expect(error.undelivered).toMatchObject({
      events: [{ reason: 'timeout', recipient: 'anna@example.com' }],
      retryAt: iso(NOW + HOUR / 2),
    })
    expect((await client.check('anna@example.com')).state).toBe('ok')
  })

  test('a message that went well has no report', async () => {
    const { send } = await guarded()
    expect(await send('anna@example.com')).not.toHaveProperty('undelivered')
  })
})

describe('while the service cannot be reached', () => {
  test('mail goes, and a warning is told', async () => {
    const warnings: string[] = []
    const { server, send } = await guarded({
      client: down,
      onWarning: ({ message }) => warnings.push(message),
    })
    await send('gone@example.com')
    expect(server.taken).toEqual(['info@example.org → gone@example.com'])
    expect(warnings).toEqual([
      'The suppression list cannot be asked, mail goes all the same: connect ECONNREFUSED 127.0.0.1:8025',
    ])
  })

  test('mail is refused where the sender wants it so, with a time to try again', async () => {
    const { server, send } = await guarded({ client: down, whenUnreachable: 'refuse' })
    const error = await thrownBy(send('anna@example.com'))
    expect(error).toMatchObject({
      code: 'LIST_UNREACHABLE',
      undelivered: { events: [], withheld: [], retryAt: iso(NOW + HOUR / 2) },
    })
    expect(server.taken).toEqual([])
  })

  test('a service that does not answer counts as unreachable', async () => {
    const silent = {
      checkMany: () => new Promise<never>(() => {}),
      ingest: () => new Promise<never>(() => {}),
    }
    const warnings: string[] = []
    const { send } = await guarded(
      { client: silent, patience: 20, onWarning: ({ message }) => warnings.push(message) },
      { anna: '550 5.1.1 User unknown' },
    )
    await thrownBy(send('anna@example.com'))
    expect(warnings).toEqual([
      'The suppression list cannot be asked, mail goes all the same: no answer within 20 ms',
      'The suppression list could not be told of a refusal: no answer within 20 ms',
    ])
  })
})

test('other transports are guarded alike', async () => {
  const client = await clientOfThree()
  const transporter = guardTransporter(createTransport({ jsonTransport: true }), { client, clock })
  const info = await transporter.sendMail({
    from: 'info@example.org',
    to: 'gone@example.com, anna@example.com',
    text: 'Hello',
  })
  expect(info.envelope).toEqual({ from: 'info@example.org', to: ['anna@example.com'] })
})
