/** RFC 4648 section 6 in lower case: mail servers that change the case of a local part change nothing in it. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * So many digits of a number, or of the first bits of bytes, five bits each.
 *
 * @example base32(20_784, 3) // 'ujq'
 */
export function base32(value: number | Uint8Array, digits: number): string {
  let text = ''
  for (let at = 0; at < digits; at++) {
    const five = typeof value === 'number' ? value >> (5 * (digits - 1 - at)) : fiveBits(value, 5 * at)
    text += ALPHABET[five & 31]
  }
  return text
}

/** The number that the digits write; -1 where one is none. At most six digits. */
export function fromBase32(text: string): number {
  let value = 0
  for (const char of text) {
    const five = ALPHABET.indexOf(char)
    if (five < 0) return -1
    value = value * 32 + five
  }
  return value
}

export function isBase32(text: string): boolean {
  for (const char of text) if (!ALPHABET.includes(char)) return false
  return true
}

function fiveBits(bytes: Uint8Array, bit: number): number {
  const two = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
  return two >> (11 - (bit & 7))
}
