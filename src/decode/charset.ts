import { binaryToBytes, bytesToBinary, isAscii } from './bytes.ts'
import { charsetName, decoderOf, isAsciiSuperset, NEUTRAL } from './charset-labels.ts'
import { hzToEuc } from './hz.ts'
import { decodeUtf7 } from './utf7.ts'

/** ISO-2022-JP escapes without a character before the next one. */
const IDLE_ESCAPES = ['\x1b(B\x1b', '\x1b(J\x1b', '\x1b$B\x1b', '\x1b$@\x1b']

const strict: { [name in 'utf-8' | 'euc-jp' | 'shift_jis']?: TextDecoder } = {}
const looseUtf8 = new TextDecoder('utf-8')

/** 0x80 to 0x9F of windows-1252; the rest is Latin-1. Own table: faster, and Node versions differ here. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

export { isKnownCharset } from './charset-labels.ts'

/**
 * Bytes to text by a charset label; never throws. Labels are read generously (`cp1252`, `"utf8"`,
 * `3Dutf-8`). No label, `us-ascii` with 8-bit bytes or a label nobody knows: UTF-8 if the bytes are valid
 * UTF-8, ISO-2022-JP if its escapes stand in it, else windows-1252.
 *
 * @example decodeCharset(new Uint8Array([0xc3, 0xa9]), undefined) // 'é'
 */
export function decodeCharset(bytes: Uint8Array, label: string | undefined): string {
  return decodeBinary(bytesToBinary(bytes), label, bytes)
}

/**
 * The same for a binary string.
 *
 * @param bytes its bytes, if the caller has them
 * @param plain the caller knows that it {@link isPlain}
 */
export function decodeBinary(
  binary: string,
  label: string | undefined,
  bytes?: Uint8Array,
  plain = false,
): string {
  const name = charsetName(label)
  if ((plain || isPlain(binary)) && (NEUTRAL.has(name) || name === 'utf-8' || isAsciiSuperset(name)))
    return binary
  if (name === 'utf-7') return decodeUtf7(binary)
  if (name === 'hz-gb-2312') return decodeBinary(hzToEuc(binary), 'gb18030')
  if (name === 'windows-1252') return fromDeclared1252(binary, bytes)
  if (name === 'utf-8') return fromUtf8(bytes ?? binaryToBytes(binary), binary)
  if (NEUTRAL.has(name)) return guess(binary, bytes)
  if (name === 'iso-2022-jp') return fromIso2022Jp(binary)
  const decoder = decoderOf(name)
  if (decoder === null) return guess(binary, bytes)
  const data = bytes ?? binaryToBytes(binary)
  const text = decoder.decode(data)
  // QUIRK: gateways convert a body to UTF-8 and leave the declaration as it was.
  return text.includes('\ufffd') ? (tryStrict('utf-8', data) ?? text) : text
}

/**
 * Undeclared 8-bit text of a header or a delivery-status part: `label` is what the mail declares elsewhere and
 * counts only if the bytes are not valid UTF-8.
 */
export function decodeUndeclared(binary: string, label?: string): string {
  if (isPlain(binary)) return binary
  for (let i = 0; i < binary.length; i++) if (binary.charCodeAt(i) > 255) return binary
  const bytes = binaryToBytes(binary)
  if (label !== undefined && charsetName(label) !== 'utf-8') {
    return tryStrict('utf-8', bytes) ?? decodeBinary(binary, label, bytes)
  }
  return guess(binary, bytes)
}

/** No 8-bit byte and no ISO-2022 escape: the same in nearly every charset. */
export function isPlain(binary: string): boolean {
  return isAscii(binary) && !binary.includes('\x1b')
}

function guess(binary: string, bytes: Uint8Array | undefined): string {
  if (isAscii(binary)) return hasJapaneseEscape(binary) ? fromIso2022Jp(binary) : binary
  const utf8 = tryStrict('utf-8', bytes ?? binaryToBytes(binary))
  return utf8 === null ? fromWindows1252(binary) : undoubled(utf8)
}

function hasJapaneseEscape(binary: string): boolean {
  return binary.includes('\x1b$') || binary.includes('\x1b(J') || binary.includes('\x1b(I')
}

// QUIRK: the decoder of the WHATWG takes an escape that is followed by another one for an attack and puts U+FFFD
// there, but joined encoded words look just like that. And archives hold text that was converted to one of the
// 8-bit charsets and is still declared as this one, which has seven bits.
function fromIso2022Jp(binary: string): string {
  const bytes = binaryToBytes(IDLE_ESCAPES.reduce((text, idle) => text.replaceAll(idle, '\x1b'), binary))
  const converted = isAscii(binary)
    ? null
    : (tryStrict('utf-8', bytes) ?? tryStrict('euc-jp', bytes) ?? tryStrict('shift_jis', bytes))
  return converted ?? (decoderOf('iso-2022-jp')?.decode(bytes) || binary)
}

function tryStrict(name: 'utf-8' | 'euc-jp' | 'shift_jis', bytes: Uint8Array): string | null {
  try {
    strict[name] ??= new TextDecoder(name, { fatal: true })
    const text = strict[name].decode(bytes)
    // The decoder of EUC-JP lets C1 controls pass, which are lead bytes of Shift_JIS.
    return name === 'euc-jp' && /[\u0080-\u009f]/.test(text) ? null : text
  } catch {
    return null
  }
}

// Declared UTF-8. A cut or damaged character costs only itself, but text without one valid character beyond
// ASCII is not UTF-8 at all.
function fromUtf8(bytes: Uint8Array, binary: string): string {
  const text = tryStrict('utf-8', bytes)
  if (text !== null) return undoubled(text)
  const loose = looseUtf8.decode(bytes)
  return /[\u0080-\ufffc]/.test(loose) ? loose : fromWindows1252(binary)
}

// QUIRK: UTF-8 declared as ISO-8859-1 or windows-1252. Other text is valid UTF-8 as good as never.
function fromDeclared1252(binary: string, bytes: Uint8Array | undefined): string {
  const utf8 = /[\u00c2-\u00f4][\u0080-\u00bf]/.test(binary)
    ? tryStrict('utf-8', bytes ?? binaryToBytes(binary))
    : null
  return utf8 ?? fromWindows1252(binary)
}

/** Two bytes of a letter in UTF-8, each taken for a letter of windows-1252: "Ã©" for "é". */
const DOUBLED = /^[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/

// QUIRK: UTF-8 that somebody took for windows-1252 and made UTF-8 of once more. Text that was not is as good as never
// valid UTF-8 again.
function undoubled(text: string): string {
  const first = text.search(/[\u0080-\uffff]/)
  if (first < 0 || !DOUBLED.test(text.slice(first, first + 2))) return text
  const binary = text.replace(/[\u0100-\uffff]/g, (c) => {
    const index = WINDOWS_1252.indexOf(c)
    return index < 0 ? c : String.fromCharCode(128 + index)
  })
  return /[\u0100-\uffff]/.test(binary) ? text : (tryStrict('utf-8', binaryToBytes(binary)) ?? text)
}

function fromWindows1252(binary: string): string {
  return binary.replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 128]!)
}
