import { beforeEach, describe, expect, test } from 'vitest'
import { NOW, ndjson, type Service, service } from './harness.ts'

let it: Service
beforeEach(async () => {
  it = await service()
})

const SENDGRID = [
  'status,reason,email,created',
  '5.1.1,550 5.1.1 User unknown,gone@example.com,1763000000',
  ',no such person,not an address,1763000000',
  '5.2.2,552 5.2.2 Mailbox full,full@example.com,1763000000',
].join('\n')

describe('lists', () => {
  test('are taken over with reason and date; a bad line is named and stops nothing', async () => {
    const dry = await it.call(
      'POST',
      '/v1/suppressions/import?format=sendgrid:bounces&dryRun=true',
      SENDGRID,
      { type: 'text/csv' },
    )
    expect(dry.body).toMatchObject({ format: 'sendgrid', added: 2, known: 0, problems: 1 })
    expect((await it.call('GET', '/v1/suppressions')).body.items).toEqual([])

    const { body } = await it.call('POST', '/v1/suppressions/import', SENDGRID, { type: 'text/csv' })
    expect(body).toMatchObject({ format: 'sendgrid', lines: 4, added: 2, known: 0, problems: 1 })
    expect(body.examples).toMatchObject([{ line: 3 }])
    expect((await it.call('GET', '/v1/check/gone@example.com')).body).toMatchObject({
      send: false,
      reason: 'unknown-user',
      since: '2025-11-13T02:13:20.000Z',
    })
    const again = await it.call('POST', '/v1/suppressions/import', SENDGRID, { type: 'text/csv' })
    expect(again.body).toMatchObject({ added: 0, known: 2 })
  })

  test('a preview tells of each line what the import then does, with its number', async () => {
    const csv = { type: 'text/csv' }
    const add = (entry: object) => it.call('POST', '/v1/suppressions', entry)
    await add({ address: 'by.hand@example.com' })
    await add({ address: 'one.stream@example.com', scope: 'newsletter' })
    await it.store.enter(
      [
        {
          ...{ address: 'over@example.com', kind: 'suppress', source: 'manual', who: 'anna' },
          ...{ at: Date.UTC(2026, 10, 1), until: Date.UTC(2026, 10, 20, 11) },
        },
      ],
      Date.UTC(2026, 10, 1),
    )
    await add({ address: 'let.go@example.com' })
    await it.call('DELETE', '/v1/suppressions/let.go@example.com')
    const list = [
      'email,reason,created',
      'By.Hand@EXAMPLE.com,550 5.1.1 User unknown,2026-11-10',
      'one.stream@example.com,550 5.1.1 User unknown,2026-11-10',
      'over@example.com,550 5.1.1 User unknown,2026-11-19',
      'let.go@example.com,550 5.1.1 User unknown,2026-11-10',
      'new@example.com,550 5.1.1 User unknown,2026-11-10',
      'no address,550 5.1.1 User unknown,2026-11-10',
      'NEW@example.com,550 5.1.1 User unknown,2026-11-10',
    ].join('\n')
    const told = {
      ...{ format: 'sendgrid', lines: 8, added: 3, known: 2, withoutEffect: 1, problems: 1 },
      examples: [{ line: 7 }],
      shown: {
        added: [{ line: 3 }, { line: 4 }, { line: 6 }],
        known: [
          { line: 2, why: 'Suppressed since 20 Nov 2026: somebody entered it by hand.' },
          { line: 8, why: 'Line 6 has it, too.' },
        ],
        withoutEffect: [{ line: 5, address: 'let.go@example.com' }],
      },
    }
    const dry = await it.call('POST', '/v1/suppressions/import?dryRun=true', list, csv)
    expect(dry.body).toMatchObject(told)
    const real = await it.call('POST', '/v1/suppressions/import', list, csv)
    expect(real.body).toMatchObject(told)
    const stopped = async (name: string) =>
      (await it.call('GET', `/v1/check/${name}@example.com`)).body.send === false
    expect(await stopped('let.go')).toBe(false)
    expect([await stopped('one.stream'), await stopped('over'), await stopped('new')]).toEqual([
      true,
      true,
      true,
    ])
    const again = await it.call('POST', '/v1/suppressions/import', list, csv)
    expect(again.body).toMatchObject({ added: 0, known: 6, withoutEffect: 0 })
  })

  test('entries whose time is over are left out, unless they are asked for; counts agree', async () => {
    const entry = (address: string, until: number | null) =>
      ({ address, kind: 'suppress', source: 'manual', who: 'anna', at: NOW - 1e9, until }) as const
    await it.store.enter(
      [
        entry('stands@example.com', NOW + 1e6),
        entry('for.ever@example.com', null),
        entry('over@example.com', NOW),
      ],
      NOW - 1e9,
    )
    const listed = async (query: string) => {
      const { body } = await it.call('GET', `/v1/suppressions?${query}`)
      const { count } = (await it.call('GET', `/v1/suppressions/count?${query}`)).body
      const addresses = body.items.map(({ address }: { address: string }) => address)
      expect(count).toBe(addresses.length)
      return addresses.toSorted()
    }
    expect(await listed('')).toEqual(['for.ever@example.com', 'stands@example.com'])
    expect(await listed('cause=manual')).toEqual(['for.ever@example.com', 'stands@example.com'])
    expect(await listed('expired=true')).toEqual(['over@example.com'])
    expect(await listed('expired=true&endsBefore=2026-11-01T00:00:00Z')).toEqual([])
    expect(await listed(`endsBefore=${new Date(NOW + 2e6).toISOString()}`)).toEqual(['stands@example.com'])
    const { body } = await it.call('GET', '/v1/suppressions/export?format=plain')
    expect(body).not.toContain('over@example.com')
  })

  test('an end that is over, and what is no address, are refused with all that came with them', async () => {
    const add = (entry: object) => it.call('POST', '/v1/suppressions', [{ address: 'a@example.com' }, entry])
    expect(await add({ address: 'b@example.com', until: '2026-11-20T11:00:00Z' })).toMatchObject({
      status: 400,
      body: {
        detail:
          'The entry for b@example.com would stop no mail: its end, 2026-11-20T11:00:00Z, is over. Leave "until" out for an entry without an end.',
      },
    })
    expect(await add({ address: 'nobody at all' })).toMatchObject({
      status: 400,
      body: { detail: '“nobody at all” is not an e-mail address.' },
    })
    expect((await it.call('GET', '/v1/suppressions')).body.items).toEqual([])
  })

  test('a list of any length is shown by the first hundred lines of each sort, and counted whole', async () => {
    const lines = Array.from({ length: 2500 }, (_, n) => `user${n}@example.com`)
    const { body } = await it.call('POST', '/v1/suppressions/import?dryRun=true', lines.join('\n'), {
      type: 'text/plain',
    })
    expect(body).toMatchObject({ added: 2500, known: 0 })
    expect(body.shown.added).toHaveLength(100)
    expect(body.shown.added[99]).toMatchObject({ line: 100, address: 'user99@example.com' })
  })

  test('a list that nobody knows is refused, saying what was seen', async () => {
    const { status, body } = await it.call('POST', '/v1/suppressions/import', 'colour,size\nred,9\n', {
      type: 'text/csv',
    })
    expect(status).toBe(400)
    expect(body.detail).toContain('colour')
  })

  test('are given out in the format of a service, and come back the same', async () => {
    await it.call('POST', '/v1/suppressions', { address: 'a@example.com', note: 'asked, by phone' })
    const csv = await it.call('GET', '/v1/suppressions/export')
    expect(csv.type).toContain('text/csv')
    expect(csv.body.split(/\r?\n/)).toHaveLength(3)
    const other = await service()
    expect(
      (await other.call('POST', '/v1/suppressions/import', csv.body, { type: 'text/csv' })).body,
    ).toMatchObject({
      format: 'undelivered',
      added: 1,
    })
    expect((await other.call('GET', '/v1/suppressions')).body.items).toMatchObject([
      { address: 'a@example.com', note: 'asked, by phone', cause: 'manual' },
    ])
    const ses = await it.call('GET', '/v1/suppressions/export?format=ses&form=json')
    expect(ses.body).toMatchObject({ SuppressedDestinationSummaries: [{ emailAddress: 'a@example.com' }] })
    expect((await it.call('GET', '/v1/suppressions/export?format=nobody')).status).toBe(400)
  })

  test('held addresses stay out of lists that know no end, unless they are asked for', async () => {
    const recipient = 'well-last-week@example.com'
    const at = (days: number) => new Date(NOW - days * 86_400_000).toISOString()
    await it.call(
      'POST',
      '/v1/ingest',
      ndjson(
        { reply: '250 2.0.0 OK', recipient, messageId: '1', at: at(3) },
        { reply: '550 5.1.1 User unknown', recipient, messageId: '2', at: at(1) },
      ),
      { type: 'application/x-ndjson' },
    )
    const exported = async (query: string) =>
      String((await it.call('GET', `/v1/suppressions/export?${query}`)).body)
    expect((await it.call('GET', `/v1/check/${recipient}`)).body.state).toBe('held')
    for (const format of ['undelivered', 'csv', 'plain', 'postal'])
      expect(await exported(`format=${format}`)).toContain(recipient)
    for (const format of ['ses', 'sendgrid:bounces', 'listmonk'])
      expect(await exported(`format=${format}&form=csv`)).not.toContain(recipient)
    expect(await exported('format=ses&state=held')).toContain(recipient)
  })
})
