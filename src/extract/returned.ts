import { colonOf, isMailHeaderName, lineEnd, nameOf } from '../decode/header-line.ts'
import { type HeaderList, parseHeaders } from '../decode/headers.ts'
import type { Limits } from '../decode/limits.ts'
import type { Part } from '../decode/mail.ts'
import type { Returned } from './report.ts'

/** A notice's text cut where the returned message begins. */
export interface ReturnedText {
  readonly notice: string
  readonly returned: Returned | null
}

/** The message that came back, enclosed whole (message/rfc822, message/global) or by its headers (RFC 3462). */
export function findReturned(parts: readonly Part[], limits: Limits): Returned | null {
  for (const part of parts) {
    if (part.type === 'message/rfc822' || part.type === 'message/global') {
      const child = parts.find((other) => other.parent === part.index)
      if (child !== undefined && child.headers.names.length > 0) return { headers: child.headers }
      return fromHeaderText(part.source.slice(part.start, part.end), limits)
    }
    if (isHeaderPart(part.type)) {
      const found = fromHeaderText(part.text(), limits)
      if (found !== null) return found
    }
  }
  return null
}

/** QUIRK: text/rfc822-header (singular) and message/rfc822-headers are met as well. */
function isHeaderPart(type: string): boolean {
  return /^(?:text|message)\/(?:rfc822-headers?|global-headers?)$/.test(type)
}

function fromHeaderText(text: string, limits: Limits): Returned | null {
  const { headers } = parseHeaders(text, 0, text.length, limits)
  return headers.names.length > 0 ? { headers } : null
}

/** Names that tell a message's own header block from prose with colons. */
const TELLING = new Set([
  'received',
  'return-path',
  'message-id',
  'mime-version',
  'from',
  'date',
  'subject',
  'to',
  'content-type',
  'dkim-signature',
  'x-mailer',
  'reply-to',
])
/** So many header lines in a row, of which so many are telling, are a header block. */
const MIN_LINES = 3
const MIN_TELLING = 3

/**
 * Finds the returned message quoted in a notice's text by its header block, and cuts the text there.
 * Works on quoted ("> ") and indented blocks too.
 */
export function returnedInText(text: string, limits: Limits): ReturnedText {
  let at = 0
  while (at < text.length) {
    const end = lineEnd(text, at, text.length)
    const prefix = quotePrefix(text, at, end)
    const first = headerName(text, at + prefix, end)
    if (first !== null && TELLING.has(first)) {
      const block = blockAt(text, at, prefix)
      if (block !== null) {
        const { headers } = parseHeaders(block, 0, block.length, limits)
        return { notice: text.slice(0, at), returned: { headers } }
      }
    }
    at = end + 1
  }
  return { notice: text, returned: null }
}

function quotePrefix(text: string, at: number, end: number): number {
  let n = 0
  while (at + n < end && (text[at + n] === '>' || text[at + n] === ' ' || text[at + n] === '|')) n++
  return n
}

function headerName(text: string, at: number, end: number): string | null {
  const colon = colonOf(text, at, end)
  return colon < 0 ? null : nameOf(text, at, colon).toLowerCase()
}

/** The header block that begins at a line, without the quoting prefix; null where it is none. */
function blockAt(text: string, start: number, prefix: number): string | null {
  const mark = text.slice(start, start + prefix)
  const seen = new Set<string>()
  let lines = 0
  let block = ''
  for (let at = start; at < text.length; ) {
    const end = lineEnd(text, at, text.length)
    if (!text.startsWith(mark.trimEnd(), at)) break
    const line = text.slice(Math.min(at + prefix, end), end)
    if (line.trim() === '') break
    if (/^[ \t]/.test(line)) block += `${line}\n`
    else {
      const name = headerName(line, 0, line.length)
      if (name === null) break
      if (TELLING.has(name)) seen.add(name)
      else if (isMailHeaderName(name)) seen.add(name)
      lines++
      block += `${line}\n`
    }
    at = end + 1
    if (block.length > 256 * 1024) break
  }
  return lines >= MIN_LINES && seen.size >= MIN_TELLING ? block : null
}

export type { HeaderList }
