/** A cell of a table: on one line, its bars escaped. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()

/** Code in a cell. */
export const code = (text: string): string => {
  const plain = cell(text)
  return plain.includes('`') ? `\`\` ${plain} \`\`` : `\`${plain}\``
}

export const link = (text: string, to: string): string => `[${text}](${to})`

/** The first few, and how many more. */
export function few(items: readonly string[], count: number): string {
  const rest = items.length - count
  return items.slice(0, count).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
