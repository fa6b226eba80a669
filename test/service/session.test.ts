import { beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../src/service/app.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'

const HOUR = 3600_000
const OF_THE_PAGE = { 'x-requested-by': 'undelivered' }

let now: number
let store: Store
let app: Awaited<ReturnType<typeof createApp>>
beforeEach(async () => {
  now = Date.UTC(2026, 10, 20, 12)
  store = openMemoryStore()
  app = await createApp({ store, clock: () => now })
})

const signIn = (key: string) => app.inject({ method: 'POST', url: '/v1/session', payload: { key } })

/** The cookie of somebody who signed in with a key of these scopes. */
async function signedIn(...scopes: ('read' | 'check' | 'ingest' | 'admin')[]): Promise<string> {
  const { secret } = await store.createKey('anna', scopes, now)
  return String((await signIn(secret)).headers['set-cookie']).split(';')[0]!
}

const ask = (
  cookie: string,
  url: string,
  method: 'GET' | 'POST' | 'DELETE' = 'GET',
  headers: Record<string, string> = {},
) =>
  app.inject({
    ...{ method, url, headers: { cookie, ...headers } },
    ...(method === 'POST' ? { payload: { address: 'a@example.com' } } : {}),
  })

describe('signing in', () => {
  test('exchanges a key for a cookie that no script can read and no other page can send', async () => {
    const { secret } = await store.createKey('anna', ['read', 'check'], now)
    const answer = await signIn(secret)
    expect(answer.json()).toEqual({
      signedIn: true,
      name: 'anna',
      scopes: ['read', 'check'],
      endsAt: '2026-11-21T00:00:00.000Z',
    })
    expect(answer.headers['set-cookie']).toMatch(
      /^undelivered_session=[\w-]{43}; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    )
  })

  test('behind a proxy with TLS makes a cookie for TLS only', async () => {
    app = await createApp({ store, clock: () => now }, { trustProxy: true })
    const { secret } = await store.createKey('anna', ['read'], now)
    const { headers } = await app.inject({
      method: 'POST',
      url: '/v1/session',
      headers: { 'x-forwarded-proto': 'https' },
      payload: { key: secret },
    })
    expect(headers['set-cookie']).toMatch(/; Secure$/)
  })

  test('with a key that is not known is refused, and may be tried only so often', async () => {
    expect((await signIn('und_guess')).json()).toMatchObject({ status: 401, code: 'wrong-key' })
    for (let n = 0; n < 40; n++) await signIn('und_guess')
    expect((await signIn('und_guess')).json()).toMatchObject({ status: 429, code: 'too-many' })
  })

  test('tells who is signed in, and nobody without a cookie', async () => {
    expect((await ask(await signedIn('read'), '/v1/session')).json()).toEqual({
      signedIn: true,
      name: 'anna',
      scopes: ['read'],
    })
    expect((await ask('', '/v1/session')).json()).toEqual({ signedIn: false, name: null, scopes: [] })
  })
})

describe('somebody who is signed in', () => {
  test('may do what the key may, and no more', async () => {
    const cookie = await signedIn('read')
    expect((await ask(cookie, '/v1/suppressions')).statusCode).toBe(200)
    expect((await ask(cookie, '/v1/keys')).json()).toMatchObject({ status: 403, code: 'not-allowed' })
  })

  test('may change something from the page only', async () => {
    const cookie = await signedIn('admin')
    const foreign = await ask(cookie, '/v1/suppressions', 'POST')
    expect(foreign.json()).toMatchObject({ status: 403, code: 'not-allowed' })
    const framed = { ...OF_THE_PAGE, 'sec-fetch-site': 'cross-site' }
    expect((await ask(cookie, '/v1/suppressions', 'POST', framed)).statusCode).toBe(403)
    expect((await ask(cookie, '/v1/suppressions', 'POST', OF_THE_PAGE)).json()).toEqual({
      added: 1,
      known: 0,
    })
  })

  test('is signed out by signing out', async () => {
    const cookie = await signedIn('read')
    const out = await ask(cookie, '/v1/session', 'DELETE', OF_THE_PAGE)
    expect(out.headers['set-cookie']).toBe('undelivered_session=; HttpOnly; SameSite=Strict; Max-Age=0')
    expect((await ask(cookie, '/v1/suppressions')).statusCode).toBe(401)
  })

  test('is signed out after twelve hours', async () => {
    const cookie = await signedIn('read')
    now += 12 * HOUR
    expect((await ask(cookie, '/v1/suppressions')).statusCode).toBe(401)
  })

  test('is signed out when the key is revoked', async () => {
    const cookie = await signedIn('read')
    await store.revokeKey((await store.keys())[0]!.id, now)
    expect((await ask(cookie, '/v1/suppressions')).statusCode).toBe(401)
  })
})
