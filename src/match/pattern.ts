import { foldPhrase } from './fold.ts'
import type { Alternative, Fragment } from './fragment.ts'
import { spellings } from './spellings.ts'

/** How many characters (as folded) a `*` may stand for. */
export const GAP = 60

/** More alternatives than this in one fragment are a mistake in a table: write two patterns. */
const MAX_ALTERNATIVES = 2000

/**
 * Cuts a pattern into the fragments that must follow one another. It is a phrase as it is read, with a few signs:
 * `*` stands for up to {@link GAP} characters of anything: `mailbox * full`;
 * `{a/b/c}` for any one of these: `{user/recipient} unknown`;
 * `|` for the edge of a word: `|full|` finds "full" but not "successfully".
 * Case, accents, runs of blanks, whether words are tied by `-` or `_`, whether "not" is contracted, and some common
 * misspellings make no difference (see spellings.ts). A backslash takes the next character as it is.
 * @throws RangeError for a mistake in a table: an empty part, a brace that is not closed, too many alternatives
 * @example parsePattern('{|quota/limit} * exceeded').length // 2
 */
export function parsePattern(pattern: string): Fragment[] {
  return splitAtGaps(foldPhrase(pattern)).map((piece) => ({
    alternatives: expand(piece, pattern).flatMap((text) => spellings(alternative(text, pattern))),
  }))
}

function alternative(piece: string, pattern: string): Alternative {
  const leftEdge = piece.startsWith('|')
  const rightEdge = piece.length > 1 && piece.endsWith('|') && !piece.endsWith('\\|')
  // Beside a blank inside a part, as in `{no/|not|} found`, there is an edge anyway.
  const inner = piece
    .slice(leftEdge ? 1 : 0, rightEdge ? -1 : undefined)
    .replace(/ \|(?=\S)|(?<!\\)\|(?= )/g, (edge) => edge.replace('|', ''))
  const text = withoutBackslashes(inner)
  if (text.trim() === '') throw new RangeError(`The pattern "${pattern}" has an empty part.`)
  return { text, leftEdge, rightEdge }
}

/** Cuts at `*` outside braces; the blanks around it belong to it. */
function splitAtGaps(pattern: string): string[] {
  const pieces = splitAt(pattern, '*')
  return pieces.map((piece, at) => {
    const left = at === 0 ? piece : piece.trimStart()
    return at === pieces.length - 1 ? left : left.trimEnd()
  })
}

/** `{a/b} c` → `a c`, `b c`. */
function expand(piece: string, pattern: string): string[] {
  const open = indexOfSign(piece, '{')
  if (open < 0) return [piece]
  const close = indexOfSign(piece, '}', open)
  if (close < 0) throw new RangeError(`The pattern "${pattern}" has a brace that is not closed.`)
  const tails = expand(piece.slice(close + 1), pattern)
  const out = splitAt(piece.slice(open + 1, close), '/').flatMap((choice) =>
    tails.map((tail) => piece.slice(0, open) + choice + tail),
  )
  if (out.length > MAX_ALTERNATIVES)
    throw new RangeError(`The pattern "${pattern}" has too many alternatives.`)
  return out
}

/** Where a sign stands that no backslash takes away; -1 for nowhere. */
function indexOfSign(text: string, sign: string, from = 0): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === sign) return i
  }
  return -1
}

function splitAt(text: string, sign: string): string[] {
  const pieces: string[] = []
  let from = 0
  for (let at = indexOfSign(text, sign); at >= 0; at = indexOfSign(text, sign, from)) {
    pieces.push(text.slice(from, at))
    from = at + 1
  }
  pieces.push(text.slice(from))
  return pieces
}

function withoutBackslashes(piece: string): string {
  return piece.includes('\\') ? piece.replace(/\\(.)/g, '$1') : piece
}
