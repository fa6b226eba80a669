import { base64, concat, fromBase64, sameText, utf8 } from './bytes.ts'
import { ed25519Verifies, hmac } from './crypto.ts'
import { invalid, outsideWindow, type Scheme, type SignedRequest, secondsOf, VALID } from './scheme.ts'

const WINDOW_SECONDS = 300

/**
 * Standard Webhooks and Svix: https://www.standardwebhooks.com. Signed are id, time and body; the header holds a
 * list of signatures, so that secrets can be changed. A secret `whsec_…` is for HMAC-SHA256 (`v1`), a key `whpk_…`
 * for Ed25519 (`v1a`).
 */
export const standardWebhooks: Scheme = async (request, secret) => {
  const found = headersOf(request)
  if (found === null) return invalid('signature-missing')
  const { id, timestamp, signatures } = found
  const outside = outsideWindow(secondsOf(timestamp), request, WINDOW_SECONDS)
  if (outside !== null) return invalid(outside)
  const data = concat(utf8(`${id}.${timestamp}.`), request.body)
  const key = fromBase64(secret.replace(/^whsec_|^whpk_/, ''))
  if (key === null || key.length === 0) return invalid('secret-malformed')
  const fits = secret.startsWith('whpk_')
    ? await anyEd25519(signatures, key, data)
    : anyHmac(signatures, await hmac('SHA-256', key, data))
  return fits ? VALID : invalid('signature-wrong')
}

/** Svix's own names of the headers, or those of the standard. */
function headersOf(request: SignedRequest) {
  for (const prefix of ['svix', 'webhook']) {
    const id = request.header(`${prefix}-id`)
    const timestamp = request.header(`${prefix}-timestamp`)
    const signatures = request.header(`${prefix}-signature`)
    if (id !== null && timestamp !== null && signatures !== null)
      return { id, timestamp, signatures: signatures.split(' ').slice(0, MOST_SIGNATURES) }
  }
  return null
}

/** More are not tried: each costs. */
const MOST_SIGNATURES = 10

function anyHmac(signatures: readonly string[], expected: Uint8Array): boolean {
  const text = `v1,${base64(expected)}`
  return signatures.filter((signature) => sameText(signature, text)).length > 0
}

async function anyEd25519(
  signatures: readonly string[],
  key: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  for (const text of signatures) {
    const signature = text.startsWith('v1a,') ? fromBase64(text.slice(4)) : null
    if (signature !== null && (await ed25519Verifies(key, signature, data))) return true
  }
  return false
}
