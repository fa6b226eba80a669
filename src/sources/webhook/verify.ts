import type { Fields } from '../../extract/webhook/json.ts'
import { SCHEMES } from '../../extract/webhook/verify/index.ts'
import type { Verification, WhyInvalid } from '../../extract/webhook/verify/scheme.ts'
import { type Secret, verifyWebhook } from '../../verify-webhook.ts'
import type { WebhookBlock } from './block.ts'
import { type SnsCertificates, snsMessageIn } from './sns-messages.ts'

/** A request as it came in. */
export interface WebhookRequest {
  /** Names and values, as they were sent. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array
  /** Path and query. */
  readonly url: string
}

/** Whether a request is of the service whose block this is. */
export async function verified(
  block: WebhookBlock,
  request: WebhookRequest,
  now: number,
  certificates: SnsCertificates,
): Promise<Verification> {
  const { service, secret, topics } = block
  const secrets: readonly string[] =
    secret === undefined ? [] : typeof secret === 'string' ? [secret] : secret
  const { headers, body } = request
  if (topics !== undefined) {
    const message = secrets.length > 0 ? null : ownMessageIn(request, topics)
    const pem = message === null ? secrets : await certificates.of(message)
    if (pem === null) return { valid: false, why: 'certificate-elsewhere' }
    return verifyWebhook(service, {
      headers,
      body,
      now,
      topics,
      secret: pem.length > 0 ? pem : NO_CERTIFICATE,
    })
  }
  if (service !== 'ses' && SCHEMES.has(service))
    return verifyWebhook(service, { headers, body, now, secret: secrets, url: block.url })
  const shared = secrets.flatMap((value) => waysOf(value, block.header))
  return mostTelling(
    await Promise.all(
      shared.map((one) => verifyWebhook(service, { headers, body, now, secret: one, url: request.url })),
    ),
  )
}

/** Of topics of strangers nothing is fetched. */
function ownMessageIn({ body }: WebhookRequest, topics: readonly string[]): Fields | null {
  const message = snsMessageIn(body)
  return message !== null && topics.includes(String(message.TopicArn)) ? message : null
}

/** What does not even name one is refused for what it lacks. */
const NO_CERTIFICATE = 'none'

/** How a service that does not sign may send a secret. */
const waysOf = (value: string, header: string | undefined): readonly Secret[] => [
  { basic: value },
  { bearer: value },
  { query: { name: 'secret', value } },
  ...(header === undefined ? [] : [{ header: { name: header, value } }]),
]

function mostTelling(all: readonly Verification[]): Verification {
  const wrong = (one: Verification) => !one.valid && one.why === 'signature-wrong'
  return all.find(({ valid }) => valid) ?? all.find(wrong) ?? all[0]!
}

/** Why a request is refused, and what to do, in plain words. */
export const WHY_REFUSED: Readonly<Record<WhyInvalid, string>> = {
  'secret-missing': 'The block has no secret to verify it with.',
  'secret-malformed': 'The secret of the block is not of the form that this service has. Copy it anew.',
  'signature-missing': 'It has no signature or credentials. Does the service send them?',
  'signature-malformed': 'Its signature is not of the form that this service has.',
  'signature-wrong':
    'Its signature or credentials do not fit the secret. Is it the right one, and does a proxy leave the body as it is?',
  'too-old': 'It was signed too long ago. Is the clock of this machine right?',
  'too-new': 'It was signed in the future. Is the clock of this machine right?',
  'body-malformed': 'Its body does not hold what this service signs.',
  'url-missing': 'The address that it was posted to is signed: give url in the block.',
  'certificate-elsewhere': 'Its certificate is not at Amazon.',
  'topic-not-allowed': 'Its topic is not among the topics of the block.',
  'service-unknown': 'No service of that name is known.',
}
