import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isSnsCertificateUrl, isSnsUrl } from '../../src/extract/webhook/verify/sns.ts'
import { type VerifyOptions, verifyWebhook } from '../../src/verify-webhook.ts'
import { NOW, SIGNED, type Signed, sns } from './signed.ts'

const VALID = { valid: true }
const because = (why: string) => ({ valid: false, why })

describe.each(SIGNED.map((signed) => [signed.name, signed] as const))('%s', (_name, signed) => {
  const { service, request } = signed

  it('is valid as it was sent', async () => {
    expect(await verifyWebhook(service, request)).toEqual(VALID)
  })

  it('is valid with one of several secrets, while one is replaced', async () => {
    const { secret } = request
    expect(await verifyWebhook(service, { ...request, secret: ['another', secret as string] })).toEqual(VALID)
  })

  it('is not valid with another secret, and without any', async () => {
    expect((await verifyWebhook(service, { ...request, secret: 'AAAA' })).valid).toBe(false)
    for (const secret of [null, undefined, '', []]) {
      expect(await verifyWebhook(service, { ...request, secret })).toEqual(because('secret-missing'))
    }
  })

  it('is not valid after any change of one bit', async () => {
    const changes = [...changesOf(signed)]
    expect(changes.length).toBeGreaterThan(0)
    const anyChange = fc.integer({ min: 0, max: changes.length - 1 })
    await fc.assert(
      fc.asyncProperty(anyChange, async (at) => {
        const { valid } = await verifyWebhook(service, changes[at]!())
        expect(valid).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('is not valid without one of its headers', async () => {
    for (const name of signed.headers) {
      const { [name]: _, ...headers } = request.headers
      expect(await verifyWebhook(service, { ...request, headers })).toEqual(because('signature-missing'))
    }
  })
})

/** Every request that differs in one bit of what is signed. */
function* changesOf({ request, headers, body }: Signed): Iterable<() => VerifyOptions> {
  for (const name of headers) {
    const value = request.headers[name]!
    for (let bit = 0; bit < value.length * 8; bit++) {
      yield () => ({ ...request, headers: { ...request.headers, [name]: flipped(value, bit) } })
    }
  }
  if (body === 'bytes') {
    const bytes = new TextEncoder().encode(request.body)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      yield () => ({
        ...request,
        body: bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
      })
    }
    return
  }
  for (const part of body) {
    for (let bit = 0; bit < part.length * 8; bit++) {
      yield () => ({ ...request, body: request.body.replace(part, () => flipped(part, bit)) })
    }
  }
}

function flipped(text: string, bit: number): string {
  const at = bit >> 3
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << (bit & 7))) + text.slice(at + 1)
}

describe('the window of time', () => {
  const windows = [
    ['sendgrid', 600],
    ['resend', 300],
    ['mailgun', 8.5 * 3600],
    ['mailomat', 3600],
    ['zeptomail', 3600],
    ['ses', 3600],
  ] as const
  test.each(windows)('%s: %i seconds', async (service, seconds) => {
    const { request } = SIGNED.find((signed) => signed.service === service)!
    const at = (now: number, maxAge?: number) => verifyWebhook(service, { ...request, now, maxAge })
    expect(await at(NOW + seconds * 1000)).toEqual(VALID)
    expect(await at(NOW + seconds * 1000 + 1)).toEqual(because('too-old'))
    expect(await at(NOW + seconds * 1000 + 1, seconds + 1)).toEqual(VALID)
    expect(await at(NOW - 300_000)).toEqual(VALID)
    expect(await at(NOW - 300_001)).toEqual(because('too-new'))
  })
})

describe('Amazon SNS', () => {
  it('believes no certificate that lies elsewhere', async () => {
    for (const SigningCertURL of [
      'http://sns.eu-west-1.amazonaws.com/a.pem',
      'https://sns.eu-west-1.amazonaws.com.example.com/a.pem',
      'https://example.com/sns.eu-west-1.amazonaws.com/a.pem',
      'https://user@sns.eu-west-1.amazonaws.com/a.pem',
      'https://sns.eu-west-1.amazonaws.com:8443/a.pem',
      'https://sns.eu-west-1.amazonaws.com/a.txt',
      'https://sns.eu-west-1.amazonaws.com/?a.pem',
      'https://s3.eu-west-1.amazonaws.com/a.pem',
      'https://sns.eu-west-1.amazonaws.com\\@example.com/a.pem',
    ]) {
      const { service, request } = sns('2', { SigningCertURL })
      expect(await verifyWebhook(service, request), SigningCertURL).toEqual(because('certificate-elsewhere'))
      expect(isSnsCertificateUrl(SigningCertURL)).toBe(false)
    }
  })

  it('tells which addresses may be fetched', () => {
    expect(isSnsUrl('https://sns.us-gov-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=a')).toBe(true)
    expect(isSnsUrl('https://sns.cn-north-1.amazonaws.com.cn/?Action=ConfirmSubscription')).toBe(true)
    expect(isSnsUrl('https://sns.example.com/?Action=ConfirmSubscription')).toBe(false)
    expect(isSnsUrl(7)).toBe(false)
  })

  it('takes only the topics that are named', async () => {
    const { service, request } = sns('2')
    const topics = ['arn:aws:sns:eu-west-1:123456789012:mine']
    expect(await verifyWebhook(service, { ...request, topics })).toEqual(VALID)
    expect(await verifyWebhook(service, { ...request, topics: [] })).toEqual(because('topic-not-allowed'))
  })
})

describe('services that do not sign', () => {
  const request = { body: '{}', now: NOW, url: 'https://example.com/hook?key=k3y&a=b' }
  const basic = { authorization: `Basic ${btoa('hook:pass')}` }
  const bearer = { authorization: 'bearer t0ken' }

  it('send credentials or a token', async () => {
    const check = (headers: Record<string, string>, secret: VerifyOptions['secret']) =>
      verifyWebhook('postmark', { ...request, headers, secret })
    expect(await check(basic, 'hook:pass')).toEqual(VALID)
    expect(await check(bearer, 't0ken')).toEqual(VALID)
    expect(await check(basic, { basic: 'hook:pass' })).toEqual(VALID)
    expect(await check({ 'X-Key': 'k' }, { header: { name: 'x-key', value: 'k' } })).toEqual(VALID)
    expect(await check({}, { query: { name: 'key', value: 'k3y' } })).toEqual(VALID)
    expect(await check(basic, { basic: 'hook:pass', query: { name: 'key', value: 'k3y' } })).toEqual(VALID)
    expect(await check(basic, 'hook:word')).toEqual(because('signature-wrong'))
    expect(await check(basic, { basic: 'hook:pass', query: { name: 'key', value: 'no' } })).toEqual(
      because('signature-wrong'),
    )
    expect(await check({}, 'hook:pass')).toEqual(because('signature-missing'))
    expect(await check(bearer, { basic: 'hook:pass' })).toEqual(because('signature-missing'))
    expect(await check({}, {})).toEqual(because('secret-missing'))
    expect(await check({}, { basic: '' })).toEqual(because('secret-missing'))
  })
})

it('a header that comes twice is none', async () => {
  const { service, request } = SIGNED.find((signed) => signed.service === 'mailersend')!
  const signature = request.headers.signature!
  const twice = [
    ['Signature', signature],
    ['signature', signature],
  ] as const
  expect(await verifyWebhook(service, { ...request, headers: twice })).toEqual(because('signature-missing'))
  expect(
    await verifyWebhook(service, { ...request, headers: new Headers({ Signature: signature }) }),
  ).toEqual(VALID)
})

it('Mandrill signs the empty list of its test with a key of its own', async () => {
  const url = 'https://hooks.example.com/mandrill'
  const check = (events: string) => {
    const signature = createHmac('sha1', 'test-webhook')
      .update(`${url}mandrill_events${events}`)
      .digest('base64')
    const body = new URLSearchParams({ mandrill_events: events }).toString()
    const headers = { 'x-mandrill-signature': signature }
    return verifyWebhook('mandrill', { now: NOW, url, headers, secret: 'a key', body })
  }
  expect(await check('[]')).toEqual(VALID)
  expect(await check('[{}]')).toEqual(because('signature-wrong'))
})

it('knows no service of another name', async () => {
  expect(await verifyWebhook('example', { headers: {}, body: '', secret: 'a', now: NOW })).toEqual(
    because('service-unknown'),
  )
})

it('never throws on what strangers send', async () => {
  const services = [...new Set(SIGNED.map(({ service }) => service))]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...services),
      fc.uint8Array(),
      fc.string(),
      async (service, body, value) => {
        const { headers } = SIGNED.find((signed) => signed.service === service)!
        const request = {
          headers: headers.map((name) => [name, value] as const),
          body,
          now: NOW,
          url: value,
          secret: value || 'a',
        }
        expect((await verifyWebhook(service, request)).valid).toBe(false)
      },
    ),
  )
})
