import type { DeliveryEvent } from '../../model/event.ts'
import type { Note } from '../../model/note.ts'
import type { Inspection } from '../../read-email.ts'
import { plain } from '../output/plain.ts'
import { contextOf } from './context.ts'
import { field, heading, type Layout } from './layout.ts'
import { outline, placeInMail } from './outline.ts'
import { type Place, verdict } from './verdict.ts'

/** Explains a mail: what it is, what it holds, what it means for each recipient. */
export function explainMail(title: string, { mail, events, notes }: Inspection, layout: Layout): string {
  let text = `${layout.paint.bold(plain(title))}\n`
  for (const name of ['From', 'To', 'Date', 'Subject']) {
    const value = mail.headers.get(name.toLowerCase())
    if (value) text += field(name, plain(value), layout)
  }
  events.forEach((event, i) => {
    const number = events.length > 1 ? `${i + 1} of ${events.length}: ` : ''
    const place = inDiagnostic(event) ?? placeInMail(event.explanation.evidence, mail)
    text += verdict(event, place, number, layout)
  })
  return text + heading('What the mail holds', layout) + outline(mail, layout) + notesText(notes, layout)
}

/** Explains one SMTP reply or diagnostic text. */
export function explainReply(text: string, event: DeliveryEvent, layout: Layout): string {
  const said = contextOf(event.explanation.evidence, text)
  const place = said && { where: 'in', context: said }
  const opening = place ? '' : field('Text', plain(text.slice(0, 500)), layout)
  return opening + verdict(event, place, '', layout).replace(/^\n/, '')
}

function inDiagnostic(event: DeliveryEvent): Place | null {
  const context = contextOf(event.explanation.evidence, event.diagnostic ?? '')
  if (!context) return null
  const by = event.reply === null ? null : event.remoteMta
  return { where: by ? `in the reply of ${plain(by)}` : 'in the diagnostic text', context }
}

function notesText(notes: readonly Note[], layout: Layout): string {
  if (!notes.length) return ''
  const lines = notes.map(({ code, text }) => field('Note', `${plain(text)} (${plain(code)})`, layout))
  return heading('What could not be read as it should be', layout) + lines.join('')
}
