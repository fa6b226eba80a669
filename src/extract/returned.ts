import { colonOf, isMailHeaderName, lineEnd, nameOf } from '../decode/header-line.ts'
import { parseHeaders } from '../decode/headers.ts'
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
      if (child !== undefined && child.headers.size > 0) return { headers: child.headers }
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
  return headers.size > 0 ? { headers } : null
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
/** Names that only a message's own header has; a summary ("To: … Subject: … Sent: …") has none of them. */
const OF_MACHINES = new Set([
  'received',
  'return-path',
  'message-id',
  'mime-version',
  'content-type',
  'dkim-signature',
  'x-mailer',
])
/** So many header lines in a row, of which so many are telling, are a header block. */
const MIN_LINES = 3
const MIN_TELLING = 3

/**
 * Finds the returned message quoted in a notice's text by its header block, and cuts the text there.
 * Works on quoted ("> ") and indented blocks too. A summary of the message is read, but the text goes on behind it.
 */
export function returnedInText(text: string, limits: Limits): ReturnedText {
  let summary: Returned | null = null
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at, text.length)
    const prefix = quotePrefix(text, at, end)
    const first = headerName(text, at + prefix, end)
    const block = first !== null && TELLING.has(first) ? blockAt(text, at, prefix) : null
    if (block === null) {
      at = end + 1
      continue
    }
    at = block.end
    if (!block.isHeader) continue
    const { headers } = parseHeaders(block.text, 0, block.text.length, limits)
    if (block.whole) return { notice: text.slice(0, block.start), returned: { headers } }
    summary ??= { headers }
  }
  return { notice: text, returned: summary }
}

function quotePrefix(text: string, at: number, end: number): number {
  let n = 0
  while (at + n < end && isQuoting(text.charCodeAt(at + n))) n++
  return n
}

/** `>`, a blank or `|`. */
const isQuoting = (code: number) => code === 0x3e || code === 0x20 || code === 0x7c

function headerName(text: string, at: number, end: number): string | null {
  const colon = colonOf(text, at, end)
  return colon < 0 ? null : nameOf(text, at, colon)
}

interface Block {
  readonly start: number
  /** Without the quoting prefix. */
  readonly text: string
  readonly end: number
  /** Enough of its lines are telling. Where not, none of them begins a header block either. */
  readonly isHeader: boolean
  /** A message's own header, not a summary of it. */
  readonly whole: boolean
}

/** The lines that look like a header's from one on. */
function blockAt(text: string, start: number, prefix: number): Block {
  const mark = text.slice(start, start + prefix).trimEnd()
  const seen = new Set<string>()
  let lines = 0
  let block = ''
  let last = ''
  let at = start
  while (at < text.length && block.length < MAX_BLOCK) {
    const end = lineEnd(text, at, text.length)
    if (!text.startsWith(mark, at)) break
    const line = text.slice(Math.min(at + prefix, end), end)
    if (line.trim() === '') break
    if (/^[ \t]/.test(line)) block += `${line}\n`
    else {
      const name = headerName(line, 0, line.length)
      // Pasted text and HTML have lost the blanks before the rest of a folded line.
      if (isTorn(line, name, last, seen, text, end + 1, prefix)) {
        block += ` ${line}\n`
        at = end + 1
        continue
      }
      if (name === null) break
      last = name
      if (TELLING.has(name) || isMailHeaderName(name)) seen.add(name)
      lines++
      block += `${line}\n`
    }
    at = end + 1
  }
  const isHeader = lines >= MIN_LINES && seen.size >= MIN_TELLING
  const joined = isHeader ? null : fieldsOnOneLine(text, start, prefix)
  if (joined !== null)
    return { start, text: joined, end: Math.max(at, start + 1), isHeader: true, whole: true }
  const ofMachine = [...seen].some(isOfMachine)
  return {
    start,
    text: block,
    end: Math.max(at, start + 1),
    isHeader,
    whole: ofMachine || (seen.has('from') && seen.has('date')),
  }
}

const MAX_BLOCK = 256 * 1024

/** The line ends went: `From: jo@example.org To: kim@example.net Subject: Hi Message-ID: <…> MIME-Version: 1.0`. */
function fieldsOnOneLine(text: string, start: number, prefix: number): string | null {
  const end = lineEnd(text, start, text.length)
  if (end - start < MIN_JOINED_CHARS) return null
  const line = text.slice(start + prefix, Math.min(end, start + MAX_JOINED_CHARS))
  const fields = line.split(BEFORE_FIELD)
  return fields.length >= MIN_JOINED && /\b(?:message-id|mime-version|received): /i.test(line)
    ? `${fields.join('\n')}\n`
    : null
}

const MIN_JOINED_CHARS = 100
const MAX_JOINED_CHARS = 8 * 1024
const MIN_JOINED = 4
const BEFORE_FIELD =
  /[ \t](?=(?:return-path|received|from|to|cc|subject|date|message-id|mime-version|content-type|content-transfer-encoding|reply-to|x-mailer): )/i

/** In a header that machines wrote, a line that is no field, where within a few lines the header goes on. */
function isTorn(
  line: string,
  name: string | null,
  last: string,
  seen: ReadonlySet<string>,
  text: string,
  next: number,
  prefix: number,
): boolean {
  if (last === 'received' && TORN.test(line)) return true
  if (name !== null || ![...seen].some(isOfMachine)) return false
  for (let n = 0, at = next; n < MAX_TORN && at < text.length; n++) {
    const end = lineEnd(text, at, text.length)
    if (end - at <= prefix) return false
    const following = headerName(text, Math.min(at + prefix, end), end)
    if (following !== null && (isMailHeaderName(following) || following.startsWith('x-'))) return true
    at = end + 1
  }
  return false
}

const isOfMachine = (name: string) => OF_MACHINES.has(name) || name.startsWith('x-')
/** So many lines of one field may have lost their blanks. */
const MAX_TORN = 12

/** What stands in the further lines of a Received field. */
const TORN = /^(?:(?:by|for|from|with|id|via|helo|envelope-from)\s|\(|<|[a-z]{3}, \d{1,2} [a-z]{3} \d{4} )/i
