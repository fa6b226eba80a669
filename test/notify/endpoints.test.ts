import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { readNotify } from '../../src/notify/kinds.ts'
import { NOW, service } from '../service/harness.ts'
import { refused } from '../store/events.ts'
import { receiver } from './receiver.ts'

const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY='

describe('endpoints by the API', () => {
  test('are made, changed, tried out and removed; the secret is shown once', async () => {
    const { call } = await service()
    const { url, received } = await receiver()
    const made = await call('POST', '/v1/endpoints', JSON.stringify({ url, allowPrivate: true }))
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      url,
      types: ['address.*', 'incident.*'],
      origin: 'api',
      disabled: null,
    })
    const { id, secret } = made.body
    expect((await call('GET', '/v1/endpoints')).body.items).toEqual([{ ...made.body, secret: undefined }])
    expect((await call('POST', `/v1/endpoints/${id}/ping`, '{}')).body).toEqual({ ok: true, error: null })
    const [ping] = received as [(typeof received)[0]]
    // The service's clock stands still, far from that of the receiver.
    const at = new Date(NOW)
    expect(ping.headers['webhook-signature']).toBe(
      new Webhook(secret).sign(String(ping.headers['webhook-id']), at, ping.text),
    )

    const changed = await call('PUT', `/v1/endpoints/${id}`, '{"types": ["event.bounce"], "disabled": true}')
    expect(changed.body).toMatchObject({ types: ['event.bounce'], disabled: 'It was disabled by hand.' })
    expect((await call('PUT', `/v1/endpoints/${id}`, '{"disabled": false}')).body.disabled).toBeNull()
    const rotated = await call('POST', `/v1/endpoints/${id}/rotate`, '{"keepHours": 1}')
    expect(rotated.body.secret).not.toBe(secret)
    await call('POST', `/v1/endpoints/${id}/ping`, '{}')
    const signatures = String(received[1]!.headers['webhook-signature']).split(' ')
    const sign = (by: string) =>
      new Webhook(by).sign(String(received[1]!.headers['webhook-id']), at, received[1]!.text)
    expect(signatures).toEqual([sign(rotated.body.secret), sign(secret)])
    expect((await call('DELETE', `/v1/endpoints/${id}`)).body).toEqual({ id, removed: true })
    expect((await call('GET', `/v1/endpoints/${id}/deliveries`)).status).toBe(404)
  })

  test.each([
    'http://127.0.0.1:8080/hook',
    'http://2130706433/',
    'http://localhost/hook',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest',
  ])('%s is refused at once unless private addresses are allowed', async (url) => {
    const { call } = await service()
    const { status, body } = await call('POST', '/v1/endpoints', JSON.stringify({ url }))
    expect([status, body.detail]).toEqual([
      400,
      expect.stringMatching(/^\S+ is no public address\. .* "allowPrivate"/),
    ])
    const made = await call('POST', '/v1/endpoints', JSON.stringify({ url, allowPrivate: true }))
    expect(made.status).toBe(201)
    const change = JSON.stringify({ url, allowPrivate: false })
    expect((await call('PUT', `/v1/endpoints/${made.body.id}`, change)).status).toBe(400)
  })

  test('one that may not lie in a private network any more gets nothing; what is no address of the web is refused', async () => {
    const { call } = await service()
    const { url } = await receiver()
    const { body } = await call('POST', '/v1/endpoints', JSON.stringify({ url, allowPrivate: true }))
    await call('PUT', `/v1/endpoints/${body.id}`, '{"allowPrivate": false}')
    const refusal = (await call('POST', `/v1/endpoints/${body.id}/ping`, '{}')).body
    expect(refusal).toEqual({
      ok: false,
      error:
        '127.0.0.1 is no public address. If the receiver is yours, allow private addresses for it: "allowPrivate", or --private on the command line.',
    })
    for (const wrong of ['ftp://example.com/', 'hook', 'https://me:secret@example.com/'])
      expect((await call('POST', '/v1/endpoints', JSON.stringify({ url: wrong }))).status).toBe(400)
    const { body: problem } = await call(
      'POST',
      '/v1/endpoints',
      '{"url": "https://example.com", "types": ["mail"]}',
    )
    expect(problem.detail).toContain('must be one of *, address.*')
  })

  test('dead letters are listed and replayed', async () => {
    const { call, store } = await service()
    const { body } = await call('POST', '/v1/endpoints', '{"url": "https://crm.example.com/hook"}')
    await store.take([refused('dead@example.com', '550 5.1.1 User unknown')])
    const [message] = await store.messages(0, 1)
    const dead = { message: message!.id, attempts: 8, next: NOW, error: 'It answered 500.', dead: true }
    await store.settle(body.id, { position: message!.id, delivered: [], undelivered: [dead] })
    const { items, next } = (await call('GET', `/v1/endpoints/${body.id}/deliveries`)).body
    expect(next).toBeNull()
    expect(items).toMatchObject([
      {
        message: message!.id,
        type: 'address.suppressed',
        error: 'It answered 500.',
        data: { address: 'dead@example.com' },
      },
    ])
    const replayed = await call(
      'POST',
      `/v1/endpoints/${body.id}/replay`,
      JSON.stringify({ messages: [message!.id] }),
    )
    expect(replayed.body).toEqual({ revived: 1 })
    expect((await call('GET', `/v1/endpoints/${body.id}/deliveries?state=waiting`)).body.items).toHaveLength(
      1,
    )
    expect((await call('POST', `/v1/endpoints/${body.id}/replay`)).body).toEqual({ revived: 0 })
  })

  test('what is told is described in OpenAPI', async () => {
    const { call } = await service()
    const { webhooks } = (await call('GET', '/v1/openapi.json')).body
    expect(Object.keys(webhooks)).toContain('address.suppressed')
    const { content } = webhooks['incident.opened'].post.requestBody
    expect(content['application/json'].schema.properties.data.properties).toHaveProperty('receiver')
  })
})

describe('the blocks of "notify:"', () => {
  test('every mistake is named at once; a secret comes from the environment', () => {
    const { blocks, mistakes } = readNotify(
      {
        crm: { kind: 'webhook', url: 'https://crm.example.com/hook', secret: `\${CRM_SECRET}` },
        a: { kind: 'pigeon' },
        b: { kind: 'webhook', url: 'crm.example.com', secret: 'short' },
        c: { kind: 'webhook', url: 'https://example.com', secret: SECRET, types: ['mail'] },
        d: { kind: 'webhook', url: 'https://example.com', secret: `\${NO_SECRET}` },
      },
      { CRM_SECRET: SECRET },
    )
    expect(blocks).toEqual({
      crm: {
        ...{ kind: 'webhook', url: 'https://crm.example.com/hook', secret: SECRET },
        ...{ types: ['address.*', 'incident.*'], allowPrivate: false },
      },
    })
    expect(mistakes).toEqual([
      expect.stringMatching(/^notify\.a\.kind must be one of webhook/),
      'notify.b.url must begin with https:// or http://.',
      'notify.b.secret must be whsec_ and 24 to 64 bytes in base64.',
      expect.stringMatching(/^notify\.c\.types\.0 must be one of \*, address\.\*/),
      `notify.d.secret names \${NO_SECRET}, which the environment has not.`,
    ])
  })
})
