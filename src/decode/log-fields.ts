const FIRST = '; from='
const SECOND = ' proto='
/** An envelope's addresses and their tags are not longer than this, twice over (RFC 5321 4.5.3.1.3). */
const ADDRESSES = 600

/**
 * Leaves out what Postfix's smtpd writes behind a refusal of its own (`smtpd_log_access_reject`): the envelope and
 * the client's greeting are no cause, and "helo=" is no word about HELO.
 * @example withoutLogFields('450 4.7.1 <a>: Greylisted; from=<b> to=<a> proto=SMTP helo=<c>') // '450 4.7.1 <a>: Greylisted'
 */
export function withoutLogFields(text: string): string {
  if (!text.includes(FIRST)) return text
  let out = ''
  let from = 0
  for (let first = text.indexOf(FIRST); first >= 0; first = text.indexOf(FIRST, from)) {
    const second = text.indexOf(SECOND, first)
    if (second < 0) break
    // Of another line, or of no log at all.
    const isOwn = second - first <= ADDRESSES
    const line = isOwn ? text.indexOf('\n', second) : first + FIRST.length
    out += text.slice(from, isOwn ? first : line)
    from = line < 0 ? text.length : line
  }
  return out + text.slice(from)
}
