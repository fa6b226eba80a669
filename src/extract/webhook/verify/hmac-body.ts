import { base64url, concat, hex, sameText, utf8 } from './bytes.ts'
import { hmac } from './crypto.ts'
import { invalid, type Scheme, VALID } from './scheme.ts'

/**
 * HMAC-SHA256 of the raw body in a header, as MailerSend, Mailtrap, Maileroo, EmailEngine and Forward Email sign.
 * Nothing tells when it was signed: a body that is sent again is valid again, so tell repeats by the event's id.
 */
export function hmacOfBody(header: string, encode: (bytes: Uint8Array) => string = hex): Scheme {
  return async (request, secret) => {
    const given = request.header(header)
    if (given === null) return invalid('signature-missing')
    const expected = encode(await hmac('SHA-256', utf8(secret), concat(request.body)))
    return sameText(given, expected) ? VALID : invalid('signature-wrong')
  }
}

export const emailengine = hmacOfBody('x-ee-wh-signature', base64url)
