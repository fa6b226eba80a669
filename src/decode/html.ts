import { ENTITIES } from './html-entities.ts'

const BLOCK = new Set(
  (
    'address article aside blockquote br body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header ' +
    'hr html li main nav ol p pre section table tbody tfoot thead tr ul'
  ).split(' '),
)
const DROPPED = new Set(['script', 'style', 'head', 'title', 'template'])

/**
 * What a person would read of HTML: tags, comments, scripts, styles and the head dropped, block elements and
 * `<br>` as line ends, entities decoded, blanks collapsed. Not a parser: one pass that reads anything, in linear
 * time, unclosed tags and comments included.
 *
 * @example htmlToText('<p>User&nbsp;unknown<br>x</p>') // 'User unknown\nx'
 */
export function htmlToText(html: string): string {
  const closers = new Map<string, number>()
  let out = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    out += collapse(html.slice(at, open))
    const close = find(html, '>', open, closers)
    if (close < 0) {
      at = open
      break
    }
    if (html.startsWith('<!--', open)) {
      const end = find(html, '-->', open + 4, closers)
      at = end < 0 ? close + 1 : end + 3
      continue
    }
    const name = tagName(html, open, close)
    at = close + 1
    if (name === '') {
      // QUIRK: `<jo@example.com>` and `a < b` unescaped in the text.
      const next = html.charCodeAt(open + 1)
      if (next !== 33 && next !== 63 && next !== 47) {
        out += '<'
        at = open + 1
      }
    } else if (DROPPED.has(name)) {
      const end = findClosing(html, name, at, closers)
      if (end >= 0) at = end
      // The mail was cut in a style sheet or script: nothing else follows.
      else if (name !== 'head' && find(html, '<', at, closers) < 0) at = html.length
    } else if (BLOCK.has(name)) {
      out += '\n'
    } else if (name === 'td' || name === 'th') {
      out += ' '
    }
  }
  return tidy(decodeEntities(out + collapse(html.slice(at))))
}

// Next `what` at or after `from`; one failed search answers all later ones.
function find(html: string, what: string, from: number, closers: Map<string, number>): number {
  const known = closers.get(what)
  if (known !== undefined && (known < 0 || known >= from)) return known
  const found = html.indexOf(what, from)
  closers.set(what, found)
  return found
}

// Offset after `</name>`, or -1.
function findClosing(html: string, name: string, from: number, closers: Map<string, number>): number {
  const key = `</${name}`
  if (closers.get(key) === -1) return -1
  let at = html.indexOf('</', from)
  while (at >= 0) {
    const after = at + key.length
    if (html.slice(at, after).toLowerCase() === key) {
      const close = html.indexOf('>', after)
      return close < 0 ? html.length : close + 1
    }
    at = html.indexOf('</', at + 2)
  }
  closers.set(key, -1)
  return -1
}

// Lower-case element name of the tag between `<` and `>`; '' for what is no tag.
function tagName(html: string, open: number, close: number): string {
  const start = html.charCodeAt(open + 1) === 47 ? open + 2 : open + 1
  let end = start
  const limit = Math.min(close, start + 20)
  while (end < limit && isNameChar(html.charCodeAt(end))) end++
  const after = html.charCodeAt(end)
  if (end === start || (end < close && after > 32 && after !== 47)) return ''
  return html.slice(start, end).toLowerCase()
}

function isNameChar(code: number): boolean {
  const letter = code | 32
  return (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57) || code === 58
}

function collapse(text: string): string {
  return /[\t\n\f\r]/.test(text) ? text.replace(/[\t\n\f\r]/g, ' ') : text
}

// Blanks collapsed and trimmed line by line, no more than one blank line together, none at the ends.
function tidy(text: string): string {
  const lines: string[] = []
  let blank = true
  for (const raw of text.split('\n')) {
    const line = raw.replace(/[ \u00a0]+/g, ' ').trim()
    if (line !== '') lines.push(line)
    else if (!blank) lines.push('')
    blank = line === ''
  }
  if (lines.at(-1) === '') lines.pop()
  return lines.join('\n')
}

/**
 * Named (the usual ones) and numeric character references; others stay as they are.
 *
 * @example decodeEntities('&lt;&#233;&gt;') // '<é>'
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,9}));?/g, reference)
}

function reference(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) {
    if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name]!
    const lower = name.toLowerCase()
    return whole.endsWith(';') && Object.hasOwn(ENTITIES, lower) ? ENTITIES[lower]! : whole
  }
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex!, 16)
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '\ufffd'
  return String.fromCodePoint(code)
}
