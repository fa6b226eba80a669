/** An object of JSON, or the fields of a form. */
export type Fields = Readonly<Record<string, unknown>>

const NO_FIELDS: Fields = Object.freeze({})
const DIGITS_SAFE = 15
const MAYBE_BIG = /[\s:,[]-?\d{16}/

/**
 * JSON text as values; undefined where it is no JSON. Whole numbers of more than 15 digits come as strings:
 * Mailjet and Postmark count messages beyond 2^53, where numbers of JavaScript lose the last digits.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(MAYBE_BIG.test(text) ? quoteBigNumbers(text) : text)
  } catch {
    return undefined
  }
}

/** Puts quotation marks around long whole numbers outside strings. */
function quoteBigNumbers(text: string): string {
  let out = ''
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x22) {
      i = endOfString(text, i)
      continue
    }
    if (!isDigit(c)) continue
    const from = text[i - 1] === '-' ? i - 1 : i
    while (isDigit(text.charCodeAt(i))) i++
    const whole = text[i] !== '.' && text[i] !== 'e' && text[i] !== 'E'
    if (whole && i - from > DIGITS_SAFE) {
      out += `${text.slice(copied, from)}"${text.slice(from, i)}"`
      copied = i
    }
    // The digits after a point or an exponent are part of the number.
    while (isPartOfNumber(text.charCodeAt(i))) i++
    i--
  }
  return copied === 0 ? text : out + text.slice(copied)
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x5c) i++
    else if (c === 0x22) return i
  }
  return text.length
}

const isDigit = (c: number) => c >= 0x30 && c <= 0x39
const isPartOfNumber = (c: number) =>
  isDigit(c) || c === 0x2e || c === 0x2b || c === 0x2d || (c | 32) === 0x65

/** The value as an object; an empty one where it is none. */
export function fields(value: unknown): Fields {
  return isFields(value) ? value : NO_FIELDS
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a list; an empty one where it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A string that says something, or a number as one; else null. */
export function text(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return null
  const trimmed = value.trim()
  return trimmed === '' ? null : trimmed
}

/** The first of the values that says something. */
export function firstText(...values: readonly unknown[]): string | null {
  for (const value of values) {
    const found = text(value)
    if (found !== null) return found
  }
  return null
}

/** A text in lower case; empty where there is none. For table look-ups. */
export function word(value: unknown): string {
  return text(value)?.toLowerCase() ?? ''
}

/** A list of header names and values as object; names in lower case. */
export function headersOf(value: unknown, name = 'name', content = 'value'): Fields {
  const found: Record<string, unknown> = {}
  for (const entry of list(value)) {
    const [key, of] = Array.isArray(entry) ? entry : [fields(entry)[name], fields(entry)[content]]
    const lower = word(key)
    if (lower !== '' && !Object.hasOwn(found, lower)) found[lower] = of
  }
  return found
}

/** A table to look foreign words up in: without the names that every object has. */
export function table<T>(rows: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null), rows)
}
