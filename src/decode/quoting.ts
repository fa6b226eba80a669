/** Where somebody answered an answer, and nobody wrote a word of his own. */
const MOST_LEVELS = 3

/**
 * A text from a place on without the `>` before all of its lines, as a mail program that answers and exports of
 * tickets put it there: what they hold, parts and encoded bodies too, reads as before. A text with a line of its own
 * stays as it is.
 *
 * @example withoutQuoting('> 550 5.1.1\n>\n> User unknown', 0) // '550 5.1.1\n\nUser unknown'
 */
export function withoutQuoting(text: string, from: number): string {
  let plain = text
  for (let level = 0; level < MOST_LEVELS && isQuoted(plain, from); level++)
    plain = plain.slice(0, from) + plain.slice(from).replace(/^>[ \t]?/gm, '')
  return plain
}

/** Every line begins with `>`, but for blank ones. */
function isQuoted(text: string, from: number): boolean {
  let quoted = 0
  for (let at = from; at < text.length; ) {
    const c = text.charCodeAt(at)
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    if (c === GREATER) quoted++
    else for (let n = at; n < end; n++) if (text.charCodeAt(n) > BLANK) return false
    at = end + 1
  }
  return quoted > 0
}

const GREATER = 0x3e
const BLANK = 0x20
