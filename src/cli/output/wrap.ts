import { widthOfText } from './width.ts'

/** Breaks text at spaces into lines of at most `width` columns; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/)) {
    const longer = line ? `${line} ${word}` : word
    if (line && widthOfText(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  lines.push(line)
  return lines
}

/** Text after a label, its further lines set in as deep as the first. */
export function hanging(label: string, text: string, width: number): string {
  const indent = widthOfText(label)
  const lines = wrap(text, Math.max(20, width - indent))
  return `${label}${lines.join(`\n${' '.repeat(indent)}`)}\n`
}
