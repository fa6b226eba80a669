import { formOf } from '../form.ts'
import { text } from '../json.ts'
import { base64, concat, sameText, utf8 } from './bytes.ts'
import { hmac } from './crypto.ts'
import { invalid, outsideWindow, type Scheme, VALID } from './scheme.ts'

const WINDOW_SECONDS = 3600

/**
 * HMAC-SHA256 over the JSON, which is the body or its field `data`; header `producer-signature` with
 * `ts=…;s=…;s-algorithm=HmacSHA256`. QUIRK: public code disagrees whether the time goes before the JSON: both are
 * taken. Where it does not, the time is not signed and the window holds off but honest repeats.
 */
export const zeptomail: Scheme = async (request, secret) => {
  const header = request.header('producer-signature')
  if (header === null) return invalid('signature-missing')
  const parts = /^ts=(\d{13});s=([^;]{1,200});s-algorithm=HmacSHA256$/.exec(header)
  if (parts === null) return invalid('signature-malformed')
  const [, ts, given] = parts
  const outside = outsideWindow(Number(ts), request, WINDOW_SECONDS)
  if (outside !== null) return invalid(outside)
  const body = new TextDecoder().decode(request.body)
  const form = formOf(body)
  const json = form === null ? concat(request.body) : utf8(text(form.data) ?? '')
  if (json.length === 0) return invalid('body-malformed')
  for (const data of [json, concat(utf8(ts!), json)]) {
    const expected = base64(await hmac('SHA-256', utf8(secret), data))
    // Compared as written, so that no other way to write it is the same.
    if (sameText(given!, encodeURIComponent(expected))) return VALID
  }
  return invalid('signature-wrong')
}
