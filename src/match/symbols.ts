import { fold, isWordUnit, NOTHING, SPACE } from './fold.ts'

/**
 * Symbols are the small numbers that the automaton reads instead of characters. A character below 0x80 that occurs
 * in some pattern has a symbol of its own; one above is written as two or three symbols, as in UTF-8, so that
 * scripts with thousands of characters need no wider table. Characters that no pattern holds share two symbols.
 */
export const OTHER = 0
export const OTHER_WORD = 1
const FIRST_FREE = 2
const CONTINUATIONS = 64

export interface Symbols {
  /** How many symbols there are: the width of a transition row. */
  readonly width: number
  readonly ascii: Uint8Array
  /** Symbol of a lead unit (code >> 6 below 0x800, 32 + (code >> 12) above), or 0 where no pattern needs it. */
  readonly lead: Uint8Array
  /** Symbol of the first of the 64 continuations. */
  readonly continuation: number
  /** By symbol: 1 where it is part of a word. */
  readonly word: Uint8Array
}

/** Gives symbols to all characters that the folded texts of the patterns hold. */
export function buildSymbols(texts: Iterable<string>): Symbols {
  const ascii = new Uint8Array(0x80)
  const lead = new Uint8Array(48)
  const word = new Uint8Array(256)
  let next = FIRST_FREE
  word[OTHER_WORD] = 1
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code < 0x80) {
        if (ascii[code] === 0) {
          word[next] = isWordUnit(code) ? 1 : 0
          ascii[code] = next++
        }
      } else {
        const slot = leadSlot(code)
        if (lead[slot] === 0) {
          word[next] = 1
          lead[slot] = next++
        }
      }
    }
  }
  for (let code = 0; code < 0x80; code++)
    if (ascii[code] === 0) ascii[code] = isWordUnit(code) ? OTHER_WORD : OTHER
  if (ascii[SPACE] === OTHER) ascii[SPACE] = next++
  const continuation = next
  word.fill(1, continuation, continuation + CONTINUATIONS)
  return { width: continuation + CONTINUATIONS, ascii, lead, continuation, word }
}

function leadSlot(code: number): number {
  return code < 0x800 ? code >> 6 : 32 + (code >> 12)
}

/** Writes the symbols of a text; `offsets`, where given, gets the text offset of each symbol. */
export function writeSymbols(symbols: Symbols, text: string, out: Uint8Array, offsets?: Int32Array): number {
  const { ascii, lead, continuation } = symbols
  const space = ascii[SPACE]!
  const length = text.length
  let n = 0
  let last = space
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    const code = fold(unit)
    let symbol: number
    if (code < 0x80) symbol = ascii[code]!
    else if (code === NOTHING) continue
    else {
      const first = lead[leadSlot(code)]!
      if (first === 0) symbol = isWordUnit(code) ? OTHER_WORD : OTHER
      else {
        if (offsets !== undefined) offsets.fill(i, n, n + 3)
        out[n++] = first
        if (code >= 0x800) out[n++] = continuation + ((code >> 6) & 63)
        symbol = continuation + (code & 63)
      }
    }
    if (symbol === space && last === space) continue
    if (offsets !== undefined) offsets[n] = i
    out[n++] = symbol
    last = symbol
  }
  return n
}
