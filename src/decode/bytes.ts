/**
 * Bytes as a "binary" string: one character of U+0000 to U+00FF a byte. V8 keeps such a string in one byte a
 * character, searches it with `indexOf` at memory speed, and every byte can be had back for the charset decoder.
 */

const ASCII = new TextDecoder('utf-8', { ignoreBOM: true })

/** Bytes looked at together: those without 8-bit bytes take the fast way. A multiple of 8. */
const BLOCK = 256

/** Most arguments of one call of `String.fromCharCode`. */
const CHUNK = 8192

/** Is there any character beyond ASCII? */
export function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text)
}

function rangeIsAscii(bytes: Uint8Array, start: number, end: number): boolean {
  // Four bytes at a time, which have to lie where such a word may.
  const first = Math.min(end, start + (-(bytes.byteOffset + start) & 3))
  const count = (end - first) >> 2
  const words = new Uint32Array(bytes.buffer, count === 0 ? 0 : bytes.byteOffset + first, count)
  const whole = count & ~3
  let i = 0
  for (; i < whole; i += 4) {
    if (((words[i]! | words[i + 1]! | words[i + 2]! | words[i + 3]!) & HIGH_BITS) !== 0) return false
  }
  for (; i < count; i++) if ((words[i]! & HIGH_BITS) !== 0) return false
  for (let at = start; at < first; at++) if (bytes[at]! > 127) return false
  for (let at = first + count * 4; at < end; at++) if (bytes[at]! > 127) return false
  return true
}

const HIGH_BITS = 0x80808080

/** The text of bytes that are all ASCII; null where any is not. */
export function asciiText(bytes: Uint8Array): string | null {
  return rangeIsAscii(bytes, 0, bytes.length) ? ASCII.decode(bytes) : null
}

/**
 * One character a byte. Not `TextDecoder('latin1')`: by the WHATWG that label means windows-1252, which turns
 * 0x80 to 0x9F into other characters.
 *
 * @example bytesToBinary(new Uint8Array([0x61, 0xe9])) // 'aé'
 */
export function bytesToBinary(bytes: Uint8Array): string {
  return asciiText(bytes) ?? binaryOf(bytes)
}

function binaryOf(bytes: Uint8Array): string {
  const { length } = bytes
  let out = ''
  let at = 0
  while (at < length) {
    const ascii = rangeIsAscii(bytes, at, Math.min(at + BLOCK, length))
    let end = at + BLOCK
    while (end < length && rangeIsAscii(bytes, end, Math.min(end + BLOCK, length)) === ascii) end += BLOCK
    const run = bytes.subarray(at, end)
    out += ascii ? ASCII.decode(run) : fromCodes(run)
    at = end
  }
  return out
}

function fromCodes(bytes: Uint8Array): string {
  let out = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    out += String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK) as unknown as number[])
  }
  return out
}

/**
 * The bytes of a binary string.
 *
 * @example binaryToBytes('aé') // Uint8Array [0x61, 0xe9]
 */
export function binaryToBytes(binary: string): Uint8Array {
  const { length } = binary
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}
