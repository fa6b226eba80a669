import { lineEnd } from '../decode/header-line.ts'
import { replyCodes } from '../decode/smtp-reply.ts'

/** A remote system's reply as a notice quotes it. */
export interface QuotedReply {
  readonly words: string
  readonly reply: number | null
  readonly status: string | null
}

const MAX_REPLY_LINES = 30

/**
 * The first reply with a code that a text quotes: its lines up to the next blank one, joined.
 * @example quotedReply('Remote host said:\n550 5.1.1 no such\nuser\n\nRegards')?.words // '550 5.1.1 no such user'
 */
export function quotedReply(text: string): QuotedReply | null {
  let weaker: QuotedReply | null = null
  for (let at = 0, end = 0; at < text.length; at = end + 1) {
    end = lineEnd(text, at, text.length)
    if (!hasDigit(text, at, end) || text.startsWith('--', at)) continue
    const line = text.slice(at, end)
    const codes = replyCodes(line)
    if (codes.reply === null && codes.status === null) continue
    if ((codes.reply ?? 500) < 400 && (codes.status ?? '5').startsWith('2')) continue
    const from = codes.reply !== null && codes.reply >= 400 ? codes.replyAt : statusAt(line, codes.status)
    const words = line.slice(from).trim() + linesBehind(text, end)
    const reply = codes.reply !== null && codes.reply >= 400 ? codes.reply : null
    // A bare status may stand in a hint ("see error 5.1.10"): a reply further down is the one quoted.
    if (reply !== null) return { words, reply, status: codes.status }
    weaker ??= { words, reply, status: codes.status }
  }
  return weaker
}

/** The lines of a reply behind its first, which ends at a place; each after a blank. */
function linesBehind(text: string, first: number): string {
  let words = ''
  for (let at = first + 1, n = 1; at < text.length && n < MAX_REPLY_LINES; n++) {
    const end = lineEnd(text, at, text.length)
    const more = text.slice(at, end).trim()
    if (more === '' || more.startsWith('--') || more.startsWith('|--') || more.includes(' --> ')) break
    words += ` ${more}`
    at = end + 1
  }
  return words
}

function statusAt(line: string, status: string | null): number {
  return status === null ? 0 : Math.max(0, line.indexOf(status))
}

/** Whether a digit with which a code may begin, or go on, stands between two places. */
function hasDigit(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (c >= 0x32 && c <= 0x35) return true
  }
  return false
}
