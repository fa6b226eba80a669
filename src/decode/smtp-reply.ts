import { codeUnit } from './code-unit.ts'

/** The codes that stand in an SMTP reply or in a text that quotes one. */
export interface ReplyCodes {
  /** Three-digit reply code (RFC 5321 section 4.2), the first that stands where a reply code can stand. */
  readonly reply: number | null
  /** Enhanced status code (RFC 3463), the first that is more than x.0.0, else the first. */
  readonly status: string | null
  /** Offset of the reply code, -1 for none. */
  readonly replyAt: number
}

const NONE: ReplyCodes = { reply: null, status: null, replyAt: -1 }

/** Words that may stand straight before a reply code. */
const BEFORE_REPLY = new Set([
  'said',
  'error',
  'code',
  'reply',
  'response',
  'status',
  'smtp',
  'esmtp',
  'returned',
  'with',
  'server',
  'answered',
  'was',
  'message',
  'dsn',
  'reason',
  'diagnostic',
  'state',
  'stat',
  'errorcode',
  'err',
  'fehler',
  'fehlercode',
  'erreur',
  'codigo',
  'errore',
])

const isDigit = (c: number) => c >= 0x30 && c <= 0x39
const isLetter = (c: number) => (c | 32) >= 0x61 && (c | 32) <= 0x7a

/**
 * Finds the reply code and the enhanced status code in a text.
 * Numbers inside IP addresses, times, dates and words are passed over.
 * @example replyCodes('host mx.example.com said: 550 5.1.1 unknown') // { reply: 550, status: '5.1.1', replyAt: 26 }
 */
export function replyCodes(text: string): ReplyCodes {
  let reply: number | null = null
  let replyAt = -1
  let weak: number | null = null
  let weakAt = -1
  let status: string | null = null
  const length = text.length
  for (let i = 0; i < length; i++) {
    const c = codeUnit(text, i)
    if (!isDigit(c)) continue
    const before = i === 0 ? 0x20 : codeUnit(text, i - 1)
    if ((c === 0x35 || c === 0x34 || c === 0x32) && startsNumber(text, i, before)) {
      const statusEnd = enhancedEnd(text, i)
      if (statusEnd > 0) {
        if (status === null || (isVague(status, 0) && !isVague(text, i) && c !== 0x32))
          status = text.slice(i, statusEnd)
        if (reply !== null && reply !== 220 && !isVague(status, 0)) break
        i = statusEnd
        continue
      }
      if (isReplyCode(text, i)) {
        const code = codeAt(text, i)
        // QUIRK: `220-mx.example.com 421 4.7.0 …`: a greeting in front of the refusal.
        if ((reply === null || reply === 220) && (standsAsReply(text, i) || enhancedEnd(text, i + 4) > 0)) {
          reply = code
          replyAt = i
          if (reply !== 220 && status !== null && !isVague(status, 0)) break
        } else if (weak === null) {
          weak = code
          weakAt = i
        }
        i += 3
        continue
      }
    }
    while (i + 1 < length && isDigit(codeUnit(text, i + 1))) i++
  }
  if (reply === null && weak !== null && status !== null && String(weak)[0] === status[0]) {
    reply = weak
    replyAt = weakAt
  }
  return reply === null && status === null ? NONE : { reply, status, replyAt }
}

const codeAt = (text: string, i: number) =>
  100 * codeUnit(text, i) + 10 * codeUnit(text, i + 1) + codeUnit(text, i + 2) - 111 * 0x30

/** Whether the enhanced status code that stands at `i` is x.0.0. */
const isVague = (text: string, i: number) =>
  codeUnit(text, i + 2) === 0x30 &&
  codeUnit(text, i + 3) === 0x2e &&
  codeUnit(text, i + 4) === 0x30 &&
  !isDigit(codeUnit(text, i + 5))

function startsNumber(text: string, i: number, before: number): boolean {
  if (
    isDigit(before) ||
    before === 0x2e ||
    before === 0x2f ||
    before === 0x40 ||
    before === 0x5f ||
    isLetter(before)
  ) {
    return false
  }
  // "550-5.1.1" is a reply; "1-550" or "mx-421" is part of a name.
  if (before === 0x2d) return i >= 4 && isDigit(codeUnit(text, i - 2)) && isDigit(codeUnit(text, i - 4))
  return true
}

/** Where an enhanced status code that starts at `i` ends, or 0 where none stands there. */
function enhancedEnd(text: string, i: number): number {
  const c = codeUnit(text, i)
  if ((c !== 0x35 && c !== 0x34 && c !== 0x32) || codeUnit(text, i + 1) !== 0x2e) return 0
  let at = i + 2
  for (let part = 0; part < 2; part++) {
    const from = at
    while (at - from < 4 && isDigit(codeUnit(text, at))) at++
    if (at === from || at - from > 3) return 0
    if (part === 0 && codeUnit(text, at++) !== 0x2e) return 0
  }
  const after = codeUnit(text, at)
  if (isLetter(after) || (after === 0x2e && isDigit(codeUnit(text, at + 1)))) return 0
  return at
}

function isReplyCode(text: string, i: number): boolean {
  if (!isDigit(codeUnit(text, i + 1)) || !isDigit(codeUnit(text, i + 2))) return false
  const after = codeUnit(text, i + 3)
  if (after < 0) return true
  if (
    isDigit(after) ||
    isLetter(after) ||
    after === 0x2f ||
    after === 0x25 ||
    after === 0x5f ||
    after === 0x40
  )
    return false
  if (after === 0x2e || after === 0x2c) return !isDigit(codeUnit(text, i + 4))
  // 12:34:450 and 550:25 are no replies, "550: text" is.
  if (after === 0x3a) return !isDigit(codeUnit(text, i + 4))
  return true
}

/** At the start of a line, after a colon (or the wide one of Chinese) or an opening sign, or after a word that announces a code. */
function standsAsReply(text: string, i: number): boolean {
  let at = i - 1
  while (at >= 0 && (codeUnit(text, at) === 0x20 || codeUnit(text, at) === 0x09)) at--
  if (at < 0) return true
  const c = codeUnit(text, at)
  if (
    c === 0x0a ||
    c === 0x3a ||
    c === 0x3b ||
    c === 0x22 ||
    c === 0x27 ||
    c === 0x28 ||
    c === 0x5b ||
    c === 0x23 ||
    c === 0x3c ||
    c === 0x3e ||
    c === 0x2a ||
    c === 0x2d ||
    c === 0xff1a
  ) {
    return true
  }
  // "stat=550" tells a code, "SIZE=450" does not.
  if (c === 0x3d) at--
  else if (!isLetter(c)) return false
  let from = at
  while (from > 0 && at - from < 12 && isLetter(codeUnit(text, from - 1))) from--
  return BEFORE_REPLY.has(text.slice(from, at + 1).toLowerCase())
}

/**
 * Joins the lines of a multi-line reply (RFC 5321 section 4.2.1): the code that begins each further line is left
 * out, also where the lines were already joined by blanks, as in a Diagnostic-Code field.
 * @example joinReply('550-5.1.1 No such\n550 5.1.1 user') // '550-5.1.1 No such user'
 */
export function joinReply(text: string, codes: ReplyCodes): string {
  const { replyAt } = codes
  if (replyAt < 0 || codeUnit(text, replyAt + 3) !== 0x2d) return text
  const code = text.slice(replyAt, replyAt + 3)
  let out = text.slice(0, replyAt + 4)
  let from = replyAt + 4
  for (let at = text.indexOf(code, from); at >= 0; at = text.indexOf(code, at + 3)) {
    const before = codeUnit(text, at - 1)
    const after = codeUnit(text, at + 3)
    if ((before !== 0x20 && before !== 0x0a && before !== 0x09) || (after !== 0x2d && after !== 0x20))
      continue
    let to = at + 4
    const statusEnd = enhancedEnd(text, to)
    if (statusEnd > 0) to = statusEnd
    out += text.slice(from, at)
    from = to
  }
  return out + text.slice(from)
}
