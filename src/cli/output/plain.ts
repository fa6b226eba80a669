/** C0 and C1 controls, DEL, line and paragraph separators, bidirectional controls, lone surrogates. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/u
/** Most JSON is: this is quickly told. */
const PRINTABLE = /^[ -~]*$/
const EACH_UNSAFE = new RegExp(UNSAFE, 'gu')

/**
 * Text from strangers' mail made fit for one line of a terminal: white space becomes a space, a control
 * character its picture (`␛`), so that nothing can move the cursor, change colours or reverse the text.
 */
export function plain(text: string): string {
  return UNSAFE.test(text) ? text.replace(EACH_UNSAFE, harmless) : text
}

function harmless(character: string): string {
  if (/[\t-\r\x85\u2028\u2029]/.test(character)) return ' '
  const code = character.codePointAt(0)!
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '␡'
  return code < 0xa0 || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : ''
}

/** JSON on one line, with the few control characters escaped that JSON.stringify leaves (a terminal obeys U+009B). */
export function safeJson(value: unknown): string {
  const json = JSON.stringify(value)
  if (PRINTABLE.test(json)) return json
  return UNSAFE.test(json) ? json.replace(EACH_UNSAFE, escaped) : json
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
