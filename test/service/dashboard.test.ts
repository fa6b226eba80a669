import { expect, test } from 'vitest'
import { createApp } from '../../src/service/app.ts'
import { openMemoryStore } from '../../src/store/memory.ts'

const opened = (dashboard = true) => createApp({ store: openMemoryStore(), clock: Date.now }, { dashboard })

test('the page is served at /, with a policy that lets nothing in but its own files', async () => {
  const { statusCode, headers } = await (await opened()).inject('/')
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  })
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
})

test('its files are kept for ever, since their names change with what they hold; the page is asked for again', async () => {
  const app = await opened()
  const page = await app.inject('/')
  const script = /src="(assets\/main-[\w]+\.js)"/.exec(page.body)![1]!
  const file = await app.inject(`/${script}`)
  expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const again = await app.inject({ url: '/', headers: { 'if-none-match': String(page.headers.etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('files are sent packed to those who take them so', async () => {
  const app = await opened()
  const style = /href="(assets\/style-[\w]+\.css)"/.exec((await app.inject('/')).body)![1]!
  const sent = async (takes: string) => {
    const { headers, rawPayload } = await app.inject({
      url: `/${style}`,
      headers: { 'accept-encoding': takes },
    })
    return { encoding: headers['content-encoding'], bytes: rawPayload.length }
  }
  const [plain, gzip, br] = [await sent('identity'), await sent('gzip'), await sent('gzip, br')]
  expect([plain.encoding, gzip.encoding, br.encoding]).toEqual([undefined, 'gzip', 'br'])
  expect(gzip.bytes).toBeLessThan(plain.bytes / 2)
})

test('nothing else is served, and nothing where it is switched off', async () => {
  const app = await opened()
  for (const url of ['/assets/none.js', '/assets/..%2f..%2fpackage.json', '/index.html'])
    expect((await app.inject(url)).json(), url).toMatchObject({ status: 404, code: 'not-found' })
  expect((await (await opened(false)).inject('/')).statusCode).toBe(404)
})
