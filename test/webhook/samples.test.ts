import { describe, expect, it } from 'vitest'
import { inspectWebhook } from '../../src/read-webhook.ts'
import { verifyWebhook } from '../../src/verify-webhook.ts'
import { HAS_SAMPLES, key, labels, SIGN_BYTES, samples, secretOf, timeOf, UNSIGNED } from './samples.ts'

const ALL = samples()
describe.skipIf(!HAS_SAMPLES)('samples of signed requests', () => {
  const signed = ALL.filter(({ scheme }) => scheme.scheme !== undefined && !UNSIGNED.test(scheme.scheme))
  it('there are more than a hundred', () => expect(signed.length).toBeGreaterThan(100))

  it.each(signed.map((sample) => [sample.name, sample] as const))('%s is valid', async (_name, sample) => {
    const { headers, body, scheme, service } = sample
    const options = { headers, body, secret: secretOf(sample), url: scheme.url, now: timeOf(sample) }
    expect(await verifyWebhook(service, options)).toEqual({ valid: true })
    expect(
      (await verifyWebhook(service, { ...options, secret: key('_keys/sendgrid.pub.pem').slice(0, 60) }))
        .valid,
    ).toBe(scheme.secret === 'test-webhook')
  })
})

/** So many bits of each sample are changed; test/webhook/verify.test.ts tries any. */
const CHANGES = 24

describe.skipIf(!HAS_SAMPLES)('samples with one bit of the body changed', () => {
  const signed = ALL.filter(({ service, scheme }) => scheme.scheme !== undefined && SIGN_BYTES.test(service))

  it.each(signed.map((sample) => [sample.name, sample] as const))(
    '%s is not valid',
    async (_name, sample) => {
      const { headers, body, scheme, service } = sample
      const options = { headers, secret: secretOf(sample), url: scheme.url, now: timeOf(sample) }
      for (let i = 0; i < CHANGES; i++) {
        const changed = Buffer.from(body)
        const bit = (Math.floor((i / CHANGES) * body.length * 8) + (i % 8)) % (body.length * 8)
        changed[bit >> 3]! ^= 1 << (bit & 7)
        expect((await verifyWebhook(service, { ...options, body: changed })).valid).toBe(false)
      }
    },
  )
})

describe.skipIf(!HAS_SAMPLES)('labelled samples', () => {
  const wanted = labels()

  it.each(ALL.map((sample) => [sample.name, sample] as const))('%s', (_name, sample) => {
    const { events, services, unclaimed } = inspectWebhook(sample.body)
    if (sample.service === 'standardwebhooks') return expect(unclaimed).toBe(1)
    expect(services).toEqual([sample.service])
    const fates = wanted
      .filter(({ file, event }) => file === `webhooks/${sample.name}` && !NO_EVENT.has(event))
      .map(({ recipient, event, type }) => ({
        recipient: recipient?.toLowerCase() ?? null,
        kind: event === 'deferred' ? 'delayed' : event,
        type: type === 'none' || event === 'dropped' ? null : type,
      }))
    const told = events
      .filter(({ kind }) => kind !== 'auto-reply')
      .map(({ recipient, kind, type }) => ({ recipient: recipient?.toLowerCase() ?? null, kind, type }))
    expect(told).toEqual(fates)
  })
})

const NO_EVENT = new Set(['ignored', 'subscription-confirmation'])
