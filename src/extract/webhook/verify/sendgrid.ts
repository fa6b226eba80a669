import { concat, fromBase64, utf8 } from './bytes.ts'
import { p256Verifies } from './crypto.ts'
import { publicKeyOf, rawSignature } from './der.ts'
import { invalid, outsideWindow, type Scheme, secondsOf, VALID } from './scheme.ts'

/** SendGrid tells no window; a retry carries a fresh time. */
const WINDOW_SECONDS = 600
const P256_BYTES = 32

/** ECDSA over time and raw body; the secret is the public key that the settings page shows (base64), or its PEM. */
export const sendgrid: Scheme = async (request, secret) => {
  const timestamp = request.header('x-twilio-email-event-webhook-timestamp')
  const given = request.header('x-twilio-email-event-webhook-signature')
  if (timestamp === null || given === null) return invalid('signature-missing')
  const key = publicKeyOf(secret)
  if (key === null) return invalid('secret-malformed')
  const der = fromBase64(given)
  const signature = der === null ? null : rawSignature(der, P256_BYTES)
  if (signature === null) return invalid('signature-malformed')
  const outside = outsideWindow(secondsOf(timestamp), request, WINDOW_SECONDS)
  if (outside !== null) return invalid(outside)
  const fits = await p256Verifies(key, signature, concat(utf8(timestamp), request.body))
  return fits ? VALID : invalid('signature-wrong')
}
