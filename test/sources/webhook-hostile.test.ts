import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { WEBHOOK_SERVICES } from '../../src/read-webhook.ts'
import { SIGNED, sns } from '../webhook/signed.ts'
import { basic, hooks, POSTMARK } from './hooks.ts'

const block = { service: 'postmark', secret: 'hook:s3cret' }
const CREDENTIALS = basic('hook:s3cret')
const DAY = 86_400_000

/** Writes to a service that listens, and gives the first line of each answer until it hangs up. */
async function raw(app: FastifyInstance, ...pieces: readonly (string | Buffer)[]): Promise<string[]> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let heard = ''
  socket.on('data', (piece) => {
    heard += piece
  })
  socket.on('error', () => {})
  for (const piece of pieces) socket.write(piece)
  await once(socket, 'close')
  return heard.match(/^HTTP\/1\.1 \d{3}/gm) ?? []
}

describe('a request that nobody waits for', () => {
  test.each([
    'postmark/other',
    'sendgrid/pm',
    'nobody/pm',
    'postmark/__proto__',
    'constructor/pm',
    'postmark/..%2f..%2fkeys',
    'postmark/pm%00',
    `postmark/${'x'.repeat(1001)}`,
    'postmark/%ff',
  ])('to %s is refused, and its body is not read', async (path) => {
    const { app } = await hooks({ pm: block })
    const answers = await raw(
      app,
      `POST /v1/webhooks/${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 8000000\r\n\r\n`,
    )
    expect(answers).toEqual([expect.stringMatching(/ 4(?:00|04|13)$/)])
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('by %s is refused', async (method) => {
    const { app } = await hooks({ pm: block })
    const url = '/v1/webhooks/postmark/pm'
    const answer = await app.inject({ method, url, headers: CREDENTIALS, payload: POSTMARK })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD, POST')
    expect(answer.json()).toMatchObject({
      code: 'wrong-method',
      detail: `${url} takes GET or HEAD or POST, not ${method}.`,
    })
  })
})

describe('a request that is made badly', () => {
  test.each([
    ['no type', undefined],
    ['a strange type', 'x-what/ever; a="b"; charset=utf-16'],
    ['a form in parts', 'multipart/form-data; boundary=b'],
    ['a type that is none', ';;;'],
    ['a long type', `application/json; a=${'x'.repeat(4000)}`],
  ])('with %s is read as it is, or refused', async (_, type) => {
    const { post } = await hooks({ pm: block })
    const { authorization } = CREDENTIALS
    const headers = { authorization, ...(type === undefined ? {} : { 'content-type': type }) }
    const { status } = await post('postmark/pm', POSTMARK, headers)
    expect([200, 415]).toContain(status)
  })

  test('packed is not unpacked, and refused: its events would be lost', async () => {
    const { post, store } = await hooks({ pm: block })
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, gzip'])
      expect(
        await post('postmark/pm', gzipSync(Buffer.alloc(50_000_000)), {
          ...CREDENTIALS,
          'content-encoding': encoding,
        }),
      ).toMatchObject({
        status: 415,
        body: { code: 'wrong-type', detail: `Send the body as it is, not packed (${encoding}).` },
      })
    expect(
      (await post('postmark/pm', POSTMARK, { ...CREDENTIALS, 'content-encoding': 'identity' })).status,
    ).toBe(200)
    expect((await store.events({})).items).toHaveLength(1)
  })

  test('with more than eight megabytes is refused, told of its length or not', async () => {
    const { app } = await hooks({ pm: block })
    const head = 'POST /v1/webhooks/postmark/pm HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
    expect(await raw(app, `${head}Content-Length: 10000000\r\n\r\n`)).toEqual(['HTTP/1.1 413'])
    const megabyte = Buffer.concat([
      Buffer.from('100000\r\n'),
      Buffer.alloc(1 << 20, ' '),
      Buffer.from('\r\n'),
    ])
    const chunked = [`${head}Transfer-Encoding: chunked\r\n\r\n`, ...Array(10).fill(megabyte)]
    expect(await raw(app, ...chunked)).toEqual(['HTTP/1.1 413'])
  })

  test('with a flood of headers is refused', async () => {
    const { app } = await hooks({ pm: block })
    const flood = Array.from({ length: 5000 }, (_, n) => `X-${n}: ${n}\r\n`).join('')
    const head = 'POST /v1/webhooks/postmark/pm HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
    expect(await raw(app, `${head}${flood}Content-Length: 0\r\n\r\n`)).toEqual(['HTTP/1.1 431'])
  })

  test('that says its length twice, or is no HTTP, is refused', async () => {
    const { app } = await hooks({ pm: block })
    const head = 'POST /v1/webhooks/postmark/pm HTTP/1.1\r\nHost: x\r\n'
    for (const bad of [
      `${head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `${head}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`,
      `${head}Content-Length: -1\r\n\r\n`,
      'EHLO mail.example.org\r\n\r\n',
    ])
      expect(await raw(app, bad)).toEqual(['HTTP/1.1 400'])
  })

  test('with credentials twice is refused: who knows which of them was looked at before', async () => {
    const { app, store } = await hooks({ pm: { ...block, header: 'X-Hook' } })
    const body = 'POST /v1/webhooks/postmark/pm HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
    const twice = 'X-Hook: guess\r\nX-Hook: hook:s3cret\r\n'
    expect(await raw(app, `${body}${twice}Content-Length: ${POSTMARK.length}\r\n\r\n${POSTMARK}`)).toEqual([
      'HTTP/1.1 401',
    ])
    expect((await store.events({})).items).toEqual([])
  })
})

describe('a body that is made to be slow or deep', () => {
  const bodies: readonly (readonly [string, string])[] = [
    ['nested lists', '['.repeat(300_000)],
    ['nested lists that end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['nested objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['many objects', `[${'{},'.repeat(5_000)}{}]`],
    ['a key of its own', `{"__proto__":{"event":"bounce"},"constructor":{"prototype":{}}}`],
    ['a long number', '1'.repeat(300_000)],
    ['a form of signs', `a=${'%'.repeat(300_000)}`],
    ['nothing', ''],
  ]

  const services = WEBHOOK_SERVICES.filter((one) => one !== 'standardwebhooks')
  const signedBy = (service: string) => SIGNED.find((one) => one.service === service)?.request
  const blockOf = (service: string) => ({
    service,
    secret: signedBy(service)?.secret ?? 'hook:s3cret',
    ...(service === 'ses' ? { topics: ['arn:aws:sns:eu-west-1:123456789012:mine'] } : {}),
    ...(signedBy(service)?.url === undefined ? {} : { url: signedBy(service)!.url }),
  })

  test.each(bodies)('%s: every service answers, and takes nothing', async (_, body) => {
    const { post, store } = await hooks(
      Object.fromEntries(services.map((one) => [`of-${one}`, blockOf(one)])),
    )
    for (const service of services) {
      const headers = { ...signedBy(service)?.headers, ...CREDENTIALS }
      const { status } = await post(`${service}/of-${service}`, body, headers)
      expect([200, 400, 401], service).toContain(status)
    }
    const { items } = await store.events({})
    expect(items.filter(({ address }) => address !== null)).toEqual([])
  })
})

describe('a request that is sent again by somebody who listened', () => {
  const timed = SIGNED.filter(({ service }) => service !== 'standardwebhooks')
  const hookOf = ({ service, request }: (typeof SIGNED)[number]) => {
    const topics = service === 'ses' ? { topics: ['arn:aws:sns:eu-west-1:123456789012:mine'] } : {}
    const url = request.url === undefined ? {} : { url: request.url }
    return hooks({ hook: { service, secret: request.secret, ...topics, ...url } })
  }
  const headersOf = ({ service, request }: (typeof SIGNED)[number]) => ({
    'content-type': service === 'mandrill' ? 'application/x-www-form-urlencoded' : 'application/json',
    ...request.headers,
  })

  test.each(timed.map((signed) => [signed.name, signed] as const))(
    '%s: counts once, and not at all where its time is signed and long ago or to come',
    async (_, signed) => {
      const it = await hookOf(signed)
      const { service, request } = signed
      const send = () => it.post(`${service}/hook`, request.body, headersOf(signed))
      const { accepted = 0 } = (await send()).body
      expect(await send()).toMatchObject({ status: 200, body: { accepted: 0, duplicates: accepted } })
      const hasTime = /time|Timestamp|t=\d|created/i.test(JSON.stringify(request.headers) + request.body)
      it.now += DAY
      const late = await send()
      it.now -= 2 * DAY
      const early = await send()
      if (late.status === 401) {
        expect(late.body.detail).toBe('It was signed too long ago. Is the clock of this machine right?')
        expect(early.status).toBe(401)
        expect(early.body.detail).toBe('It was signed in the future. Is the clock of this machine right?')
      } else expect({ hasTime, ...late.body }).toEqual({ hasTime: false, accepted: 0, duplicates: accepted })
    },
  )
})

describe('Amazon SNS', () => {
  afterEach(() => void vi.unstubAllGlobals())
  const ses = { service: 'ses', topics: ['arn:aws:sns:eu-west-1:123456789012:mine'] }

  test('a certificate that Amazon does not have is no fault of the service', async () => {
    vi.stubGlobal('fetch', async () => new Response('no', { status: 404 }))
    const { post } = await hooks({ hook: ses })
    expect(await post('ses/hook', sns('2').request.body)).toMatchObject({
      status: 401,
      body: { detail: 'Its certificate is not at Amazon.' },
    })
  })

  test('while Amazon cannot be reached it is told so, and sends again', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed')
    })
    const { post, status } = await hooks({ hook: ses })
    expect((await post('ses/hook', sns('2').request.body)).status).toBeGreaterThanOrEqual(500)
    const [{ problem }] = (await status()) as [{ problem: string }]
    expect(problem).toBe(
      'The last request could not be checked, since Amazon was asked and did not answer: fetch failed. Amazon sends it again. Let this machine reach https://sns.REGION.amazonaws.com.',
    )
  })
})
