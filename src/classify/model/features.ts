import { LESS, type Words } from './words.ts'

/** Units of a word that its stem keeps. */
const STEM = 5

/** The codes beside a text. */
export interface Codes {
  readonly reply: number | null
  readonly status: string | null
}

/** Scripts that put no blank between words: their characters and pairs stand for words. */
const isIdeograph = (unit: number) => unit >= 0x2e80 && unit < 0xfb00

/**
 * Hands over the hash of each thing that a text is judged by: a letter for its sort, and then stems of words, strings
 * of three letters, and its codes.
 */
function eachFeature(words: Words, { reply, status }: Codes, take: (hash: number) => void): void {
  const { units, count } = words
  for (let n = 0; n < count; n++) {
    const from = words.from[n]!
    const to = words.to[n]!
    if (isIdeograph(units[from]!)) {
      eachIdeograph(units, from, to, take)
      continue
    }
    take(stirred(hashed(STEM_ALONE, units, from, Math.min(from + STEM, to))))
    eachLetterString(units, from, to, take)
  }
  take(hash(`c${reply !== null ? String(reply)[0] : (status?.[0] ?? '')}`))
  if (reply !== null) take(hash(`r${reply}`))
  if (status !== null) take(hash(`d${status.slice(2)}`))
}

/** One, two and three characters that stand side by side. */
function eachIdeograph(units: Uint16Array, from: number, to: number, take: (hash: number) => void): void {
  for (let i = from; i < to; i++) {
    let h = IDEOGRAPHS
    for (let n = i; n < i + 3 && n < to; n++) {
      h = mixed(h, units[n]!)
      take(stirred(h))
    }
  }
}

/** Three letters that stand side by side, with the word's edges among them. */
function eachLetterString(units: Uint16Array, from: number, to: number, take: (hash: number) => void): void {
  let first = BEGIN
  let second = units[from]!
  for (let i = from + 1; i <= to; i++) {
    const third = i === to ? END : units[i]!
    take(stirred(mixed(mixed(mixed(LETTERS, first), second), third)))
    first = second
    second = third
  }
}

/** Hands over the hash of each stem by which a text is known or strange; returns how many there are. */
export function eachStem({ units, from, to, count }: Words, take: (hash: number) => void): number {
  let stems = 0
  for (let n = 0; n < count; n++) {
    const first = from[n]!
    const last = to[n]!
    if (units[first] === LESS) continue
    const size = isIdeograph(units[first]!) ? 2 : STEM
    // Of a script without blanks all pairs, of another the first letters.
    for (let i = first; i === first || (size === 2 && i + 1 < last); i++, stems++)
      take(stirred(hashed(START, units, i, Math.min(i + size, last))))
  }
  return stems
}

/** FNV-1a with a last stir, so that few bits of it are as good as all. */
export function hash(text: string): number {
  let h = START
  for (let i = 0; i < text.length; i++) h = mixed(h, text.charCodeAt(i))
  return stirred(h)
}

const START = 0x811c9dc5
/** The edges of a word: `^`, `$`. */
const BEGIN = 0x5e
const END = 0x24

function hashed(start: number, units: Uint16Array, from: number, to: number): number {
  let h = start
  for (let i = from; i < to; i++) h = mixed(h, units[i]!)
  return h
}

function mixed(h: number, unit: number): number {
  return Math.imul(h ^ unit, 0x01000193)
}

function stirred(hashed: number): number {
  const h = Math.imul(hashed ^ (hashed >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

const [STEM_ALONE, LETTERS, IDEOGRAPHS] = [...'sni'].map((sort) => mixed(START, sort.charCodeAt(0))) as [
  ...[number, number, number],
]

/** The row of a feature's hash in a table of that many; of 31 bits, since more are slow to divide. */
export const rowOf = (hash: number, size: number): number => (hash >>> 1) % size

/** By row: the number of the text that fell on it last, up to {@link MOST_TEXTS}: a byte each stays in the cache. */
let fellOn = new Uint8Array(0)
const MOST_TEXTS = 255
let texts = MOST_TEXTS

/** The rows of a table of that many that a text's features fall on, each once. */
export function rowsOf(words: Words, codes: Codes, size: number): number[] {
  if (fellOn.length < size) fellOn = new Uint8Array(size)
  if (texts === MOST_TEXTS) {
    fellOn.fill(0)
    texts = 0
  }
  texts++
  const rows: number[] = []
  eachFeature(words, codes, (hash) => {
    const row = rowOf(hash, size)
    if (fellOn[row] === texts) return
    fellOn[row] = texts
    rows.push(row)
  })
  return rows
}
