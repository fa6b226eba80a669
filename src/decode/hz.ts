/**
 * HZ, RFC 1843: `~{` to `~}` holds GB 2312 in seven bits, `~~` is a tilde, `~` before a line end joins lines.
 * The outcome is EUC-CN bytes, a part of GB 18030.
 *
 * @example hzToEuc('~{<:Ky~}') // '\xbc\xba\xcb\xf9'
 */
export function hzToEuc(text: string): string {
  const pieces = text.split('~{')
  let out = plain(pieces[0]!)
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i]!
    const close = piece.indexOf('~}')
    // QUIRK: an unclosed run ends with its line, as it must (section 3).
    const line = piece.indexOf('\n')
    const end = close >= 0 && (line < 0 || close < line) ? close : line < 0 ? piece.length : line
    out += piece.slice(0, end).replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) | 0x80))
    out += plain(piece.slice(end === close ? end + 2 : end))
  }
  return out
}

function plain(text: string): string {
  return text.includes('~') ? text.replace(/~(~|\n)/g, (_, char: string) => (char === '~' ? '~' : '')) : text
}
