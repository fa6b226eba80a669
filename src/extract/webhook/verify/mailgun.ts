import { formOf } from '../form.ts'
import { fields, isFields, parseJson, text } from '../json.ts'
import { hex, sameText, utf8 } from './bytes.ts'
import { hmac } from './crypto.ts'
import { invalid, outsideWindow, type Scheme, secondsOf, VALID } from './scheme.ts'

/** A retry carries the first time; the last comes after about eight hours. */
const WINDOW_SECONDS = 8.5 * 3600

/**
 * HMAC-SHA256 over time and token, which stand in the body. QUIRK: the event itself is not signed, so whoever has
 * seen one request can put another event beside its signature: take requests by TLS only, and each token once.
 */
export const mailgun: Scheme = async (request, secret) => {
  const body = new TextDecoder().decode(request.body)
  const json = parseJson(body)
  const signed = isFields(json) ? fields(json.signature) : fields(formOf(body))
  const { timestamp, token, signature } = signed
  if (typeof signature !== 'string' || typeof token !== 'string') return invalid('signature-missing')
  const time = text(timestamp) ?? ''
  const expected = hex(await hmac('SHA-256', utf8(secret), utf8(time + token)))
  if (!sameText(signature, expected)) return invalid('signature-wrong')
  const outside = outsideWindow(secondsOf(time), request, WINDOW_SECONDS)
  return outside === null ? VALID : invalid(outside)
}
