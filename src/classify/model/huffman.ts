/** Characters of JSON that need no escape: from `#` on, without the backslash; there are 91. */
const FIRST = 0x23
const BACKSLASH = 0x5c
export const CHARACTERS = 91

/** Two characters tell so many bits: 91 × 91 are a little more than 2 ** 13. */
export const BITS = 13

/** The character that stands for a number below {@link CHARACTERS}, and back. */
export const characterOf = (n: number): string =>
  String.fromCharCode(FIRST + n < BACKSLASH ? FIRST + n : FIRST + n + 1)
const numberOf = (code: number): number => (code < BACKSLASH ? code : code - 1) - FIRST

/** No code is longer, so that one and what is read behind it are a number of 32 bits. */
export const LONGEST = 17

/** Symbols as they are written: scripts/model/huffman.ts does it. */
export interface Written {
  /** How many there are. */
  readonly count: number
  /** By symbol: how many bits its code has, base 36; 0 for one that does not occur. */
  readonly lengths: string
  /** The codes, one after another, two characters for {@link BITS} bits. */
  readonly codes: string
}

/** A symbol, by all bits that begin with its code, and how long that is. */
const LENGTH_BITS = 5
const LENGTH = (1 << LENGTH_BITS) - 1

/** Reads symbols of a canonical Huffman code, as RFC 1951 section 3.2.2 has it. */
export function symbolsOf({ count, lengths, codes }: Written): Uint16Array {
  const byBits = new Uint16Array(1 << LONGEST)
  for (const { symbol, length, from, to } of canonical(lengths))
    byBits.fill((symbol << LENGTH_BITS) | length, from, to)
  const symbols = new Uint16Array(count)
  let bits = 0
  let known = 0
  let at = 0
  for (let n = 0; n < count; n++) {
    for (; known < LONGEST; known += BITS, at += 2) {
      const next =
        at < codes.length
          ? numberOf(codes.charCodeAt(at)) * CHARACTERS + numberOf(codes.charCodeAt(at + 1))
          : 0
      bits = (bits << BITS) | next
    }
    const found = byBits[bits >>> (known - LONGEST)]!
    symbols[n] = found >> LENGTH_BITS
    known -= found & LENGTH
    bits &= (1 << known) - 1
  }
  return symbols
}

/** A symbol's code: all numbers of {@link LONGEST} bits from `from` up to `to` begin with it. */
export interface Code {
  readonly symbol: number
  readonly length: number
  readonly from: number
  readonly to: number
}

/** The codes in their order: shorter ones come first, and of one length those of the lower symbol. */
export function canonical(lengths: string): Code[] {
  let from = 0
  return [...lengths]
    .map((digit, symbol) => ({ symbol, length: Number.parseInt(digit, 36) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.length - b.length || a.symbol - b.symbol)
    .map((code) => {
      const to = from + (1 << (LONGEST - code.length))
      const ranged = { ...code, from, to }
      from = to
      return ranged
    })
}
