// Events of webhooks a second: bodies of five services, single and in batches of a hundred.
import { Bench } from 'tinybench'
import { readWebhook, verifyWebhook } from '../dist/index.js'

const TEXT = '550 5.1.1 <anna@example.com>: Recipient address rejected: User unknown in virtual mailbox table'

/** A body of each service; `at` makes each event another one. */
const BODIES = {
  ses: (at) => {
    const recipient = {
      emailAddress: `anna${at}@example.com`,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: `smtp; ${TEXT}`,
    }
    const inner = {
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [recipient],
        timestamp: '2026-05-02T09:15:01.000Z',
        feedbackId: `feedback-${at}`,
      },
      mail: { messageId: `message-${at}`, source: 'news@example.org', destination: [recipient.emailAddress] },
    }
    return { Type: 'Notification', TopicArn: 'arn:aws:sns:eu-west-1:1:mine', Message: JSON.stringify(inner) }
  },
  sendgrid: (at) => ({
    email: `anna${at}@example.com`,
    event: 'bounce',
    type: 'bounce',
    reason: TEXT,
    status: '5.1.1',
    timestamp: 1714641300,
    sg_event_id: `event-${at}`,
    sg_message_id: `message${at}.recvd-1-2`,
  }),
  mailgun: (at) => ({
    signature: { timestamp: '1714641300', token: 'token', signature: 'signature' },
    'event-data': {
      event: 'failed',
      severity: 'permanent',
      reason: 'bounce',
      id: `event-${at}`,
      timestamp: 1714641300.5,
      recipient: `anna${at}@example.com`,
      message: {
        headers: { 'message-id': `message-${at}@example.org`, from: 'news@example.org', subject: 'Hello' },
      },
      'delivery-status': { code: 550, message: TEXT.slice(4), 'mx-host': 'mx.example.com' },
    },
  }),
  postmark: (at) => ({
    RecordType: 'Bounce',
    ID: 4323372036854775000 + at,
    Type: 'HardBounce',
    MessageID: `message-${at}`,
    Details: `smtp;${TEXT}`,
    Email: `anna${at}@example.com`,
    From: 'news@example.org',
    BouncedAt: '2026-05-02T09:15:01Z',
  }),
  sparkpost: (at) => ({
    msys: {
      message_event: {
        type: 'bounce',
        bounce_class: '10',
        event_id: `event-${at}`,
        message_id: `message-${at}`,
        raw_rcpt_to: `anna${at}@example.com`,
        raw_reason: TEXT,
        error_code: '550',
        timestamp: '1714641300',
      },
    },
  }),
}

const ROUND = 500
const BATCH = 100

async function perSecond(name, events, bytes, run) {
  const bench = new Bench({ time: 1500, warmupTime: 500 })
  bench.add(name, run)
  await bench.run()
  const seconds = bench.tasks[0].result.latency.p50 / 1000
  return { name, perSecond: Math.round(events / seconds), mbPerSecond: +(bytes / seconds / 1e6).toFixed(1) }
}

export async function webhooks() {
  const numbers = Array.from({ length: ROUND }, (_, at) => at)
  const makers = Object.values(BODIES)
  const single = numbers.map((at) => JSON.stringify(makers[at % makers.length](at)))
  const batches = makers.map((make) => JSON.stringify(numbers.slice(0, BATCH).map(make)))
  const size = (bodies) => bodies.reduce((sum, { length }) => sum + length, 0)
  const signed = await signedRequest()
  return [
    await perSecond('yardstick: JSON.parse of the bodies', ROUND, size(single), () =>
      single.map((body) => JSON.parse(body)),
    ),
    await perSecond('webhook events, one a body', ROUND, size(single), () => {
      for (const body of single) if (readWebhook(body).length !== 1) throw new Error(body)
    }),
    await perSecond('webhook events, a hundred a body', BATCH * batches.length, size(batches), () => {
      for (const body of batches) if (readWebhook(body).length !== BATCH) throw new Error(body)
    }),
    await perSecond('signatures (Standard Webhooks)', 1, signed.body.length, async () => {
      if (!(await verifyWebhook('resend', signed)).valid) throw new Error('not valid')
    }),
  ]
}

async function signedRequest() {
  const secret = `whsec_${btoa('a key of twenty-four byt')}`
  const body = JSON.stringify({
    type: 'email.bounced',
    data: { email_id: '1', to: ['anna@example.com'], text: TEXT },
  })
  const timestamp = '1714641300'
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode('a key of twenty-four byt'),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signature = await crypto.subtle.sign(
    'HMAC',
    key,
    new TextEncoder().encode(`msg_1.${timestamp}.${body}`),
  )
  const headers = {
    'svix-id': 'msg_1',
    'svix-timestamp': timestamp,
    'svix-signature': `v1,${Buffer.from(signature).toString('base64')}`,
  }
  return { headers, body, secret, now: 1714641300_000 }
}
