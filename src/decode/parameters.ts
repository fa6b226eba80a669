import { binaryToBytes } from './bytes.ts'
import { decodeCharset } from './charset.ts'
import { decodeWords } from './encoded-word.ts'

/** A structured value such as that of Content-Type. */
export interface Parameters {
  /** What stands before the first semicolon, lower-case, without comments. */
  readonly value: string
  /** By lower-case name; the first of several equal names counts. */
  readonly params: Readonly<Record<string, string>>
}

const NONE: Readonly<Record<string, string>> = Object.freeze({})

/**
 * Read the value of Content-Type, Content-Disposition and the like: RFC 2045 section 5.1 with comments and quoted
 * strings, RFC 2231 continuations and charsets. An unclosed quotation ends at the next semicolon.
 *
 * @example parameters('text/plain; charset="utf-8" (comment)') // { value: 'text/plain', params: { charset: 'utf-8' } }
 */
export function parameters(value: string): Parameters {
  if (!value.includes(';') && !value.includes('(')) return { value: value.trim().toLowerCase(), params: NONE }
  const fields = split(value)
  const params: Record<string, string> = {}
  let extended: Map<string, string> | null = null
  for (let i = 1; i < fields.length; i++) {
    const field = fields[i]!
    const equals = field.indexOf('=')
    if (equals < 1) continue
    const name = field.slice(0, equals).trim().toLowerCase()
    if (name === '') continue
    const text = field.slice(equals + 1).trim()
    if (name.includes('*')) {
      extended ??= new Map()
      if (!extended.has(name)) extended.set(name, text)
    } else if (name !== '__proto__' && !Object.hasOwn(params, name)) {
      params[name] = text.includes('=?') ? decodeWords(text) : text
    }
  }
  if (extended !== null) join(extended, params)
  return { value: fields[0]!.trim().toLowerCase(), params }
}

// Fields between semicolons, comments removed and quotations opened. The quotes are gone afterwards, which is
// fine: names hold none, and a value is all that follows the first `=`.
function split(value: string): string[] {
  if (!value.includes('"') && !value.includes('(')) return value.split(';')
  const fields: string[] = []
  let field = ''
  let copied = 0
  let quotes = true
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code === 59) {
      fields.push(field + value.slice(copied, i))
      field = ''
      copied = i + 1
    } else if (code === 40) {
      field += value.slice(copied, i)
      i = commentEnd(value, i)
      copied = i + 1
    } else if (code === 34) {
      field += value.slice(copied, i)
      copied = i + 1
      const close = quotes ? closingQuote(value, i + 1) : -1
      if (close < 0) {
        quotes = false
        continue
      }
      const quoted = value.slice(i + 1, close)
      field += quoted.includes('\\') ? quoted.replace(/\\([\s\S])/g, '$1') : quoted
      i = close
      copied = i + 1
    }
  }
  fields.push(field + value.slice(copied))
  return fields
}

// Offset of the parenthesis that closes the comment (comments nest); an unclosed one takes all the rest.
function commentEnd(value: string, open: number): number {
  let depth = 0
  for (let i = open; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code === 92) i++
    else if (code === 40) depth++
    else if (code === 41 && --depth === 0) return i
  }
  return value.length
}

function closingQuote(value: string, start: number): number {
  for (let i = start; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code === 92) i++
    else if (code === 34) return i
  }
  return -1
}

// RFC 2231 section 3 and 4: `name*0`, `name*1*`, `name*`.
function join(extended: ReadonlyMap<string, string>, params: Record<string, string>): void {
  for (const [key, text] of extended) {
    const name = key.slice(0, key.indexOf('*'))
    if (name === '' || name === '__proto__') continue
    const suffix = key.slice(name.length)
    if (suffix === '*') params[name] = percent(text, true)
    else if (suffix === '*0' || suffix === '*0*') params[name] = continued(extended, name)
  }
}

function continued(extended: ReadonlyMap<string, string>, name: string): string {
  let charset: string | undefined
  let binary = ''
  for (let i = 0; ; i++) {
    const plain = extended.get(`${name}*${i}`)
    const encoded = extended.get(`${name}*${i}*`)
    if (plain === undefined && encoded === undefined) break
    if (encoded === undefined) {
      binary += plain
      continue
    }
    const text = i === 0 ? withoutCharset(encoded) : { charset, text: encoded }
    charset = text.charset
    binary += unpercent(text.text)
  }
  return decodeCharset(binaryToBytes(binary), charset)
}

function percent(text: string, hasCharset: boolean): string {
  const parts = hasCharset ? withoutCharset(text) : { charset: undefined, text }
  return decodeCharset(binaryToBytes(unpercent(parts.text)), parts.charset)
}

function withoutCharset(text: string): { charset: string | undefined; text: string } {
  const first = text.indexOf("'")
  const second = first < 0 ? -1 : text.indexOf("'", first + 1)
  if (second < 0) return { charset: undefined, text }
  return { charset: text.slice(0, first), text: text.slice(second + 1) }
}

function unpercent(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
