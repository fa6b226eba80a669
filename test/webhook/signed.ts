// Requests signed here with keys made here, one for each scheme.
import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { VerifyOptions } from '../../src/verify-webhook.ts'

/** A signed request, and what of it the scheme signs. */
export interface Signed {
  readonly name: string
  readonly service: string
  readonly request: VerifyOptions & {
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  /** Headers that hold the signature or what is signed. */
  readonly headers: readonly string[]
  /** `bytes`: every byte of the body is signed; else the texts in it that are. */
  readonly body: 'bytes' | readonly string[]
}

export const NOW = Date.parse('2026-11-25T12:00:00Z')
const SECONDS = String(NOW / 1000)
const JSON_BODY = '{"event":"bounce","email":"anna@example.com","reason":"550 5.1.1 unbekannt: Müller"}\r\n'
const HEADERS_OF_HMAC = {
  mailersend: 'signature',
  mailtrap: 'mailtrap-signature',
  maileroo: 'x-maileroo-signature',
  forwardemail: 'x-webhook-signature',
}

const hmac = (hash: string, key: string | Buffer, data: string) => createHmac(hash, key).update(data)
const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString()

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed25519 = generateKeyPairSync('ed25519')

function sendgrid(): Signed {
  const signature = sign('sha256', Buffer.from(SECONDS + JSON_BODY), p256.privateKey).toString('base64')
  return {
    name: 'SendGrid: ECDSA over time and body',
    service: 'sendgrid',
    request: {
      now: NOW,
      secret: p256.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      body: JSON_BODY,
      headers: {
        'x-twilio-email-event-webhook-signature': signature,
        'x-twilio-email-event-webhook-timestamp': SECONDS,
      },
    },
    headers: ['x-twilio-email-event-webhook-signature', 'x-twilio-email-event-webhook-timestamp'],
    body: 'bytes',
  }
}

function svix(prefix: string, service: string): Signed {
  const key = Buffer.from('a key of twenty-four byt')
  const signature = hmac('sha256', key, `msg_1.${SECONDS}.${JSON_BODY}`).digest('base64')
  return {
    name: `${service}: Standard Webhooks, HMAC, headers ${prefix}-*`,
    service,
    request: {
      now: NOW,
      secret: `whsec_${key.toString('base64')}`,
      body: JSON_BODY,
      headers: {
        [`${prefix}-id`]: 'msg_1',
        [`${prefix}-timestamp`]: SECONDS,
        [`${prefix}-signature`]: `v1,${signature}`,
      },
    },
    headers: [`${prefix}-id`, `${prefix}-timestamp`, `${prefix}-signature`],
    body: 'bytes',
  }
}

function standardEd25519(): Signed {
  const raw = ed25519.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  const signature = sign(null, Buffer.from(`msg_1.${SECONDS}.${JSON_BODY}`), ed25519.privateKey)
  return {
    name: 'Standard Webhooks: Ed25519',
    service: 'standardwebhooks',
    request: {
      now: NOW,
      secret: `whpk_${raw.toString('base64')}`,
      body: JSON_BODY,
      headers: {
        'webhook-id': 'msg_1',
        'webhook-timestamp': SECONDS,
        'webhook-signature': `v1a,${signature.toString('base64')}`,
      },
    },
    headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
    body: 'bytes',
  }
}

function hmacOfBody(service: string, header: string, encoding: 'hex' | 'base64url' = 'hex'): Signed {
  return {
    name: `${service}: HMAC of the body`,
    service,
    request: {
      now: NOW,
      secret: 'a secret',
      body: JSON_BODY,
      headers: { [header]: hmac('sha256', 'a secret', JSON_BODY).digest(encoding) },
    },
    headers: [header],
    body: 'bytes',
  }
}

function mailgun(): Signed {
  const signature = hmac('sha256', 'a key', `${SECONDS}token-of-fifty`).digest('hex')
  return {
    name: 'Mailgun: HMAC over time and token (not the event)',
    service: 'mailgun',
    request: {
      now: NOW,
      secret: 'a key',
      headers: {},
      body: JSON.stringify({
        signature: { timestamp: SECONDS, token: 'token-of-fifty', signature },
        'event-data': { event: 'failed', recipient: 'anna@example.com' },
      }),
    },
    headers: [],
    body: [SECONDS, 'token-of-fifty', signature],
  }
}

function mandrill(): Signed {
  const url = 'https://user:pass@hooks.example.com:8443/mandrill/'
  const events = '[{"event":"hard_bounce","msg":{"email":"anna@example.com"}}]'
  return {
    name: 'Mandrill: HMAC over address and fields',
    service: 'mandrill',
    request: {
      now: NOW,
      url,
      secret: 'a key',
      headers: {
        'x-mandrill-signature': hmac('sha1', 'a key', `${url}mandrill_events${events}`).digest('base64'),
      },
      body: new URLSearchParams({ mandrill_events: events }).toString(),
    },
    headers: ['x-mandrill-signature'],
    body: ['hard_bounce', 'anna', 'example.com', 'mandrill_events'],
  }
}

function postal(hash: 'sha1' | 'sha256', header: string): Signed {
  return {
    name: `Postal: RSA, ${hash}`,
    service: 'postal',
    request: {
      now: NOW,
      secret: pem(rsa.publicKey),
      body: JSON_BODY,
      headers: { [header]: sign(hash, Buffer.from(JSON_BODY), rsa.privateKey).toString('base64') },
    },
    headers: [header],
    body: 'bytes',
  }
}

function mailomat(): Signed {
  return {
    name: 'Mailomat: HMAC over id, event and time (not the body)',
    service: 'mailomat',
    request: {
      now: NOW,
      secret: 'a secret',
      body: JSON_BODY,
      headers: {
        'x-mom-webhook-id': 'id-1',
        'x-mom-webhook-event': 'failure_perm',
        'x-mom-webhook-timestamp': SECONDS,
        'x-mom-webhook-signature': `sha256=${hmac('sha256', 'a secret', `id-1.failure_perm.${SECONDS}`).digest('hex')}`,
      },
    },
    headers: [
      'x-mom-webhook-id',
      'x-mom-webhook-event',
      'x-mom-webhook-timestamp',
      'x-mom-webhook-signature',
    ],
    body: [],
  }
}

function zeptomail(): Signed {
  const ts = String(NOW)
  const signature = encodeURIComponent(hmac('sha256', 'a key', ts + JSON_BODY).digest('base64'))
  return {
    name: 'ZeptoMail: HMAC over time and body',
    service: 'zeptomail',
    request: {
      now: NOW,
      secret: 'a key',
      body: JSON_BODY,
      headers: { 'producer-signature': `ts=${ts};s=${signature};s-algorithm=HmacSHA256` },
    },
    headers: ['producer-signature'],
    body: 'bytes',
  }
}

function unisenderGo(): Signed {
  const unsigned = '{"auth":"AUTH","events_by_user":[{"events":[]}]}'
  const auth = createHash('md5').update(unsigned.replace('AUTH', 'api-key')).digest('hex')
  return {
    name: 'Unisender Go: MD5 with the API key',
    service: 'unisender-go',
    request: { now: NOW, secret: 'api-key', headers: {}, body: unsigned.replace('AUTH', auth) },
    headers: [],
    body: 'bytes',
  }
}

/** A message of Amazon SNS; the secret is a public key, which stands for that of the certificate. */
export function sns(version: '1' | '2', changed: Readonly<Record<string, string>> = {}): Signed {
  const message: Record<string, string> = {
    Message: '{"eventType":"Bounce","mail":{}}',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    Subject: 'Amazon SES Email Event Notification',
    Timestamp: new Date(NOW).toISOString(),
    TopicArn: 'arn:aws:sns:eu-west-1:123456789012:mine',
    Type: 'Notification',
  }
  const text = Object.entries(message)
    .map(([name, value]) => `${name}\n${value}\n`)
    .join('')
  const body = JSON.stringify({
    ...message,
    SignatureVersion: version,
    Signature: sign(version === '1' ? 'sha1' : 'sha256', Buffer.from(text), rsa.privateKey).toString(
      'base64',
    ),
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01.pem',
    ...changed,
  })
  const { Signature } = JSON.parse(body)
  return {
    name: `Amazon SNS: RSA, version ${version}`,
    service: 'ses',
    request: { now: NOW, secret: pem(rsa.publicKey), headers: {}, body },
    headers: [],
    body: [message.MessageId!, message.Subject!, message.Timestamp!, message.TopicArn!, Signature],
  }
}

/** The body by which Amazon asks whether a subscription is wanted; signed as {@link sns} is. */
export function confirmation(url: string): string {
  const message: Record<string, string> = {
    Message: 'You have chosen to subscribe to the topic.',
    MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
    SubscribeURL: url,
    Timestamp: new Date(NOW).toISOString(),
    Token: 'abc',
    TopicArn: 'arn:aws:sns:eu-west-1:123456789012:mine',
    Type: 'SubscriptionConfirmation',
  }
  const text = Object.entries(message)
    .map(([name, value]) => `${name}\n${value}\n`)
    .join('')
  return JSON.stringify({
    ...message,
    SignatureVersion: '2',
    Signature: sign('sha256', Buffer.from(text), rsa.privateKey).toString('base64'),
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01.pem',
  })
}

export const SIGNED: readonly Signed[] = [
  sns('1'),
  sns('2'),
  sendgrid(),
  svix('svix', 'resend'),
  svix('webhook', 'sweego'),
  standardEd25519(),
  ...Object.entries(HEADERS_OF_HMAC).map(([service, header]) => hmacOfBody(service, header)),
  hmacOfBody('emailengine', 'x-ee-wh-signature', 'base64url'),
  mailgun(),
  mandrill(),
  postal('sha1', 'x-postal-signature'),
  postal('sha256', 'x-postal-signature-256'),
  mailomat(),
  zeptomail(),
  unisenderGo(),
]
