// The labelled samples beside the checkout. They are not ours to copy: where they are missing, their tests skip.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../shared/samples')
export const HAS_SAMPLES = existsSync(join(ROOT, 'webhooks'))

export interface Sample {
  /** As `ses/bounce-permanent.json`. */
  readonly name: string
  readonly service: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  /** How it was signed, and the test key. */
  readonly scheme: Readonly<Record<string, string>>
}

/** One label: what an event of a body must say. */
export interface Label {
  readonly file: string
  readonly recipient: string | null
  readonly event: string
  readonly reason: string
  readonly type: string | null
  readonly status: string | null
  readonly reply: string | null
}

export function samples(): readonly Sample[] {
  if (!HAS_SAMPLES) return []
  const folders = readdirSync(join(ROOT, 'webhooks')).filter((name) => !name.startsWith('_'))
  return folders.flatMap((service) => {
    const folder = join(ROOT, 'webhooks', service)
    const names = readdirSync(folder).filter((name) => /(?<!\.headers)\.(?:json|form)$/.test(name))
    return names.map((name) => {
      const beside = join(folder, name.replace(/\.\w+$/, '.headers.json'))
      const { _verify: scheme, ...headers } = existsSync(beside)
        ? JSON.parse(readFileSync(beside, 'utf8'))
        : {}
      return {
        name: `${service}/${name}`,
        service,
        body: readFileSync(join(folder, name)),
        headers,
        scheme: scheme ?? {},
      }
    })
  })
}

export function labels(): readonly Label[] {
  if (!HAS_SAMPLES) return []
  return readFileSync(join(ROOT, 'expected.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"webhooks/'))
    .map((line) => JSON.parse(line))
}

/** A test key, by its path in the samples. */
export const key = (path: string) => readFileSync(join(ROOT, 'webhooks', path), 'utf8')

/** Schemes of services that send no signature, or none that these samples hold. */
export const UNSIGNED =
  /^(?:none|basic|bearer|api-destination|eventbridge|secret query|entra-jwt|queue|scaleway)/

/** The secret by which a sample was signed, and the time at which. */
export function secretOf({ scheme }: Sample): string {
  const file = scheme.cert ?? scheme.publicKey
  return file === undefined ? (scheme.secret ?? scheme.publicKeyBase64Der ?? '') : key(file)
}

export function timeOf({ headers, body, service }: Sample): number {
  const header = [
    'svix-timestamp',
    'webhook-timestamp',
    'x-mom-webhook-timestamp',
    'x-twilio-email-event-webhook-timestamp',
  ]
  const seconds = header.map((name) => headers[name]).find((value) => value !== undefined)
  if (seconds !== undefined) return Number(seconds) * 1000
  const text = body.toString()
  if (service === 'ses') return Date.parse(/"Timestamp": ?"([^"]+)"/.exec(text)![1]!)
  if (service === 'zeptomail') return Number(/ts=(\d+)/.exec(headers['producer-signature']!)![1])
  return Number(/timestamp(?:": ?"|=)(\d{10})\b/.exec(text)?.[1] ?? 0) * 1000
}

/** Services that sign every byte of the body. */
export const SIGN_BYTES =
  /^(?:sendgrid|resend|sweego|standardwebhooks|mailersend|mailtrap|maileroo|forwardemail|emailengine|postal|unisender-go)$/
