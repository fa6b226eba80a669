import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { readWebhook } from '../../src/read-webhook.ts'
import { readSources } from '../../src/sources/blocks.ts'
import {
  HAS_SAMPLES,
  type Sample,
  SIGN_BYTES,
  samples,
  secretOf,
  timeOf,
  UNSIGNED,
} from '../webhook/samples.ts'
import { confirmation, NOW, SIGNED, sns } from '../webhook/signed.ts'
import { basic, type Hooks, hooks, POSTMARK } from './hooks.ts'
import { preview } from './store.ts'

describe('a service that does not sign', () => {
  const block = { service: 'postmark', secret: 'hook:s3cret' }

  test('sends the secret by basic authentication, as a token, in the address or in a header', async () => {
    const { store, post } = await hooks({ pm: { ...block, header: 'X-Hook' } })
    expect(await post('postmark/pm', POSTMARK, basic('hook:s3cret'))).toEqual({
      status: 200,
      body: { accepted: 1, duplicates: 0 },
    })
    expect(store.check('gone@example.net', '*', NOW).send).toBe(false)
    const again = { status: 200, body: { accepted: 0, duplicates: 1 } }
    expect(await post('postmark/pm', POSTMARK, { authorization: 'Bearer hook:s3cret' })).toEqual(again)
    expect(await post('postmark/pm?secret=hook:s3cret', POSTMARK)).toEqual(again)
    expect(await post('postmark/pm', POSTMARK, { 'x-hook': 'hook:s3cret' })).toEqual(again)
  })

  test('with another secret or none is refused, told and counted; nothing is kept', async () => {
    const { store, post, status } = await hooks({ pm: block })
    expect(await post('postmark/pm', POSTMARK, basic('hook:guess'))).toMatchObject({
      status: 401,
      body: { code: 'not-verified', detail: expect.stringContaining('do not fit the secret') },
    })
    expect(await post('postmark/pm', POSTMARK)).toMatchObject({
      status: 401,
      body: { detail: 'It has no signature or credentials. Does the service send them?' },
    })
    expect((await store.events({})).items).toEqual([])
    expect(await status()).toMatchObject([
      {
        ...{ name: 'pm', state: 'running', received: 0, refused: 2, lastReceived: null },
        problem:
          'The last request was refused. It has no signature or credentials. Does the service send them?',
      },
    ])
  })

  test('is asked for by its name and service', async () => {
    const { post, app } = await hooks({ pm: block })
    for (const path of ['postmark/other', 'sendgrid/pm'])
      expect(await post(path, POSTMARK, basic('hook:s3cret'))).toMatchObject({ status: 404 })
    expect((await app.inject({ method: 'HEAD', url: '/v1/webhooks/postmark/pm' })).statusCode).toBe(200)
  })

  test('may send no more than eight megabytes at once', async () => {
    const { post } = await hooks({ pm: block })
    const body = Buffer.alloc(9 * 1024 * 1024, ' ')
    expect(await post('postmark/pm', body, basic('hook:s3cret'))).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    })
  })

  test('that sends what is not understood is answered well, so that it does not send it for ever', async () => {
    const { post, status } = await hooks({ pm: block })
    expect((await post('postmark/pm', '<hello/>', basic('hook:s3cret'))).status).toBe(200)
    expect((await status())[0]).toMatchObject({ received: 1, refused: 1 })
  })

  test('is known while its secret is replaced', async () => {
    const { post } = await hooks({ pm: { ...block, secret: ['new:one', 'hook:s3cret'] } })
    for (const pair of ['new:one', 'hook:s3cret'])
      expect((await post('postmark/pm', POSTMARK, basic(pair))).status).toBe(200)
  })
})

describe('a service that signs', () => {
  const own = SIGNED.filter(({ service }) => service !== 'standardwebhooks')

  test.each(own.map((signed) => [signed.name, signed] as const))(
    '%s',
    async (_name, { service, request, headers, body }) => {
      const topics = service === 'ses' ? { topics: ['arn:aws:sns:eu-west-1:123456789012:mine'] } : {}
      const url = request.url === undefined ? {} : { url: request.url }
      const { post } = await hooks({ hook: { service, secret: request.secret, ...topics, ...url } })
      const form = service === 'mandrill' ? 'application/x-www-form-urlencoded' : 'application/json'
      const sent = { 'content-type': form, ...request.headers }
      expect((await post(`${service}/hook`, request.body, sent)).status).toBe(200)
      for (const name of headers) {
        const tampered = {
          ...sent,
          [name]: request.headers[name]!.replace(/[A-Za-z0-9]/, (one) => (one === '0' ? '1' : '0')),
        }
        expect((await post(`${service}/hook`, request.body, tampered)).status).toBe(401)
      }
      const pieces = body === 'bytes' ? [String(request.body).slice(1, 9)] : body
      for (const piece of pieces) {
        const tampered = request.body.replaceAll(
          piece,
          `${piece.slice(0, -1)}${piece.endsWith('0') ? '1' : '0'}`,
        )
        expect((await post(`${service}/hook`, tampered, sent)).status).toBe(401)
      }
    },
  )
})

describe('Amazon SNS', () => {
  const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:mine'
  const certificate = String(sns('2').request.secret)
  afterEach(() => void vi.unstubAllGlobals())

  function amazon(answers: Readonly<Record<string, string>>) {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url)
      const text = answers[url]
      return new Response(text ?? 'no', { status: text === undefined ? 404 : 200 })
    })
    return asked
  }
  const CERTIFICATE = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01.pem'

  test('is verified by its certificate, which is fetched once', async () => {
    const asked = amazon({ [CERTIFICATE]: certificate })
    const { post } = await hooks({ hook: { service: 'ses', topics: [TOPIC] } })
    const { body } = sns('2').request
    for (let times = 0; times < 3; times++)
      expect((await post('ses/hook', body, { 'content-type': 'text/plain; charset=UTF-8' })).status).toBe(200)
    expect(asked).toEqual([CERTIFICATE])
  })

  test('of topics of strangers, or with a certificate elsewhere, nothing is fetched', async () => {
    const asked = amazon({})
    const { post } = await hooks({ hook: { service: 'ses', topics: ['arn:aws:sns:eu-west-1:1:other'] } })
    expect(await post('ses/hook', sns('2').request.body)).toMatchObject({
      status: 401,
      body: { detail: 'Its topic is not among the topics of the block.' },
    })
    const { post: other } = await hooks({ hook: { service: 'ses', topics: [TOPIC] } })
    const elsewhere = sns('2', { SigningCertURL: 'https://amazonaws.com.evil.example/cert.pem' }).request.body
    expect((await other('ses/hook', elsewhere)).status).toBe(401)
    expect(asked).toEqual([])
  })

  test('subscriptions are confirmed for topics of the block, at Amazon only', async () => {
    const yes = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc'
    const asked = amazon({ [CERTIFICATE]: certificate, [yes]: '<ok/>' })
    const { post } = await hooks({ hook: { service: 'ses', topics: [TOPIC] } })
    expect((await post('ses/hook', confirmation(yes))).status).toBe(200)
    expect(asked).toEqual([CERTIFICATE, yes])
    expect((await post('ses/hook', confirmation('https://evil.example/confirm'))).status).toBe(500)
    expect(asked).toEqual([CERTIFICATE, yes])
  })
})

test('Azure is told that its events are wanted', async () => {
  const { post } = await hooks({ az: { service: 'azure', secret: 's3cret' } })
  const body = [
    {
      eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
      data: { validationCode: '512d38b6', validationUrl: 'https://rp-eastus2.eventgrid.azure.net/…' },
    },
  ]
  expect(await post('azure/az?secret=s3cret', JSON.stringify(body))).toEqual({
    status: 200,
    body: { accepted: 0, duplicates: 0, validationResponse: '512d38b6' },
  })
})

test('a block that nobody could verify is a mistake', () => {
  const { mistakes } = readSources({
    a: { kind: 'webhook', service: 'postmark' },
    b: { kind: 'webhook', service: 'ses' },
    c: { kind: 'webhook', service: 'mandrill', secret: 'key' },
    d: { kind: 'webhook', service: 'sendgrid', secret: 'key', header: 'X-Key', topics: ['arn:aws:sns:…'] },
  })
  expect(mistakes).toEqual([
    'sources.a needs secret: without it nobody knows who sends.',
    'sources.b needs topics, or a secret.',
    'sources.c needs url: Mandrill signs the address.',
    'sources.d.topics is for ses only.',
    'sources.d.header is for services that do not sign; sendgrid does.',
    'sources.d.secret must be the public key that the service shows for its signatures (base64, or PEM).',
  ])
})

test('a secret that cannot be one of the service is a mistake from the start', () => {
  const mistakesOf = (service: string, secret: string | string[]) =>
    readSources({ hook: { kind: 'webhook', service, secret } }).mistakes
  const whsec =
    'sources.hook.secret must be the signing secret as the service shows it: whsec_ or whpk_ and base64.'
  expect(mistakesOf('resend', 'no secret!')).toEqual([whsec])
  expect(mistakesOf('resend', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_?'])).toEqual([whsec])
  expect(mistakesOf('resend', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toEqual([])
  expect(mistakesOf('postal', '-----BEGIN PUBLIC KEY-----')).toHaveLength(1)
  expect(mistakesOf('mailgun', 'any text')).toEqual([])
})

test('to look at it says which address to enter', async () => {
  expect(await preview({ kind: 'webhook', service: 'postmark', secret: 's' })).toEqual({
    ...{ what: null, seen: 0, counts: {} },
    notes: ['It waits for requests. Enter at postmark the address https://YOUR-HOST/v1/webhooks/postmark/it'],
  })
})

const ALL = samples().filter(({ service }) => service !== 'standardwebhooks')
const isSigned = ({ scheme }: Sample) => scheme.scheme !== undefined && !UNSIGNED.test(scheme.scheme)

describe.skipIf(!HAS_SAMPLES)('each sample of a webhook, posted with and without tampering', async () => {
  const CREDENTIALS = 'hook:s3cret'
  const blockOf = (sample: Sample) => {
    const { service, scheme, body } = sample
    if (!isSigned(sample)) return { service, secret: CREDENTIALS }
    const topics = service === 'ses' ? { topics: [JSON.parse(body.toString()).TopicArn] } : {}
    const url = service === 'mandrill' ? { url: scheme.url } : {}
    return { service, secret: secretOf(sample), ...topics, ...url }
  }
  const named = ALL.map((sample, n) => [`sample-${n}`, sample] as const)
  let it: Hooks
  test('are taken by sources of their own', async () => {
    expect(named.length).toBeGreaterThan(150)
  })

  test.each(named.map(([name, sample]) => [sample.name, name, sample] as const))(
    '%s',
    async (_title, name, sample) => {
      const { service, body, headers } = sample
      it = await hooks({ [name]: blockOf(sample) })
      it.now = isSigned(sample) ? timeOf(sample) || NOW : NOW
      vi.stubGlobal('fetch', async () => new Response('<ok/>'))
      onTestFinished(() => void vi.unstubAllGlobals())
      const sent = isSigned(sample) ? headers : { ...headers, ...basic(CREDENTIALS) }
      const { status, body: answer } = await it.post(`${service}/${name}`, body, sent)
      expect(status).toBe(200)
      expect(answer.accepted).toBe(new Set(readWebhook(body, { service }).map(({ id }) => id)).size)
      const changed = Buffer.from(body)
      changed[Math.floor(body.length / 2)]! ^= 1
      const tampered = isSigned(sample)
        ? SIGN_BYTES.test(service)
          ? await it.post(`${service}/${name}`, changed, sent)
          : await (await hooks({ [name]: { ...blockOf(sample), secret: 'another' } })).post(
              `${service}/${name}`,
              body,
              sent,
            )
        : await it.post(`${service}/${name}`, body, { ...sent, ...basic('hook:guess') })
      // Mandrill's own trial of the address is signed with a key that all know, and holds no event.
      expect(tampered.status).toBe(sample.scheme.secret === 'test-webhook' ? 200 : 401)
    },
  )
})
