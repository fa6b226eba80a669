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
  const lines = text.split('\n')
  let weaker: QuotedReply | null = null
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (!hasDigit(line) || line.startsWith('--')) continue
    const codes = replyCodes(line)
    if (codes.reply === null && codes.status === null) continue
    if ((codes.reply ?? 500) < 400 && (codes.status ?? '5').startsWith('2')) continue
    const from = codes.reply !== null && codes.reply >= 400 ? codes.replyAt : statusAt(line, codes.status)
    let words = line.slice(from).trim()
    for (let next = at + 1; next < lines.length && next - at < MAX_REPLY_LINES; next++) {
      const more = lines[next]!.trim()
      if (more === '' || more.startsWith('--') || more.startsWith('|--') || more.includes(' --> ')) break
      words += ` ${more}`
    }
    const reply = codes.reply !== null && codes.reply >= 400 ? codes.reply : null
    // A bare status may stand in a hint ("see error 5.1.10"): a reply further down is the one quoted.
    if (reply !== null) return { words, reply, status: codes.status }
    weaker ??= { words, reply, status: codes.status }
  }
  return weaker
}

function statusAt(line: string, status: string | null): number {
  return status === null ? 0 : Math.max(0, line.indexOf(status))
}

function hasDigit(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i)
    if (c >= 0x32 && c <= 0x35) return true
  }
  return false
}
