/**
 * E-mail addresses out of header values and report lines, RFC 5322 section 3.4, read generously and in one pass.
 */

/**
 * The first address of a value: `Name <a@b>`, `<a@b> (comment)`, `a@b`, groups, source routes. The domain comes
 * out in lower case, without brackets and comments; `xn--` stays as it is.
 *
 * @example firstAddress('Jo (work) <jo@Example.COM>') // 'jo@example.com'
 */
export function firstAddress(value: string): string | null {
  return read(value, 1)[0] ?? null
}

/** Every address of a value, in order, repeats included. */
export function allAddresses(value: string): string[] {
  return read(value, Number.POSITIVE_INFINITY)
}

/**
 * The one address that a text is, with or without a name beside it; null where it names none, or several.
 *
 * @example oneAddress('Jo <jo@Example.COM>') // 'jo@example.com'
 */
export function oneAddress(text: string): string | null {
  const bare = normaliseAddress(text)
  if (bare !== null) return bare
  const [first, ...others] = allAddresses(text)
  return first !== undefined && others.length === 0 ? first : null
}

/**
 * Clean up one address: brackets, quotation marks around it, comments, `mailto:`, and punctuation after it. Null
 * where nothing usable is left.
 *
 * @example normaliseAddress('<jo@Example.COM>.') // 'jo@example.com'
 */
export function normaliseAddress(raw: string): string | null {
  if (raw.length > LONGEST) return null
  let text = strip(raw)
  if (text.includes('(')) text = strip(stripComments(text))
  if (text.slice(0, 7).toLowerCase() === 'mailto:') text = strip(text.slice(7))
  // Source route, RFC 5321 appendix C: <@one,@two:jo@three>.
  if (text.startsWith('@')) {
    const colon = text.indexOf(':')
    if (colon < 0) return null
    text = text.slice(colon + 1)
  }
  const at = text.lastIndexOf('@')
  if (at < 1 || at > 256) return null
  const local = unquoteSimple(text.slice(0, at))
  const domain = text.slice(at + 1).toLowerCase()
  return isLocal(local) && isDomain(domain) ? `${local}@${domain}` : null
}

/** Longest text taken for an address, comments included; RFC 5321 allows 254 octets for the address alone. */
const LONGEST = 2000

const LEADING = "<([{'`,;:.\u2018\u201c\u00ab"
const TRAILING = ">)}'`,;:.!?\u2019\u201d\u00bb"

function strip(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && (LEADING.includes(text[start]!) || text.charCodeAt(start) <= 32)) start++
  while (end > start && (TRAILING.includes(text[end - 1]!) || text.charCodeAt(end - 1) <= 32)) end--
  // "jo@example.com" as a whole in quotation marks; `"jo smith"@example.com` keeps them.
  if (text[start] === '"' && text[end - 1] === '"' && end - start > 2)
    return strip(text.slice(start + 1, end - 1))
  if (text[end - 1] === '"') return strip(text.slice(start, end - 1))
  // `[jo@example.com]`, but not the literal of `jo@[192.0.2.1]`.
  if (text[end - 1] === ']' && !text.slice(start, end).includes('@['))
    return strip(text.slice(start, end - 1))
  return text.slice(start, end)
}

function stripComments(text: string): string {
  const open = text.indexOf('(')
  if (open < 0 || !text.includes(')', open)) return text
  let out = ''
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 92) {
      if (depth === 0) out += text.slice(i, i + 2)
      i++
    } else if (code === 34 && depth === 0) {
      quoted = !quoted
      out += '"'
    } else if (!quoted && code === 40) {
      depth++
    } else if (!quoted && code === 41 && depth > 0) {
      depth--
    } else if (depth === 0) {
      out += text[i]
    }
  }
  return out
}

// `"jo"@x` and `jo@x` are one address (RFC 5321 section 4.1.2); quotes that are needed stay.
function unquoteSimple(local: string): string {
  if (!local.startsWith('"') || !local.endsWith('"') || local.length < 3) return local
  const inner = local.slice(1, -1)
  return /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(inner) ? inner : local
}

function isLocal(local: string): boolean {
  if (local.length > 1 && local.startsWith('"') && local.endsWith('"')) return true
  return !/[\s"<>()[\],;:\\]/.test(local)
}

function isDomain(domain: string): boolean {
  if (domain.length > 255) return false
  if (domain.startsWith('[')) return /^\[[0-9a-z.:%-]+\]$/.test(domain)
  return /^[\p{L}\p{N}\p{M}_-][\p{L}\p{N}\p{M}_.-]*$/u.test(domain) && !domain.includes('..')
}

/** `a@b` or `Name <a@b>` of letters and digits as nearly all are: nothing is to be cleaned up. */
const PLAIN = /^(?:[^"(<,;:@]*<)?([\w+=-][\w.+=-]*@[\w-]+(?:\.[\w-]+)*)>?$/
const PLAIN_LENGTH = 250

// One pass over the value: text outside brackets and comments is gathered in `bare`, that in brackets in `angle`.
function read(value: string, most: number): string[] {
  const found: string[] = []
  if (!value.includes('@')) return found
  const plain = value.length <= PLAIN_LENGTH ? PLAIN.exec(value)?.[1] : undefined
  if (plain !== undefined) {
    const at = plain.indexOf('@')
    return [plain.slice(0, at) + plain.slice(at).toLowerCase()]
  }
  let bare = ''
  let angle: string | null = null
  const flush = () => {
    const address = angle === null ? bareAddress(bare) : (normaliseAddress(angle) ?? bareAddress(bare))
    if (address !== null) found.push(address)
    bare = ''
    angle = null
  }
  const closers: Closers = { quote: 0, bracket: 0, comment: 0 }
  for (let i = 0; i < value.length && found.length < most; i++) {
    const char = value[i]!
    if (char === '"') {
      const close = closeQuote(value, i, closers)
      if (close < 0) continue
      bare += value.slice(i, close + 1)
      i = close
    } else if (char === '(') {
      i = skipComment(value, i, closers)
    } else if (char === '<') {
      if (angle !== null) flush()
      const close = closeBracket(value, i, closers)
      angle = value.slice(i + 1, close)
      i = close
    } else if (char === ',' || char === ';') {
      flush()
    } else if (char === ':' && !bare.includes('@')) {
      // A group's name, RFC 5322 section 3.4, or a label such as `To:`.
      bare = ''
    } else {
      bare += char
    }
  }
  if (found.length < most) flush()
  return found
}

interface Closers {
  /** -1 once the rest is known to hold no closing quote. */
  quote: number
  /** -1 once the rest is known to hold no `>`. */
  bracket: number
  /** -1 once a comment did not close. */
  comment: number
}

function closeQuote(value: string, open: number, closers: Closers): number {
  if (closers.quote < 0) return -1
  for (let i = open + 1; i < value.length; i++) {
    if (value[i] === '\\') i++
    else if (value[i] === '"') return i
  }
  closers.quote = -1
  return -1
}

function closeBracket(value: string, open: number, closers: Closers): number {
  let i = open + 1
  if (value[i] === '"') i = Math.max(i, closeQuote(value, i, closers))
  const close = closers.bracket < 0 ? -1 : value.indexOf('>', i)
  if (close >= 0) return close
  closers.bracket = -1
  // Unclosed: up to the next blank or comma.
  while (i < value.length && !/[\s,;<]/.test(value[i]!)) i++
  return i
}

// Offset of the parenthesis that closes the comment; an unclosed one is none and only its `(` is skipped.
function skipComment(value: string, open: number, closers: Closers): number {
  if (closers.comment < 0) return open
  let depth = 0
  for (let i = open; i < value.length; i++) {
    const char = value[i]
    if (char === '\\') i++
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return i
  }
  closers.comment = -1
  return open
}

// The word with the `@` of text without brackets: `jo@example.com`, `Jo Smith jo@example.com`.
function bareAddress(bare: string): string | null {
  if (!bare.includes('@')) return null
  const whole = normaliseAddress(bare)
  if (whole !== null) return whole
  for (const word of bare.split(/\s/)) {
    if (!word.includes('@')) continue
    const address = normaliseAddress(word)
    if (address !== null) return address
  }
  return null
}
