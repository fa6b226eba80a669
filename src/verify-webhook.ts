import { webhookNamed } from './extract/webhook/index.ts'
import { SCHEMES } from './extract/webhook/verify/index.ts'
import { invalid, type SignedRequest, type Verification } from './extract/webhook/verify/scheme.ts'
import { checkCredentials, checkShared, type SharedSecret } from './extract/webhook/verify/shared.ts'

/** A request and what is needed to check it. */
export interface VerifyOptions {
  /** Headers of the request: an object, `Headers`, or a list of names and values; names in any case of letters. */
  readonly headers: HeaderSource
  /** The raw body: the very bytes that were posted, not JSON that was parsed and written again. */
  readonly body: string | Uint8Array
  /**
   * What the service signs with, by its own name for it: Mailgun's webhook signing key, SendGrid's public key
   * (base64), Amazon SNS's certificate (PEM, see {@link isSnsUrl}), Resend's `whsec_…`, Postal's public key. Several
   * while a secret is changed: one must fit. For a service that does not sign, the credentials or token that you
   * gave it.
   */
  readonly secret: Secret | readonly Secret[] | null | undefined
  /** The address posted to, as it was typed at the service. Mandrill signs it; a secret in the query needs it. */
  readonly url?: string | undefined
  /** The time now. */
  readonly now: Date | number
  /** Seconds that a signed time may be past, other than what the scheme holds for right. */
  readonly maxAge?: number | undefined
  /** Amazon SNS: the topics (ARN) that are yours. Without it every topic of anybody is taken. */
  readonly topics?: readonly string[] | undefined
}

export type Secret = string | SharedSecret
export type HeaderSource =
  | Iterable<readonly [string, string]>
  | Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Says whether a webhook's request was sent by the service: signature, and where it signs a time, that it is not
 * older than the window. Compares in constant time. Without a secret nothing is valid. Where a scheme signs no time
 * (see its file), a repeat is valid again: tell repeats by the events' `id`.
 *
 * @param service an id of {@link WEBHOOK_SERVICES}, or `standardwebhooks`
 * @example
 * const result = await verifyWebhook('resend', { headers: request.headers, body, secret: 'whsec_…', now: Date.now() })
 * if (!result.valid) return new Response(result.why, { status: 401 })
 */
export async function verifyWebhook(service: string, options: VerifyOptions): Promise<Verification> {
  const scheme = SCHEMES.get(service)
  if (scheme === undefined && webhookNamed(service) === undefined) return invalid('service-unknown')
  const request = requestOf(options)
  const { secret } = options
  const secrets = (Array.isArray(secret) ? secret : [secret]) as readonly (Secret | null | undefined)[]
  let outcome: Verification = invalid('secret-missing')
  for (const one of secrets) {
    if (one === null || one === undefined || one === '') continue
    if (typeof one !== 'string') outcome = checkShared(request, one)
    else if (scheme === undefined) outcome = checkCredentials(request, one)
    else outcome = await scheme(request, one)
    if (outcome.valid) return outcome
  }
  return outcome
}

function requestOf({ headers, body, url, now, maxAge, topics }: VerifyOptions): SignedRequest {
  const values = new Map<string, string | null>()
  for (const [name, value] of entriesOf(headers)) {
    const lower = name.toLowerCase()
    // A header that came twice could mean one thing to us and another to a proxy.
    values.set(lower, values.has(lower) ? null : value)
  }
  return {
    header: (name) => values.get(name.toLowerCase()) ?? null,
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    url: url ?? null,
    now: typeof now === 'number' ? now : now.getTime(),
    maxAge,
    topics,
  }
}

function* entriesOf(headers: HeaderSource): Iterable<readonly [string, string]> {
  if (Symbol.iterator in headers) {
    yield* headers as Iterable<readonly [string, string]>
    return
  }
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') yield [name, value]
    else for (const one of value ?? []) yield [name, one]
  }
}
