import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WEBHOOKS } from '../../src/extract/webhook/index.ts'
import { parseJson } from '../../src/extract/webhook/json.ts'
import { timeOf } from '../../src/extract/webhook/time.ts'
import { inspectWebhook, readWebhook } from '../../src/read-webhook.ts'
import { expectLinear } from '../linear.ts'
import { told } from './tools.ts'

const DELIVERY = {
  eventType: 'Delivery',
  delivery: { recipients: ['a@example.com'], smtpResponse: '250 2.0.0 OK' },
  mail: { messageId: 'm-1' },
}
const DELIVERED = 'a@example.com delivered - - 2.0.0 250 (Delivery)'
const sns = {
  Type: 'Notification',
  TopicArn: 'arn',
  Timestamp: '2026-05-02T09:15:00.000Z',
  Message: JSON.stringify(DELIVERY),
}

describe('envelopes', () => {
  it.each([
    ['none (raw delivery)', DELIVERY],
    ['SNS', sns],
    ['EventBridge', { 'detail-type': 'Email Delivered', source: 'aws.ses', detail: DELIVERY }],
    ['Lambda by SNS', { Records: [{ EventSource: 'aws:sns', Sns: sns }] }],
    ['Lambda by SQS by SNS', { Records: [{ eventSource: 'aws:sqs', body: JSON.stringify(sns) }] }],
    ['SQS', [{ MessageId: '1', ReceiptHandle: 'r', Body: JSON.stringify(sns) }]],
  ])('%s', (_name, body) => {
    expect(told(body)).toEqual([DELIVERED])
  })

  it('tell the time where the event tells none', () => {
    expect(readWebhook(sns)[0]!.timestamp).toBe('2026-05-02T09:15:00.000Z')
  })

  it('in each other without end are not followed', () => {
    let body: object = DELIVERY
    for (let i = 0; i < 50; i++) body = { 'detail-type': 'x', detail: body }
    expect(inspectWebhook(body)).toMatchObject({ events: [], unclaimed: 1 })
  })
})

describe('forms of a body', () => {
  const record = { RecordType: 'Delivery', MessageID: '1', Recipient: 'a@example.com' }
  const line = 'a@example.com delivered - - - - (Delivery)'
  it('bytes, text, parsed JSON, with a byte order mark, as a list, line by line', () => {
    const json = JSON.stringify(record)
    for (const body of [record, json, new TextEncoder().encode(json), `\uFEFF${json}\r\n`]) {
      expect(told(body)).toEqual([line])
    }
    expect(told([record, record])).toEqual([line, line])
    expect(told(`${json}\n${json}\n`)).toEqual([line, line])
  })

  it('a multipart form', () => {
    const part = (name: string, value: string) =>
      `--b0undary\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const values = {
      event: 'bounced',
      recipient: 'a@example.com',
      error: '550 5.1.1\r\nUser unknown',
      token: 't',
      signature: 's',
    }
    const body = `${Object.entries(values)
      .map(([name, value]) => part(name, value))
      .join('')}--b0undary--\r\n`
    expect(told(body)).toEqual(['a@example.com bounce hard unknown-user 5.1.1 550 (bounced)'])
  })

  it('what is no body gives nothing, and says so', () => {
    const round: Record<string, unknown> = {}
    round.round = round
    expect(inspectWebhook(round)).toMatchObject({ events: [], understood: false })
    expect(inspectWebhook('mandrill_events=%5B%5D').ignored).toEqual(['mandrill/empty'])
    expect(inspectWebhook('Hello')).toMatchObject({ events: [], understood: false })
    expect(inspectWebhook('{"a":')).toMatchObject({ events: [], understood: false })
    expect(inspectWebhook('{"a":1}')).toMatchObject({ events: [], understood: true, unclaimed: 1 })
    expect(inspectWebhook('[]')).toMatchObject({ events: [], understood: true, unclaimed: 0 })
  })

  it('an unknown service is the mistake of the caller', () => {
    expect(() => readWebhook('{}', { service: 'pigeon' })).toThrow(/No service is called pigeon/)
  })
})

describe('numbers', () => {
  it('beyond 2^53 keep their last digits', () => {
    const body = '{"event":"sent","email":"a@example.com","time":1498093527,"MessageID":12345678901234567}'
    expect(readWebhook(body)[0]).toMatchObject({
      messageId: '12345678901234567',
      timestamp: '2017-06-22T01:05:27Z',
    })
  })

  it('in strings, with a fraction or an exponent stay as they are', () => {
    const json =
      '{"a":"x 1234567890123456789 \\" 1","b":1234567890.1234567890123,"c":-12345678901234567,"d":1e+21,"e":[1,12345678901234567]}'
    expect(parseJson(json)).toEqual({
      a: 'x 1234567890123456789 " 1',
      b: 1234567890.1234567,
      c: '-12345678901234567',
      d: 1e21,
      e: [1, '12345678901234567'],
    })
  })

  it('JSON of any kind reads as JSON.parse does, but for whole numbers beyond 15 digits', () => {
    const plain = fc.json().filter((json) => !/\d{16}/.test(json))
    fc.assert(
      fc.property(plain, (json) => {
        expect(parseJson(`[1, ${json}, 1234567890123456]`)).toEqual([1, JSON.parse(json), '1234567890123456'])
      }),
    )
  })
})

it.each([
  [1714641301, '2024-05-02T09:15:01Z'],
  ['1714641301', '2024-05-02T09:15:01Z'],
  [1714641301000, '2024-05-02T09:15:01Z'],
  [1534108637.153125, '2018-08-12T21:17:17.153Z'],
  ['2024-09-06 23:14:24', '2024-09-06T23:14:24Z'],
  ['2016-04-27T16:28:50.3963933-04:00', '2016-04-27T16:28:50.3963933-04:00'],
  ['2024-05-02T09:15:01+0000', '2024-05-02T09:15:01+00:00'],
  ['5/2/2024 9:15:01 AM', '2024-05-02T09:15:01Z'],
  ['12/31/2024 12:05:00 AM', '2024-12-31T00:05:00Z'],
  ['soon', null],
  [null, null],
])('the time %s', (written, iso) => {
  expect(timeOf(written)).toBe(iso)
})

describe('hostile bodies', () => {
  it('never throw, whatever stands where', () => {
    const keys = fc.constantFrom(
      'event',
      'type',
      'mail',
      'msys',
      'data',
      'payload',
      'RecordType',
      'email',
      'constructor',
      '__proto__',
      'event-data',
    )
    const value = fc.oneof(
      fc.constantFrom('bounce', 'constructor', 'Bounce', 'a@example.com', '550 5.1.1', null, 7, [], [[]]),
      fc.dictionary(keys, fc.anything()),
    )
    fc.assert(
      fc.property(fc.dictionary(keys, value), (fields) => {
        for (const { id } of WEBHOOKS) inspectWebhook(JSON.stringify(fields), { service: id })
        inspectWebhook(JSON.stringify(fields))
      }),
    )
  })

  it('take a time that grows with their length, no more', () => {
    for (const body of [
      (size: number) => `[1234567890123456,"${'\\"'.repeat(size)}`,
      (size: number) => `{"a":${'['.repeat(size / 10)}`,
      (size: number) => `${'['.repeat(size / 10)}${']'.repeat(size / 10)}`,
      (size: number) => `a=${'%'.repeat(size)}`,
      (size: number) => '1'.repeat(size),
    ])
      expectLinear(1e6, (size) => inspectWebhook(body(size)))
  })
})
