import { lineEnd } from '../decode/header-line.ts'
import { lazyPhrases } from '../match/phrases.ts'
import { beginsHeader, type ForwardedHeader, headerAt, unquote } from './forwarded-header.ts'
import { inEveryLanguage } from './signs/languages/index.ts'

const daemons = lazyPhrases(() => inEveryLanguage('mailSystems'))

/** Subjects of mails that pass another on, "[tags]" of gateways and lists before them. */
const FORWARD_SUBJECT =
  /^\s*(?:\[[^\]]{0,60}\]\s*){0,3}(?:fwd?|wg|tr|rv|enc|i|doorst|vs|vb|pd|továbbítás|转发|轉寄|전달|転送|ilt|iletilen|fs|vl|inoltr[ao]|trs|redir|пересл|пересылка|переадр|πρθ|הועבר|إعادة توجيه|ارجاع)\s*[:：]/i
export const isForward = (subject: string) => FORWARD_SUBJECT.test(subject)

/**
 * Whether an answer's subject says that it passes a mail on. QUIRK: "VS" says so in Danish and Norwegian, and "reply" in
 * Finnish; the language of the header above the message tells.
 */
export function passesOn(subject: string, text: string): boolean {
  return isForward(subject) && (!/^\s*vs\s*:/i.test(subject) || /^[>\s*]{0,8}fra\b/im.test(text))
}

const MAX_LINE = 1000
/** How far into a text a message passed on may begin. */
const MAX_CHARS = 32 * 1024

/**
 * The report that a person passed on within the text of a mail, as the text of a mail of its own: its From names a
 * mail system or nobody, and the mail says that it passes something on (subject, or a line such as "Begin forwarded
 * message:"). Null where there is none.
 *
 *     Begin forwarded message:
 *     > From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.com>
 *     > Subject: Returned mail: see transcript for details
 *     >
 *     > The original message was received at …
 */
export function forwardedReport(subject: string, text: string): string | null {
  let announced = isForward(subject)
  for (let at = 0; at < Math.min(text.length, MAX_CHARS); ) {
    const end = lineEnd(text, at, text.length)
    const line = end - at > MAX_LINE ? '' : text.slice(at, end)
    if (announced && beginsHeader(line)) {
      const header = headerAt(text, at, /^[>\s|*]*/.exec(line)![0].trim())
      if (header.from !== null && isReporter(header.from)) return asMail(header, header.from, text)
    }
    if (announces(line)) announced = true
    at = end + 1
  }
  return null
}

/** "---------- Forwarded message ---------", in any language, or Apple's "Begin forwarded message:". */
function announces(line: string): boolean {
  const words = line.trim()
  return (words.startsWith('--') && words.endsWith('--')) || words.toLowerCase().includes('forwarded message')
}

/** Is it the name or address of a mail system? */
export const isDaemon = (from: string) => daemons().scan(from) > 0
const isReporter = (from: string) => from === '' || from === '<>' || isDaemon(from)

/** The message without its quoting, the translated header put back into English. */
function asMail(header: ForwardedHeader, from: string, text: string): string {
  const lines = text.slice(header.end).split('\n')
  const addressed = header.to === '' ? '' : `To: ${plainAddress(header.to)}\n`
  const headers = `From: ${plainAddress(from)}\nReturn-Path: <>\nSubject: ${header.subject}\n${addressed}`
  const body = lines.map((line) => unquote(line, header.quote)).join('\n')
  return `${headers}\n${body.replace(/^\n+/, '')}`
}

/** Outlook writes `Jo Doe [mailto:jo@example.com]`. */
const plainAddress = (value: string) => value.replace(/\[mailto:/i, '<').replace(/\]$/, '>')
