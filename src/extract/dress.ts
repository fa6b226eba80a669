/**
 * A text as it was written, without what web forms, word processors and mail programs make of its lines: blanks that do
 * not break, an empty line below each line.
 */
export function withoutDress(text: string): string {
  return withoutEmptyLines(text.includes('\u00a0') ? text.replaceAll('\u00a0', ' ') : text)
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
