import { statusRow } from '../../classify/rules/status.ts'
import { receiverTitle } from '../../decide/receiver-title.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import { duration, whatHappened } from '../../model/sentences.ts'
import { plain } from '../output/plain.ts'
import { momentOf } from '../output/time.ts'
import { fateColour, fateInWords } from '../output/words.ts'
import { type Context, paintedLines } from './context.ts'
import { field, heading, indent, indentedWidth, type Layout } from './layout.ts'
import { hardOrSoft, ruleInWords, whatToDo } from './sentences.ts'

/** Where the deciding words stand. */
export interface Place {
  /** `in the text/plain part`. */
  readonly where: string
  readonly context: Context
}

/** Everything that is to be said about one recipient. */
export function verdict(event: DeliveryEvent, place: Place | null, number: string, layout: Layout): string {
  const fate = layout.paint[fateColour(event)](fateInWords(event) + (event.reason ? `, ${event.reason}` : ''))
  const who = event.recipient ? `${plain(event.recipient)}: ` : ''
  return (
    heading(number + who + fate, layout) +
    fields(
      [
        ['Meaning', whatHappened(event)],
        ['Hard or soft', hardOrSoft(event)],
        ['What to do', whatToDo(event)],
      ],
      layout,
    ) +
    because(event, place, layout) +
    fields(details(event), layout)
  )
}

type Field = readonly [label: string, text: string | null]

function fields(list: readonly Field[], layout: Layout): string {
  return list.map(([label, text]) => (text ? field(label, plain(text), layout) : '')).join('')
}

function details(event: DeliveryEvent): Field[] {
  return [
    ['Rule', ruleInWords(event)],
    ['Codes', codes(event)],
    ['Mailed to', event.originalRecipient],
    ['Servers', servers(event)],
    ['Blocklist', event.blocklist && [event.blocklist.name, event.blocklist.url].filter(Boolean).join(', ')],
    ['Wait', event.retryAfter === null ? null : `${duration(event.retryAfter)}, says the report`],
    ['Complaint', event.feedbackType],
    ['Message', message(event)],
    ['When', event.timestamp && momentOf(event.timestamp)],
  ]
}

/** The deciding words, and the line they stand in. */
function because(event: DeliveryEvent, place: Place | null, layout: Layout): string {
  const words = plain(event.explanation.evidence).replace(/\s+/g, ' ').trim()
  if (!words) return ''
  if (!place) return field('Because of', `“${words}”`, layout)
  const lines = paintedLines(place.context, indentedWidth(layout), layout.paint.inverse)
  return field('Because of', `“${words}” ${place.where}:`, layout) + indent(lines)
}

function codes({ status, reply }: DeliveryEvent): string | null {
  const means = status && statusRow(status)?.means
  const said = [
    reply === null ? '' : `SMTP reply ${reply}`,
    status ? `status ${status}${means ? ` (${means})` : ''}` : '',
  ]
  return said.filter(Boolean).join(', ') || null
}

function servers({ provider, remoteMta, reportingMta, software }: DeliveryEvent): string | null {
  const refused = remoteMta
    ? `refused by ${remoteMta}${provider ? ` (${receiverTitle(provider)})` : ''}`
    : provider && `refused by ${receiverTitle(provider)}`
  const reported = reportingMta
    ? `reported by ${reportingMta}${software ? ` (${software})` : ''}`
    : software && `reported by ${software}`
  return [refused, reported].filter(Boolean).join('; ') || null
}

function message({ subject, messageId, sender }: DeliveryEvent): string | null {
  const said = [subject && `“${subject}”`, sender && `from ${sender}`, messageId]
  return said.filter(Boolean).join(', ') || null
}
