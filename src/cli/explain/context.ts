import { plain } from '../output/plain.ts'
import { wrap } from '../output/wrap.ts'

/** Words in the text that they come from. */
export interface Context {
  /** On one line, white space collapsed, made plain. */
  readonly text: string
  /** The words are `text.slice(start, end)`. */
  readonly start: number
  readonly end: number
}

/** Characters shown before and after the words. */
const AROUND = 160

/** The words with what stands around them; null where the text does not hold them. */
export function contextOf(words: string, text: string): Context | null {
  const needle = flat(words)
  const hay = flat(text)
  if (!needle) return null
  const at = indexIn(hay, needle)
  if (at < 0) return null
  const from = cutBefore(hay, at - AROUND)
  const to = cutAfter(hay, at + needle.length + AROUND)
  const before = from > 0 ? '… ' : ''
  const after = to < hay.length ? ' …' : ''
  const start = before.length + at - from
  return { text: before + hay.slice(from, to) + after, start, end: start + needle.length }
}

/** Wrapped, with the words painted. */
export function paintedLines(
  { text, start, end }: Context,
  width: number,
  paint: (text: string) => string,
): string[] {
  let at = 0
  return wrap(text, width).map((line) => {
    const from = Math.min(Math.max(start - at, 0), line.length)
    const to = Math.min(Math.max(end - at, from), line.length)
    at += line.length + 1
    return line.slice(0, from) + paint(line.slice(from, to)) + line.slice(to)
  })
}

function flat(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim()
}

function indexIn(hay: string, needle: string): number {
  const exact = hay.indexOf(needle)
  if (exact >= 0) return exact
  const lower = hay.toLowerCase()
  // Lower case may be longer than upper case (İ): then offsets would not fit.
  return lower.length === hay.length ? lower.indexOf(needle.toLowerCase()) : -1
}

/** The next space at or after `at`, so that no word is cut. */
function cutBefore(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.indexOf(' ', at)
  return space >= 0 && space - at < AROUND / 2 ? space + 1 : at
}

function cutAfter(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space > at - AROUND / 2 ? space : at
}
