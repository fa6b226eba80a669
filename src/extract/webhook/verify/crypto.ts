import { hmac as hmacHere } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'

type Bytes = Uint8Array<ArrayBuffer>

export type Hash = 'SHA-1' | 'SHA-256'

/** WebCrypto: in Node, browsers, Deno, Bun and workers alike. */
const subtle = () => globalThis.crypto.subtle

/** Of up to so many bytes it is faster to do it at once than to have another thread do it. */
const FEW_BYTES = 16 * 1024

export async function hmac(hash: Hash, key: Bytes, data: Bytes): Promise<Uint8Array> {
  if (data.length <= FEW_BYTES) return hmacHere(hash === 'SHA-1' ? sha1 : sha256, key, data)
  const imported = await subtle().importKey('raw', key, { name: 'HMAC', hash }, false, ['sign'])
  return new Uint8Array(await subtle().sign('HMAC', imported, data))
}

/** RSASSA-PKCS1-v1_5; false also for a key that is none. */
export function rsaVerifies(hash: Hash, spki: Bytes, signature: Bytes, data: Bytes): Promise<boolean> {
  return verifies({ name: 'RSASSA-PKCS1-v1_5', hash }, 'spki', spki, signature, data)
}

/** ECDSA over P-256 with SHA-256; the signature is r and s. */
export function p256Verifies(spki: Bytes, signature: Bytes, data: Bytes): Promise<boolean> {
  return verifies({ name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }, 'spki', spki, signature, data)
}

/** The key is the 32 bytes themselves. */
export function ed25519Verifies(key: Bytes, signature: Bytes, data: Bytes): Promise<boolean> {
  return verifies({ name: 'Ed25519' }, 'raw', key, signature, data)
}

interface Algorithm {
  readonly name: string
  readonly hash?: Hash
  readonly namedCurve?: string
}

async function verifies(
  algorithm: Algorithm,
  format: 'raw' | 'spki',
  key: Bytes,
  signature: Bytes,
  data: Bytes,
): Promise<boolean> {
  try {
    const imported = await subtle().importKey(format, key, algorithm, false, ['verify'])
    return await subtle().verify(algorithm, imported, signature, data)
  } catch {
    return false
  }
}
