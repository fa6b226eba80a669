import { type Mail, type Part, partText } from '../../decode/mail.ts'
import { isReturned, useOf } from '../../mail-parts.ts'
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

function size({ start, end }: Part): string {
  const bytes = end - start
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
