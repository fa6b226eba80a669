import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { StoreSink } from '../../src/service/sources/store-sink.ts'
import { readSources } from '../../src/sources/blocks.ts'
import { imap } from '../../src/sources/imap/index.ts'
import type { Source } from '../../src/sources/source.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { Dovecot, PASSWORD, USER, whyNoDovecot } from './dovecot.ts'
import { bounce, ORDINARY, SILENT } from './harness.ts'

const why = whyNoDovecot()
const store = () => openMemoryStore()

/** The source of a block on this Dovecot, over a store. */
async function sourceAt(dovecot: Dovecot, kept: Store, settings: object = {}): Promise<Source> {
  const given = {
    kind: 'imap',
    ...{ host: '127.0.0.1', port: dovecot.imap, security: 'none', user: USER, password: PASSWORD },
    ...settings,
  }
  const { blocks, mistakes } = readSources({ box: given })
  expect(mistakes).toEqual([])
  const folder = await mkdtemp(join(tmpdir(), 'undelivered-imap-'))
  const sink = new StoreSink('box', undefined, { store: kept, clock: Date.now })
  const source = imap.open(blocks.box as never, { name: 'box', sink, folder, clock: Date.now, log: SILENT })
  onTestFinished(() => source.stop())
  return source
}

const eventsIn = async (kept: Store) => (await kept.events({ limit: 1000 })).items.length
const patient = { timeout: 500_000, interval: 50 }

const outOfOffice = Buffer.from(
  'From: eva@example.com\nTo: us@example.org\nSubject: Out of office\nAuto-Submitted: auto-replied\n\nI am away until Monday.\n',
)
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => bounce(`user${n}@example.com`, `No. ${n}`))

describe.skipIf(why !== null)(`imap with a real Dovecot${why === null ? '' : ` (skipped: ${why})`}`, () => {
  test('a first read takes the bounces, and leaves every message as it was', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com'), ORDINARY, bounce('ben@example.com')])
    const kept = store()
    const source = await sourceAt(dovecot, kept)
    await source.start()
    await vi.waitFor(() => expect(source.status).toMatchObject({ state: 'running', received: 3 }), patient)
    expect(await eventsIn(kept)).toBe(2)
    expect((await dovecot.messages()).map(({ flags }) => flags)).toEqual(['', '', ''])
  })

  test('mail that comes later is taken at once: the server tells of it', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([ORDINARY])
    const kept = store()
    const source = await sourceAt(dovecot, kept, { everySeconds: 1500 })
    await source.start()
    await vi.waitFor(() => expect(source.status).toMatchObject({ state: 'running', received: 1 }), patient)
    for (const name of ['anna', 'ben']) {
      await dovecot.deliver([bounce(`${name}@example.com`)])
      await vi.waitFor(async () => expect(await eventsIn(kept)).toBe(name === 'anna' ? 1 : 2), patient)
    }
  })

  test('what was understood is moved; people’s mail and automatic replies stay unread', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([ORDINARY, bounce('anna@example.com'), outOfOffice, bounce('ben@example.com')])
    const kept = store()
    const source = await sourceAt(dovecot, kept, { moveTo: 'Bounces' })
    await source.start()
    await vi.waitFor(async () => {
      expect(await dovecot.messages('Bounces')).toHaveLength(2)
      const left = await dovecot.messages()
      expect(left.map(({ text }) => /Subject: (.*)/.exec(text)?.[1])).toEqual(['Lunch?', 'Out of office'])
      expect(left.map(({ flags }) => flags)).toEqual(['', ''])
    }, patient)
  })

  test('or marked with a keyword, and still unread', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com'), ORDINARY])
    const source = await sourceAt(dovecot, store(), { keyword: '$Bounce' })
    await source.start()
    // Dovecot writes the first keyword of a mailbox as "a".
    await vi.waitFor(async () => {
      expect((await dovecot.messages()).map(({ flags }) => flags).sort()).toEqual(['', 'a'])
    }, patient)
  })

  test('several mailboxes are read; the others than the first are looked at now and then', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com')])
    await dovecot.makeMailbox('Junk')
    const kept = store()
    const source = await sourceAt(dovecot, kept, { mailboxes: ['INBOX', 'Junk'], everySeconds: 1 })
    await source.start()
    await vi.waitFor(async () => expect(await eventsIn(kept)).toBe(1), patient)
    await dovecot.deliver([bounce('ben@example.com')], 'Junk')
    await vi.waitFor(async () => expect(await eventsIn(kept)).toBe(2), patient)
  })

  test('a mailbox that is not there is told, and the others are read', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com')])
    const kept = store()
    const source = await sourceAt(dovecot, kept, { mailboxes: ['Bounce', 'INBOX'] })
    await source.start()
    const problem = 'There is no mailbox Bounce. There are INBOX.'
    await vi.waitFor(() => expect(source.status).toMatchObject({ state: 'running', problem }), patient)
    expect(await eventsIn(kept)).toBe(1)
  })

  test('a connection that ends while nothing happens is made again', async () => {
    const dovecot = await Dovecot.start()
    const kept = store()
    const source = await sourceAt(dovecot, kept, { everySeconds: 1500 })
    await source.start()
    await vi.waitFor(() => expect(source.status.state).toBe('running'), patient)
    await dovecot.kill()
    await vi.waitFor(
      () =>
        expect(source.status).toMatchObject({
          state: 'failing',
          problem: `127.0.0.1:${dovecot.imap}: nobody answers. Is it up, and are host and port right?`,
        }),
      patient,
    )
    await dovecot.deliver([bounce('anna@example.com')])
    await dovecot.up()
    await vi.waitFor(async () => expect(await eventsIn(kept)).toBe(1), patient)
    expect(source.status).toMatchObject({ state: 'running', problem: null })
  })

  test('a server without IDLE is asked now and then; one without MOVE copies', async () => {
    const dovecot = await Dovecot.start({ settings: 'imap_capability = IMAP4rev1 UIDPLUS\n' })
    const kept = store()
    const source = await sourceAt(dovecot, kept, { everySeconds: 1, moveTo: 'Bounces' })
    await source.start()
    await vi.waitFor(() => expect(source.status.state).toBe('running'), patient)
    await dovecot.deliver([bounce('anna@example.com'), ORDINARY])
    await vi.waitFor(async () => {
      expect(await dovecot.messages('Bounces')).toHaveLength(1)
      expect(await dovecot.messages()).toHaveLength(1)
    }, patient)
  })

  test('a server that could only move by erasing others’ mail, too, moves none, and says so', async () => {
    const dovecot = await Dovecot.start({ settings: 'imap_capability = IMAP4rev1\n' })
    await dovecot.deliver([bounce('anna@example.com')])
    const source = await sourceAt(dovecot, store(), { moveTo: 'Bounces' })
    await source.start()
    await vi.waitFor(
      () =>
        expect(source.status).toMatchObject({
          state: 'running',
          problem: 'The server cannot move single messages (no MOVE, no UIDPLUS): they stay.',
        }),
      patient,
    )
    expect(await dovecot.messages()).toHaveLength(1)
  })

  test('of a large message only the front is fetched, where the report stands', async () => {
    const dovecot = await Dovecot.start()
    const large = Buffer.concat([bounce('anna@example.com'), Buffer.alloc(3_000_000, 'QUJD\n')])
    await dovecot.deliver([large])
    const kept = store()
    const source = await sourceAt(dovecot, kept, { messageMegabytes: 0.1 })
    const take = vi.spyOn(StoreSink.prototype, 'take')
    onTestFinished(() => take.mockRestore())
    await source.start()
    await vi.waitFor(async () => expect(await eventsIn(kept)).toBe(1), patient)
    const [received] = take.mock.calls[0]![0] as { email: Uint8Array }[]
    expect(received!.email.length).toBe(104_858)
  })

  test('a look counts, and changes nothing', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com'), ORDINARY, outOfOffice])
    const kept = store()
    const source = await sourceAt(dovecot, kept, { moveTo: 'Bounces', keyword: '$Bounce' })
    expect(await source.test()).toEqual({
      what: 'messages',
      seen: 3,
      counts: { bounce: 1, ordinary: 1, 'auto-reply': 1 },
      notes: [],
    })
    expect(await eventsIn(kept)).toBe(0)
    expect((await dovecot.messages()).map(({ flags }) => flags)).toEqual(['', '', ''])
    expect(await dovecot.messages('Bounces')).toEqual([])
  })

  test('a mailbox that was made anew is read again, which counts nothing twice', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com'), bounce('ben@example.com')])
    const kept = store()
    const first = await sourceAt(dovecot, kept)
    await first.start()
    await vi.waitFor(() => expect(first.status.received).toBe(2), patient)
    await first.stop()
    await dovecot.changeUidValidity(7)
    const second = await sourceAt(dovecot, kept)
    await second.start()
    await vi.waitFor(() => expect(second.status.received).toBe(2), patient)
    expect(await eventsIn(kept)).toBe(2)
  })

  test('goes on where it stood when it is started again', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com'), ORDINARY])
    const kept = store()
    const first = await sourceAt(dovecot, kept)
    await first.start()
    await vi.waitFor(() => expect(first.status).toMatchObject({ state: 'running', received: 2 }), patient)
    await first.stop()
    await dovecot.deliver([bounce('ben@example.com')])
    const second = await sourceAt(dovecot, kept)
    await second.start()
    await vi.waitFor(() => expect(second.status).toMatchObject({ state: 'running', received: 1 }), patient)
    expect(await eventsIn(kept)).toBe(2)
  })

  test('a server that is killed in the middle and comes back: nothing is lost, nothing counts twice', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver(many(400))
    const kept = store()
    const source = await sourceAt(dovecot, kept, { moveTo: 'Bounces' })
    await source.start()
    await vi.waitFor(() => expect(source.status.received).toBeGreaterThan(0), {
      timeout: 500_000,
      interval: 1,
    })
    await dovecot.kill()
    await dovecot.up()
    await dovecot.deliver([bounce('last@example.com')])
    await vi.waitFor(async () => {
      expect(await dovecot.messages()).toEqual([])
      // Dovecot copies before it removes: killed between the two it has some twice.
      const moved = new Set((await dovecot.messages('Bounces')).map(({ text }) => text))
      expect(moved.size).toBe(401)
    }, patient)
    expect(await eventsIn(kept)).toBe(401)
  })

  test('what is wrong is said in plain words', async () => {
    const dovecot = await Dovecot.start()
    const at = async (settings: object) =>
      (await sourceAt(dovecot, store(), settings)).test().catch((error: Error) => error.message)
    expect(await at({ password: 'wrong' })).toBe(
      '127.0.0.1 does not let bounces@example.org in (“Authentication failed.”). Check user and password; many hosts ask for an app password, or for IMAP and POP to be switched on first.',
    )
    expect(await at({ mailboxes: ['Bounce'] })).toBe('There is no mailbox Bounce. There are INBOX.')
    expect(await at({ port: 1 })).toBe('127.0.0.1:1: nobody answers. Is it up, and are host and port right?')
    expect(await at({ host: 'localhost', port: dovecot.imaps, security: 'tls' })).toBe(
      `localhost:${dovecot.imaps}: its certificate is signed by itself. If the server is yours, name its certificate by certificates.`,
    )
    expect(await at({ security: 'tls' })).toBe(
      `127.0.0.1:${dovecot.imap}: it does not speak TLS on this port. Set security to starttls, or the port to the one for TLS.`,
    )
  })

  test('a certificate of one’s own is trusted where it is named; STARTTLS works as well', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver([bounce('anna@example.com')])
    const own = { host: 'localhost', certificates: dovecot.certificate }
    for (const how of [
      { port: dovecot.imaps, security: 'tls' },
      { port: dovecot.imap, security: 'starttls' },
    ])
      expect(await (await sourceAt(dovecot, store(), { ...own, ...how })).test()).toMatchObject({ seen: 1 })
  })
})
