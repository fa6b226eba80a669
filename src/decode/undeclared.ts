import { bytesToBinary } from './bytes.ts'
import { decodeBase64, type TransferEncoding } from './transfer.ts'

/** A line of base64 has at least so many characters; nobody writes so long a word at the beginning of a mail. */
const LONG_WORD = 56
/** What is looked at for marks of quoted-printable: beyond stands the message that came back. */
const HEAD_CHARS = 4096

/**
 * The transfer encoding of a body that nothing declares any more: tickets, forms and exports store bodies as they were
 * sent and leave out the fields that told how to read them.
 *
 * @example lostEncoding('Zustellung an j=C3=B6@example.com\n') // 'quoted-printable'
 */
export function lostEncoding(body: string): TransferEncoding {
  if (isAllBase64(body)) return 'base64'
  return isQuotedPrintable(body) ? 'quoted-printable' : 'identity'
}

/** Of a text; blank lines may stand between several encoded parts. */
function isAllBase64(body: string): boolean {
  const start = skipBlank(body)
  for (let at = start; at < start + LONG_WORD; at++) if (!isBase64Unit(body.charCodeAt(at))) return false
  let others = 0
  for (let at = start; at < body.length; at++) {
    const c = body.charCodeAt(at)
    if (!isBase64Unit(c) && c !== 0x0a && ++others > 2) return false
  }
  return isText(bytesToBinary(decodeBase64(body.slice(0, HEAD_CHARS))))
}

function skipBlank(text: string): number {
  let at = 0
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++
  return at
}

function isBase64Unit(c: number): boolean {
  return (
    (c >= 0x61 && c <= 0x7a) ||
    (c >= 0x41 && c <= 0x5a) ||
    (c >= 0x30 && c <= 0x39) ||
    c === 0x2b ||
    c === 0x2f ||
    c === 0x3d
  )
}

/** No file of another kind: those hold control characters. */
function isText(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0d && c !== 0x1b) return false
  }
  return text.length > 0
}

/** A letter beyond ASCII in UTF-8: `=C3=A9`, `=E3=81=93`. */
const LETTER = /=[C-F][0-9A-F]=[89AB][0-9A-F]/
const DECLARED = /^[ \t>]*content-transfer-encoding:/im

/** Words are cut by soft line ends or letters are spelled, outside of a quoted source that declares it of itself. */
function isQuotedPrintable(body: string): boolean {
  const head = body.slice(0, HEAD_CHARS)
  const first = head.indexOf('=')
  if (first < 0) return false
  const letter = head.search(LETTER)
  const at = letter < 0 || isInEncodedWord(head, letter) ? softEnd(head, first) : letter
  return at >= 0 && !DECLARED.test(head.slice(0, at))
}

/** `=?utf-8?Q?j=C3=B6?=`, RFC 2047. */
function isInEncodedWord(text: string, at: number): boolean {
  const word = text.lastIndexOf('=?', at)
  return word >= 0 && !/\s/.test(text.slice(word, at))
}

/** No text's line is broken earlier. */
const SOFT_LINE = 50

/** Where a long line ends in `=`, with more below it; `?=` ends an encoded word. */
function softEnd(text: string, from: number): number {
  for (let at = text.indexOf('=\n', from); at >= 0; at = text.indexOf('=\n', at + 2)) {
    const before = text[at - 1]
    const isLong = at - text.lastIndexOf('\n', at - 1) > SOFT_LINE
    if (isLong && before !== '?' && before !== '=' && at + 2 < text.length && text[at + 2] !== '\n') return at
  }
  return -1
}
