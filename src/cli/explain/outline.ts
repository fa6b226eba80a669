import { type Mail, type Part, partText } from '../../decode/mail.ts'
import { plain } from '../output/plain.ts'
import { cutEnd, padTo, widthOfText } from '../output/width.ts'
import { contextOf } from './context.ts'
import type { Layout } from './layout.ts'
import type { Place } from './verdict.ts'

/** Mails with more parts are shown only so far. */
const MAX_PARTS = 40

/** The parts as an outline: what each is, how big, what it is good for. */
export function outline(mail: Mail, layout: Layout): string {
  const shown = mail.parts.slice(0, MAX_PARTS)
  const names = shown.map((part) => `  ${'  '.repeat(part.depth)}${plain(part.type)}`)
  const width = Math.max(...names.map(widthOfText))
  const rows = shown.map((part, i) => {
    const use = layout.paint.dim(cutEnd(useOf(part, mail), Math.max(1, layout.width - width - 12)))
    return `${padTo(names[i]!, width)}  ${size(part).padStart(8)}  ${use}`.trimEnd()
  })
  const more = mail.parts.length - shown.length
  return `${rows.join('\n')}\n${more > 0 ? `  … ${more} more parts\n` : ''}`
}

/** Where in the mail the words stand: the returned message is not searched. */
export function placeInMail(words: string, mail: Mail): Place | null {
  const subject = contextOf(words, mail.headers.get('subject') ?? '')
  for (const part of mail.parts) {
    if (isReturned(part, mail)) continue
    const context = contextOf(words, partText(part))
    if (context) return { where: `in ${NAMES[part.type] ?? `the part ${plain(part.type)}`}`, context }
  }
  return subject && { where: 'in the subject', context: subject }
}

const NAMES: Readonly<Record<string, string>> = {
  'text/plain': 'the text',
  'text/html': 'the text (HTML)',
  'message/delivery-status': 'the delivery status',
  'message/feedback-report': 'the feedback report',
}

const USES: Readonly<Record<string, string>> = {
  'text/plain': 'text for people',
  'text/html': 'text for people',
  'message/delivery-status': 'the report for machines',
  'message/global-delivery-status': 'the report for machines',
  'message/feedback-report': 'the complaint for machines',
  'message/disposition-notification': 'a reading receipt',
  'message/rfc822': 'the message it is about',
  'message/global': 'the message it is about',
  'text/rfc822-headers': 'the headers of the message it is about',
  'text/rfc822': 'the message it is about',
}

function useOf(part: Part, mail: Mail): string {
  if (part.type.startsWith('multipart/')) return ''
  if (isInside(part, mail)) return 'part of that message'
  return USES[part.type] ?? 'not read'
}

/** The message that came back, or a part of it. */
function isReturned(part: Part, mail: Mail): boolean {
  return isMessage(part.type) || isInside(part, mail)
}

function isInside(part: Part, mail: Mail): boolean {
  for (let above = mail.parts[part.parent]; above; above = mail.parts[above.parent]) {
    if (isMessage(above.type)) return true
  }
  return false
}

function isMessage(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global' || type.startsWith('text/rfc822')
}

function size({ start, end }: Part): string {
  const bytes = end - start
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
