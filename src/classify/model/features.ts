import { foldText, isWordUnit } from '../../match/fold.ts'

/** So many characters of a text are looked at; what decides stands at its beginning. */
export const LOOKED_AT = 3000
const MAX_WORDS = 250
/** Units of a word that its stem keeps. */
const STEM = 5
/** What stands for things whose letters say nothing of the cause. */
const ADDRESS = '<address>'
const LINK = '<link>'
const HOST = '<host>'

/** The codes beside a text. */
export interface Codes {
  readonly reply: number | null
  readonly status: string | null
}

/**
 * The words of a text, folded. Numbers are left out; addresses, links and host names are one word each.
 * @example wordsOf('550 5.1.1 <a@example.com>: No such User here') // ['<address>', 'no', 'such', 'user', 'here']
 */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const piece of foldText(text.slice(0, LOOKED_AT)).split(' ')) {
    if (words.length >= MAX_WORDS) break
    if (piece.includes('@')) words.push(ADDRESS)
    else if (piece.includes('://') || piece.startsWith('www.')) words.push(LINK)
    else addRuns(piece, words)
  }
  return words
}

/** Adds the runs of letters in a piece without blanks; a dot between two of them makes it a host name. */
function addRuns(piece: string, words: string[]): void {
  const before = words.length
  let from = -1
  let isFirst = true
  let isLettered = false
  let isDotted = false
  for (let i = 0; i <= piece.length; i++) {
    const unit = i < piece.length ? piece.charCodeAt(i) : SPACE
    if (isWordUnit(unit)) {
      if (from < 0) {
        from = i
        isDotted ||= !isFirst && piece.charCodeAt(i - 1) === DOT
      }
      isLettered ||= unit > NINE
    } else if (from >= 0) {
      if (isLettered) words.push(piece.slice(from, i))
      from = -1
      isFirst = isLettered = false
    }
  }
  if (!isDotted || words.length === before) return
  words.length = before
  words.push(HOST)
}

/** Scripts that put no blank between words: their characters and pairs stand for words. */
const isIdeograph = (unit: number) => unit >= 0x2e80 && unit < 0xfb00

/**
 * Hands over the hash of each thing that a text is judged by: a letter for its sort, and then words, stems, pairs of
 * stems, strings of three letters, and its codes.
 */
function eachFeature(words: readonly string[], { reply, status }: Codes, take: (hash: number) => void): void {
  let before = hashed(PAIR, '^', 1)
  for (const word of words) {
    const { length } = word
    if (isIdeograph(word.charCodeAt(0))) {
      eachIdeograph(word, take)
      before = hashed(PAIR, word, length)
      continue
    }
    const stem = Math.min(STEM, length)
    take(stirred(hashed(WORD, word, length)))
    take(stirred(hashed(STEM_ALONE, word, stem)))
    take(stirred(hashed(mixed(before, SPACE), word, stem)))
    eachLetterString(word, take)
    before = hashed(PAIR, word, stem)
  }
  take(hash(`c${reply !== null ? String(reply)[0] : (status?.[0] ?? '')}`))
  if (reply !== null) take(hash(`r${reply}`))
  if (status !== null) take(hash(`d${status.slice(2)}`))
}

/** One, two and three characters that stand side by side. */
function eachIdeograph(word: string, take: (hash: number) => void): void {
  for (let i = 0; i < word.length; i++) {
    let h = IDEOGRAPHS
    for (let n = i; n < i + 3 && n < word.length; n++) {
      h = mixed(h, word.charCodeAt(n))
      take(stirred(h))
    }
  }
}

/** Three letters that stand side by side, with the word's edges among them. */
function eachLetterString(word: string, take: (hash: number) => void): void {
  const last = word.length
  const at = (i: number) => (i < 0 ? BEGIN : i === last ? END : word.charCodeAt(i))
  for (let i = -1; i + 2 <= last; i++) {
    take(stirred(mixed(mixed(mixed(LETTERS, at(i)), at(i + 1)), at(i + 2))))
  }
}

/** Hands over the hash of each stem by which a text is known or strange; returns how many there are. */
export function eachStem(words: readonly string[], take: (hash: number) => void): number {
  let stems = 0
  for (const word of words) {
    const unit = word.charCodeAt(0)
    if (unit === LESS) continue
    const size = isIdeograph(unit) ? 2 : STEM
    // Of a script without blanks all pairs, of another the first letters.
    for (let i = 0; i === 0 || (size === 2 && i + 1 < word.length); i++, stems++)
      take(stirred(hashed(START, word, Math.min(i + size, word.length), i)))
  }
  return stems
}

/** FNV-1a with a last stir, so that few bits of it are as good as all. */
export function hash(text: string): number {
  return stirred(hashed(START, text, text.length))
}

const START = 0x811c9dc5
const SPACE = 0x20
const DOT = 0x2e
const LESS = 0x3c
const NINE = 0x39
/** The edges of a word: `^`, `$`. */
const BEGIN = 0x5e
const END = 0x24

function hashed(start: number, text: string, to: number, from = 0): number {
  let h = start
  for (let i = from; i < to; i++) h = mixed(h, text.charCodeAt(i))
  return h
}

function mixed(h: number, unit: number): number {
  return Math.imul(h ^ unit, 0x01000193)
}

function stirred(hashed: number): number {
  const h = Math.imul(hashed ^ (hashed >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

const [WORD, STEM_ALONE, PAIR, LETTERS, IDEOGRAPHS] = [...'wspni'].map((sort) => hashed(START, sort, 1)) as [
  ...[number, number, number, number],
  number,
]

/** The row of a feature's hash in a table of that many; of 31 bits, since more are slow to divide. */
export const rowOf = (hash: number, size: number): number => (hash >>> 1) % size

/** By row: the number of the text that fell on it last. */
let fellOn = new Int32Array(0)
let texts = 0

/** The rows of a table of that many that a text's features fall on, each once. */
export function rowsOf(words: readonly string[], codes: Codes, size: number): number[] {
  if (fellOn.length < size || texts === 2 ** 31 - 1) {
    fellOn = new Int32Array(size)
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
