import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_POLICY, resolvePolicy } from '../../src/decide/policy.ts'
import type { Store } from '../../src/store/store.ts'
import { complained, DAY, delivered, refused, START } from './events.ts'
import { outgoingSuite } from './outgoing.ts'

const UNKNOWN = '550 5.1.1 User unknown'
const FULL = '552 5.2.2 Mailbox full'

/** What every store does alike. `open` gives an empty one. */
export function storeSuite(name: string, open: (addresses: 'plain' | 'hash') => Promise<Store>): void {
  outgoingSuite(name, open)
  describe(name, () => {
    let store: Store
    beforeEach(async () => {
      store = await open('plain')
    })
    afterEach(() => store.close())

    test('suppresses an address that does not exist, and says since when, until when and why', async () => {
      expect(await store.take([refused('Dead@Example.com', UNKNOWN)])).toEqual(['accepted'])
      expect(store.check('dead@example.com', '*', START)).toMatchObject({
        send: false,
        state: 'suppressed',
        reason: 'unknown-user',
        since: '2026-10-01T12:00:00.000Z',
        until: '2027-03-30T12:00:00.000Z',
      })
      expect(store.check('other@example.com', '*', START).send).toBe(true)
    })

    test('takes the same event once', async () => {
      const one = refused('dead@example.com', UNKNOWN)
      expect(await store.take([one, one])).toEqual(['accepted', 'duplicate'])
      expect(await store.take([one])).toEqual(['duplicate'])
      expect((await store.events({})).items).toHaveLength(1)
      expect((await store.decisions({})).items).toHaveLength(1)
    })

    test('never counts a spam block against the address', async () => {
      const blocked = [0, 1, 2].map((day) =>
        refused('fine@example.com', '554 5.7.1 Message rejected as spam', day),
      )
      await store.take(blocked)
      expect(store.check('fine@example.com', '*', START + 3 * DAY).state).toBe('ok')
    })

    test('keeps answers to mail of others apart: they are there to be looked at, and decide nothing', async () => {
      const forged = { ...refused('anna@example.com', UNKNOWN), apart: 'backscatter' } as const
      expect(await store.take([forged, forged])).toEqual(['accepted', 'duplicate'])
      await store.take([refused('dead@example.com', UNKNOWN)])
      expect(store.check('anna@example.com', '*', START).send).toBe(true)
      const { items } = await store.events({ apart: 'backscatter' })
      expect(items.map(({ address, apart }) => [address, apart])).toEqual([
        ['anna@example.com', 'backscatter'],
      ])
      expect((await store.events({})).items.map(({ apart }) => apart)).toEqual([null, 'backscatter'])
      expect((await store.events({ address: 'anna@example.com' })).items).toHaveLength(1)
      expect(await store.stats({ since: 0, before: START + DAY, by: [] })).toEqual([{ count: 1 }])

      await store.replay((event) => event, START, { commit: true, limit: 10, who: 'anna' })
      expect(store.check('anna@example.com', '*', START).send).toBe(true)
      const { event } = forged
      expect(await store.take([{ event, at: START }])).toEqual(['accepted'])
      expect(store.check('anna@example.com', '*', START).send).toBe(false)
    })

    test('stops only the stream that was complained about', async () => {
      await store.take([complained('anna@example.com', 'marketing')])
      expect(store.check('anna@example.com', 'marketing', START).send).toBe(false)
      expect(store.check('anna@example.com', 'password', START).send).toBe(true)
    })

    test('counts soft bounces by day; a delivery clears them', async () => {
      const days = (from: number) =>
        [0, 2, 4, 6, 8].map((day) => refused('full@example.com', FULL, from + day))
      await store.take([...days(0).slice(0, 4), delivered('full@example.com', 7), ...days(8).slice(0, 4)])
      expect(store.check('full@example.com', '*', START + 15 * DAY).state).toBe('watched')
      await store.take([refused('full@example.com', FULL, 17)])
      expect(store.check('full@example.com', '*', START + 17 * DAY).state).toBe('suppressed')
    })

    test('lists suppressions with their provenance, page by page', async () => {
      await store.take(['a', 'b', 'c'].map((name) => refused(`${name}@example.com`, UNKNOWN)))
      const first = await store.suppressions({ limit: 2 })
      expect(first.items).toHaveLength(2)
      const rest = await store.suppressions({ limit: 2, cursor: first.next! })
      expect(rest.next).toBeNull()
      expect([...first.items, ...rest.items].map(({ address }) => address).sort()).toEqual([
        'a@example.com',
        'b@example.com',
        'c@example.com',
      ])
      expect(rest.items[0]).toMatchObject({
        cause: 'bounces',
        reason: 'unknown-user',
        rule: 'hard-bounce',
        source: 'email',
        who: 'policy',
        note: UNKNOWN,
      })
      expect((await store.suppressions({ reason: 'mailbox-full' })).items).toEqual([])
      expect((await store.suppressions({ domain: 'Example.com', source: 'email' })).items).toHaveLength(3)
    })

    test('counts suppressions as it lists them', async () => {
      await store.take([
        refused('a@example.com', UNKNOWN),
        refused('b@example.net', UNKNOWN),
        refused('c@example.net', '452 4.2.2 Mailbox full'),
      ])
      expect(await store.countSuppressions({})).toBe(2)
      expect(await store.countSuppressions({ domain: 'example.net' })).toBe(1)
      expect(await store.countSuppressions({ reason: 'mailbox-full' })).toBe(0)
    })

    test('finds addresses by how they begin', async () => {
      await store.take([
        refused('anna@example.com', UNKNOWN),
        delivered('ann@example.com'),
        delivered('bo@a.example'),
      ])
      expect(await store.search('AN', 10)).toEqual(['ann@example.com', 'anna@example.com'])
      expect(await store.search('an', 1)).toEqual(['ann@example.com'])
      expect(await store.search('x', 10)).toEqual([])
    })

    test('tells failures apart whose reason no rule knew', async () => {
      await store.take([
        refused('a@example.com', UNKNOWN),
        refused('b@example.com', '550 Zorp qux blat'),
        delivered('c@example.com'),
      ])
      const { items } = await store.events({ unsure: true })
      expect(items.map(({ address }) => address)).toEqual(['b@example.com'])
    })

    test('keeps the timeline of an address', async () => {
      await store.take([delivered('anna@example.com'), refused('anna@example.com', UNKNOWN, 1)])
      const record = await store.address('ANNA@example.com', START + DAY)
      expect(record!.events.map(({ event }) => event.kind)).toEqual(['delivered', 'bounce'])
      expect(record!.decisions.map(({ rule, to }) => [rule, to])).toEqual([['hard-held', 'held']])
      expect(record!.state.standings[0]!.state).toBe('held')
      expect(await store.address('nobody@example.com', START)).toBeNull()
    })

    test('undoes one decision and takes the undo back', async () => {
      await store.take([refused('dead@example.com', UNKNOWN)])
      const [decision] = (await store.decisions({})).items
      expect(await store.undo([decision!.ref!], 'anna', START)).toBe(1)
      expect(store.check('dead@example.com', '*', START).state).toBe('ok')
      expect((await store.decisions({})).items[0]!.undone).toBe(true)
      expect(await store.redo([decision!.ref!], 'anna', START)).toBe(1)
      expect(store.check('dead@example.com', '*', START).state).toBe('suppressed')
      expect((await store.audit({})).items.map(({ action, who }) => [action, who])).toEqual([
        ['redo', 'anna'],
        ['undo', 'anna'],
      ])
    })

    test('undoes in bulk by time, reason and words', async () => {
      await store.take([
        refused('a@example.com', UNKNOWN),
        refused('b@example.com', '550 5.1.1 <b@example.com>: Recipient address rejected: gone', 1),
        refused('c@example.com', UNKNOWN, 5),
      ])
      expect(await store.undoAll({ before: START + 2 * DAY, text: 'user UNKNOWN' }, 'anna', START)).toBe(1)
      expect(store.check('a@example.com', '*', START).send).toBe(true)
      expect(store.check('c@example.com', '*', START + 5 * DAY).send).toBe(false)
    })

    test('takes entries by hand and of imports, with reason, date and note', async () => {
      const from = { source: 'import:sendgrid', who: 'anna', at: START - 400 * DAY }
      const entries = [
        {
          ...from,
          address: 'gone@example.com',
          kind: 'bounce',
          reason: 'unknown-user',
          note: '550 no such user',
        },
        { ...from, address: 'angry@example.com', kind: 'complaint', scope: 'marketing' },
        { ...from, address: 'boss@example.com', kind: 'suppress', until: START + DAY },
      ] as const
      expect(await store.enter(entries, START)).toEqual(['accepted', 'accepted', 'accepted'])
      expect(await store.enter(entries, START)).toEqual(['duplicate', 'duplicate', 'duplicate'])
      expect(store.check('gone@example.com', '*', START)).toMatchObject({
        send: false,
        reason: 'unknown-user',
      })
      expect(store.check('angry@example.com', 'marketing', START).send).toBe(false)
      expect(store.check('boss@example.com', '*', START).send).toBe(false)
      expect(store.check('boss@example.com', '*', START + 2 * DAY).send).toBe(true)
      const { items } = await store.suppressions({ source: 'import:sendgrid' })
      expect(items.map(({ cause }) => cause).sort()).toEqual(['complaint', 'manual', 'mirrored'])
      expect(items.find(({ cause }) => cause === 'mirrored')!.note).toBe('550 no such user')
    })

    test('tells what entries would do, and keeps nothing of them', async () => {
      await store.take([refused('dead@example.com', UNKNOWN)])
      const bounce = { kind: 'bounce', reason: 'unknown-user', source: 'import:plain', who: 'anna' } as const
      const entries = [
        { ...bounce, address: 'Dead@Example.com', at: START },
        { ...bounce, address: 'new@example.com', at: START },
        { ...bounce, address: 'spam@example.com', at: START, reason: 'spam-filter' as const },
      ]
      expect(await store.wouldEnter(entries, START)).toEqual(['known', 'new', 'none'])
      expect(store.check('new@example.com', '*', START).state).toBe('ok')
      expect(await store.address('new@example.com', START)).toBeNull()
    })

    test('an entry `allow` lifts what stood before', async () => {
      await store.take([refused('dead@example.com', UNKNOWN)])
      const allow = {
        address: 'dead@example.com',
        kind: 'allow',
        at: START + 1,
        source: 'manual',
        who: 'anna',
      } as const
      await store.enter([allow], START + 1)
      expect(store.check('dead@example.com', '*', START + 1).state).toBe('ok')
      expect((await store.suppressions({})).items).toEqual([])
    })

    test('holds what an outage calls unknown; released, it does not count', async () => {
      const people = Array.from({ length: 40 }, (_, n) => `user${n}@example.org`)
      await store.take(people.map((address) => delivered(address, -40)))
      await store.take(people.map((address) => delivered(address, -35)))
      const minute = 1 / 24 / 60
      await store.take(people.map((address, n) => refused(address, UNKNOWN, (n / 10) * minute)))
      const [incident] = await store.incidents()
      expect(incident).toMatchObject({ receiver: 'example.org', to: null, resolution: null })
      const now = START + DAY / 24
      for (const address of people) expect(store.check(address, '*', now).state).toBe('held')
      expect(await store.resolve(incident!.id, 'released', 'anna', now)).toBe(40)
      for (const address of people) expect(store.check(address, '*', now).state).toBe('ok')
      // What was decided then is kept, and shown as undone.
      const { decisions } = (await store.address(people[0]!, now))!
      expect(decisions.map(({ to, rule, undone }) => [to, rule, undone])).toEqual([['held', 'outage', true]])
      expect(await store.resolve('no-such', 'released', 'anna', now)).toBeNull()
    })

    test('opens an incident of the sender’s, with its events; it is acknowledged, muted, and closes by the clock', async () => {
      const minute = 1 / 24 / 60
      const refusal = '550 5.7.26 Unauthenticated email from example.net is not accepted due to DMARC policy'
      const mail = Array.from({ length: 40 }, (_, n) =>
        n % 2 === 0
          ? delivered(`ok${n}@example.com`, n * minute)
          : refused(`no${n}@example.com`, refusal, n * minute),
      )
      await store.take(mail)
      const [incident] = await store.incidents()
      expect(incident).toMatchObject({
        ...{ kind: 'sender-trouble', cause: 'authentication', receiver: 'example.com', severity: 'critical' },
        ...{ count: 20, share: 50, to: null, words: refusal, acknowledgedAt: null, mutedUntil: null },
      })
      const first = await store.incidentEvents(incident!.id, { limit: 15 })
      const rest = await store.incidentEvents(incident!.id, { limit: 15, cursor: first!.next! })
      expect([...first!.items, ...rest!.items].map(({ address }) => address)).toEqual(
        Array.from({ length: 20 }, (_, n) => `no${39 - 2 * n}@example.com`),
      )
      const now = START + DAY / 24
      await store.markIncident(incident!.id, { acknowledged: true }, 'anna', now)
      const muted = await store.markIncident(incident!.id, { mutedUntil: now + DAY }, 'anna', now)
      expect(muted).toMatchObject({ acknowledgedBy: 'anna', acknowledgedAt: now, mutedUntil: now + DAY })
      expect(await store.tick(now, [])).toMatchObject({ outage: 0, 'sender-trouble': 1 })
      expect(await store.tick(START + 9 * DAY, [])).toMatchObject({ 'sender-trouble': 0 })
      expect((await store.incident(incident!.id))!.to).not.toBeNull()
      expect(await store.incidents({ open: true })).toEqual([])
      expect(await store.resolve(incident!.id, 'released', 'anna', now)).toBeNull()
      expect(await store.incident('no-such')).toBeNull()
      expect(await store.incidentEvents('no-such', {})).toBeNull()
      expect(await store.markIncident('no-such', { acknowledged: true }, 'anna', now)).toBeNull()
    })

    test('an outage that begins and ends within one batch is over, with all its bounces', async () => {
      const readers = Array.from({ length: 40 }, (_, n) => `reader${n}@example.org`)
      await store.take(readers.map((address) => delivered(address, -35)))
      const minute = 1 / 24 / 60
      await store.take([
        ...readers.map((address, n) => refused(address, UNKNOWN, (n / 10) * minute)),
        delivered('well@example.org', 0.2),
      ])
      const [outage] = await store.incidents({ kind: 'outage' })
      expect(outage).toMatchObject({ count: 40, words: UNKNOWN, receiver: 'example.org' })
      expect(outage!.to).not.toBeNull()
      expect((await store.incidentEvents(outage!.id, {}))!.items).toHaveLength(40)
      // It still holds addresses, so it waits for somebody.
      expect(await store.incidents({ kind: 'outage', open: true })).toHaveLength(1)
      await store.resolve(outage!.id, 'released', 'anna', START + DAY)
      expect(await store.incidents({ kind: 'outage', open: true })).toEqual([])
    })

    test('an outage after which no more mail goes is over by the clock', async () => {
      const readers = Array.from({ length: 30 }, (_, n) => `reader${n}@example.org`)
      await store.take(readers.map((address) => delivered(address, -35)))
      await store.take(readers.map((address) => refused(address, UNKNOWN, 0)))
      expect(await store.tick(START + DAY / 24, [])).toMatchObject({ outage: 1 })
      expect(await store.tick(START + DAY / 4, [])).toMatchObject({ outage: 0 })
      expect((await store.incidents({ kind: 'outage' }))[0]).toMatchObject({ to: START + DAY / 24, held: 30 })
    })

    test('lists the events of a blocklist, whatever their receivers', async () => {
      const zen = '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org'
      const blocklist = { name: 'Spamhaus ZEN', url: null, listed: '192.0.2.1' }
      const people = ['a@example.com', 'b@example.org', 'c@example.net']
      await store.take(people.map((to) => refused(to, zen, 0, { blocklist })))
      const [incident] = await store.incidents({ kind: 'sender-trouble' })
      expect(incident).toMatchObject({ cause: 'blocklist', receiver: null, subject: '192.0.2.1' })
      expect((await store.incidentEvents(incident!.id, {}))!.items).toHaveLength(3)
    })

    test('observes without acting; enforcing shows first what it will change', async () => {
      const observe = { policy: DEFAULT_POLICY, mode: 'observe' } as const
      const inForce = { policy: DEFAULT_POLICY, mode: 'enforce' } as const
      await store.apply(observe, 'anna', START)
      await store.take([refused('dead@example.com', UNKNOWN)])
      expect(store.check('dead@example.com', '*', START).send).toBe(true)
      const difference = await store.preview(inForce, START, { limit: 10 })
      expect(difference).toMatchObject({ addresses: 1, changed: 1 })
      expect(difference.changes).toMatchObject([
        { address: 'dead@example.com', from: 'ok', to: 'suppressed' },
      ])
      await store.apply(inForce, 'anna', START)
      expect(store.check('dead@example.com', '*', START).send).toBe(false)
      expect(store.setting().mode).toBe('enforce')
    })

    test('previews a changed policy and puts it into force', async () => {
      await store.take([0, 4, 8].map((day) => refused('full@example.com', FULL, day)))
      const strict = { policy: resolvePolicy({ softBounces: 3 }), mode: 'enforce' } as const
      const now = START + 9 * DAY
      expect((await store.preview(strict, now, { limit: 10 })).changes).toMatchObject([
        { from: 'watched', to: 'suppressed' },
      ])
      expect(store.check('full@example.com', '*', now).send).toBe(true)
      await store.apply(strict, 'anna', now)
      expect(store.check('full@example.com', '*', now).send).toBe(false)
    })

    test('previews what a policy would have done in a time: what came before counts, and is told apart', async () => {
      const full = (address: string, days: readonly number[]) =>
        store.take(days.map((day) => refused(address, FULL, day)))
      await full('before@example.com', [0, 4, 8])
      await full('within@example.com', [20, 28, 36])
      await full('not.yet@example.com', [34, 36])
      const strict = { policy: resolvePolicy({ softBounces: 3 }), mode: 'enforce' } as const
      const now = START + 40 * DAY
      const whole = await store.preview(strict, now, { limit: 10 })
      expect(whole).toMatchObject({ addresses: 3, changed: 2, earlier: 0, stopped: { was: 0, wouldBe: 2 } })
      const lately = await store.preview(strict, now, { limit: 10, since: now - 30 * DAY })
      expect(lately).toMatchObject({ addresses: 3, changed: 1, earlier: 1, stopped: { was: 0, wouldBe: 1 } })
      expect(lately.changes).toMatchObject([
        { address: 'within@example.com', from: 'watched', to: 'suppressed' },
      ])
    })

    test('previews more addresses than one piece has, and shows as many changes as wanted', async () => {
      const addresses = Array.from({ length: 2200 }, (_, n) => `user${n}@receiver${n}.example`)
      await store.take(addresses.map((address) => refused(address, UNKNOWN)))
      const short = { policy: resolvePolicy({ suppressDays: 1 }), mode: 'enforce' } as const
      const { changes, ...counts } = await store.preview(short, START + 9 * DAY, { limit: 1500 })
      expect(counts).toMatchObject({ addresses: 2200, changed: 2200 })
      expect(changes).toHaveLength(1500)
    })

    test('replays history by other rules: the difference first, then for good', async () => {
      await store.take([refused('fine@example.com', UNKNOWN, 0, { diagnostic: 'odd words' })])
      const rejudge = (event: Parameters<Parameters<Store['replay']>[0]>[0]) =>
        event.diagnostic === 'odd words' ? { ...event, reason: 'spam-filter' as const } : event
      const options = { commit: false, limit: 10, who: 'anna' }
      expect(await store.replay(rejudge, START, options)).toMatchObject({ events: 1, reread: 1, changed: 1 })
      expect(store.check('fine@example.com', '*', START).send).toBe(false)
      await store.replay(rejudge, START, { ...options, commit: true })
      expect(store.check('fine@example.com', '*', START).send).toBe(true)
      expect((await store.events({})).items[0]!.event.reason).toBe('spam-filter')
    })

    test('a replay changes nothing where nothing reads otherwise, with hashed addresses neither', async () => {
      const hashed = await open('hash')
      for (const one of [store, hashed]) {
        await one.take([refused('a@example.com', UNKNOWN), refused('b@example.com', FULL, 1)])
        const before = await one.suppressions({ receiver: 'example.com' })
        expect(before.items).toHaveLength(1)
        const options = { commit: true, limit: 10, who: 'anna' }
        expect(await one.replay((event) => event, START + DAY, options)).toMatchObject({
          events: 2,
          reread: 0,
          changed: 0,
        })
        expect(await one.suppressions({ receiver: 'example.com' })).toEqual(before)
        const [decision] = (await one.address('a@example.com', START + DAY))!.decisions
        expect(decision!.rule).toBe('hard-bounce')
      }
      await hashed.close()
    })

    test('counts events by day, reason and receiver', async () => {
      await store.take([
        refused('a@example.com', UNKNOWN),
        refused('b@example.com', UNKNOWN, 1),
        delivered('c@example.com', 1),
      ])
      const span = { since: START - DAY, before: START + 9 * DAY }
      expect(await store.stats({ ...span, by: ['day'] })).toEqual([
        { day: '2026-10-02', count: 2 },
        { day: '2026-10-01', count: 1 },
      ])
      expect(await store.stats({ ...span, by: ['kind', 'reason'] })).toEqual([
        { kind: 'bounce', reason: 'unknown-user', count: 2 },
        { kind: 'delivered', reason: null, count: 1 },
      ])
      expect(await store.stats({ ...span, by: ['receiver'], before: START })).toEqual([])
    })

    test('keeps keys as hashes and knows them by their secret until they are revoked', async () => {
      const { key, secret } = await store.createKey('app', ['check'], START)
      expect(store.keyOf(secret)).toEqual(key)
      expect(store.keyOf(`${secret}x`)).toBeNull()
      expect(JSON.stringify(await store.keys())).not.toContain(secret)
      expect(await store.revokeKey(key.id, START)).toBe(true)
      expect(await store.revokeKey(key.id, START)).toBe(false)
      expect(store.keyOf(secret)).toBeNull()
    })

    test('remembers where a source was read to', async () => {
      expect(await store.position('maillog')).toBeNull()
      await store.setPosition('maillog', '4711')
      await store.setPosition('maillog', '4712')
      expect(await store.position('maillog')).toBe('4712')
    })

    test('forgets a person, who stays suppressed if asked', async () => {
      await store.take([refused('a@example.com', UNKNOWN), refused('b@example.com', UNKNOWN)])
      expect(await store.forget('a@example.com', false, 'anna', START)).toBe(true)
      expect(await store.forget('b@example.com', true, 'anna', START)).toBe(true)
      expect(await store.forget('never@example.com', false, 'anna', START)).toBe(false)
      expect((await store.events({})).items).toEqual([])
      expect(store.check('a@example.com', '*', START).send).toBe(true)
      expect(store.check('b@example.com', '*', START + 9999 * DAY).send).toBe(false)
      expect((await store.suppressions({})).items).toMatchObject([{ address: null, source: 'forget' }])
    })

    test('forgets also what is kept apart of a person', async () => {
      await store.take([{ ...refused('a@example.com', UNKNOWN), apart: 'backscatter' }])
      expect(await store.forget('a@example.com', false, 'anna', START)).toBe(true)
      expect((await store.events({ apart: 'backscatter' })).items).toEqual([])
    })

    test('removes old events; what was decided stays', async () => {
      await store.take([refused('dead@example.com', UNKNOWN), delivered('fine@example.com', 9)])
      expect(await store.prune(START + DAY)).toBe(1)
      expect((await store.events({})).items).toHaveLength(1)
      expect(store.check('dead@example.com', '*', START).send).toBe(false)
    })

    test('filters events and pages through them, newest first', async () => {
      await store.take([
        refused('a@example.com', UNKNOWN),
        refused('a@example.com', FULL, 1),
        delivered('b@example.com', 2),
      ])
      const reasons = async (filter: Parameters<Store['events']>[0]) =>
        (await store.events(filter)).items.map(({ event }) => event.reason)
      expect(await reasons({})).toEqual([null, 'mailbox-full', 'unknown-user'])
      expect(await reasons({ address: 'A@example.com', order: 'oldest' })).toEqual([
        'unknown-user',
        'mailbox-full',
      ])
      expect(await reasons({ kind: 'bounce', since: START + DAY })).toEqual(['mailbox-full'])
      const first = await store.events({ limit: 1 })
      expect((await store.events({ limit: 2, cursor: first.next! })).items).toHaveLength(2)
      await expect(store.events({ limit: 0 })).rejects.toThrow('a page of 1 to 1000 items')
    })

    test('with addresses as hashes everything works, and no address is kept', async () => {
      const hashed = await open('hash')
      await hashed.take([refused('secret@example.com', '550 5.1.1 <Secret@example.com> unknown user')])
      expect(hashed.check('secret@example.com', '*', START)).toMatchObject({
        send: false,
        reason: 'unknown-user',
      })
      const record = await hashed.address('secret@example.com', START)
      const kept = [
        record,
        await hashed.events({}),
        await hashed.suppressions({}),
        await hashed.decisions({}),
      ]
      expect(record!.events).toHaveLength(1)
      expect(JSON.stringify(kept).toLowerCase()).not.toContain('secret@')
      await hashed.close()
    })
  })
}
