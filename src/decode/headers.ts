import { decodeUndeclared, isPlain } from './charset.ts'
import { decodeWords } from './encoded-word.ts'
import {
  colonOf,
  isBlankLine,
  isFromLine,
  isMailHeaderName,
  lineEnd,
  nameOf,
  skipToHeader,
} from './header-line.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { parameters } from './parameters.ts'

export { looksLikeHeaderBlock } from './header-line.ts'
export { parameters } from './parameters.ts'

/**
 * The fields of one header block, RFC 5322 section 2.2. Only their offsets are kept: a value is cut out, unfolded
 * and decoded when it is asked for.
 *
 * @example parseHeaders('Subject: =?utf-8?q?=C3=A9?=\n\n', 0, 99).headers.get('subject') // 'é'
 */
export class HeaderList {
  /** Lower-case, in the order of the block. */
  readonly names: readonly string[]
  readonly #text: string
  readonly #starts: readonly number[]
  readonly #ends: readonly number[]
  /** Values that were asked for: of some, every reader asks. */
  readonly #known: (string | undefined)[] = []

  constructor(text: string, names: readonly string[], starts: readonly number[], ends: readonly number[]) {
    this.#text = text
    this.names = names
    this.#starts = starts
    this.#ends = ends
  }

  /** First value: unfolded, encoded words (RFC 2047) and raw 8-bit text decoded, trimmed; `name` lower-case. */
  get(name: string): string | null {
    const index = this.names.indexOf(name)
    return index < 0 ? null : this.#decoded(index)
  }

  /** First value, unfolded and trimmed but not decoded. */
  raw(name: string): string | null {
    const index = this.names.indexOf(name)
    return index < 0 ? null : this.#value(index)
  }

  /** Every value, as `get` gives it. */
  all(name: string): string[] {
    const values: string[] = []
    for (let index = this.names.indexOf(name); index >= 0; index = this.names.indexOf(name, index + 1)) {
      values.push(this.#decoded(index))
    }
    return values
  }

  /** Both lists as one; they must be of the same text. */
  concat(other: HeaderList): HeaderList {
    return new HeaderList(
      this.#text,
      [...this.names, ...other.names],
      [...this.#starts, ...other.#starts],
      [...this.#ends, ...other.#ends],
    )
  }

  has(name: string): boolean {
    return this.names.includes(name)
  }

  #value(index: number): string {
    return unfold(this.#text, this.#starts[index]!, this.#ends[index]!)
  }

  #decoded(index: number): string {
    this.#known[index] ??= this.#decode(index)
    return this.#known[index]
  }

  #decode(index: number): string {
    const value = this.#value(index)
    if (!isPlain(value)) {
      // QUIRK: raw 8-bit text in a header has no declared charset; the body's is the best guess after UTF-8.
      const type = this.names[index] === 'content-type' ? null : this.raw('content-type')
      return decodeWords(decodeUndeclared(value, type === null ? undefined : parameters(type).params.charset))
    }
    return value.includes('=?') ? decodeWords(value) : value
  }
}

/** No fields at all. */
export const NO_HEADERS = new HeaderList('', [], [], [])

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
): ParsedHeaders {
  const at = skipToHeader(text, start, end)
  const stop = lineEnd(text, at, end)
  if (colonOf(text, at, stop) < 0) return { headers: NO_HEADERS, bodyStart: start, limited: false }
  return readHeaders(text, at, end, limits)
}

/**
 * Read a header block that begins exactly at `start`, as it does after a boundary line, where a blank line means
 * that there are no fields.
 */
export function readHeaders(text: string, start: number, end: number, limits: Limits): ParsedHeaders {
  const names: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let limited = false
  // The field that folded lines belong to; -1 for none, or for one beyond the limit.
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
      if (!isBlankLine(text, at, stop)) {
        if (current >= 0) ends[current] = stop
      } else if (!isKnownField(text, stop + 1, end)) {
        // QUIRK: a line of blanks separates like an empty one, unless the header evidently goes on after it.
        at = stop + 1
        break
      }
      at = stop + 1
      continue
    }
    const colon = colonOf(text, at, stop)
    if (colon >= 0) {
      if (names.length < limits.headerCount) {
        current = names.push(nameOf(text, at, colon)) - 1
        starts.push(colon + 1)
        ends.push(stop)
      } else {
        current = -1
        limited = true
      }
    } else if (!isFromLine(text, at)) {
      // QUIRK: no field. Folded lines that lost their blank are joined; else the blank line before the body is
      // missing.
      const resumed =
        names.length === 0 ? -1 : resumesAt(text, at, end, isMachineField(names[names.length - 1]!))
      if (resumed < 0) break
      if (current >= 0) ends[current] = resumed - 1
      at = resumed
      continue
    }
    at = stop + 1
  }
  for (let i = 0; i < names.length; i++) {
    if (ends[i]! - starts[i]! > limits.headerBytes) {
      ends[i] = starts[i]! + limits.headerBytes
      limited = true
    }
  }
  return { headers: new HeaderList(text, names, starts, ends), bodyStart: Math.min(at, end), limited }
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
export function unfold(text: string, start: number, end: number): string {
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
