import { describe, expect, test } from 'vitest'
import { Requests } from '../../src/notify/http/requests.ts'
import { Calls } from '../../src/notify/lists/calls.ts'
import { LIST_KINDS, type ListBlock, readLists } from '../../src/notify/lists/index.ts'
import type { Synced } from '../../src/notify/lists/status.ts'
import { syncList } from '../../src/notify/lists/sync.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { DAY, refused, START } from '../store/events.ts'
import { receiver } from './receiver.ts'
import { SERVICES, type StandIn } from './services.ts'

const UNKNOWN = '550 5.1.1 User unknown'
const waits: number[] = []

function syncing(kind: string, url: string, settings: object, store: Store, more: object = {}, days = 1) {
  const { blocks, mistakes } = readLists({ shop: { kind, url, ...settings, ...more } })
  expect(mistakes).toEqual([])
  const requests = new Requests({ allowPrivate: true, timeout: 60_000, connections: 2, most: 10_000_000 })
  const calls = new Calls(requests, async (wait) => void waits.push(wait))
  const block = blocks.shop as never
  const remote = LIST_KINDS.find((one) => one.kind === kind)!.open(block, calls)
  return (dryRun = false): Promise<Synced> =>
    syncList({
      name: 'shop',
      block: block as ListBlock,
      remote,
      store,
      clock: () => START + days * DAY,
      dryRun,
    })
}

const numbers = ({ pulled, known, pushed, removed }: Synced) => ({
  ...{ pulled: pulled.count, known, pushed: pushed.count, removed: removed.count },
})
const blocked = ({ list }: StandIn) =>
  [...list].flatMap(([address, { why }]) => (why === 'enabled' ? [] : [address])).sort()

describe.each(Object.keys(SERVICES))('the list at %s', (kind) => {
  test('is taken over with its reasons, and gets ours; nothing goes round in circles', async () => {
    const service = await SERVICES[kind]!()
    const store = openMemoryStore()
    await store.take([refused("o'hara@example.com", UNKNOWN)])
    const sync = syncing(kind, service.url, service.settings, store)
    const before = new Map(service.list)

    expect(numbers(await sync(true))).toEqual({ pulled: 2, known: 0, pushed: 1, removed: 0 })
    expect(service.list).toEqual(before)
    expect(store.check('gone@example.com', '*', START + DAY).send).toBe(true)

    const first = await sync()
    expect(first).toMatchObject({ refused: [], notes: [], dryRun: false })
    expect(first.pulled.first.toSorted()).toEqual(['angry@example.com', 'gone@example.com'])
    expect(first.pushed).toEqual({ count: 1, first: ["o'hara@example.com"] })
    expect(service.list.get("o'hara@example.com")!.why).toBe(service.pushedAs)
    for (const address of ['gone@example.com', 'angry@example.com'])
      expect(store.check(address, '*', START + DAY).send).toBe(false)
    const { items } = await store.suppressions({ source: 'list:shop' })
    expect(items.map(({ who }) => who)).toEqual([kind, kind])
    if (kind !== 'listmonk') expect(items.map(({ cause }) => cause).sort()).toEqual(['complaint', 'mirrored'])

    expect(numbers(await sync())).toMatchObject({ pulled: 0, pushed: 0, removed: 0 })
    expect(numbers(await sync())).toMatchObject({ pulled: 0, pushed: 0, removed: 0 })
  })

  test('what is let go here is let go there, and does not come back', async () => {
    const service = await SERVICES[kind]!()
    const store = openMemoryStore()
    await store.take([refused('dead@example.com', UNKNOWN)])
    const sync = syncing(kind, service.url, service.settings, store)
    await sync()
    expect(blocked(service)).toEqual(['angry@example.com', 'dead@example.com', 'gone@example.com'])
    const allow = { kind: 'allow', at: START + DAY, source: 'manual', who: 'anna' } as const
    await store.enter(
      ['dead@example.com', 'gone@example.com'].map((address) => ({ ...allow, address })),
      START + DAY,
    )
    const again = await sync()
    expect(again.removed.first.toSorted()).toEqual(['dead@example.com', 'gone@example.com'])
    expect(blocked(service)).toEqual(['angry@example.com'])
    expect(numbers(await sync())).toMatchObject({ pulled: 0, pushed: 0, removed: 0 })
    expect(store.check('gone@example.com', '*', START + DAY).send).toBe(true)
  })

  test('a wrong key is told in words, and nothing is changed', async () => {
    const service = await SERVICES[kind]!()
    const wrong = Object.fromEntries(
      Object.entries(service.settings).map(([name, value]) =>
        ['key', 'token', 'accessKeyId'].includes(name) ? [name, 'WRONG'] : [name, value],
      ),
    )
    const sync = syncing(kind, service.url, wrong, openMemoryStore())
    await expect(sync()).rejects.toThrow(/answered 40[13]: the key is wrong, or may not do this/)
  })
})

describe('keeping lists in step', () => {
  test('who is asked to slow down waits as long as asked', async () => {
    waits.length = 0
    let asked = 0
    const { url } = await receiver(() =>
      asked++ === 0 ? { status: 429, headers: { 'retry-after': '7' } } : { body: { Suppressions: [] } },
    )
    await syncing('postmark', url, { token: 'token-1' }, openMemoryStore())()
    expect(waits).toEqual([7000])
  })

  test('what breaks off goes on where it was', async () => {
    const service = await SERVICES.postmark!()
    const store = openMemoryStore()
    const people = Array.from({ length: 120 }, (_, n) => refused(`user${n}@example.com`, UNKNOWN))
    await store.take([...people, refused('refused@example.com', UNKNOWN)])
    const { url } = await receiver(async ({ method, path, headers, text }) => {
      if (method === 'POST' && service.list.size >= 52) return { status: 402, body: 'Pay first' }
      const answer = await fetch(service.url + path, {
        ...{ method, headers: headers as Record<string, string> },
        ...(text === '' ? {} : { body: text }),
      })
      return { status: answer.status, body: await answer.text() }
    })
    await expect(syncing('postmark', url, service.settings, store)()).rejects.toThrow(
      'answered 402: Pay first.',
    )
    const rest = await syncing('postmark', service.url, service.settings, store)()
    expect(rest.pushed.count).toBe(70)
    expect(rest.refused).toEqual([
      { address: 'refused@example.com', why: 'An invalid email address was provided.' },
    ])
    expect(service.list.size).toBe(122)
  })

  test('while the policy only observes nothing is put on a list or taken off', async () => {
    const service = await SERVICES.ses!()
    const store = openMemoryStore()
    await store.take([refused('dead@example.com', UNKNOWN)])
    await store.apply({ ...store.setting(), mode: 'observe' }, 'anna', START)
    const told = await syncing('ses', service.url, service.settings, store)()
    expect(numbers(told)).toEqual({ pulled: 2, known: 0, pushed: 0, removed: 0 })
    expect(told.notes).toEqual(['The policy only observes: nothing is put on the list or taken off it.'])
  })

  test('what was taken over and has run its time here stays on the list of the service', async () => {
    const service = await SERVICES.ses!()
    const store = openMemoryStore()
    await syncing('ses', service.url, service.settings, store)()
    expect(store.check('gone@example.com', '*', START + 300 * DAY).state).toBe('watched')
    const later = await syncing('ses', service.url, service.settings, store, {}, 300)()
    expect(numbers(later)).toMatchObject({ removed: 0, pulled: 0 })
    expect(service.list.has('gone@example.com')).toBe(true)
  })

  test('a list of one stream gets its complaints, and tells of that stream', async () => {
    const service = await SERVICES.postmark!()
    const store = openMemoryStore()
    const complaint = { kind: 'complaint', at: START, source: 'manual', who: 'anna' } as const
    await store.enter(
      [
        { ...complaint, address: 'news@example.com', scope: 'newsletter' },
        { ...complaint, address: 'bills@example.com', scope: 'bills' },
      ],
      START,
    )
    const told = await syncing('postmark', service.url, service.settings, store, { scope: 'newsletter' })()
    expect(told.pushed.first).toEqual(['news@example.com'])
    expect(store.check('angry@example.com', 'newsletter', START + DAY).send).toBe(false)
    expect(store.check('angry@example.com', 'bills', START + DAY).send).toBe(true)
  })

  test('the list of a message stream speaks of mail of that stream', async () => {
    const service = await SERVICES.postmark!()
    const store = openMemoryStore()
    await syncing('postmark', service.url, { ...service.settings, stream: 'broadcast' }, store)()
    const sends = (scope: string) => store.check('angry@example.com', scope, START + DAY).send
    expect([sends('broadcast'), sends('*')]).toEqual([false, true])
    // Whose mailbox is gone gets no mail at all.
    expect(store.check('gone@example.com', '*', START + DAY).send).toBe(false)
  })

  test('mistakes in the settings are named', () => {
    expect(
      readLists({
        a: { kind: 'mailchimp' },
        b: { kind: 'ses', region: 'eu-west-1' },
        c: { kind: 'listmonk', url: 'x', user: 'u', token: 't' },
      }).mistakes,
    ).toEqual([
      'lists.a.kind must be one of ses, sendgrid, mailgun, postmark, brevo, listmonk.',
      'lists.b needs accessKeyId, secretAccessKey.',
      'lists.c.url must begin with https:// or http://.',
    ])
  })
})
