import { md5 } from '@noble/hashes/legacy.js'
import { fields, parseJson } from '../json.ts'
import { hex, sameText, utf8 } from './bytes.ts'
import { invalid, type Scheme, VALID } from './scheme.ts'

/** MD5 of the body with the API key in the place of the signature, which stands in the body as `auth`. */
export const unisenderGo: Scheme = async (request, secret) => {
  const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(request.body)
  const { auth } = fields(parseJson(body))
  if (typeof auth !== 'string') return invalid('signature-missing')
  if (!/^[0-9a-f]{32}$/.test(auth)) return invalid('signature-malformed')
  const at = body.indexOf(auth)
  if (at < 0) return invalid('body-malformed')
  const signed = body.slice(0, at) + secret + body.slice(at + auth.length)
  return sameText(hex(md5(utf8(signed))), auth) ? VALID : invalid('signature-wrong')
}
