import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, test } from 'vitest'
import { Notifier, type NotifierOptions } from '../../src/notify/webhooks/notifier.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Endpoint } from '../../src/store/outgoing.ts'
import type { Store } from '../../src/store/store.ts'
import { refused } from '../store/events.ts'
import { endpoint } from '../store/outgoing.ts'
import { receiver, until } from './receiver.ts'

const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY='
const UNKNOWN = '550 5.1.1 User unknown'
const silent = { info() {}, warn() {}, error() {} }

const notifiers: Notifier[] = []
afterEach(async () => {
  for (const one of notifiers.splice(0)) await one.stop()
})

async function notifying(store: Store, more: Partial<NotifierOptions> = {}): Promise<Notifier> {
  const notifier = new Notifier({ store, clock: Date.now, log: silent, retries: [1, 1, 1, 1, 1, 1], ...more })
  notifiers.push(notifier)
  await notifier.start()
  return notifier
}

const at = (url: string, types: readonly string[], more: Partial<Endpoint> = {}) =>
  endpoint(types, { url, allowPrivate: true, ...more })

const states = async (store: Store) =>
  (await store.endpoints()).map(({ waiting, dead, disabled }) => ({ waiting, dead, disabled }))
const die = (count: number, address: string) =>
  Array.from({ length: count }, (_, n) => refused(address, UNKNOWN, n))

describe('webhooks', () => {
  test('are signed as Standard Webhooks says, with type, time and data', async () => {
    const { url, received } = await receiver()
    const store = openMemoryStore()
    await store.putEndpoint(at(url, ['address.*']))
    await notifying(store)
    await store.take([refused('dead@example.com', UNKNOWN)])
    await until(() => received.length > 0)
    const [{ text, headers }] = received as [(typeof received)[0]]
    const told = new Webhook(SECRET).verify(text, headers as Record<string, string>)
    expect(told).toMatchObject({
      type: 'address.suppressed',
      timestamp: '2026-10-01T12:00:00.000Z',
      data: { address: 'dead@example.com', to: 'suppressed', reason: 'unknown-user' },
    })
    expect(headers['webhook-id']).toMatch(/^msg_/)
  })

  test('while a secret is changed both sign; the old one ends at its time', async () => {
    const { url, received } = await receiver()
    const store = openMemoryStore()
    const later = 'whsec_bGF0ZXItbGF0ZXItbGF0ZXItbGF0ZXItbGF0ZXI='
    const ended = 'whsec_ZW5kZWQtZW5kZWQtZW5kZWQtZW5kZWQtZW5kZWQ='
    const secrets = [
      { secret: later, until: null },
      { secret: SECRET, until: Date.now() + 60_000 },
      { secret: ended, until: Date.now() - 1 },
    ]
    const notifier = await notifying(store)
    expect(await notifier.ping(at(url, ['*'], { secrets }))).toEqual({ ok: true })
    const [{ text, headers }] = received as [(typeof received)[0]]
    for (const secret of [later, SECRET])
      expect(new Webhook(secret).verify(text, headers as Record<string, string>)).toMatchObject({
        type: 'ping',
      })
    expect(() => new Webhook(ended).verify(text, headers as Record<string, string>)).toThrow()
  })

  test('a message that failed is sent again, with the same id; its address waits, the others go on', async () => {
    const told: string[] = []
    let failures = 0
    const { url, received } = await receiver(({ body: { data } }) => {
      const address = data.event.recipient
      if (address === 'a@example.com' && failures++ < 3) return { status: 500 }
      told.push(`${address} ${data.event.id}`)
      return {}
    })
    const store = openMemoryStore()
    await store.putEndpoint(at(url, ['event.*']))
    await notifying(store)
    const events = [...die(3, 'a@example.com'), ...die(3, 'b@example.com')]
    await store.take(events)
    await until(() => told.length === 6)
    const ids = (address: string) =>
      told.filter((one) => one.startsWith(address)).map((one) => one.split(' ')[1])
    const sent = (address: string) =>
      events.filter(({ event }) => event.recipient === address).map(({ event }) => event.id)
    expect(ids('a@example.com')).toEqual(sent('a@example.com'))
    expect(ids('b@example.com')).toEqual(sent('b@example.com'))
    const first = received.filter(({ body }) => body.data.event.id === sent('a@example.com')[0])
    expect(first).toHaveLength(4)
    expect(new Set(first.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    await until(async () => (await states(store))[0]!.waiting === 0)
  })

  test('given up after the last try, it is a dead letter; the next of its address is sent; revived, it goes out', async () => {
    let broken = true
    const { url, received } = await receiver(({ body }) =>
      broken && body.data.event.diagnostic === 'poison' ? { status: 400 } : {},
    )
    const store = openMemoryStore()
    await store.putEndpoint(at(url, ['event.*']))
    const notifier = await notifying(store, { retries: [1] })
    await store.take([
      refused('a@example.com', UNKNOWN, 0, { diagnostic: 'poison' }),
      refused('a@example.com', UNKNOWN, 1),
    ])
    await until(async () => (await states(store))[0]!.dead === 1)
    await until(() => received.at(-1)?.body.data.event.diagnostic !== 'poison')
    const [letter] = await store.deliveries('crm', { dead: true, after: 0, limit: 10 })
    expect(letter).toMatchObject({
      attempts: 2,
      error: 'It answered 400.',
      message: { type: 'event.bounce' },
    })
    broken = false
    expect(await store.revive('crm', [letter!.message.id], Date.now())).toBe(1)
    await notifier.revived('crm')
    await until(async () => (await states(store))[0]!.dead === 0)
    await until(async () => (await states(store))[0]!.waiting === 0)
    expect(received.at(-1)!.body.data.event.diagnostic).toBe('poison')
  })

  test('what was not delivered is taken up by the next start, in order, and nothing is missing', async () => {
    const store = openMemoryStore()
    await store.putEndpoint(at('http://127.0.0.1:9/', ['event.*']))
    const first = await notifying(store, { retries: [3_600_000] })
    await store.take(die(3, 'a@example.com'))
    await until(async () => (await states(store))[0]!.waiting === 3)
    await first.stop()
    const { url, received } = await receiver()
    await store.putEndpoint(at(url, ['event.*']))
    await store.take(die(2, 'a@example.com'))
    const after = Date.now() + 4_000_000
    await notifying(store, { clock: () => after })
    await until(() => received.length === 5)
    const days = received.map(({ body }) => body.data.event.timestamp.slice(0, 10))
    expect(days).toEqual(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-01', '2026-10-02'])
    await until(async () => (await states(store))[0]!.waiting === 0)
  })

  test('410 ends it: the endpoint is disabled and says why', async () => {
    const { url } = await receiver(() => ({ status: 410 }))
    const store = openMemoryStore()
    await store.putEndpoint(at(url, ['event.*']))
    await notifying(store)
    await store.take(die(1, 'a@example.com'))
    await until(async () => (await states(store))[0]!.disabled !== null)
    expect((await states(store))[0]!.disabled).toBe('It answered 410: it wants no more messages.')
  })

  test.each([
    [
      'a redirect',
      { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
      /answered 302, a redirect, which is not followed/,
    ],
    ['silence', 'silence', 'It did not answer within 0.05 seconds.'],
    ['an answer without end', { body: 'x'.repeat(100_000) }, null],
  ] as const)('%s', async (_name, reply, error) => {
    const { url, received } = await receiver(() => reply)
    const notifier = await notifying(openMemoryStore(), { timeout: reply === 'silence' ? 50 : 10_000 })
    const delivered = await notifier.ping(at(url, ['*']))
    expect(delivered).toMatchObject(
      error === null ? { ok: true } : { ok: false, error: expect.stringMatching(error) },
    )
    // On a busy machine the short time for an answer may be over before anything is sent.
    if (reply !== 'silence') expect(received).toHaveLength(1)
  })

  test.each([
    'http://127.0.0.1:9/',
    'http://[::1]:9/',
    'http://[::ffff:10.0.0.1]/',
    'http://0x7f.1/',
    'http://10.1.2.3/',
    'http://169.254.169.254/',
    'http://localhost:9/',
    'http://[fd00::1]/',
  ])('%s is refused, unless private addresses are allowed', async (url) => {
    const notifier = await notifying(openMemoryStore())
    const refusal = await notifier.ping(endpoint(['*'], { url }))
    expect(refusal).toMatchObject({
      ok: false,
      error: expect.stringContaining(
        'is no public address. If the receiver is yours, allow private addresses',
      ),
    })
  })
})
