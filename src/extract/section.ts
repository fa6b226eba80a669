import { JOINTS } from './joints.ts'

/** How much of a text around a recipient is read for causes. */
const SECTION_CHARS = 4000

/** How far before an address on its line its reply begins at most. */
const REPLY_CHARS = 200

/** Where one of the recipients is named in a text. */
interface Mention {
  readonly address: string
  readonly start: number
  readonly end: number
}

/**
 * What a notice says about one of its recipients: the words from its first mention on, up to the next recipient's;
 * then, with a single recipient, the whole text. Most telling first.
 */
export type Sections = (recipient: string | null) => string[]

/** Finds the mentions of all recipients in one pass over the text. */
export function sectionsOf(text: string, recipients: readonly (string | null)[]): Sections {
  const wanted = new Set<string>()
  for (const address of recipients) if (address !== null) wanted.add(address.toLowerCase())
  const mentions = findMentions(text, wanted)
  const first = new Map<string, number>()
  mentions.forEach(({ address }, index) => {
    if (!first.has(address)) first.set(address, index)
  })
  return (recipient) => {
    const sections: string[] = []
    const at = recipient === null ? undefined : first.get(recipient.toLowerCase())
    if (at !== undefined) {
      const { address, start, end } = mentions[at]!
      let next = at + 1
      while (mentions[next]?.address === address || areJoined(text, mentions[next - 1]!, mentions[next]))
        next++
      const until = Math.min(endBefore(text, end, mentions[next]), end + SECTION_CHARS)
      sections.push(text.slice(beginOf(text, start, end, mentions[at - 1]), until))
    }
    if (recipients.length <= 1) sections.push(text.slice(0, SECTION_CHARS))
    return sections.filter((section) => section.trim() !== '')
  }
}

/** Whether one is named right behind the other, on its line: what follows is said of both. */
function areJoined(text: string, one: Mention, next: Mention | undefined): boolean {
  if (next === undefined || next.start - one.end > LONGEST_JOINT) return false
  const between = text.slice(one.end, next.start)
  if (between.includes('\n') || between.includes(':')) return false
  const word = between.replace(/[\s,;<>"']/g, '').toLowerCase()
  return word === '' || JOINTS.has(word)
}

const LONGEST_JOINT = 12

/** A reply before the address on its line belongs to it: "550 5.1.1 <jo@example.com>: User unknown". */
function beginOf(text: string, start: number, end: number, before: Mention | undefined): number {
  const line = text.lastIndexOf('\n', start) + 1
  if (start - line > REPLY_CHARS || (before !== undefined && before.end > line)) return end
  return /^\s*[45]\d\d[ -]/.test(text.slice(line, start)) ? line : end
}

/** The line that names the next recipient is the next one's: "550 5.1.1 <jo@example.com>... User unknown". */
function endBefore(text: string, from: number, next: Mention | undefined): number {
  if (next === undefined) return text.length
  const line = text.lastIndexOf('\n', next.start)
  return line < from ? next.start : line
}

function findMentions(text: string, wanted: ReadonlySet<string>): Mention[] {
  let longest = 0
  const byLength = new Map<string, number[]>()
  for (const address of wanted) {
    longest = Math.max(longest, address.length)
    const domain = address.slice(address.lastIndexOf('@'))
    const lengths = byLength.get(domain) ?? []
    if (!lengths.includes(address.length)) lengths.push(address.length)
    byLength.set(domain, lengths)
  }
  const mentions: Mention[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const end = domainEnd(text, at + 1, longest)
    const domain = text.slice(at, end).toLowerCase()
    for (const length of byLength.get(domain) ?? []) {
      const start = end - length
      const address = text.slice(start, end).toLowerCase()
      if (start >= 0 && wanted.has(address) && !isLocalUnit(text.charCodeAt(start - 1))) {
        mentions.push({ address, start, end })
        break
      }
    }
  }
  return mentions
}

/** Where a domain that begins at `at` ends: a full stop that ends a sentence is not its own. */
function domainEnd(text: string, at: number, longest: number): number {
  let end = at
  while (end < text.length && end - at < longest && isDomainUnit(text.charCodeAt(end))) end++
  while (end > at && text.charCodeAt(end - 1) === 0x2e) end--
  return end
}

/** What goes before `jo@example.com` in another's address, `mary-jo@example.com`; not a quotation mark or `rcpt=`. */
function isLocalUnit(c: number): boolean {
  return isDomainUnit(c) || c === 0x2b || c === 0x5f
}

function isDomainUnit(c: number): boolean {
  return (
    (c >= 0x30 && c <= 0x39) ||
    (c >= 0x41 && c <= 0x5a) ||
    (c >= 0x61 && c <= 0x7a) ||
    c === 0x2d ||
    c === 0x2e ||
    c > 0x7f
  )
}
