/**
 * The UTF-16 unit that stands at an offset; -1 before the text and behind it.
 *
 * `charCodeAt` gives NaN there, and V8 from then on makes a call of it where it had read the text directly: whoever
 * looks one character too far once is several times slower for good.
 *
 * @example codeUnit('550', 0) // 0x35
 */
export function codeUnit(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : -1
}
