import { beforeEach, describe, expect, test } from 'vitest'
import { PROBLEMS } from '../../src/service/problem.ts'
import { NOW, ndjson, type Service, service } from './harness.ts'

let it: Service
beforeEach(async () => {
  it = await service()
  const refused = (recipient: string, reply = '550 5.1.1 User unknown') => ({
    reply,
    recipient,
    messageId: recipient,
  })
  await it.call('POST', '/v1/ingest', ndjson(refused('a@example.com'), refused('b@example.net')), {
    type: 'application/x-ndjson',
  })
})

describe('keys', () => {
  test('without a key, with a wrong one, with one that may not: each says what to do', async () => {
    expect(await it.call('GET', '/v1/events', undefined, { key: null })).toMatchObject({
      status: 401,
      body: { code: 'no-key', detail: 'Send a key as "Authorization: Bearer KEY".' },
    })
    expect(await it.call('GET', '/v1/events', undefined, { key: 'und_x' })).toMatchObject({ status: 401 })
    const key = await it.key(['check'])
    expect(await it.call('GET', '/v1/check/a@example.com', undefined, { key })).toMatchObject({ status: 200 })
    expect(await it.call('GET', '/v1/events', undefined, { key })).toMatchObject({
      status: 403,
      body: { detail: 'The key "test" may check; this needs read.' },
    })
  })

  test('are made, listed without their secret, and revoked', async () => {
    const made = await it.call('POST', '/v1/keys', { name: 'app', scopes: ['check'] })
    expect(made).toMatchObject({ status: 201, body: { name: 'app', secret: expect.stringMatching(/^und_/) } })
    const listed = await it.call('GET', '/v1/keys')
    expect(JSON.stringify(listed.body)).not.toContain(made.body.secret)
    await it.call('DELETE', `/v1/keys/${made.body.id}`)
    expect(
      (await it.call('GET', '/v1/check/x@example.com', undefined, { key: made.body.secret })).status,
    ).toBe(401)
    expect((await it.call('DELETE', '/v1/keys/none')).status).toBe(404)
  })
})

describe('check', () => {
  test('answers for many at once', async () => {
    const { body: answers } = await it.call('POST', '/v1/check', {
      addresses: ['', 'not an address', 'b c@example.com', 'a@example.com', 'Cleo <c@example.com>'],
    })
    expect(
      answers.results.map(({ send, reason }: { send: boolean; reason: string | null }) => [send, reason]),
    ).toEqual([
      [false, 'invalid-address'],
      [false, 'invalid-address'],
      [false, 'invalid-address'],
      [false, expect.anything()],
      [true, null],
    ])
    const { body } = await it.call('POST', '/v1/check', { addresses: ['a@example.com', 'c@example.com'] })
    expect(body.results).toMatchObject([
      { address: 'a@example.com', send: false },
      { address: 'c@example.com', send: true, state: 'ok', reason: null, since: null, until: null },
    ])
  })

  test('takes at most 10,000', async () => {
    const addresses = Array.from({ length: 10_001 }, (_, n) => `u${n}@example.com`)
    expect(await it.call('POST', '/v1/check', { addresses })).toMatchObject({
      status: 400,
      body: { code: 'bad-request' },
    })
  })
})

describe('suppressions', () => {
  test('are listed, filtered and paged', async () => {
    const first = await it.call('GET', '/v1/suppressions?limit=1')
    expect(first.body.items).toHaveLength(1)
    const second = await it.call(
      'GET',
      `/v1/suppressions?limit=1&cursor=${encodeURIComponent(first.body.next)}`,
    )
    expect(second.body.next).toBeNull()
    const filtered = await it.call('GET', '/v1/suppressions?domain=example.net&reason=unknown-user')
    expect(filtered.body.items).toMatchObject([
      { address: 'b@example.net', source: 'reply', since: '2026-11-20T12:00:00.000Z', who: 'policy' },
    ])
  })

  test('are added and removed by hand', async () => {
    const added = await it.call('POST', '/v1/suppressions', {
      address: 'boss@example.com',
      note: 'asked by phone',
    })
    expect(added.body).toEqual({ added: 1, known: 0 })
    expect((await it.call('GET', '/v1/check/boss@example.com')).body).toMatchObject({
      send: false,
      state: 'suppressed',
    })
    expect((await it.call('DELETE', '/v1/suppressions/boss@example.com')).body).toMatchObject({
      from: 'suppressed',
      to: 'ok',
    })
    expect((await it.call('DELETE', '/v1/suppressions/a@example.com')).body.to).toBe('ok')
  })

  test('a field that does not exist is a mistake, not ignored', async () => {
    expect(await it.call('GET', '/v1/suppressions?domian=x')).toMatchObject({ status: 400 })
  })
})

describe('addresses, decisions, undo', () => {
  test('shows the timeline of an address', async () => {
    const { body } = await it.call('GET', '/v1/addresses/a@example.com')
    expect(body).toMatchObject({
      address: 'a@example.com',
      state: { standings: [{ state: 'suppressed', rule: 'hard-bounce' }] },
      decisions: [{ from: 'ok', to: 'suppressed', undone: false }],
    })
    expect((await it.call('GET', '/v1/addresses/nobody@example.com')).status).toBe(404)
  })

  test('undoes one decision, or all that a filter finds', async () => {
    const { body } = await it.call('GET', '/v1/decisions?address=a@example.com')
    expect((await it.call('POST', '/v1/undo', { refs: [body.items[0].ref] })).body).toEqual({ undone: 1 })
    expect((await it.call('GET', '/v1/check/a@example.com')).body.send).toBe(true)
    expect((await it.call('POST', '/v1/redo', { refs: [body.items[0].ref] })).body).toEqual({ redone: 1 })
    expect((await it.call('POST', '/v1/undo', { filter: { reason: 'unknown-user' } })).body).toEqual({
      undone: 2,
    })
    expect((await it.call('POST', '/v1/undo', { filter: {} })).status).toBe(400)
    expect((await it.call('GET', '/v1/audit')).body.items[0]).toMatchObject({ action: 'undo', who: 'test' })
  })

  test('forgets a person', async () => {
    const { body } = await it.call('DELETE', '/v1/addresses/a@example.com?keepSuppressed=true')
    expect(body).toEqual({ forgotten: true, keptSuppressed: true })
    expect((await it.call('GET', '/v1/events')).body.items).toHaveLength(1)
    expect((await it.call('GET', '/v1/check/a@example.com')).body.send).toBe(false)
  })
})

describe('stats, policy, replay, incidents', () => {
  test('counts', async () => {
    expect((await it.call('GET', '/v1/stats?by=reason')).body.rows).toEqual([
      { reason: 'unknown-user', count: 2 },
    ])
    expect((await it.call('GET', '/v1/stats?by=colour')).body.detail).toContain('day, kind, type')
  })

  test('previews another policy, and puts it into force', async () => {
    expect((await it.call('GET', '/v1/policy')).body).toMatchObject({
      mode: 'enforce',
      policy: { softBounces: 5 },
    })
    const { body } = await it.call('POST', '/v1/policy/preview', { policy: { suppressDays: 1 } })
    expect(body).toMatchObject({ addresses: 2, changed: 0 })
    const set = await it.call('PUT', '/v1/policy', { mode: 'observe', policy: { softBounces: 3 } })
    expect(set.body).toMatchObject({ mode: 'observe', policy: { softBounces: 3 }, addresses: 2 })
    expect(await it.call('PUT', '/v1/policy', { policy: { softBounces: 0 } })).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('softBounces') },
    })
  })

  test('replays history: nothing differs where nothing was changed', async () => {
    expect((await it.call('POST', '/v1/replay', {})).body).toMatchObject({ events: 2, reread: 0, changed: 0 })
  })

  test('lists, shows, acknowledges and mutes incidents, with the events under each', async () => {
    expect((await it.call('GET', '/v1/incidents')).body).toEqual({ items: [] })
    const lines = Array.from({ length: 12 }, (_, n) =>
      JSON.stringify({
        reply:
          '550-5.7.26 This mail has been blocked because the sender is unauthenticated. https://support.google.com/mail/answer/81126#authentication x-gsmtp',
        recipient: `reader${n}@gmail.com`,
        sender: 'news@example.net',
        messageId: `<${n}@example.net>`,
      }),
    ).join('\n')
    await it.call('POST', '/v1/ingest', lines, { type: 'application/x-ndjson' })
    const { items } = (await it.call('GET', '/v1/incidents?open=true&kind=sender-trouble')).body
    expect(items).toMatchObject([
      {
        title: 'Gmail refuses mail because SPF, DKIM or DMARC fails (100 %): example.net',
        ...{ cause: 'authentication', receiver: 'gmail', subject: 'example.net', count: 12, to: null },
        link: { name: 'Gmail' },
      },
    ])
    expect(items[0].todo).toContain('Mend SPF, DKIM and DMARC')
    const at = `/v1/incidents/${items[0].id}`
    expect((await it.call('GET', at)).body).toEqual(items[0])
    expect((await it.call('GET', `${at}/events?limit=5`)).body.items).toHaveLength(5)
    expect((await it.call('POST', `${at}/acknowledge`, {})).body).toMatchObject({ acknowledgedBy: 'test' })
    const until = new Date(NOW + 3600_000).toISOString()
    expect((await it.call('POST', `${at}/mute`, { until })).body.mutedUntil).toBe(until)
    expect((await it.call('POST', `${at}/mute`, { until: null })).body.mutedUntil).toBeNull()
    const wrong = await it.call('POST', `${at}/resolve`, { resolution: 'released' })
    expect([wrong.status, wrong.body.detail]).toEqual([
      400,
      `Only an outage holds addresses; ${items[0].id} is of kind sender-trouble.`,
    ])
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['GET', '/events', undefined],
      ['POST', '/acknowledge', {}],
      ['POST', '/mute', { until: null }],
      ['POST', '/resolve', { resolution: 'released' }],
    ] as const)
      expect((await it.call(method, `/v1/incidents/none-such${path}`, body)).status).toBe(404)
  })
})

describe('the service', () => {
  test('describes itself in OpenAPI, every route with a summary', async () => {
    const { body } = await it.call('GET', '/v1/openapi.json', undefined, { key: null })
    expect(body.openapi).toBe('3.1.0')
    const operations = Object.values(body.paths).flatMap((path) => Object.values(path as object))
    expect(operations.length).toBeGreaterThan(20)
    for (const operation of operations) expect(operation.summary).toBeTruthy()
  })

  test('is alive and ready, and knows what it has not', async () => {
    expect((await it.call('GET', '/livez', undefined, { key: null })).status).toBe(200)
    expect((await it.call('GET', '/readyz', undefined, { key: null })).status).toBe(200)
    expect(await it.call('GET', '/v1/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  test('every problem has a status and a title', () => {
    for (const [status, title] of Object.values(PROBLEMS)) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(title).not.toBe('')
    }
  })
})
