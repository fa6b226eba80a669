import { sha256 } from '@noble/hashes/sha2.js'

const ID_BYTES = 12

// Used again for each id: made anew, hasher and buffers would cost more than the hashing.
const UNUSED = sha256.create()
const hasher = UNUSED.clone()
const digest = new Uint8Array(hasher.outputLen)
const encoder = new TextEncoder()
const bytes = new Uint8Array(4096)

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A stable id of what an event says: the same parts give the same id, in any process.
 * @returns 24 hexadecimal digits
 */
export function eventId(parts: readonly (string | number | null)[]): string {
  let text = ''
  for (let n = 0; n < parts.length; n++) text += `${n > 0 ? '\u0001' : ''}${parts[n] ?? '\u0000'}`
  // A UTF-16 unit is at most three bytes of UTF-8.
  const encoded =
    text.length * 3 > bytes.length
      ? encoder.encode(text)
      : bytes.subarray(0, encoder.encodeInto(text, bytes).written)
  UNUSED._cloneInto(hasher)
  hasher.update(encoded).digestInto(digest)
  let id = ''
  for (let n = 0; n < ID_BYTES; n++) id += HEX[digest[n]!]
  return id
}
