import { fold, isWordUnit, JOINERS, NOTHING, SPACE } from './fold.ts'

/**
 * Symbols are the small numbers that the automaton reads instead of characters. A character below 0x80 that occurs
 * in some pattern has a symbol of its own; one above is written as two or three symbols, as in UTF-8, so that
 * scripts with thousands of characters need no wider table. Characters that no pattern holds share two symbols. There is no symbol 0.
 */
const OTHER = 1
const OTHER_WORD = 2
const FIRST_FREE = 3
const CONTINUATIONS = 64
const ASCII = 0x80
export const AT = 0x40
/** The characters that replies are made of, first: their transitions then stand side by side in memory. */
const FREQUENT = ' etaorinsldcumphfbygvwkxqjz.:'

export interface Symbols {
  /** How many symbols there are: the width of a transition row. */
  readonly width: number
  /** By ASCII character, folded already. */
  readonly ascii: Uint8Array
  /** Symbol of a lead unit (code >> 6 below 0x800, 32 + (code >> 12) above), or 0 where no pattern needs it. */
  readonly lead: Uint8Array
  /** Symbol of the first of the 64 continuations. */
  readonly continuation: number
  /** By symbol: 1 where it is part of a word. */
  readonly word: Uint8Array
}

/** Gives symbols to all characters that the folded texts hold, the frequent ones first. */
export function buildSymbols(texts: Iterable<string>): Symbols {
  const ascii = new Uint8Array(ASCII)
  const lead = new Uint8Array(48)
  // An `@` is told from all else: what stands beside it is part of an address.
  const used = new Set<number>([SPACE, AT])
  for (const text of texts) for (let i = 0; i < text.length; i++) used.add(text.charCodeAt(i))
  const word = new Uint8Array(256)
  word[OTHER_WORD] = 1
  let next = FIRST_FREE
  for (const code of [...used].sort((a, b) => rank(a) - rank(b))) {
    const [table, slot] = code < ASCII ? [ascii, code] : [lead, leadSlot(code)]
    if (table[slot] !== 0) continue
    word[next] = isWordUnit(code) ? 1 : 0
    table[slot] = next++
  }
  for (let code = 0; code < ASCII; code++) {
    const folded = fold(code)
    ascii[code] = ascii[folded] || (isWordUnit(folded) ? OTHER_WORD : OTHER)
  }
  for (const joiner of JOINERS) ascii[joiner.charCodeAt(0)] = ascii[SPACE]!
  word.fill(1, next, next + CONTINUATIONS)
  return { width: next + CONTINUATIONS, ascii, lead, continuation: next, word }
}

function rank(code: number): number {
  const place = FREQUENT.indexOf(String.fromCharCode(code))
  return place >= 0 ? place : FREQUENT.length + code
}

function leadSlot(code: number): number {
  return code < 0x800 ? code >> 6 : 32 + (code >> 12)
}

const encoder = new TextEncoder()

/**
 * As {@link writeSymbols} for a text of ASCII only, the usual case; -1 for any other.
 * The text is first copied as bytes: reading it character by character is several times slower where it is a slice
 * or a concatenation of other strings.
 */
export function writeAscii(ascii: Uint8Array, text: string, out: Uint8Array): number {
  const length = text.length
  if (encoder.encodeInto(text, out).written !== length) return -1
  const space = ascii[SPACE]!
  let n = 0
  let last = space
  for (let i = 0; i < length; i++) {
    const symbol = ascii[out[i]!]!
    out[n] = symbol
    // 0 where a blank follows a blank, else 1: where blanks stand cannot be foreseen, so a branch would cost more.
    n += -((symbol ^ space) | (last ^ space)) >>> 31
    last = symbol
  }
  return n
}

/** The text that {@link writeSymbols} reads, in UTF-8. */
let bytes = new Uint8Array(4096)

/**
 * Writes the symbols of a text; `out` must hold three for each UTF-16 unit. Returns how many there are. It reads bytes
 * as {@link writeAscii} does.
 */
export function writeSymbols(symbols: Symbols, text: string, out: Uint8Array): number {
  const { ascii } = symbols
  const space = ascii[SPACE]!
  if (bytes.length < text.length * 3) bytes = new Uint8Array(text.length * 4)
  const end = encoder.encodeInto(text, bytes).written
  let n = 0
  let last = space
  for (let at = 0, unit = 0; at < end; unit++) {
    const byte = bytes[at]!
    if (byte < ASCII) {
      at++
      const symbol = ascii[byte]!
      if (symbol === space && last === space) continue
      out[n++] = symbol
      last = symbol
      continue
    }
    let code: number
    if (byte < 0xe0) {
      code = ((byte & 0x1f) << 6) | (bytes[at + 1]! & 0x3f)
      at += 2
    } else if (byte < 0xf0) {
      code = ((byte & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f)
      at += 3
      // It may stand for half of a character beyond the 65,536, which UTF-8 cannot write.
      if (code === REPLACEMENT) code = text.charCodeAt(unit)
    } else {
      // Such a character is two units.
      n = writeWide(symbols, text.charCodeAt(unit++), out, n, last)
      last = out[n - 1]!
      code = text.charCodeAt(unit)
      at += 4
    }
    const to = writeWide(symbols, code, out, n, last)
    if (to > n) last = out[to - 1]!
    n = to
  }
  return n
}

const REPLACEMENT = 0xfffd

/** A unit beyond ASCII: folded to ASCII, left out, shared, or two or three symbols. */
function writeWide(symbols: Symbols, unit: number, out: Uint8Array, at: number, last: number): number {
  const { ascii, lead, continuation } = symbols
  const code = fold(unit)
  if (code === NOTHING) return at
  let n = at
  if (code < ASCII) {
    const symbol = ascii[code]!
    if (symbol === ascii[SPACE] && last === symbol) return at
    out[n++] = symbol
    return n
  }
  const first = lead[leadSlot(code)]!
  if (first === 0) {
    out[n++] = isWordUnit(code) ? OTHER_WORD : OTHER
    return n
  }
  out[n++] = first
  if (code >= 0x800) out[n++] = continuation + ((code >> 6) & 63)
  out[n++] = continuation + (code & 63)
  return n
}

const scratch = new Uint8Array(4)

/** The offset in the text of its `n`th symbol; the text's length for a symbol behind the last. */
export function symbolOffset(symbols: Symbols, text: string, n: number): number {
  const { ascii } = symbols
  const space = ascii[SPACE]!
  let count = 0
  let last = space
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    let size: number
    let symbol: number
    if (unit < ASCII) {
      symbol = ascii[unit]!
      size = symbol === space && last === space ? 0 : 1
    } else {
      size = writeWide(symbols, unit, scratch, 0, last)
      symbol = size > 0 ? scratch[size - 1]! : last
    }
    if (size === 0) continue
    if (count + size > n) return i
    count += size
    last = symbol
  }
  return text.length
}
