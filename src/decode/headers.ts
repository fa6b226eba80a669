import { decodeUndeclared, isPlain } from './charset.ts'
import { decodeWords } from './encoded-word.ts'
import {
  colonOf,
  isBlankLine,
  isFromLine,
  isMailHeaderName,
  lineEnd,
  nameEnd,
  nameOf,
  skipToHeader,
} from './header-line.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { parameters } from './parameters.ts'

export { looksLikeHeaderBlock } from './header-line.ts'
export { parameters } from './parameters.ts'

/** So many numbers tell of a field: where its name begins and ends, then its value. */
const FIELD = 4

/**
 * The fields of one header block, RFC 5322 section 2.2. Only their offsets are kept: a name or a value is cut out, and
 * a value unfolded and decoded, when it is asked for. Most of a mail's fields nobody asks for.
 *
 * @example parseHeaders('Subject: =?utf-8?q?=C3=A9?=\n\n', 0, 99).headers.get('subject') // 'é'
 */
export class HeaderList {
  readonly #text: string
  readonly #places: readonly number[]
  readonly #isPlain: boolean
  /** Values that were asked for: of some, every reader asks. */
  readonly #known: (string | undefined)[] = []

  /**
   * @param places of each field {@link FIELD} offsets
   * @param plain the text is {@link isPlain}
   */
  constructor(text: string, places: readonly number[], plain: boolean) {
    this.#text = text
    this.#places = places
    this.#isPlain = plain
  }

  /** How many fields there are. */
  get size(): number {
    return this.#places.length / FIELD
  }

  /** Lower-case, in the order of the block. */
  get names(): readonly string[] {
    return this.namesFrom('')
  }

  /** Names that begin so; `prefix` lower-case. */
  namesFrom(prefix: string): readonly string[] {
    const text = this.#text
    const places = this.#places
    const names: string[] = []
    for (let at = 0; at < places.length; at += FIELD) {
      const start = places[at]!
      if (beginsWith(text, start, prefix)) names.push(text.slice(start, places[at + 1]).toLowerCase())
    }
    return names
  }

  /** First value: unfolded, encoded words (RFC 2047) and raw 8-bit text decoded, trimmed; `name` lower-case. */
  get(name: string): string | null {
    const at = fieldNamed(this.#text, this.#places, name)
    return at < 0 ? null : this.#decoded(at)
  }

  /** First value, unfolded and trimmed but not decoded. */
  raw(name: string): string | null {
    const at = fieldNamed(this.#text, this.#places, name)
    return at < 0 ? null : this.#value(at)
  }

  /** Every value, as `get` gives it. */
  all(name: string): string[] {
    const values: string[] = []
    for (let at = -FIELD; ; ) {
      at = fieldNamed(this.#text, this.#places, name, at + FIELD)
      if (at < 0) return values
      values.push(this.#decoded(at))
    }
  }

  /** The last value, as `get` gives it. */
  last(name: string): string | null {
    for (let at = this.#places.length - FIELD; at >= 0; at -= FIELD) {
      if (isNamed(this.#text, this.#places, at, name)) return this.#decoded(at)
    }
    return null
  }

  /** Both lists as one; they must be of the same text. */
  concat(other: HeaderList): HeaderList {
    return new HeaderList(this.#text, [...this.#places, ...other.#places], this.#isPlain)
  }

  has(name: string): boolean {
    return fieldNamed(this.#text, this.#places, name) >= 0
  }

  #value(at: number): string {
    return unfold(this.#text, this.#places[at + 2]!, this.#places[at + 3]!)
  }

  #decoded(at: number): string {
    const index = at / FIELD
    this.#known[index] ??= this.#decode(at)
    return this.#known[index]
  }

  #decode(at: number): string {
    const value = this.#value(at)
    if (!this.#isPlain && !isPlain(value)) {
      // QUIRK: raw 8-bit text in a header has no declared charset; the body's is the best guess after UTF-8.
      const type = isNamed(this.#text, this.#places, at, 'content-type') ? null : this.raw('content-type')
      return decodeWords(decodeUndeclared(value, type === null ? undefined : parameters(type).params.charset))
    }
    return value.includes('=?') ? decodeWords(value) : value
  }
}

/** Where the first field of a name is told of, from a place on; -1 for none. */
function fieldNamed(text: string, places: readonly number[], name: string, from = 0): number {
  for (let at = from; at < places.length; at += FIELD) if (isNamed(text, places, at, name)) return at
  return -1
}

/** Its length tells most fields apart. */
function isNamed(text: string, places: readonly number[], at: number, name: string): boolean {
  const start = places[at]!
  return places[at + 1]! - start === name.length && beginsWith(text, start, name)
}

/** Whether lower-case letters stand there, in either case. */
function beginsWith(text: string, start: number, letters: string): boolean {
  for (let i = 0; i < letters.length; i++) {
    const code = text.charCodeAt(start + i)
    if ((code >= 65 && code <= 90 ? code + 32 : code) !== letters.charCodeAt(i)) return false
  }
  return true
}

/** No fields at all. */
export const NO_HEADERS = new HeaderList('', [], true)

/** A header block as read, and where its body begins. */
export interface ParsedHeaders {
  readonly headers: HeaderList
  readonly bodyStart: number
  /** A field, or a part of one, was left out because of `headerCount` or `headerBytes`. */
  readonly limited: boolean
}

/**
 * Read a header block, blank lines and an mbox `From ` line before it skipped. Where no field begins, there are
 * no headers and the body begins right there.
 *
 * @example parseHeaders('To: a@b.example\n\nHi', 0, 19).bodyStart // 17
 */
export function parseHeaders(
  text: string,
  start: number,
  end: number,
  limits: Limits = DEFAULT_LIMITS,
  plain = false,
): ParsedHeaders {
  const at = skipToHeader(text, start, end)
  const stop = lineEnd(text, at, end)
  if (colonOf(text, at, stop) < 0) return { headers: NO_HEADERS, bodyStart: start, limited: false }
  return readHeaders(text, at, end, limits, plain)
}

/**
 * Read a header block that begins exactly at `start`, as it does after a boundary line, where a blank line means
 * that there are no fields.
 *
 * @param plain the text is known to be plain (charset.ts), so no value needs to be looked at
 */
export function readHeaders(
  text: string,
  start: number,
  end: number,
  limits: Limits,
  plain = false,
): ParsedHeaders {
  const places: number[] = []
  const most = limits.headerCount * FIELD
  let limited = false
  // Where the end of the field stands that folded lines belong to; -1 for none, or for one beyond the limit.
  let current = -1
  let at = start
  while (at < end) {
    const stop = lineEnd(text, at, end)
    if (stop === at) {
      at++
      break
    }
    const code = text.charCodeAt(at)
    if (code === 32 || code === 9) {
      if (isBlankLine(text, at, stop)) {
        // QUIRK: a line of blanks separates like an empty one, unless the header evidently goes on after it.
        const next = goesOnAt(text, stop + 1, end, isMachineField(lastName(text, places)))
        at = Math.max(next, stop + 1)
        if (next < 0) break
      } else at = stop + 1
      if (current >= 0) places[current] = at - 1
      continue
    }
    const colon = colonOf(text, at, stop)
    if (colon >= 0) {
      if (places.length < most) {
        current = places.push(at, nameEnd(text, at, colon), colon + 1, stop) - 1
      } else {
        current = -1
        limited = true
      }
    } else if (!isFromLine(text, at)) {
      // QUIRK: no field. Folded lines that lost their blank are joined; else the blank line before the body is
      // missing.
      const resumed =
        places.length === 0 ? -1 : resumesAt(text, at, end, isMachineField(lastName(text, places)))
      if (resumed < 0) break
      if (current >= 0) places[current] = resumed - 1
      at = resumed
      continue
    }
    at = stop + 1
  }
  for (let i = FIELD - 1; i < places.length; i += FIELD) {
    if (places[i]! - places[i - 1]! > limits.headerBytes) {
      places[i] = places[i - 1]! + limits.headerBytes
      limited = true
    }
  }
  return { headers: new HeaderList(text, places, plain), bodyStart: Math.min(at, end), limited }
}

function lastName(text: string, places: readonly number[]): string {
  const at = places.length - FIELD
  if (at < 0) return ''
  return text.slice(places[at], places[at + 1]).toLowerCase()
}

/**
 * Two blocks as one.
 *
 * QUIRK: feedback loops and gateways that remove fields leave a blank line inside the returned message's header.
 */
export function joinHeaders(first: ParsedHeaders, second: ParsedHeaders): ParsedHeaders {
  return {
    headers: first.headers.concat(second.headers),
    bodyStart: second.bodyStart,
    limited: first.limited || second.limited,
  }
}

// Where a header goes on after a line at `start` that is no field, or -1: at a field that mails have, within
// three lines (twelve where the field so far is a machine's), or at the blank line after unbroken long words, which
// are no prose.
function resumesAt(text: string, start: number, end: number, machine: boolean): number {
  let at = start
  let prose = false
  for (let i = 0; i < (machine ? 13 : 4) && at < end; i++) {
    if (isKnownField(text, at, end)) return at
    const stop = lineEnd(text, at, end)
    if (stop === at) return machine && !prose ? at : -1
    prose ||= stop - at < 40 || text.slice(at, stop).includes(' ')
    at = stop + 1
  }
  return -1
}

// Where a header goes on after a line of blanks, or -1: at a field that mails have; behind the folded lines of a
// machine's field (SpamAssassin's X-Spam-Report has such lines), where such a field follows them.
function goesOnAt(text: string, start: number, end: number, machine: boolean): number {
  let at = start
  while (machine && at < end && (text[at] === ' ' || text[at] === '\t')) at = lineEnd(text, at, end) + 1
  return isKnownField(text, at, end) ? at : -1
}

function isMachineField(name: string): boolean {
  return /^(?:x-|arc-|dkim-|domainkey-|received|authentication-)/.test(name)
}

function isKnownField(text: string, at: number, end: number): boolean {
  const colon = at < end ? colonOf(text, at, end) : -1
  if (colon < 0) return false
  const name = nameOf(text, at, colon)
  return isMailHeaderName(name) || name.startsWith('x-')
}

/**
 * Unfold (RFC 5322 section 2.2.3) and trim: the line end and the blanks on both sides of it become one blank.
 * Not `trim()`: that would also take U+00A0, which is a byte of UTF-8 characters here.
 */
function unfold(text: string, start: number, end: number): string {
  let line = text.indexOf('\n', start)
  if (line < 0 || line >= end) return cut(text, start, end)
  let out = ''
  let at = start
  while (at < end) {
    if (line < 0 || line > end) line = end
    const piece = cut(text, at, line)
    if (piece !== '') out += out === '' ? piece : ` ${piece}`
    at = line + 1
    line = text.indexOf('\n', at)
  }
  return out
}

function cut(text: string, start: number, end: number): string {
  let from = start
  let to = end
  while (from < to && text.charCodeAt(from) <= 32 && text.charCodeAt(from) !== 27) from++
  while (to > from && text.charCodeAt(to - 1) <= 32 && text.charCodeAt(to - 1) !== 27) to--
  return text.slice(from, to)
}
