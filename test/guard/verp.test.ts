import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  type GuardTransporterOptions,
  guardTransporter,
  type SendReport,
} from '../../src/guard/nodemailer.ts'
import { verp } from '../../src/index.ts'
import { ANONYMOUS, DOMAIN, KEY, listening } from '../sources/smtp-harness.ts'
import { clientOfThree, clock, NOW } from './harness.ts'

interface Taken {
  readonly from: string
  readonly to: readonly string[]
  readonly message: string
}

/** A real SMTP server. It refuses recipients whose local part is among the replies. */
async function mailServer(replies: Readonly<Record<string, string>> = {}) {
  const taken: Taken[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const reply = replies[address.split('@')[0]!]
      done(
        reply === undefined
          ? null
          : Object.assign(new Error(reply.slice(4)), { responseCode: Number.parseInt(reply, 10) }),
      )
    },
    onData(stream, { envelope }, done) {
      text(stream).then((message) => {
        const { mailFrom, rcptTo } = envelope
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          message,
        })
        done(null)
      }, done)
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { port: (server.server.address() as { port: number }).port, taken }
}

async function guarded(options: Partial<GuardTransporterOptions> = {}, replies = {}) {
  const server = await mailServer(replies)
  const transporter = guardTransporter(
    createTransport({ host: '127.0.0.1', port: server.port, ignoreTLS: true }),
    {
      client: await clientOfThree(),
      clock,
      scope: 'news',
      verp: { domain: DOMAIN, keys: [KEY] },
      ...options,
    },
  )
  const send = async (message: SendMailOptions) => {
    const info = await transporter.sendMail({ from: 'info@example.org', text: 'Hello', ...message })
    return info as typeof info & { undelivered?: SendReport }
  }
  return { ...server, send }
}

const read = (path: string) => verp.decode(path, { keys: [KEY], at: NOW })

/** The Message-ID that a message went out with. */
const idOf = ({ message }: Taken) => /^Message-ID: <(.+)>/im.exec(message)?.[1]

describe('the return path of a message', () => {
  test('names its recipient and stream, and the Message-ID that it went out with', async () => {
    const { taken, send } = await guarded()
    await send({ to: 'anna@example.com' })
    const [one] = taken
    const path = read(one!.from)
    expect(path).toMatchObject({ valid: true, recipient: 'anna@example.com', scope: 'news' })
    expect(path.valid && verp.matches(path, 'messageId', idOf(one!)!, [KEY])).toBe(true)
  })

  test('of a finished one names the Message-ID that stands in it', async () => {
    const { taken, send } = await guarded()
    const raw = 'From: info@example.org\r\nMessage-ID:\r\n <own@example.org>\r\n\r\nHello\r\n'
    const info = await send({ raw, envelope: { from: 'info@example.org', to: 'anna@example.com' } })
    const path = read(taken[0]!.from)
    expect(path.valid && verp.matches(path, 'messageId', 'own@example.org', [KEY])).toBe(true)
    expect(taken[0]!.message).toBe(raw)
    expect(info.messageId).toBe('<own@example.org>')
  })

  test('is signed with the first key, for as long as it is told, and begins as it is told', async () => {
    const keys = [{ id: 'b', secret: 'the new secret of the test suite' }, KEY]
    const { taken, send } = await guarded({ verp: { domain: DOMAIN, keys, days: 2, prefix: 'return-' } })
    await send({ to: 'anna@example.com' })
    expect(taken[0]!.from).toMatch(/^return-b/)
    const path = verp.decode(taken[0]!.from, { keys, prefix: 'return-', at: NOW + 2 * 86_400_000 })
    expect(path).toMatchObject({ valid: true, keyId: 'b' })
    expect(verp.decode(taken[0]!.from, { keys, prefix: 'return-', at: NOW + 3 * 86_400_000 })).toEqual({
      valid: false,
      why: 'expired',
    })
  })

  test('stays empty where the message has none, as answers of machines have', async () => {
    const { taken, send } = await guarded()
    await send({ envelope: { from: '', to: 'anna@example.com' } })
    expect(taken.map(({ from }) => from)).toEqual([''])
  })

  test('may be made in another way', async () => {
    const { taken, send } = await guarded({
      returnPath: ({ recipient }) =>
        recipient.endsWith('@example.net') ? null : `b+${recipient.replace('@', '=')}@bounces.example.org`,
    })
    await send({ to: ['anna@example.com', 'ben@example.net', 'eve@example.net'] })
    expect(taken.map(({ from, to }) => `${from} → ${to.join(', ')}`)).toEqual([
      'b+anna=example.com@bounces.example.org → anna@example.com',
      'info@example.org → ben@example.net, eve@example.net',
    ])
  })

  test('that cannot be made is told at once', async () => {
    await expect(guarded({ verp: { domain: DOMAIN, keys: [] } })).rejects.toThrow(
      'No return path can be made: there is no key to sign with.',
    )
    await expect(guarded({ verp: { domain: DOMAIN, keys: [{ id: 'a', secret: 'short' }] } })).rejects.toThrow(
      'needs a secret of at least 16 characters',
    )
  })
})

describe('a message to several', () => {
  test('goes once to each, the same to the last byte, with a return path of its own', async () => {
    const { taken, send } = await guarded()
    const attachment = new PassThrough().end('can be read once')
    const info = await send({
      to: 'anna@example.com, gone@example.com',
      bcc: 'ben@example.net',
      attachments: [{ filename: 'a.txt', content: attachment }],
    })
    expect(taken.map(({ from, to }) => [read(from), to])).toMatchObject([
      [{ recipient: 'anna@example.com' }, ['anna@example.com']],
      [{ recipient: 'ben@example.net' }, ['ben@example.net']],
    ])
    expect(taken[1]!.message).toBe(taken[0]!.message)
    expect(taken[0]!.message).toContain(btoa('can be read once'))
    expect(info).toMatchObject({
      envelope: { from: 'info@example.org', to: ['anna@example.com', 'ben@example.net'] },
      accepted: ['anna@example.com', 'ben@example.net'],
      rejected: [],
      messageId: `<${idOf(taken[0]!)}>`,
    })
    expect(info.undelivered?.withheld.map(({ address }) => address)).toEqual(['gone@example.com'])
  })

  test('is told of as one: who got it, who was refused, and when to try again', async () => {
    const { taken, send } = await guarded({}, { full: '452 4.2.2 Mailbox full' })
    const info = await send({ to: ['full@example.com', 'anna@example.com'] })
    expect(taken.map(({ to }) => to)).toEqual([['anna@example.com']])
    expect(info).toMatchObject({ accepted: ['anna@example.com'], rejected: ['full@example.com'] })
    expect(info.undelivered?.events.map(({ recipient, reason }) => [recipient, reason])).toEqual([
      ['full@example.com', 'mailbox-full'],
    ])
    expect(info.undelivered?.retryAt).toBe(new Date(NOW + 24 * 3600 * 1000).toISOString())
  })

  test('that nobody got fails with all who refused it', async () => {
    const { send } = await guarded({}, { a: '550 5.1.1 User unknown', b: '550 5.7.1 Spam' })
    const error = await send({ to: ['a@example.com', 'b@example.com'] }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'EENVELOPE', rejected: ['a@example.com', 'b@example.com'] })
    expect(error.undelivered.events.map(({ reason }: { reason: string }) => reason)).toEqual([
      'unknown-user',
      'spam-filter',
    ])
  })

  test('of a server that is down is tried once, and nobody is blamed', async () => {
    const client = await clientOfThree()
    const transport = createTransport({ host: '127.0.0.1', port: 1 })
    let tries = 0
    const send = transport.transporter.send.bind(transport.transporter)
    transport.transporter.send = (mail, done) => {
      tries++
      send(mail, done)
    }
    const transporter = guardTransporter(transport, { client, clock, verp: { domain: DOMAIN, keys: [KEY] } })
    const to = ['anna@example.com', 'ben@example.net']
    const error = await transporter
      .sendMail({ from: 'info@example.org', to, text: 'Hello' })
      .catch((thrown) => thrown)
    expect(tries).toBe(1)
    expect(error).toMatchObject({ code: 'ESOCKET', rejected: to })
    expect((await client.checkMany(to)).map(({ state }) => state)).toEqual(['ok', 'ok'])
  })
})

test('a bounce to it counts for whom the message was sent to, however little it tells', async () => {
  const { taken, send } = await guarded({ clock: Date.now })
  await send({ to: 'eve@example.com' })
  const source = await listening()
  expect(await source.send(taken[0]!.from, ANONYMOUS)).toBe('250 2.0.0 Kept')
  expect(await source.suppressed()).toEqual(['eve@example.com'])
  const { items } = await source.store.events({ limit: 10 })
  expect(items.map(({ address, scope }) => [address, scope])).toEqual([['eve@example.com', 'news']])
})
