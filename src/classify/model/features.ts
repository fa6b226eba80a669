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
  const runs: string[] = []
  let from = -1
  let dotted = false
  for (let i = 0; i <= piece.length; i++) {
    const inside = i < piece.length && isWordUnit(piece.charCodeAt(i))
    if (inside && from < 0) {
      from = i
      dotted ||= runs.length > 0 && piece[i - 1] === '.'
    } else if (!inside && from >= 0) {
      runs.push(piece.slice(from, i))
      from = -1
    }
  }
  const told = runs.filter(hasLetter)
  if (dotted && told.length > 0) words.push(HOST)
  else words.push(...told)
}

function hasLetter(run: string): boolean {
  for (let i = 0; i < run.length; i++) if (run.charCodeAt(i) > 0x39) return true
  return false
}

/** Scripts that put no blank between words: their characters and pairs stand for words. */
const isIdeograph = (unit: number) => unit >= 0x2e80 && unit < 0xfb00

/** Takes a feature: its sort, one letter, and the part of a text that it is. */
type Take = (sort: string, text: string, from: number, to: number) => void

/**
 * Hands over what a text is judged by: words, stems, pairs of stems, strings of three and four letters, and its
 * codes.
 */
function eachFeature(words: readonly string[], { reply, status }: Codes, take: Take): void {
  const whole = (sort: string, text: string) => take(sort, text, 0, text.length)
  let before = '^'
  for (const word of words) {
    if (isIdeograph(word.charCodeAt(0))) {
      for (let i = 0; i < word.length; i++)
        for (let n = 1; n <= 3 && i + n <= word.length; n++) take('i', word, i, i + n)
      before = word
      continue
    }
    const stem = word.slice(0, STEM)
    whole('w', word)
    whole('s', stem)
    whole('p', `${before} ${stem}`)
    const edged = `^${word}$`
    for (let n = 3; n <= 4; n++) for (let i = 0; i + n <= edged.length; i++) take('n', edged, i, i + n)
    before = stem
  }
  whole('c', reply !== null ? String(reply)[0]! : (status?.[0] ?? ''))
  if (reply !== null) whole('r', String(reply))
  if (status !== null) whole('d', status.slice(2))
}

/** What a text is judged by, each once. */
export function featuresOf(words: readonly string[], codes: Codes): Set<string> {
  const features = new Set<string>()
  eachFeature(words, codes, (sort, text, from, to) => features.add(sort + text.slice(from, to)))
  return features
}

/** The stems by which a text is known or strange. */
export function stemsOf(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (word.startsWith('<')) return []
    if (!isIdeograph(word.charCodeAt(0))) return [word.slice(0, STEM)]
    return word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2))
  })
}

/** FNV-1a with a last stir, so that few bits of it are as good as all. */
export function hash(text: string): number {
  return stirred(hashed(START, text, 0, text.length))
}

const START = 0x811c9dc5

function hashed(start: number, text: string, from: number, to: number): number {
  let h = start
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

function stirred(hashed: number): number {
  const h = Math.imul(hashed ^ (hashed >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

/** The rows of a table of that many that a text's features fall on, each once. */
export function rowsOf(words: readonly string[], codes: Codes, size: number): number[] {
  const seen = new Uint8Array(size)
  const rows: number[] = []
  eachFeature(words, codes, (sort, text, from, to) => {
    const row = stirred(hashed(hashed(START, sort, 0, 1), text, from, to)) % size
    if (seen[row] === 1) return
    seen[row] = 1
    rows.push(row)
  })
  return rows
}
