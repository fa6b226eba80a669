import { lineEnd } from '../decode/header-line.ts'
import { inEveryLanguage } from './signs/languages/index.ts'

/** The header that a mail program writes above a message that is passed on. */
export interface ForwardedHeader {
  readonly from: string | null
  readonly subject: string
  readonly to: string
  /** What its lines, and those of the message, are quoted with: `>`. */
  readonly quote: string
  /** Where the message itself begins. */
  readonly end: number
}

const FROM = new Set(inEveryLanguage('fromFields'))
const SUBJECT = new Set(inEveryLanguage('subjectFields'))
const OTHER = new Set(inEveryLanguage('otherFields'))
const MOST_LINES = 24

/** A field with which mail programs begin the header: "From", Thunderbird "Subject". */
export function beginsHeader(line: string): boolean {
  const found = field(line)
  return found !== null && (FROM.has(found.name) || SUBJECT.has(found.name))
}

/**
 * Reads the header up to the blank line that ends it. In HTML each field may stand in a paragraph or a row of its own:
 * where the first is followed by a blank line and one more field, only something else than a field ends it.
 */
export function headerAt(text: string, start: number, quote: string): ForwardedHeader {
  const seen = new Map<string, string>()
  let at = start
  let isSpaced: boolean | null = null
  for (let n = 0; n < MOST_LINES && at < text.length; n++) {
    const end = lineEnd(text, at, text.length)
    const line = unquote(text.slice(at, end), quote)
    const found = field(line)
    if (line.trim() === '') {
      const next = field(unquote(text.slice(end + 1, lineEnd(text, end + 1, text.length)), quote))
      const goesOn = next !== null && isKnown(next.name) && !seen.has(roleOf(next.name))
      isSpaced ??= goesOn && seen.size === 1
      if (!isSpaced || !goesOn) break
    } else if (found !== null) {
      const role = roleOf(found.name)
      if (!seen.has(role)) seen.set(role, found.value)
    }
    at = end + 1
  }
  const to = [...seen].find(([role, value]) => role !== 'from' && role !== 'subject' && value.includes('@'))
  return {
    from: seen.get('from') ?? null,
    subject: seen.get('subject') ?? '',
    to: to?.[1] ?? '',
    quote,
    end: at,
  }
}

const isKnown = (name: string) => FROM.has(name) || SUBJECT.has(name) || OTHER.has(name)
const roleOf = (name: string) => (FROM.has(name) ? 'from' : SUBJECT.has(name) ? 'subject' : name)

/** `> *Von:* Mail Delivery System` → name and value. */
function field(written: string): { name: string; value: string } | null {
  const colon = written.search(/[:：]/)
  if (colon < 1 || colon > 32) return null
  const name = written
    .slice(0, colon)
    .replace(/^[>\s|*]+/, '')
    .replace(/[*_\s]+$/, '')
  if (name === '' || name.length > 24) return null
  return {
    name: name.toLowerCase(),
    value: written
      .slice(colon + 1)
      .replace(/^[*_\s]+/, '')
      .trim(),
  }
}

/** A line without the quoting of the message that it stands in: `> `, `| `. */
export function unquote(line: string, quote: string): string {
  if (quote === '' || line[0] !== quote[0]) return line
  return line.slice(line[1] === ' ' ? 2 : 1)
}
