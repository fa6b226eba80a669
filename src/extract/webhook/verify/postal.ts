import { concat, fromBase64 } from './bytes.ts'
import { rsaVerifies } from './crypto.ts'
import { publicKeyOf } from './der.ts'
import { invalid, type Scheme, VALID } from './scheme.ts'

/**
 * RSA over the raw body; the secret is the public key of the server (PEM, or base64 as in its DKIM record). Where
 * the signature with SHA-256 is there, that of the older SHA-1 counts no more.
 */
export const postal: Scheme = async (request, secret) => {
  const newer = request.header('x-postal-signature-256')
  const given = newer ?? request.header('x-postal-signature')
  if (given === null) return invalid('signature-missing')
  const key = publicKeyOf(secret)
  if (key === null) return invalid('secret-malformed')
  const signature = fromBase64(given)
  if (signature === null) return invalid('signature-malformed')
  const hash = newer === null ? 'SHA-1' : 'SHA-256'
  return (await rsaVerifies(hash, key, signature, concat(request.body))) ? VALID : invalid('signature-wrong')
}
