/** How much of a text around a recipient is read for causes. */
const SECTION_CHARS = 4000

/**
 * What a notice says about one of its recipients: the lines from its address on, up to the next recipient's; then,
 * with a single recipient, the whole text. Most telling first.
 */
export function sectionOf(text: string, recipient: string | null, all: readonly (string | null)[]): string[] {
  if (text.trim() === '') return []
  const sections: string[] = []
  if (recipient !== null) {
    const lower = text.toLowerCase()
    const from = lower.indexOf(recipient.toLowerCase())
    if (from >= 0) {
      let to = Math.min(text.length, from + SECTION_CHARS)
      for (const other of all) {
        if (other === null || other.toLowerCase() === recipient.toLowerCase()) continue
        const next = lower.indexOf(other.toLowerCase(), from + recipient.length)
        if (next >= 0 && next < to) to = next
      }
      sections.push(text.slice(from + recipient.length, to))
    }
  }
  if (all.length <= 1) sections.push(text.slice(0, SECTION_CHARS))
  return sections.filter((section) => section.trim() !== '')
}
