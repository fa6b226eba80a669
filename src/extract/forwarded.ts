import { lineEnd } from '../decode/header-line.ts'
import { lazyPhrases } from '../match/phrases.ts'
import { DAEMONS } from './signs/senders.ts'

const daemons = lazyPhrases(() => DAEMONS)

/** "From" as mail programs write it above a message that is passed on. */
const FROM = new Set([
  'from',
  'von',
  'de',
  'da',
  'van',
  'od',
  'fra',
  'från',
  'lähettäjä',
  'saatja',
  'no',
  'nuo',
  'feladó',
  'küldő',
  'gönderen',
  'kimden',
  'от',
  'від',
  'από',
  'מאת',
  'من',
  'از',
  'प्रेषक',
  'จาก',
  'từ',
  'dari',
  'expéditeur',
  'mittente',
  'remitente',
  'remetente',
  '差出人',
  '发件人',
  '寄件者',
  '寄件人',
  '보낸 사람',
  '보낸사람',
])
const SUBJECT = new Set([
  'subject',
  'betreff',
  'objet',
  'asunto',
  'oggetto',
  'assunto',
  'assumpte',
  'subiect',
  'onderwerp',
  'ämne',
  'emne',
  'aihe',
  'teema',
  'tema',
  'temats',
  'temat',
  'předmět',
  'predmet',
  'zadeva',
  'tárgy',
  'тема',
  'относно',
  'θέμα',
  'konu',
  'נושא',
  'الموضوع',
  'موضوع',
  'विषय',
  'เรื่อง',
  'chủ đề',
  'subjek',
  '件名',
  '主题',
  '主旨',
  '제목',
])

/** Subjects of mails that pass another on. */
const FORWARD_SUBJECT =
  /^\s*(?:fwd?|wg|tr|rv|enc|i|doorst|vs|vb|pd|továbbítás|转发|轉寄|전달|ilt|iletilen|fs|vl)\s*[:：]/i
export const isForward = (subject: string) => FORWARD_SUBJECT.test(subject)

const HEADER_LINES = 12
const MAX_LINE = 1000
/** How far into a text a message passed on may begin. */
const MAX_CHARS = 32 * 1024

/**
 * The report that a person passed on within the text of a mail, as the text of a mail of its own: its From names a
 * mail system, and the mail says that it passes something on (subject, or a line such as "Begin forwarded message:").
 * Null where there is none.
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
    const prefix = /^[>\s|*]*/.exec(line)![0].length
    const from = field(line.slice(prefix))
    if (from !== null && FROM.has(from.name) && daemons().scan(from.value) > 0 && announced) {
      return asMail(text.slice(at), line.slice(0, prefix).trim(), from.value)
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

/** `*Von:* Mail Delivery System` → name and value. */
function field(line: string): { name: string; value: string } | null {
  const colon = line.search(/[:：]/)
  if (colon < 1 || colon > 24) return null
  return {
    name: line
      .slice(0, colon)
      .replace(/[*_\s]+$/, '')
      .toLowerCase(),
    value: line
      .slice(colon + 1)
      .replace(/^[*_\s]+/, '')
      .trim(),
  }
}

/** The lines from From on without their quoting, the translated header put back into English. */
function asMail(text: string, quote: string, from: string): string {
  const lines = text.split('\n').map((line) => unquote(line, quote))
  let subject = ''
  let to = ''
  let body = 1
  for (; body < Math.min(lines.length, HEADER_LINES); body++) {
    const line = lines[body]!.trim()
    if (line === '') break
    const found = field(line)
    if (found === null) continue
    if (SUBJECT.has(found.name)) subject = found.value
    else if (found.value.includes('@')) to ||= found.value
  }
  const addressed = to === '' ? '' : `To: ${plainAddress(to)}\n`
  const headers = `From: ${plainAddress(from)}\nReturn-Path: <>\nSubject: ${subject}\n${addressed}`
  return `${headers}\n${lines.slice(body).join('\n').replace(/^\n+/, '')}`
}

/** Outlook writes `Jo Doe [mailto:jo@example.com]`. */
const plainAddress = (value: string) => value.replace(/\[mailto:/i, '<').replace(/\]$/, '>')

function unquote(line: string, quote: string): string {
  if (quote === '' || !line.startsWith('>')) return line
  return line.startsWith('> ') ? line.slice(2) : line.slice(1)
}
