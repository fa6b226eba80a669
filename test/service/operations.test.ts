import { beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../src/service/app.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { NOW, ndjson, type Service, service } from './harness.ts'

let it: Service
beforeEach(async () => {
  it = await service()
})

const REPLY = { reply: '550 5.1.1 User unknown', recipient: 'dead@example.com', messageId: '1@example.net' }

describe('an idempotency key', () => {
  const post = async (body: object, key = 'a', url = '/v1/keys') => {
    const { secret } = await it.store.createKey('admin', ['admin'], NOW, 'fixed-secret')
    return it.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${secret}`, 'idempotency-key': key },
      payload: body,
    })
  }
  const reader = { name: 'reader', scopes: ['read'] }

  test('makes a repeated request do its work once and get the same answer', async () => {
    const first = await post(reader)
    const second = await post(reader)
    expect(second.statusCode).toBe(201)
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(second.json()).toEqual(first.json())
    expect((await it.store.keys()).filter(({ name }) => name === 'reader')).toHaveLength(1)
  })

  test('holds for requests that are made at the same time', async () => {
    const [first, second] = await Promise.all([post(reader), post(reader)])
    expect(second.json()).toEqual(first.json())
  })

  test('of another request is refused', async () => {
    await post(reader)
    const { statusCode, body } = await post({ name: 'other', scopes: ['read'] })
    expect(statusCode).toBe(422)
    expect(JSON.parse(body)).toMatchObject({
      code: 'used-differently',
      detail: 'Take a new key for each request.',
    })
  })

  test('that is another does the work again', async () => {
    const first = await post(reader, 'a')
    const second = await post(reader, 'b')
    expect(second.json().id).not.toBe(first.json().id)
  })
})

describe('limits', () => {
  test('a key may make so many requests a minute; another key has its own', async () => {
    const store = openMemoryStore()
    const app = await createApp({ store, clock: () => NOW }, { requestsPerMinute: 2 })
    const one = (await store.createKey('one', ['check'], NOW)).secret
    const two = (await store.createKey('two', ['check'], NOW)).secret
    const check = (key: string) =>
      app.inject({ url: '/v1/check/a@example.com', headers: { authorization: `Bearer ${key}` } })
    expect((await check(one)).statusCode).toBe(200)
    expect((await check(one)).statusCode).toBe(200)
    const refused = await check(one)
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(refused.json()).toMatchObject({ code: 'too-many', status: 429 })
    expect((await check(two)).statusCode).toBe(200)
    expect((await app.inject('/livez')).statusCode).toBe(200)
  })

  test('who has no key is slowed down', async () => {
    const guess = (n: number) =>
      it.app.inject({ url: '/v1/keys', headers: { authorization: `Bearer guess-${n}` } })
    for (let n = 0; n < 600; n++) expect((await guess(n)).statusCode).toBe(401)
    expect((await guess(600)).json()).toMatchObject({ code: 'too-many' })
    expect((await it.call('GET', '/v1/keys')).status).toBe(200)
  })

  test('a body may be so long', async () => {
    const app = await createApp({ store: it.store, clock: () => NOW }, { bodyBytes: 100 })
    const key = await it.key(['ingest'])
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/ingest',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822' },
      payload: 'x'.repeat(101),
    })
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({ code: 'too-large' })
  })

  test('pages of other origins may use it only where their origin is named', async () => {
    const headers = { origin: 'https://app.example.com' }
    const closed = await it.app.inject({ url: '/livez', headers })
    expect(closed.headers['access-control-allow-origin']).toBeUndefined()
    const context = { store: it.store, clock: () => NOW }
    const app = await createApp(context, { cors: ['https://app.example.com'] })
    const named = await app.inject({ url: '/livez', headers })
    expect(named.headers['access-control-allow-origin']).toBe('https://app.example.com')
    const other = await app.inject({ url: '/livez', headers: { origin: 'https://evil.example.com' } })
    expect(other.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('a mistake in a request', () => {
  test.each([
    ['GET', '/v1/events?limit=0', undefined, '"limit" must be >= 1.'],
    ['GET', '/v1/events?nonsense=1', undefined, 'the query has no "nonsense".'],
    ['GET', '/v1/events?order=up', undefined, '"order" must be one of newest, oldest.'],
    ['GET', '/v1/addresses/b', undefined, '"address" must not have fewer than 3 characters.'],
    ['POST', '/v1/check', {}, "the body must have required property 'addresses'."],
    [
      'POST',
      '/v1/keys',
      { name: 'a', scopes: ['all'] },
      '"scopes/0" must be one of read, check, ingest, admin.',
    ],
  ])('%s %s is told', async (method, path, body, detail) => {
    expect(await it.call(method, path, body)).toMatchObject({
      status: 400,
      body: { code: 'bad-request', detail },
    })
  })

  test('a replay needs no body', async () => {
    expect(await it.call('POST', '/v1/replay')).toMatchObject({ status: 200, body: { changed: 0 } })
  })
})

describe('a path', () => {
  test.each([
    ['a%2Fb@example.com', 'a/b@example.com'],
    ['%22an%20na%22@example.com', '"an na"@example.com'],
    ['o%27neil+tag@example.com', "o'neil+tag@example.com"],
    ['j%C3%BCrgen@m%C3%BCller.example', 'jürgen@müller.example'],
  ])('names an address as %s', async (path, address) => {
    const { status, body } = await it.call('GET', `/v1/check/${path}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ address, send: true })
  })

  test('answers what is no address as such', async () => {
    for (const address of ['no-address', 'b'])
      expect(await it.call('GET', `/v1/check/${address}`)).toMatchObject({
        status: 200,
        body: { address, send: false, reason: 'invalid-address' },
      })
  })

  test('a method that a path does not take is told with those that it takes', async () => {
    const told = async (method: string, url: string) => {
      const { statusCode, headers, json } = await it.app.inject({ method: method as 'GET', url })
      return [statusCode, headers.allow, json().detail]
    }
    expect(await told('DELETE', '/v1/check/a@example.com?scope=x')).toEqual([
      405,
      'GET, HEAD',
      '/v1/check/a@example.com takes GET or HEAD, not DELETE.',
    ])
    expect(await told('PUT', '/v1/check')).toEqual([405, 'POST', '/v1/check takes POST, not PUT.'])
    expect(await told('GET', '/v1/ingest')).toEqual([405, 'POST', '/v1/ingest takes POST, not GET.'])
    expect((await told('PUT', '/v1/none'))[0]).toBe(404)
  })

  test.each([
    ['GET', '/v1/check/%E0%A4%A', 400, 'bad-request'],
    ['GET', '/v1/check/', 400, 'bad-request'],
    ['GET', `/v1/check/${'a'.repeat(1100)}`, 413, 'too-large'],
    ['OPTIONS', '/v1/check/a@example.com', 405, 'wrong-method'],
    ['PATCH', '/v1/policy', 405, 'wrong-method'],
  ])('%s %.30s is answered as a problem', async (method, path, status, code) => {
    const answer = await it.call(method, path)
    expect(answer).toMatchObject({ status, body: { code } })
    expect(answer.type).toContain('application/problem+json')
  })

  test('may be asked for its head only', async () => {
    expect(await it.call('HEAD', '/v1/check/a@example.com')).toMatchObject({ status: 200, body: '' })
  })
})

describe('health', () => {
  test('is well while the store is', async () => {
    expect((await it.call('GET', '/livez', undefined, { key: null })).body).toEqual({ ok: true })
    expect((await it.call('GET', '/readyz', undefined, { key: null })).body).toEqual({ ok: true })
  })

  test('is ill when the store has ended', async () => {
    it.store.position = () => Promise.reject(new Error('its thread ended'))
    const { status, body } = await it.call('GET', '/readyz', undefined, { key: null })
    expect(status).toBe(503)
    expect(body).toMatchObject({ code: 'unavailable', detail: 'its thread ended' })
  })
})

describe('metrics', () => {
  test('count what was handed in, what was checked, and requests by route, naming no address', async () => {
    const lines = ndjson(REPLY, REPLY, { nonsense: 1 })
    await it.call('POST', '/v1/ingest', lines, { type: 'application/x-ndjson' })
    await it.call('GET', '/v1/check/dead@example.com')
    await it.call('POST', '/v1/check', { addresses: ['dead@example.com', 'b@example.com'] })
    const { body, type } = await it.call('GET', '/metrics', undefined, { key: null })
    expect(type).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(body.split('\n')).toEqual(
      expect.arrayContaining([
        '# TYPE undelivered_info gauge',
        '# TYPE undelivered_ingested_total counter',
        'undelivered_ingested_total{outcome="accepted"} 1',
        'undelivered_ingested_total{outcome="duplicate"} 1',
        'undelivered_ingested_total{outcome="rejected"} 1',
        'undelivered_checks_total{send="false"} 2',
        'undelivered_checks_total{send="true"} 1',
        'undelivered_requests_total{method="GET",route="/v1/check/:address",status="200"} 1',
        'undelivered_request_seconds_count{method="POST",route="/v1/ingest"} 1',
        'undelivered_request_seconds_bucket{method="POST",route="/v1/ingest",le="+Inf"} 1',
      ]),
    )
    expect(body).not.toContain('dead@')
  })

  test('may be for keys only, or off', async () => {
    const context = { store: it.store, clock: () => NOW }
    const withKey = await createApp(context, { metrics: 'key' })
    expect((await withKey.inject('/metrics')).statusCode).toBe(401)
    const headers = { authorization: `Bearer ${await it.key(['read'])}` }
    expect((await withKey.inject({ url: '/metrics', headers })).statusCode).toBe(200)
    const off = await createApp(context, { metrics: 'off' })
    expect((await off.inject('/metrics')).statusCode).toBe(404)
  })
})
