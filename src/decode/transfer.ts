/** Content transfer encodings, RFC 2045 section 6. Input and output are binary strings; nothing here throws. */
import { bytesToBinary } from './bytes.ts'

const BASE64 = new Int8Array(256).fill(-1)
for (let i = 0; i < 64; i++) {
  BASE64['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charCodeAt(i)] = i
}
// QUIRK: the URL alphabet of RFC 4648 section 5 turns up in mail too.
BASE64[45] = 62
BASE64[95] = 63

const HEX = new Int8Array(256).fill(-1)
for (let i = 0; i < 10; i++) HEX[48 + i] = i
for (let i = 0; i < 6; i++) {
  HEX[65 + i] = 10 + i
  HEX[97 + i] = 10 + i
}

/** `quoted-printable`, `base64` or `identity`; unknown names (and `7bit`, `8bit`, `binary`) are `identity`. */
export type TransferEncoding = 'quoted-printable' | 'base64' | 'identity'

/** The encoding a Content-Transfer-Encoding value names. */
export function transferEncoding(value: string | null): TransferEncoding {
  if (value === null) return 'identity'
  // QUIRK: seen are `"base64"`, `base64;`, `Quoted-Printable (comment)` and `x-base64`.
  const name = value.toLowerCase()
  if (name.includes('quoted-printable')) return 'quoted-printable'
  return name.includes('base64') ? 'base64' : 'identity'
}

/** Decode a body. */
export function decodeTransfer(body: string, encoding: TransferEncoding): string {
  if (encoding === 'base64') return looksLikeBase64(body) ? bytesToBinary(decodeBase64(body)) : body
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body
}

/**
 * Base64, RFC 2045 section 6.8: characters outside the alphabet are skipped, padding ends a group and reading
 * goes on (several encoded texts may stand one after the other), a cut end gives the whole bytes there are.
 *
 * @example decodeBase64('aGk=') // Uint8Array [0x68, 0x69]
 */
export function decodeBase64(text: string): Uint8Array {
  const out = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let size = 0
  let bits = 0
  let have = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 61) {
      have = 0
      bits = 0
      continue
    }
    const value = code < 256 ? BASE64[code]! : -1
    if (value < 0) continue
    bits = ((bits << 6) | value) & 0xffffff
    have += 6
    if (have >= 8) {
      have -= 8
      out[size++] = (bits >> have) & 255
    }
  }
  return out.subarray(0, size)
}

/**
 * Does a body said to be base64 look like it?
 *
 * QUIRK: some gateways decode or re-wrap a body and leave the header as it was. Prose has a blank every six
 * letters and fields have colons and dots, base64 has neither.
 */
export function looksLikeBase64(body: string): boolean {
  const end = Math.min(body.length, 1024)
  let good = 0
  let bad = 0
  for (let i = 0; i < end; i++) {
    const code = body.charCodeAt(i)
    if (code === 10 || code === 61) continue
    if (code < 256 && BASE64[code]! >= 0 && code !== 45 && code !== 95) good++
    else bad++
  }
  return bad * 10 <= good
}

/**
 * Quoted-printable, RFC 2045 section 6.7: soft line breaks (also with blanks after the `=`, which transport may
 * add) are joined, `=XX` decoded in either case; a broken `=` stays as it stands.
 *
 * @example decodeQuotedPrintable('a=3Db=\nc') // 'a=bc'
 */
export function decodeQuotedPrintable(text: string): string {
  let at = text.indexOf('=')
  if (at < 0) return text
  let out = ''
  let copied = 0
  while (at >= 0) {
    const high = HEX[text.charCodeAt(at + 1)] ?? -1
    const low = HEX[text.charCodeAt(at + 2)] ?? -1
    let next = at + 1
    if (high >= 0 && low >= 0) {
      out += text.slice(copied, at) + String.fromCharCode(high * 16 + low)
      next = copied = at + 3
    } else {
      while (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9) next++
      if (next >= text.length || text.charCodeAt(next) === 10) {
        out += text.slice(copied, at)
        next = copied = Math.min(next + 1, text.length)
      }
    }
    at = text.indexOf('=', next)
  }
  return out + text.slice(copied)
}
