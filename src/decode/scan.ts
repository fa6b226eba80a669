import { colonOf, isBlankLine, lineEnd } from './header-line.ts'
import {
  joinHeaders,
  looksLikeHeaderBlock,
  NO_HEADERS,
  type ParsedHeaders,
  parseHeaders,
  readHeaders,
} from './headers.ts'
import { normaliseBinary } from './normalise.ts'
import { MimePart, type Part, type PartContext, readType } from './part.ts'
import { decodeTransfer, transferEncoding } from './transfer.ts'

/** A part whose end has not been met yet. */
interface Open {
  readonly part: MimePart
  /** Of a multipart; null for other parts and where none is declared. */
  readonly boundary: string | null
  /** Offset of the first delimiter, -1 before one is seen. */
  first: number
  /** Offset after the closing delimiter, -1 before it is seen. */
  closed: number
}

/**
 * Split a message into its parts: one pass over the lines that begin with `--`, with the multiparts met so far on
 * a stack (RFC 2046 section 5.1). The cost is linear, since each such line is compared with at most `mimeDepth`
 * boundaries and only up to its end.
 *
 * @param plain the text is known to be plain, see charset.ts
 */
export function scanMail(text: string, block: ParsedHeaders, plain: boolean, context: PartContext): Part[] {
  const parts: MimePart[] = []
  new Scanner(context, parts, text, text.length, plain).message(block, -1, 0)
  return parts
}

class Scanner {
  readonly #context: PartContext
  readonly #parts: MimePart[]
  readonly #text: string
  readonly #end: number
  readonly #isPlain: boolean
  readonly #stack: Open[] = []
  #full = false

  constructor(context: PartContext, parts: MimePart[], text: string, end: number, plain: boolean) {
    this.#context = context
    this.#parts = parts
    this.#text = text
    this.#end = end
    this.#isPlain = plain
  }

  /** Read a whole message whose header has been read. One that has lost its header may still be in parts. */
  message(block: ParsedHeaders, parent: number, depth: number): void {
    const isBody = block.headers.size === 0 && beginsInParts(this.#text, block.bodyStart, this.#end)
    this.#run(this.#open(block, parent, depth, isBody ? 'multipart/mixed' : 'text/plain'))
  }

  /** Read again a multipart's body, by a boundary found in it. */
  adopt(part: MimePart, boundary: string): void {
    this.#stack.push({ part, boundary, first: -1, closed: -1 })
    this.#run(part.start)
  }

  #run(from: number): void {
    const text = this.#text
    // The line end before the body counts: a delimiter may be the body's first line, and a body may begin the text.
    let next = from === 0 && text.startsWith('--') && this.#needsScan() ? this.#delimiter(-1) : from - 1
    let hit = this.#needsScan() ? text.indexOf('\n--', Math.max(next, 0)) : -1
    while (hit >= 0 && hit < this.#end && !this.#full) {
      next = this.#delimiter(hit)
      hit = this.#needsScan() ? text.indexOf('\n--', next) : -1
    }
    this.#closeDownTo(0, this.#end)
  }

  // Without an open multipart that has a boundary nothing is left to find.
  #needsScan(): boolean {
    for (const open of this.#stack) if (open.boundary !== null) return true
    return false
  }

  // Handle a line that begins with `--` (`hit`: the line end before it); returns where to search on.
  #delimiter(hit: number): number {
    const text = this.#text
    const level = this.#levelOf(hit + 3)
    if (level < 0) return hit + 3
    const open = this.#stack[level]!
    const after = hit + 3 + open.boundary!.length
    const stop = lineEnd(text, after, this.#end)
    this.#closeDownTo(level + 1, hit)
    if (open.first < 0) open.first = Math.max(hit, open.part.start)
    if (text.startsWith('--', after)) {
      open.closed = Math.min(stop + 1, this.#end)
      return stop
    }
    open.closed = -1
    const { part } = open
    const { limits } = this.#context
    const block = readHeaders(text, Math.min(stop + 1, this.#end), this.#end, limits, this.#isPlain)
    const fallback = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    return Math.max(this.#open(block, part.index, part.depth + 1, fallback) - 1, stop)
  }

  // Index in the stack of the multipart whose delimiter stands at `at`, or -1. Innermost first; one that has been
  // closed already counts only if no other has that boundary (QUIRK: parts after the closing delimiter).
  #levelOf(at: number): number {
    let closed = -1
    for (let level = this.#stack.length - 1; level >= 0; level--) {
      const open = this.#stack[level]!
      if (open.boundary === null || !this.#matches(at, open.boundary)) continue
      if (open.closed < 0) return level
      if (closed < 0) closed = level
    }
    return closed
  }

  #matches(at: number, boundary: string): boolean {
    if (!this.#text.startsWith(boundary, at)) return false
    let after = at + boundary.length
    if (this.#text.startsWith('--', after)) after += 2
    return isBlankLine(this.#text, after, lineEnd(this.#text, after, this.#end))
  }

  // Begin a part whose header has been read; returns where its body, or that of the part inside it, begins.
  #open(block: ParsedHeaders, parent: number, depth: number, fallback: string): number {
    const { limits } = this.#context
    const { bodyStart } = block
    if (block.limited)
      this.#note('header-limit', 'A header is longer than the limit; its rest was left out.', bodyStart)
    if (this.#parts.length >= limits.partCount) {
      this.#note(
        'part-limit',
        `There are more than ${limits.partCount} parts; the rest was left out.`,
        bodyStart,
      )
      this.#full = true
      return bodyStart
    }
    const part = new MimePart(
      this.#context,
      this.#parts.length,
      parent,
      depth,
      block.headers,
      this.#text,
      bodyStart,
      this.#isPlain,
    )
    this.#parts.push(part)
    readType(part, fallback)
    const multipart = part.type.startsWith('multipart/')
    const message = !multipart && isMessage(part.type)
    if ((multipart || message) && depth >= limits.mimeDepth) {
      part.container = true
      this.#note('depth-limit', `Parts are nested more than ${limits.mimeDepth} levels deep.`, bodyStart)
      this.#stack.push({ part, boundary: null, first: -1, closed: -1 })
      return bodyStart
    }
    part.container = multipart || message
    const boundary = multipart ? (part.params.boundary?.trimEnd() ?? '') : ''
    this.#stack.push({ part, boundary: boundary === '' ? null : boundary, first: -1, closed: -1 })
    if (!message || this.#isEncoded(part)) return bodyStart
    const inner = this.#enclosedHeaders(this.#text, bodyStart, this.#end, this.#isPlain)
    return this.#open(inner, part.index, depth + 1, 'text/plain')
  }

  // The header of an enclosed message. One without subject, date and id that is followed by another block is cut in
  // two by a blank line.
  #enclosedHeaders(text: string, start: number, end: number, plain: boolean): ParsedHeaders {
    const { limits } = this.#context
    const block = parseHeaders(text, start, end, limits, plain)
    const { headers, bodyStart } = block
    if (headers.size === 0 || headers.has('subject') || headers.has('date') || headers.has('message-id')) {
      return block
    }
    if (!looksLikeHeaderBlock(text, bodyStart, Math.min(end, bodyStart + 4096))) return block
    return joinHeaders(block, parseHeaders(text, bodyStart, end, limits, plain))
  }

  // RFC 2046 section 5.2.1 allows no encoding of an enclosed message, yet there are such. They are read when their
  // end is known.
  #isEncoded(part: MimePart): boolean {
    return transferEncoding(part.headers.raw('content-transfer-encoding')) !== 'identity'
  }

  #closeDownTo(level: number, end: number): void {
    while (this.#stack.length > level) {
      const open = this.#stack.pop()!
      const { part } = open
      part.end = Math.max(part.start, Math.min(end, this.#end))
      if (!part.container || part.depth >= this.#context.limits.mimeDepth) continue
      if (!part.type.startsWith('multipart/')) {
        if (this.#isEncoded(part)) this.#enclosed(part)
      } else if (open.first < 0) {
        this.#withoutDelimiter(part)
      } else if (this.#isHollow(part)) {
        this.#outside(part, part.start, open.first)
        if (open.closed >= 0) this.#outside(part, open.closed, part.end)
      }
    }
  }

  #enclosed(part: MimePart): void {
    const { limits } = this.#context
    const raw = this.#text.slice(part.start, part.end)
    let encoding = transferEncoding(part.headers.raw('content-transfer-encoding'))
    // QUIRK: a message said to be quoted-printable that is not; decoding it would damage its parameters.
    if (encoding === 'quoted-printable' && !/=\n|=3D/i.test(raw.slice(0, limits.headerBytes)))
      encoding = 'identity'
    const text = normaliseBinary(decodeTransfer(raw, encoding))
    const block = this.#enclosedHeaders(text, 0, text.length, false)
    new Scanner(this.#context, this.#parts, text, text.length, false).message(
      block,
      part.index,
      part.depth + 1,
    )
  }

  // QUIRK: a multipart without a boundary, or with one that never occurs. A line `--…` before a Content- field is
  // taken for the delimiter; without one the body is plain text. A blank body is a message cut after its header.
  #withoutDelimiter(part: MimePart): void {
    const text = this.#text
    if (isBlank(text, part.start, part.end)) return
    const boundary = findBoundary(text, part.start, part.end)
    const found = boundary === null ? 'its body was read as text' : 'another was found in its body'
    this.#note('boundary-missing', `A multipart's boundary is missing; ${found}.`, part.start)
    if (boundary === null) {
      part.container = false
      part.type = /^\s{0,9}<(?:html|!doctype)/i.test(text.slice(part.start, part.start + 20))
        ? 'text/html'
        : 'text/plain'
    } else {
      new Scanner(this.#context, this.#parts, text, part.end, this.#isPlain).adopt(part, boundary)
    }
  }

  #isHollow(part: MimePart): boolean {
    for (let i = part.index + 1; i < this.#parts.length; i++) {
      const child = this.#parts[i]!
      if (!child.container && !isBlank(child.source, child.start, child.end)) return false
    }
    return true
  }

  // Preamble and epilogue (RFC 2046 section 5.1.1) are for no reader, but where the parts hold nothing they may.
  #outside(parent: MimePart, start: number, end: number): void {
    if (isBlank(this.#text, start, end) || this.#parts.length >= this.#context.limits.partCount) return
    const part = new MimePart(
      this.#context,
      this.#parts.length,
      parent.index,
      parent.depth + 1,
      NO_HEADERS,
      this.#text,
      start,
      this.#isPlain,
    )
    part.end = end
    this.#parts.push(part)
  }

  #note(code: string, text: string, offset: number): void {
    const { notes } = this.#context
    if (code.endsWith('-limit') && notes.some((note) => note.code === code)) return
    notes.push({ code, text, offset })
  }
}

function isMessage(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global' || type === 'message/news'
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 32) return false
  return true
}

const MAX_PREAMBLE = 400

// Nothing but a preamble stands before the first part: a text that quotes a mail's source further down is none.
function beginsInParts(text: string, start: number, end: number): boolean {
  const boundary = findBoundary(text, start, end)
  if (boundary === null) return false
  const before = text.slice(start, Math.min(text.indexOf(`--${boundary}`, start), start + MAX_PREAMBLE))
  return (
    before.trim() === '' ||
    (before.length < MAX_PREAMBLE &&
      /\bmime(?:[- ]encapsulated|[- ]format)|multi-?part message/i.test(before))
  )
}

function findBoundary(text: string, start: number, end: number): string | null {
  let hit = text.startsWith('--', start) ? start - 1 : text.indexOf('\n--', start)
  while (hit < end && (hit >= 0 || text.startsWith('--', start))) {
    const stop = lineEnd(text, hit + 3, end)
    const colon = colonOf(text, stop + 1, end)
    if (colon > 0 && /^content-/i.test(text.slice(stop + 1, stop + 9))) {
      const boundary = text.slice(hit + 3, stop).trimEnd()
      if (boundary !== '') return boundary
    }
    hit = text.indexOf('\n--', stop)
    if (hit < 0) return null
  }
  return null
}
