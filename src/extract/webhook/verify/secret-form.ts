import { fromBase64 } from './bytes.ts'
import { publicKeyOf } from './der.ts'

/** What the secret of a service looks like, where that can be told. */
interface SecretForm {
  readonly fits: (secret: string) => boolean
  /** For people: `must be …`. */
  readonly is: string
}

/** A SubjectPublicKeyInfo is a SEQUENCE; the shortest of these keys has 91 bytes. */
function isKey(secret: string): boolean {
  const der = publicKeyOf(secret)
  return der !== null && der.length >= 91 && der[0] === 0x30
}

const PUBLIC_KEY: SecretForm = {
  fits: isKey,
  is: 'the public key that the service shows for its signatures (base64, or PEM)',
}

const STANDARD: SecretForm = {
  fits: (secret) => (fromBase64(secret.replace(/^whsec_|^whpk_/, ''))?.length ?? 0) > 0,
  is: 'the signing secret as the service shows it: whsec_ or whpk_ and base64',
}

/** By the service; of others any text may be one. */
const FORMS: ReadonlyMap<string, SecretForm> = new Map([
  ['sendgrid', PUBLIC_KEY],
  ['postal', PUBLIC_KEY],
  ['resend', STANDARD],
  ['sweego', STANDARD],
  ['standardwebhooks', STANDARD],
])

/**
 * What a secret of a service must be, where this one cannot be one; null where it can.
 *
 * @example wrongSecret('resend', 'not a secret') // 'the signing secret as the service shows it: whsec_ …'
 */
export function wrongSecret(service: string, secret: string): string | null {
  const form = FORMS.get(service)
  return form === undefined || form.fits(secret) ? null : form.is
}
