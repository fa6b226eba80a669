import { hex, sameText, utf8 } from './bytes.ts'
import { hmac } from './crypto.ts'
import { invalid, outsideWindow, type Scheme, secondsOf, VALID } from './scheme.ts'

const WINDOW_SECONDS = 3600

/** HMAC-SHA256 over id, event and time. QUIRK: the body is not signed: take it by TLS only, and each id once. */
export const mailomat: Scheme = async (request, secret) => {
  const [id, event, timestamp, given] = ['id', 'event', 'timestamp', 'signature'].map((name) =>
    request.header(`x-mom-webhook-${name}`),
  )
  if (id == null || event == null || timestamp == null || given == null) return invalid('signature-missing')
  const expected = hex(await hmac('SHA-256', utf8(secret), utf8(`${id}.${event}.${timestamp}`)))
  if (!sameText(given, `sha256=${expected}`)) return invalid('signature-wrong')
  const outside = outsideWindow(secondsOf(timestamp), request, WINDOW_SECONDS)
  return outside === null ? VALID : invalid(outside)
}
