import type { Note } from '../model/note.ts'
import { bytesToBinary } from './bytes.ts'
import { decodeBinary, decodeUndeclared, isKnownCharset } from './charset.ts'
import { type HeaderList, parameters } from './headers.ts'
import { htmlToText } from './html.ts'
import type { Limits } from './limits.ts'
import { decodeBase64, decodeQuotedPrintable, looksLikeBase64, transferEncoding } from './transfer.ts'
import { lostEncoding } from './undeclared.ts'

/** One MIME part, a leaf or a container, in the flat list `Mail.parts` (document order, parents first). */
export interface Part {
  /** Its place in `Mail.parts`. */
  readonly index: number
  /** Index of the containing part; -1 for the root. */
  readonly parent: number
  /** Levels of multipart and message/rfc822 above it. */
  readonly depth: number
  /** Lower-case media type: `text/plain` where none is given (RFC 2045 section 5.2). */
  readonly type: string
  /** Parameters of Content-Type, by lower-case name. */
  readonly params: Readonly<Record<string, string>>
  /**
   * The part's own fields. The root has the message's. A message/rfc822 part has one child, the root part of the
   * enclosed message, which has the enclosed message's.
   */
  readonly headers: HeaderList
  /** The text `start` and `end` are offsets in: `Mail.text`, or the decoded text of an encoded message/rfc822. */
  readonly source: string
  /** Of the body, still encoded. */
  readonly start: number
  readonly end: number
  /**
   * The decoded body: transfer encoding undone, charset decoded, line ends LF; kept once computed. Empty for
   * containers and for binary types (image, audio, video, font, application). HTML stays HTML: see `partText`.
   */
  text(): string
  /** The body as it was sent, no more of it than the limit `textBytes` allows. */
  raw(): string
}

/** What the parts of one mail share while they are read. */
export interface PartContext {
  readonly notes: Note[]
  /** 8-bit text was UTF-8 when the caller decoded it, whatever the mail declares. */
  readonly wasDecoded: boolean
  readonly limits: Limits
}

export class MimePart implements Part {
  readonly index: number
  readonly parent: number
  readonly depth: number
  readonly headers: HeaderList
  readonly source: string
  readonly start: number
  type = 'text/plain'
  params: Readonly<Record<string, string>> = NO_PARAMS
  end: number
  /** It has child parts, or is of a type that would have had. */
  container = false
  readonly #context: PartContext
  readonly #isPlain: boolean
  #text: string | null = null

  constructor(
    context: PartContext,
    index: number,
    parent: number,
    depth: number,
    headers: HeaderList,
    source: string,
    start: number,
    plain: boolean,
  ) {
    this.#context = context
    this.#isPlain = plain
    this.index = index
    this.parent = parent
    this.depth = depth
    this.headers = headers
    this.source = source
    this.start = start
    this.end = start
  }

  text(): string {
    this.#text ??= this.container || isBinary(this.type) ? '' : this.#decode()
    return this.#text
  }

  raw(): string {
    const { textBytes } = this.#context.limits
    const limit = this.start + textBytes
    if (this.end <= limit) return this.source.slice(this.start, this.end)
    const text = `A text is longer than ${textBytes} bytes; the rest was left out.`
    this.#context.notes.push({ code: 'text-limit', text, offset: limit })
    // No line is cut in two where that can be helped: half of an encoded one would be read as something else.
    const line = this.source.lastIndexOf('\n', limit)
    return this.source.slice(this.start, line > this.start ? line : limit)
  }

  #decode(): string {
    const raw = this.raw()
    const declared = transferEncoding(this.headers.raw('content-transfer-encoding'))
    const encoding = declared === 'identity' ? lostEncoding(raw) : declared
    if (encoding === 'identity') {
      return this.#context.wasDecoded
        ? decodeUndeclared(raw, this.params.charset)
        : this.#charset(raw, undefined, this.#isPlain)
    }
    const text = encoding === 'base64' ? this.#fromBase64(raw) : this.#charset(decodeQuotedPrintable(raw))
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  }

  #fromBase64(raw: string): string {
    if (looksLikeBase64(raw)) {
      const bytes = decodeBase64(raw)
      return this.#charset(bytesToBinary(bytes), bytes)
    }
    const { notes } = this.#context
    notes.push({ code: 'encoding-wrong', text: 'A part said to be base64 is not.', offset: this.start })
    return this.#charset(raw)
  }

  /** @param bytes those of the binary string, where they are at hand; @param plain whether it is known to be plain */
  #charset(binary: string, bytes?: Uint8Array, plain = false): string {
    const { charset } = this.params
    if (charset !== undefined && !isKnownCharset(charset)) {
      const text = `The charset ${JSON.stringify(charset.slice(0, 64))} is unknown; it was guessed.`
      this.#context.notes.push({ code: 'charset-unknown', text, offset: this.start })
    }
    return decodeBinary(binary, charset, bytes, plain)
  }
}

const NO_PARAMS: Readonly<Record<string, string>> = Object.freeze({})

/** Binary types have no text to read. */
function isBinary(type: string): boolean {
  switch (type.slice(0, type.indexOf('/'))) {
    case 'image':
    case 'audio':
    case 'video':
    case 'font':
    case 'model':
    case 'application':
      return true
    default:
      return false
  }
}

/** Type and parameters of a Content-Type value; `fallback` where there is none. */
export function readType(part: MimePart, fallback: string): void {
  const value = part.headers.raw('content-type')
  if (value === null || value === '') {
    part.type = fallback
    return
  }
  const { value: type, params } = parameters(value)
  part.params = params
  if (isMediaType(type)) part.type = type
  // QUIRK: "Content-Type: multipart", "text", "html".
  else if (params.boundary !== undefined) part.type = 'multipart/mixed'
  else part.type = type === 'html' ? 'text/html' : 'text/plain'
}

function isMediaType(type: string): boolean {
  const slash = type.indexOf('/')
  return slash > 0 && slash < type.length - 1 && !/[\s"]/.test(type)
}

/** The decoded body for reading: that of `text()`, and of HTML what a person would see. */
export function partText(part: Part): string {
  return part.type === 'text/html' ? htmlToText(part.text()) : part.text()
}
