import { foldText } from './fold.ts'

/**
 * A pattern is a phrase as it is read, with two signs:
 * `*` stands for up to {@link GAP} characters of anything ("mailbox * full"),
 * `|` for the edge of a word ("|full|" finds "full" but not "successfully").
 * Case, accents and runs of blanks make no difference. A backslash takes the next character as it is.
 */
export interface Fragment {
  readonly text: string
  readonly leftEdge: boolean
  readonly rightEdge: boolean
}

/** How many characters (as folded) a `*` may stand for. */
export const GAP = 60

/**
 * Cuts a pattern into the fragments that must follow one another.
 * @throws RangeError for a pattern without a letter in one of its fragments: a mistake in a rule table.
 * @example parsePattern('|quota * exceeded') // [{text: 'quota', leftEdge: true, …}, {text: 'exceeded', …}]
 */
export function parsePattern(pattern: string): Fragment[] {
  const fragments: Fragment[] = []
  for (const piece of splitAtGaps(foldText(pattern))) {
    const leftEdge = piece.startsWith('|')
    const rightEdge = piece.endsWith('|') && piece.length > 1
    const text = withoutBackslashes(piece.slice(leftEdge ? 1 : 0, rightEdge ? -1 : undefined))
    if (text.trim() === '') throw new RangeError(`The pattern "${pattern}" has an empty part.`)
    fragments.push({ text, leftEdge, rightEdge })
  }
  return fragments
}

/** The blanks around a `*` belong to it. */
function splitAtGaps(pattern: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!
    if (c === '\\') piece += c + (pattern[++i] ?? '')
    else if (c === '*') {
      pieces.push(piece.trim())
      piece = ''
    } else piece += c
  }
  pieces.push(pieces.length > 0 ? piece.trimStart() : piece)
  return pieces
}

function withoutBackslashes(piece: string): string {
  return piece.includes('\\') ? piece.replace(/\\(.)/g, '$1') : piece
}
