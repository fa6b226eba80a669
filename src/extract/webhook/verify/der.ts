import { fromBase64 } from './bytes.ts'

/** One value of DER (X.690): its tag, and where it and its content stand. */
interface Value {
  readonly tag: number
  readonly start: number
  readonly from: number
  readonly to: number
}

const SEQUENCE = 0x30
const INTEGER = 0x02
const VERSION = 0xa0

/** The value at `at`; null where there is none that lies within `end`. */
function valueAt(der: Uint8Array, at: number, end: number): Value | null {
  const tag = der[at]
  const first = der[at + 1]
  if (tag === undefined || first === undefined) return null
  let length = first
  let from = at + 2
  if (first >= 0x80) {
    const count = first - 0x80
    if (count === 0 || count > 3) return null
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + (der[from + i] ?? Number.NaN)
    from += count
    // DER writes a length in the shortest way.
    if (!(length >= (count === 1 ? 0x80 : 256 ** (count - 1)))) return null
  }
  return from + length <= end ? { tag, start: at, from, to: from + length } : null
}

/**
 * The public key (SubjectPublicKeyInfo) of a PEM: of a certificate (RFC 5280 section 4.1) or of a bare public key.
 * Base64 without the lines around it is taken as a public key. Null where there is none.
 */
export function publicKeyOf(pem: string): Uint8Array<ArrayBuffer> | null {
  const certificate = pem.includes('-----BEGIN CERTIFICATE-----')
  const begin = pem.indexOf('-----BEGIN ')
  const start = begin < 0 ? 0 : pem.indexOf('-----', begin + 11) + 5
  const end = begin < 0 ? pem.length : pem.indexOf('-----END ', start)
  if (start < 5 && begin >= 0) return null
  const der = fromBase64(pem.slice(start, end < 0 ? pem.length : end).replace(/\s+/g, ''))
  if (der === null) return null
  return certificate ? keyOfCertificate(der) : der
}

function keyOfCertificate(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const outer = valueAt(der, 0, der.length)
  const inner = outer?.tag === SEQUENCE ? valueAt(der, outer.from, outer.to) : null
  if (inner?.tag !== SEQUENCE) return null
  let at = inner.from
  const first = valueAt(der, at, inner.to)
  if (first?.tag === VERSION) at = first.to
  // Serial number, algorithm, issuer, validity and subject stand before the key.
  for (let i = 0; i < 5; i++) {
    const value = valueAt(der, at, inner.to)
    if (value === null) return null
    at = value.to
  }
  const key = valueAt(der, at, inner.to)
  return key?.tag === SEQUENCE ? new Uint8Array(der.slice(key.start, key.to)) : null
}

/** An ECDSA signature of DER as WebCrypto wants it: r and s one after another. Null for any that is not strict DER. */
export function rawSignature(der: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  const outer = valueAt(der, 0, der.length)
  if (outer?.tag !== SEQUENCE || outer.to !== der.length) return null
  const r = valueAt(der, outer.from, outer.to)
  const s = r === null ? null : valueAt(der, r.to, outer.to)
  if (r === null || s === null || s.to !== outer.to) return null
  const raw = new Uint8Array(2 * size)
  return place(der, r, raw, size) && place(der, s, raw, 2 * size) ? raw : null
}

/** Puts a positive integer right-aligned before `end`. */
function place(der: Uint8Array, { tag, from, to }: Value, raw: Uint8Array, end: number): boolean {
  const padded = der[from] === 0
  if (tag !== INTEGER || from === to || der[from]! >= 0x80) return false
  if (padded && !(der[from + 1]! >= 0x80)) return false
  const bytes = der.subarray(padded ? from + 1 : from, to)
  if (bytes.length > raw.length / 2) return false
  raw.set(bytes, end - bytes.length)
  return true
}
