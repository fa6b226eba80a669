import { bytesToBinary } from './bytes.ts'
import { decodeBinary } from './charset.ts'
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts'

interface Word {
  readonly charset: string
  readonly binary: string
  /** Offset after the closing `?=`. */
  readonly end: number
}

/**
 * Encoded words of a header value, RFC 2047 (charset with a language suffix: RFC 2231 section 5). Blanks
 * between two words are dropped, neighbours of one charset are decoded as one run of bytes, so a character split
 * over two words comes out whole. What is not a word stays as it is.
 *
 * QUIRK: blanks inside a word and words that touch other text are read, though RFC 2047 section 5 forbids both.
 *
 * @example decodeWords('=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=') // 'café'
 */
export function decodeWords(value: string): string {
  let open = value.indexOf('=?')
  if (open < 0) return value
  let out = ''
  let copied = 0
  let charset = ''
  let run = ''
  let words = false
  // The first `?=` at or after the last place one was looked for: each search goes on where the last ended.
  let close = 0
  while (open >= 0) {
    const text = textStart(value, open)
    if (text >= 0 && close >= 0 && close < text) close = value.indexOf('?=', text)
    if (close < 0) break
    const word = text < 0 ? null : readWord(value, open, text, close)
    if (word === null) {
      open = value.indexOf('=?', open + 2)
      continue
    }
    const adjacent = words && isBlank(value, copied, open)
    if (!adjacent || word.charset !== charset) {
      if (run !== '') out += decodeBinary(run, charset)
      if (!adjacent) out += value.slice(copied, open)
      run = ''
    }
    words = true
    charset = word.charset
    run += word.binary
    copied = word.end
    open = value.indexOf('=?', copied)
  }
  if (run !== '') out += decodeBinary(run, charset)
  return out + value.slice(copied)
}

// `=?charset?X?` : the offset after it, or -1.
function textStart(value: string, open: number): number {
  let at = open + 2
  const limit = Math.min(value.length, at + 64)
  while (at < limit) {
    const code = value.charCodeAt(at)
    if (code === 63) break
    if (code <= 32 || code === 61) return -1
    at++
  }
  if (at === open + 2 || value.charCodeAt(at) !== 63 || value.charCodeAt(at + 2) !== 63) return -1
  const encoding = value.charCodeAt(at + 1) | 32
  return encoding === 98 || encoding === 113 ? at + 3 : -1
}

function readWord(value: string, open: number, text: number, close: number): Word | null {
  // Another word opens before this one closes: this one is broken. (A `=` just before `?=` is padding.)
  const next = value.indexOf('=?', text)
  if (next >= 0 && next < close - 1) return null
  const label = value.slice(open + 2, text - 3)
  const star = label.indexOf('*')
  const charset = star < 0 ? label : label.slice(0, star)
  const encoded = value.slice(text, close)
  const binary =
    (value.charCodeAt(text - 2) | 32) === 98
      ? bytesToBinary(decodeBase64(encoded))
      : decodeQuotedPrintable(encoded.replaceAll('_', ' '))
  return { charset: charset.toLowerCase(), binary, end: close + 2 }
}

function isBlank(value: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = value.charCodeAt(i)
    if (code !== 32 && code !== 9 && code !== 10) return false
  }
  return true
}
