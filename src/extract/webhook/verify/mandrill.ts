import { base64, sameText, utf8 } from './bytes.ts'
import { hmac } from './crypto.ts'
import { invalid, type Scheme, VALID } from './scheme.ts'

/** With this key Mandrill signs the empty list that it posts when a webhook is made. */
const TEST_KEY = 'test-webhook'

/**
 * HMAC-SHA1 over the address and the fields of the form
 * (https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/#authenticating-webhook-requests).
 * The address is the one that was typed at Mandrill, to the letter.
 */
export const mandrill: Scheme = async (request, secret) => {
  const given = request.header('x-mandrill-signature')
  if (given === null) return invalid('signature-missing')
  if (request.url === null) return invalid('url-missing')
  const form = [...new URLSearchParams(new TextDecoder().decode(request.body))]
  if (form.length === 0) return invalid('body-malformed')
  const sorted = form.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const isTest = sorted.length === 1 && sorted[0]![0] === 'mandrill_events' && sorted[0]![1] === '[]'
  const data = utf8(request.url + sorted.flat().join(''))
  for (const key of isTest ? [secret, TEST_KEY] : [secret]) {
    if (sameText(given, base64(await hmac('SHA-1', utf8(key), data)))) return VALID
  }
  return invalid('signature-wrong')
}
