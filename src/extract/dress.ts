/**
 * A text as it was written, without what web forms, word processors and mail programs make of its lines: blanks that do
 * not break, an empty line below each line, "> " before all of them.
 *
 * @param isPasted it has no header: quoted as a whole, it was copied from an answer
 */
export function withoutDress(text: string, isPasted: boolean): string {
  const plain = withoutEmptyLines(text.includes('\u00a0') ? text.replaceAll('\u00a0', ' ') : text)
  return isPasted ? withoutQuoting(plain) : plain
}

function withoutQuoting(text: string): string {
  const lines = text.split('\n')
  const isQuoted =
    text.trimStart().startsWith('>') && lines.every((line) => line.trim() === '' || line[0] === '>')
  return isQuoted ? lines.map((line) => line.replace(/^>[ \t]?/, '')).join('\n') : text
}

/** A note of few lines has as many paragraphs. */
const FEWEST_LINES = 5

/**
 * No line stands right below another, and the gaps between paragraphs are wider than those between lines: each line end
 * was doubled.
 */
function withoutEmptyLines(text: string): string {
  let lines = 0
  let isWider = false
  for (let at = text.indexOf('\n'); at >= 0; ) {
    let next = at + 1
    while (text.charCodeAt(next) === LF) next++
    if (next === text.length) break
    if (next - at === 1) return text
    if (at > 0) lines++
    if (next - at > 2 && at > 0) isWider = true
    at = text.indexOf('\n', next)
  }
  return isWider && lines >= FEWEST_LINES ? text.replace(/\n\n/g, '\n') : text
}

const LF = 0x0a
