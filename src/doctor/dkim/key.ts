import { createPublicKey } from 'node:crypto'
import { readTags } from '../tags.ts'

/** A published DKIM key (RFC 6376 section 3.6.1). */
export interface DkimKey {
  readonly type: string
  /** Bits of an RSA key; null of another, or where it cannot be read. */
  readonly bits: number | null
  /** `p=` is there and empty. */
  readonly revoked: boolean
  readonly testing: boolean
  /** Hashes that may be used; null: all. */
  readonly hashes: readonly string[] | null
  readonly services: readonly string[]
  readonly mistakes: readonly string[]
}

/**
 * Reads a key record.
 *
 * @example
 * readDkimKey('v=DKIM1; k=rsa; p=').revoked // true
 */
export function readDkimKey(text: string): DkimKey {
  const { tags, first, mistakes } = readTags(text)
  const wrong = [...mistakes]
  const version = tags.get('v')
  if (version !== undefined && (version !== 'DKIM1' || first !== 'v'))
    wrong.push(first === 'v' ? `v= must be DKIM1, not “${version.slice(0, 40)}”` : 'v= must come first')
  const type = (tags.get('k') ?? 'rsa').toLowerCase()
  const written = tags.get('p')
  const p = (written ?? '').replace(/\s+/g, '')
  if (written === undefined) wrong.push('p=, the key, is missing')
  else if (!/^[A-Za-z0-9+/]*={0,2}$/.test(p)) wrong.push('p= is no Base64')
  const bits = type === 'rsa' && p !== '' ? rsaBits(p) : null
  if (type === 'rsa' && p !== '' && bits === null)
    wrong.push('p= holds no RSA key; perhaps part of it is missing')
  if (type === 'ed25519' && p !== '' && Buffer.from(p, 'base64').length !== 32)
    wrong.push('p= holds no Ed25519 key, which has 32 bytes')
  const list = (name: string) =>
    tags
      .get(name)
      ?.toLowerCase()
      .split(':')
      .map((one) => one.trim())
  return {
    ...{ type, bits, revoked: written === '', mistakes: wrong },
    testing: list('t')?.includes('y') ?? false,
    hashes: list('h') ?? null,
    services: list('s') ?? ['*'],
  }
}

/** Usually a SubjectPublicKeyInfo; RFC 6376's own words allow a bare RSAPublicKey, which verifiers take as well. */
function rsaBits(base64: string): number | null {
  const key = Buffer.from(base64, 'base64')
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      const { asymmetricKeyDetails } = createPublicKey({ key, format: 'der', type })
      if (asymmetricKeyDetails?.modulusLength !== undefined) return asymmetricKeyDetails.modulusLength
    } catch {
      // Not of this form.
    }
  }
  return null
}
