import type { ImapFlow } from 'imapflow'
import { describe, expect, test, vi } from 'vitest'
import { StoreSink } from '../../src/service/sources/store-sink.ts'
import { ImapSource } from '../../src/sources/imap/imap-source.ts'
import { fetched } from '../../src/sources/imap/messages.ts'
import { NotGivenList } from '../../src/sources/imap/not-given.ts'
import { notGivenRemark } from '../../src/sources/imap/not-given-remark.ts'
import { Position } from '../../src/sources/imap/position.ts'
import { Suspects } from '../../src/sources/imap/suspects.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { Dovecot, PASSWORD, USER, whyNoDovecot } from './dovecot.ts'
import { bounce, SILENT } from './harness.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A server that refuses some of its messages, and answers to some without a body. */
function serverOf(count: number, { refuses = [], empty = [] }: { refuses?: number[]; empty?: number[] }) {
  let asked = 0
  const uidsIn = (set: string) =>
    set.split(',').flatMap((run) => {
      const [first, last = first] = run.split(':').map(Number) as [number, number?]
      return Array.from({ length: last! - first + 1 }, (_, n) => first + n)
    })
  const client = {
    usable: true,
    search: async ({ uid }: { uid: string }) => uidsIn(uid).filter((one) => one <= count),
    async *fetch(set: string, { source }: { source?: object }) {
      if (source !== undefined) asked++
      for (const uid of uidsIn(set)) {
        if (source !== undefined && refuses.includes(uid)) {
          const error = new Error('Command failed')
          throw Object.assign(error, { responseStatus: 'NO', responseText: `Message ${uid} is damaged` })
        }
        yield { uid, size: 10, source: source && !empty.includes(uid) ? Buffer.from('mail') : undefined }
      }
    },
  }
  return { client: client as unknown as ImapFlow, asked: () => asked }
}

async function readOf(client: ImapFlow, count: number) {
  const uids = Array.from({ length: count }, (_, n) => n + 1)
  const asking = { limit: 1000, box: 'INBOX 1', suspects: new Suspects() }
  const batches = []
  for await (const batch of fetched(client, uids, asking)) batches.push(batch)
  return {
    read: batches.flatMap(({ messages }) => messages.map(({ uid }) => uid)),
    notGiven: batches.flatMap(({ notGiven }) => notGiven),
  }
}

describe('a message that the server refuses', () => {
  test('is found among the others, which are read', async () => {
    const { client, asked } = serverOf(100, { refuses: [42, 43] })
    const { read, notGiven } = await readOf(client, 100)
    expect(notGiven).toEqual([
      { uid: 42, reason: 'Message 42 is damaged' },
      { uid: 43, reason: 'Message 43 is damaged' },
    ])
    expect(read.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, n) => n + 1).filter((uid) => uid !== 42 && uid !== 43),
    )
    expect(asked()).toBeLessThan(25)
  })

  test('counts as one, too, where the server answers without a body', async () => {
    const { read, notGiven } = await readOf(serverOf(3, { empty: [2] }).client, 3)
    expect(read).toEqual([1, 3])
    expect(notGiven).toEqual([{ uid: 2, reason: 'it is empty' }])
  })

  test('is asked for five times more, after growing waits, and then passed over', () => {
    const list = new NotGivenList()
    const waits = []
    for (let at = 0; ; ) {
      const { again } = list.add(7, 'Internal error', at)
      if (again === null) break
      expect(list.due(again - 1)).toEqual([])
      expect(list.due(again)).toEqual([7])
      waits.push((again - at) / MINUTE)
      at = again
    }
    expect(waits).toEqual([1, 10, 60, 360, 1440])
    expect(list.due(100 * DAY)).toEqual([])
    expect(list.passedOver).toEqual([{ uid: 7, tries: 6, again: null, reason: 'Internal error' }])
  })

  test('is kept with the position, and forgotten where the mailbox is made anew', () => {
    const position = new Position(null)
    position.of('INBOX', 1n).notGiven.add(7, 'Internal error', 0)
    const again = new Position(position.text)
    const named = { mailbox: 'INBOX', uid: 7, tries: 1, again: MINUTE, reason: 'Internal error' }
    expect(again.notGiven(['INBOX', 'Junk'])).toEqual([named])
    expect(again.of('INBOX', 2n).notGiven.uids).toEqual([])
  })

  test('is named for people', () => {
    const one = { mailbox: 'INBOX', uid: 7, reason: 'Internal error' }
    expect(notGivenRemark([])).toBeNull()
    expect(notGivenRemark([{ ...one, again: MINUTE }])).toBe(
      'The server does not give 1 message: UID 7 in INBOX (“Internal error”). The rest is read, and these are asked for again.',
    )
    expect(notGivenRemark([7, 8, 9, 10].map((uid) => ({ ...one, uid, again: null })))).toBe(
      'Passed over 4 messages that the server does not give: UID 7 in INBOX (“Internal error”), UID 8 in INBOX (“Internal error”), UID 9 in INBOX (“Internal error”), 1 more. Look there with a mail program; this is told until they are moved or deleted.',
    )
  })
})

test('where the server gives nothing any more that is no matter of single messages', () => {
  const list = new NotGivenList()
  for (let uid = 1; uid < 200; uid++) list.add(uid, 'Internal error', 0)
  expect(list.isFull).toBe(false)
  list.add(200, 'Internal error', 0)
  expect(list.isFull).toBe(true)
})

const why = whyNoDovecot()

describe.skipIf(why !== null)(`with a real Dovecot${why === null ? '' : ` (skipped: ${why})`}`, () => {
  test('a message over which each connection ends is named and passed over; the rest goes on', async () => {
    const dovecot = await Dovecot.start()
    await dovecot.deliver(['anna', 'ben', 'eve'].map((name) => bounce(`${name}@example.com`)))
    await dovecot.lock(2)
    const warned = vi.fn()
    const store = openMemoryStore()
    let now = Date.now()
    const clock = () => now
    const server = { host: '127.0.0.1', port: dovecot.imap, security: 'none', user: USER, password: PASSWORD }
    const block = { ...server, mailboxes: ['INBOX'], everySeconds: 1, messageMegabytes: 1 }
    const sink = new StoreSink('box', undefined, { store, clock })
    const context = { name: 'box', sink, folder: '/nowhere', clock, log: { ...SILENT, warn: warned } }
    const patient = { timeout: 500_000, interval: 20 }
    const source = new ImapSource(block as never, context, 20)
    const addresses = async () =>
      (await store.events({ limit: 10 })).items.map(({ address }) => address).sort()
    const told = (message: string) =>
      vi.waitFor(() => {
        expect(source.status.state).toBe('running')
        expect(source.status.problem).toContain(message)
      }, patient)

    await source.start()
    try {
      await told('The server does not give 1 message: UID 2 in INBOX (“the connection ends each time”).')
      expect(await addresses()).toEqual(['anna@example.com', 'eve@example.com'])
      expect(source.status.passedOver).toBe(0)
      for (let tries = 1; tries < 6; tries++) {
        now += DAY
        await vi.waitFor(() => expect(warned).toHaveBeenCalledTimes(tries + 1), patient)
      }
      await told('Passed over 1 message')
      expect(source.status.passedOver).toBe(1)
      await dovecot.deliver([bounce('last@example.com')])
      await vi.waitFor(async () => expect(await addresses()).toHaveLength(3), patient)
      const seen = (await new ImapSource(block as never, context).test()).notes
      expect(seen[0]).toContain('Passed over 1 message that the server does not give: UID 2 in INBOX')
    } finally {
      await source.stop()
      await dovecot.unlock()
    }
  })
})
