/** Which lines are header fields, RFC 5322 section 2.2, and whether a text begins with a header at all. */

const NAMES =
  'apparently-to auto-submitted bcc cc comments date delivered-to delivery-date disposition-notification-to ' +
  'envelope-to errors-to feedback-id from importance in-reply-to keywords message-id mime-version precedence ' +
  'priority received received-spf references reply-to return-path return-receipt-to sender subject thread-index ' +
  'thread-topic to user-agent authentication-results autocrypt domainkey-signature organization lines xref ' +
  'newsgroups path mailing-list'
const KNOWN = new Set(NAMES.split(' '))
const PREFIXES = ['content-', 'list-', 'arc-', 'resent-', 'dkim-', 'auto-']

/** Fields of delivery-status, disposition and feedback reports (RFC 3464, 8098, 5965): such a block is no mail. */
const REPORT = new Set(
  (
    'action arrival-date diagnostic-code disposition feedback-type final-recipient original-envelope-id ' +
    'original-recipient received-from-mta remote-mta reporting-mta reporting-ua status'
  ).split(' '),
)

/** Is it the name (lower-case) of a field that mails have? */
export function isMailHeaderName(name: string): boolean {
  return KNOWN.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))
}

/** Longest field name taken for one; real names stay below 50. */
const LONGEST_NAME = 78

/** Offset of the colon of the header field that begins at `at`, or -1 where the line is none. */
export function colonOf(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + LONGEST_NAME)
  // A name beginning with a hyphen is a MIME boundary line.
  if (text.charCodeAt(at) === 45) return -1
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === 58) return i === at ? -1 : i
    if (code < 127 && isNameChar(code)) continue
    // Blanks before the colon: obsolete syntax, RFC 5322 section 4.5.
    if (code === 32 || code === 9) return i === at ? -1 : colonAfterBlanks(text, i, limit)
    return -1
  }
  return -1
}

// Any printable ASCII by RFC 5322 section 3.6.8. QUIRK: `( ) , / ; < = > @ [ ] \ "` are left out, which no real
// name has but folded lines that lost their blank do: `h=From:To;`, `([fe80::1]) by …`, `https://…`.
function isNameChar(code: number): boolean {
  return NAME_CHARS[code] === 1
}

const NAME_CHARS = new Uint8Array(128).fill(1, 33, 127)
for (const char of '(),/:;<=>@[]\\"') NAME_CHARS[char.charCodeAt(0)] = 0

function colonAfterBlanks(text: string, at: number, limit: number): number {
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === 58) return i
    if (code !== 32 && code !== 9) return -1
  }
  return -1
}

/** Lower-case field name between the line's start and its colon. */
export function nameOf(text: string, at: number, colon: number): string {
  return text.slice(at, nameEnd(text, at, colon)).toLowerCase()
}

/** Where the field name ends that stands between the line's start and its colon. */
export function nameEnd(text: string, at: number, colon: number): number {
  let end = colon
  while (end > at && text.charCodeAt(end - 1) <= 32) end--
  return end
}

/** Is the line an mbox separator, `From ` or quoted `>From `? */
export function isFromLine(text: string, at: number): boolean {
  return text.startsWith('From ', at) || text.startsWith('>From ', at)
}

/** Offset of the line end after `at`: of its LF, or `end`. */
export function lineEnd(text: string, at: number, end: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 || found > end ? end : found
}

/** Does a line hold nothing but blanks? `at` is its start, `stop` its end. */
export function isBlankLine(text: string, at: number, stop: number): boolean {
  for (let i = at; i < stop; i++) {
    const code = text.charCodeAt(i)
    if (code !== 32 && code !== 9) return false
  }
  return true
}

/** Where a header may begin: after blank lines and mbox separators. */
export function skipToHeader(text: string, start: number, end: number): number {
  let at = start
  while (at < end) {
    if (text.charCodeAt(at) === 10) {
      at++
      continue
    }
    const stop = lineEnd(text, at, end)
    if (!isBlankLine(text, at, stop) && !isFromLine(text, at)) return at
    at = stop + 1
  }
  return Math.min(at, end)
}

/**
 * Does a header block begin here (after blank lines and a `From ` line)? Every line up to the first blank one, or
 * the first 200, has to be a field or a folded line, and one of them a field that mails have: prose with a colon,
 * such as `Delivery to the following recipient failed: x`, or `Error: no such user`, is none, nor is a
 * delivery-status block.
 *
 * @example looksLikeHeaderBlock('Subject: hi', 0) // true
 */
export function looksLikeHeaderBlock(text: string, start: number, end = text.length): boolean {
  let at = skipToHeader(text, start, end)
  for (let count = 0; count < 200 && at < end; count++) {
    const stop = lineEnd(text, at, end)
    const code = text.charCodeAt(at)
    if (code === 32 || code === 9) {
      if (count === 0 || isBlankLine(text, at, stop)) return false
    } else {
      const colon = colonOf(text, at, stop)
      if (colon < 0) return false
      const name = nameOf(text, at, colon)
      if (isMailHeaderName(name)) return true
      if (REPORT.has(name)) return false
    }
    at = stop + 1
  }
  return false
}
