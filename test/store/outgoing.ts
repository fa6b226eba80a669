import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Endpoint, Message } from '../../src/store/outgoing.ts'
import type { Store } from '../../src/store/store.ts'
import { DAY, delivered, refused, START } from './events.ts'

const UNKNOWN = '550 5.1.1 User unknown'

export const endpoint = (types: readonly string[], more: Partial<Endpoint> = {}): Endpoint => ({
  ...{ id: 'crm', url: 'https://crm.example.com/hook', description: '', types, allowPrivate: false },
  ...{ secrets: [{ secret: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=', until: null }] },
  ...{ origin: 'api', createdAt: START, disabled: null, ...more },
})

const told = (messages: readonly Message[]) =>
  messages.map(({ type, data }) => [type, JSON.parse(data).address ?? null])

/** What every store does with what goes out. */
export function outgoingSuite(name: string, open: (addresses: 'plain' | 'hash') => Promise<Store>): void {
  describe(`${name}: what goes out`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open('plain')
    })
    afterEach(() => store.close())

    test('is written with the change, and not where nobody wants it', async () => {
      await store.take([refused('before@example.com', UNKNOWN)])
      expect(await store.messages(0, 10)).toEqual([])
      await store.putEndpoint(endpoint(['address.*', 'event.bounce']))
      await store.take([refused('dead@example.com', UNKNOWN), delivered('fine@example.com')])
      const messages = await store.messages(0, 10)
      expect(told(messages)).toEqual([
        ['event.bounce', 'dead@example.com'],
        ['address.suppressed', 'dead@example.com'],
      ])
      expect(JSON.parse(messages[1]!.data)).toMatchObject({
        ...{ scope: '*', from: 'ok', to: 'suppressed', cause: 'bounces', reason: 'unknown-user' },
        ...{ source: 'email', who: 'policy', note: UNKNOWN },
        ...{ since: '2026-10-01T12:00:00.000Z', until: '2027-03-30T12:00:00.000Z' },
      })
      expect(messages[0]!.subject).toBe(messages[1]!.subject)
    })

    test('tells of undoing, of holding, and of what is released', async () => {
      await store.putEndpoint(endpoint(['address.*']))
      await store.take([refused('dead@example.com', UNKNOWN), delivered('held@example.com')])
      await store.take([refused('held@example.com', UNKNOWN, 1)])
      const [ref] = (await store.decisions({ address: 'dead@example.com' })).items.map((one) => one.ref!)
      await store.undo([ref!], 'anna', START + DAY)
      expect(told(await store.messages(0, 10))).toEqual([
        ['address.suppressed', 'dead@example.com'],
        ['address.held', 'held@example.com'],
        ['address.released', 'dead@example.com'],
      ])
    })

    test('calls a receiver by its own name in what it tells', async () => {
      await store.putEndpoint(endpoint(['incident.*']))
      const spam = '554 5.7.1 Message rejected as spam'
      await store.take(Array.from({ length: 30 }, (_, n) => refused(`user${n}@gmail.com`, spam, 1)))
      const [opened] = await store.messages(0, 1000)
      expect(JSON.parse(opened!.data)).toMatchObject({
        receiver: 'gmail',
        title: expect.stringMatching(/^Gmail refuses mail as spam/),
      })
    })

    test('tells of an incident when it opens, and when it is settled', async () => {
      await store.putEndpoint(endpoint(['incident.*']))
      const people = Array.from({ length: 40 }, (_, n) => `user${n}@example.org`)
      await store.take(people.map((address) => delivered(address, -40)))
      await store.take(people.map((address) => delivered(address, -35)))
      await store.take(people.map((address, n) => refused(address, UNKNOWN, n / 10 / 24 / 60)))
      const [incident] = await store.incidents()
      await store.resolve(incident!.id, 'released', 'anna', START + DAY)
      const messages = await store.messages(0, 1000)
      const types = messages.map(({ type }) => type)
      expect([types[0], types.at(-1)]).toEqual(['incident.opened', 'incident.updated'])
      expect(JSON.parse(messages.at(-1)!.data)).toMatchObject({
        receiver: 'example.org',
        resolution: 'released',
      })
    })

    test('an endpoint has its own place: what failed waits, dies, and is revived', async () => {
      await store.putEndpoint(endpoint(['address.*']))
      await store.take(['a', 'b', 'c'].map((one) => refused(`${one}@example.com`, UNKNOWN)))
      const [a, b, c] = (await store.messages(0, 10)).map(({ id }) => id)
      const failed = { attempts: 3, next: START, error: 'It answered 500.' }
      await store.settle('crm', {
        position: c!,
        delivered: [],
        undelivered: [
          { ...failed, message: a!, dead: true },
          { ...failed, message: b!, dead: false },
        ],
      })
      expect(await store.endpoints()).toMatchObject([{ id: 'crm', position: c, waiting: 1, dead: 1 }])
      const dead = { dead: true, after: 0, limit: 10 }
      expect(await store.deliveries('crm', dead)).toMatchObject([
        { message: { id: a, type: 'address.suppressed' }, ...failed },
      ])
      await store.pruneMessages(0)
      expect((await store.messages(0, 10)).map(({ id }) => id)).toEqual([a, b])
      expect(await store.revive('crm', [b!], START)).toBe(0)
      expect(await store.revive('crm', null, START + DAY)).toBe(1)
      expect(await store.deliveries('crm', { ...dead, dead: false })).toMatchObject([
        { message: { id: a }, attempts: 0, next: START + DAY },
        { message: { id: b }, attempts: 3 },
      ])
      await store.settle('crm', { position: c!, delivered: [a!, b!], undelivered: [] })
      await store.pruneMessages(0)
      expect(await store.messages(0, 10)).toEqual([])
    })

    test('is bounded: what is too old goes, delivered or not', async () => {
      await store.putEndpoint(endpoint(['address.*']))
      await store.take([refused('a@example.com', UNKNOWN), refused('b@example.com', UNKNOWN, 9)])
      await store.pruneMessages(START + DAY)
      expect(told(await store.messages(0, 10))).toEqual([['address.suppressed', 'b@example.com']])
    })

    test('a new endpoint is told of what comes, and a removed one leaves nothing', async () => {
      await store.putEndpoint(endpoint(['address.*']))
      await store.take([refused('a@example.com', UNKNOWN)])
      await store.putEndpoint(endpoint(['*'], { id: 'later' }))
      const [first] = await store.messages(0, 10)
      expect((await store.endpoints()).map(({ id, position }) => [id, position])).toEqual([
        ['crm', 0],
        ['later', first!.id],
      ])
      expect(await store.removeEndpoint('crm')).toBe(true)
      expect(await store.removeEndpoint('crm')).toBe(false)
      await store.putEndpoint(endpoint(['*'], { id: 'later', disabled: 'by hand' }))
      await store.take([refused('c@example.com', UNKNOWN)])
      expect(told(await store.messages(first!.id, 10))).toEqual([])
    })

    test('keeps what stands on the list of a service apart from what does not', async () => {
      await store.take(['a', 'b', 'c'].map((one) => refused(`${one}@example.com`, UNKNOWN)))
      const query = { list: 'ses', scopes: ['*'], at: START + DAY }
      const names = async (page: ReturnType<Store['unlisted']>) =>
        (await page).items.map(({ address }) => address).sort()
      expect(await names(store.unlisted(query))).toEqual(['a@example.com', 'b@example.com', 'c@example.com'])
      expect(await names(store.unlisted({ ...query, scopes: ['newsletter'] }))).toEqual([])
      const { items } = await store.unlisted(query)
      const [a] = items.filter(({ address }) => address === 'a@example.com')
      expect(a!.standing).toMatchObject({ cause: 'bounces', reason: 'unknown-user', note: UNKNOWN })
      await store.mirror('ses', [a!.key], [])
      const known = { source: 'list:ses', who: 'ses', at: START }
      const entries = ['a', 'b', 'new'].map(
        (one) => ({ ...known, kind: 'complaint', address: `${one}@example.com` }) as const,
      )
      expect(await store.wouldTakeOver('ses', entries, START)).toEqual(['mirrored', 'duplicate', 'accepted'])
      expect(await store.takeOver('ses', entries, START)).toEqual(['mirrored', 'duplicate', 'accepted'])
      expect(await store.takeOver('ses', entries, START)).toEqual(['mirrored', 'mirrored', 'mirrored'])
      expect(await names(store.unlisted(query))).toEqual(['c@example.com'])
      expect(await names(store.unlisted({ ...query, list: 'other' }))).toHaveLength(4)
      const allow = { kind: 'allow', source: 'manual', who: 'anna', at: START + 1 } as const
      await store.enter(
        ['a', 'new'].map((one) => ({ ...allow, address: `${one}@example.com` })),
        START + 1,
      )
      expect(await names(store.freed(query, 'pushed'))).toEqual(['a@example.com'])
      expect(await names(store.freed(query, 'pulled'))).toEqual(['new@example.com'])
      // What has run its time is let alone where it was before us.
      const later = { ...query, at: START + 400 * DAY }
      expect(await names(store.freed(later, 'pulled'))).toEqual(['new@example.com'])
      await store.mirror('ses', [], [a!.key])
      expect(await names(store.freed(query, 'pushed'))).toEqual([])
    })

    test('holds nothing of a person who was forgotten', async () => {
      await store.putEndpoint(endpoint(['*']))
      await store.take([refused('a@example.com', UNKNOWN)])
      await store.forget('a@example.com', false, 'anna', START)
      expect(await store.messages(0, 10)).toEqual([])
    })

    test('names no address where only hashes are kept', async () => {
      const hashed = await open('hash')
      await hashed.putEndpoint(endpoint(['*']))
      await hashed.take([refused('secret@example.com', '550 5.1.1 <secret@example.com> unknown user')])
      const messages = await hashed.messages(0, 10)
      expect(told(messages)).toEqual([
        ['event.bounce', null],
        ['address.suppressed', null],
      ])
      expect(JSON.stringify(messages)).not.toContain('secret@')
      await hashed.close()
    })
  })
}
