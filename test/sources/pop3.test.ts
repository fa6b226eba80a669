import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Pop3Client } from '../../src/sources/pop3/client.ts'
import { Dovecot, PASSWORD, USER, whyNoDovecot } from './dovecot.ts'
import { bounce, ORDINARY } from './harness.ts'
import { preview, running } from './store.ts'

const why = whyNoDovecot()
const blockOf = (dovecot: Dovecot, settings: object = {}) => ({
  ...{
    kind: 'pop3',
    host: '127.0.0.1',
    port: dovecot.pop3,
    security: 'none',
    user: USER,
    password: PASSWORD,
  },
  ...{ everySeconds: 1, ...settings },
})
const subjects = async (dovecot: Dovecot) =>
  (await dovecot.messages()).map(({ text }) => /Subject: (.*)/.exec(text)?.[1]).sort()

describe.skipIf(why !== null)(`pop3 with a real Dovecot${why === null ? '' : ` (skipped: ${why})`}`, () => {
  test('takes bounces as they come, deletes nothing, and reads nothing twice', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com'), ORDINARY])
    const source = await running(blockOf(dovecot))
    await source.until(({ state, received }) => state === 'running' && received === 2)
    await source.restart()
    await dovecot.deliver([bounce('ben@example.com')])
    await source.until(({ state, received }) => state === 'running' && received === 1)
    expect(await source.suppressed()).toEqual(['anna@example.com', 'ben@example.com'])
    expect(await subjects(dovecot)).toEqual(['Lunch?', 'Undelivered', 'Undelivered'])
    expect((await dovecot.messages()).map(({ flags }) => flags)).toEqual(['', '', ''])
  })

  test('where it is told to, it deletes bounces that are durable, and nothing else', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com'), ORDINARY, bounce('ben@example.com')])
    const source = await running(blockOf(dovecot, { deleteBounces: true }))
    await vi.waitFor(async () => expect(await subjects(dovecot)).toEqual(['Lunch?']), { timeout: 500_000 })
    expect(await source.suppressed()).toEqual(['anna@example.com', 'ben@example.com'])
  })

  test('a server that is killed in the middle and comes back: nothing is lost, nothing counts twice', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver(Array.from({ length: 400 }, (_, n) => bounce(`user${n}@example.com`, `No. ${n}`)))
    const source = await running(blockOf(dovecot, { deleteBounces: true }))
    await vi.waitFor(() => expect(source.status.received).toBeGreaterThan(0), {
      timeout: 500_000,
      interval: 1,
    })
    await dovecot.kill()
    await dovecot.up()
    await vi.waitFor(async () => expect(await dovecot.messages()).toEqual([]), { timeout: 500_000 })
    expect(await source.events()).toBe(400)
  })

  test('a look counts, and changes nothing', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com'), ORDINARY])
    const block = blockOf(dovecot, { deleteBounces: true })
    expect(await preview(block)).toMatchObject({ seen: 2, counts: { bounce: 1, ordinary: 1 }, notes: [] })
    expect(await dovecot.messages()).toHaveLength(2)
  })

  test('of a large message only the front is kept', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([Buffer.concat([bounce('anna@example.com'), Buffer.alloc(3_000_000, 'QUJD\n')])])
    const source = await running(blockOf(dovecot, { messageMegabytes: 0.1 }))
    await source.until(({ received }) => received === 1)
    expect(await source.suppressed()).toEqual(['anna@example.com'])
  })

  test('STLS; and what is wrong is said in plain words', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([ORDINARY])
    const own = { host: 'localhost', security: 'starttls' }
    const block = blockOf(dovecot, { ...own, certificates: dovecot.certificate })
    expect(await preview(block)).toMatchObject({ seen: 1 })
    await expect(preview(blockOf(dovecot, own))).rejects.toThrow('its certificate is signed by itself.')
    await expect(preview(blockOf(dovecot, { password: 'wrong' }))).rejects.toThrow(
      '127.0.0.1 does not let bounces@example.org in (“[AUTH] Authentication failed.”). Check user and password;',
    )
    await expect(preview(blockOf(dovecot, { port: dovecot.imap }))).rejects.toThrow(
      'it does not speak POP3 on this port',
    )
  })
})

describe('the client', () => {
  /** Serves each command by its first word. */
  async function serving(answers: Readonly<Record<string, string>>, silence = 60_000): Promise<Pop3Client> {
    const sockets: Socket[] = []
    const server = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => {})
      socket.write('+OK hello\r\n')
      socket.on('data', (line) =>
        socket.write(answers[line.toString().split(/[ \r]/)[0]!] ?? '-ERR what?\r\n'),
      )
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    const { port } = server.address() as { port: number }
    return Pop3Client.connect({ host: '127.0.0.1', port, security: 'none', silence })
  }

  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

  test('takes off the dot that the server put before a line, and ends at a dot alone', async () => {
    const client = await serving({ TOP: '+OK\r\nSubject: a\r\n\r\n..\r\n.. dots\r\nend\r\n.\r\n' })
    expect(text(await client.message(1, 30, 1000))).toBe('Subject: a\r\n\r\n.\r\n. dots\r\nend\r\n')
  })

  test('asks for the front of a large message, and passes over what comes beyond', async () => {
    const client = await serving({ TOP: `+OK\r\n${'0123456789\r\n'.repeat(1000)}.\r\n` })
    expect((await client.message(1, 12_000, 100)).length).toBe(108)
  })

  test('a server without TOP sends all, of which the front is kept', async () => {
    const client = await serving({ RETR: `+OK\r\n${'0123456789\r\n'.repeat(1000)}.\r\n` })
    expect((await client.message(1, 12_000, 100)).length).toBe(108)
  })

  test('passes over lines of a list that are none', async () => {
    const client = await serving({ UIDL: '+OK\r\n1 a\r\nnonsense\r\n2 b c\r\n.\r\n' })
    expect([...(await client.ids())]).toEqual([
      ['a', 1],
      ['b', 2],
    ])
  })

  test('a line without end, and a server that falls silent, end the conversation', async () => {
    const endless = await serving({ UIDL: `+OK\r\n${'x'.repeat(3_000_000)}` })
    await expect(endless.ids()).rejects.toThrow('the server sends a line without end')
    // On a busy machine it is so already before the first command.
    const silent = async () => (await serving({ UIDL: '' }, 50)).ids()
    await expect(silent()).rejects.toThrow('the server is silent')
  })

  test('a name cannot bring a command of its own', async () => {
    const client = await serving({ USER: '+OK\r\n', PASS: '+OK\r\n' })
    await expect(client.signIn('a\r\nDELE 1', 'b')).resolves.toBeUndefined()
  })
})
