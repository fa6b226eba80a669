import { type Fields, isFields, parseJson } from '../../extract/webhook/json.ts'
import { isSnsCertificateUrl, isSnsUrl } from '../../extract/webhook/verify/sns.ts'

/** How long Amazon may take to answer. */
const PATIENCE = 8000
/** Amazon changes its certificate about once a year. */
const MOST_CERTIFICATES = 10
const LONGEST_CERTIFICATE = 64 * 1024

/** The message of Amazon SNS that a body is; null for any other body. */
export function snsMessageIn(body: Uint8Array): Fields | null {
  const message = parseJson(new TextDecoder().decode(body))
  return isFields(message) && typeof message.TopicArn === 'string' && typeof message.Type === 'string'
    ? message
    : null
}

/** Amazon's certificates, fetched once each, and only from Amazon. */
export class SnsCertificates {
  readonly #known = new Map<string, Promise<string | null>>()

  /**
   * The certificate that a message names; null where there is none at Amazon.
   *
   * @throws where Amazon does not answer
   */
  async of({ SigningCertURL: url }: Fields): Promise<string | null> {
    if (typeof url !== 'string' || !isSnsCertificateUrl(url)) return null
    let certificate = this.#known.get(url)
    if (certificate === undefined) {
      if (this.#known.size >= MOST_CERTIFICATES) this.#known.clear()
      certificate = fetched(url)
      this.#known.set(url, certificate)
      certificate.catch(() => this.#known.delete(url))
    }
    return certificate
  }
}

/**
 * Says yes to a subscription by fetching the address that its message names. The message must have been verified.
 *
 * @throws where it is not Amazon's address, or Amazon does not answer
 */
export async function confirmSubscription({ SubscribeURL: url }: Fields): Promise<void> {
  if (typeof url !== 'string' || !isSnsUrl(url))
    throw new Error('The subscription is not confirmed at Amazon.')
  if ((await fetched(url)) === null) throw new Error('Amazon does not know the subscription.')
}

/** null where there is nothing at that address. */
async function fetched(url: string): Promise<string | null> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
  const text = await answer.text()
  if (answer.ok) return text.slice(0, LONGEST_CERTIFICATE)
  // Addresses are in messages, and not yet verified: a stranger may name what is not there.
  if (answer.status >= 400 && answer.status < 500) return null
  throw new Error(`${new URL(url).host} answered ${answer.status}.`)
}
