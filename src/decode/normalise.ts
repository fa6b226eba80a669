import { UndeliveredError } from '../errors.ts'
import { asciiText, binaryToBytes, bytesToBinary, isAscii } from './bytes.ts'

/** A message made ready to be searched. */
export interface NormalText {
  /** Line ends as LF, no NUL; a binary string if there was any byte beyond ASCII. */
  readonly text: string
  /** The caller gave decoded text, so its 8-bit characters are UTF-8 here whatever the mail declares. */
  readonly wasDecoded: boolean
  /** Nothing in it is to be decoded by a charset, see `isPlain` in charset.ts. */
  readonly plain: boolean
}

/** Refuse what exceeds the limit, then bring bytes or a string into one form. */
export function normalise(input: Uint8Array | string, messageBytes: number): NormalText {
  if (input.length > messageBytes) throw new UndeliveredError('MESSAGE_TOO_LARGE', input.length, messageBytes)
  if (typeof input !== 'string') {
    const utf16 = utf16Label(input)
    if (utf16 !== null) return normalise(new TextDecoder(utf16).decode(input), messageBytes)
    const ascii = asciiText(input)
    const text = normaliseLines(ascii ?? bytesToBinary(input))
    return { text, wasDecoded: false, plain: ascii !== null && !text.includes('\x1b') }
  }
  if (isAscii(input))
    return { text: normaliseLines(input), wasDecoded: false, plain: !input.includes('\x1b') }
  const bytes = new TextEncoder().encode(input)
  if (bytes.length > messageBytes) throw new UndeliveredError('MESSAGE_TOO_LARGE', bytes.length, messageBytes)
  return { text: normaliseLines(bytesToBinary(bytes)), wasDecoded: true, plain: false }
}

/**
 * LF line ends whatever they were (CR-only archives exist: no parser may rely on CRLF), NUL bytes and a UTF-8
 * byte order mark dropped.
 *
 * @example normaliseLines('a\r\nb\rc') // 'a\nb\nc'
 */
function normaliseLines(binary: string): string {
  let text = binary
  if (text.startsWith('\u00ef\u00bb\u00bf')) text = text.slice(3)
  if (text.includes('\0')) text = text.replaceAll('\0', '')
  const first = text.indexOf('\r')
  if (first < 0) return text
  // QUIRK: CR CR LF comes of a CRLF text written through a translating file handle; it is one line end there.
  const doubled = text.startsWith('\r\r\n', first)
  if (text.length > LONG) return normaliseLong(text, doubled)
  if (doubled) text = text.replaceAll('\r\r\n', '\n')
  text = text.replaceAll('\r\n', '\n')
  return text.includes('\r') ? text.replaceAll('\r', '\n') : text
}

/** Characters from which on each is looked at: to replace millions of line ends one by one takes a second. */
const LONG = 256 * 1024
const LF = 10
const CR = 13

function normaliseLong(text: string, doubled: boolean): string {
  const bytes = new Uint8Array(text.length)
  let filled = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== CR) bytes[filled++] = code
    else if (text.charCodeAt(at + 1) === LF || (doubled && text.startsWith('\r\n', at + 1))) continue
    else bytes[filled++] = LF
  }
  return bytesToBinary(bytes.subarray(0, filled))
}

// QUIRK: Windows tools save mails as UTF-16 with a byte order mark.
function utf16Label(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** The text of a decoded body that is a message of its own, in the same form. */
export function normaliseBinary(binary: string): string {
  const bytes = binaryToBytes(binary.slice(0, 2))
  return utf16Label(bytes) === null ? normaliseLines(binary) : normalise(binaryToBytes(binary), Infinity).text
}
