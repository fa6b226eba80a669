import { type Part, partText } from '../../decode/mail.ts'
import { isReturned, useOf } from '../../mail-parts.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { Note } from '../../model/note.ts'
import type { Inspection } from '../../read-email.ts'
import { type Place, placeOf } from './place.ts'

/** What an explanation was read from. */
export interface Reading {
  readonly as: 'mail' | 'reply' | 'log' | 'webhook' | 'event'
  /** Whose log or webhook it is. */
  readonly from: string | null
  /** Of a mail: what it says of itself. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly parts: readonly ReadPart[]
  /** What could not be read as it should be. */
  readonly notes: readonly Note[]
}

export interface ReadPart {
  /** As `message/delivery-status`, or what the input is. */
  readonly type: string
  /** What it is good for, in words. */
  readonly use: string
  /** How deep it lies within others. */
  readonly depth: number
  readonly bytes: number
  /** Long ones are cut. */
  readonly text: string
  readonly cut: boolean
  /** Where the words stand that decided for an event, by its place in `events`. */
  readonly marks: readonly (Place & { readonly event: number })[]
}

const HEADERS = ['From', 'To', 'Date', 'Subject'] as const
const MOST_PARTS = 40
const MOST_TEXT = 20_000

/** A mail as it was read, with the words that decided where they stand. */
export function mailReading({ mail, events, notes }: Inspection, first = 0): Reading {
  const marked = new Set<number>()
  const headers = HEADERS.flatMap((name) => {
    const value = mail.headers.get(name.toLowerCase())
    return value ? [[name, value] as const] : []
  })
  const shown = mail.parts.slice(0, MOST_PARTS)
  const marks = shown.map((part) =>
    isReturned(part, mail) ? [] : marksIn(textOf(part), events, first, marked),
  )
  const parts = shown.map((part, n) => ({
    ...{ type: part.type, use: useOf(part, mail), depth: part.depth, bytes: part.end - part.start },
    ...cut(textOf(part), marks[n]!),
  }))
  return { as: 'mail', from: null, headers, parts, notes }
}

const textOf = (part: Part) => (part.type.startsWith('multipart/') ? '' : partText(part))

/** A reply, lines of a log or a body as it was read. */
export function textReading(
  as: Exclude<Reading['as'], 'mail'>,
  from: string | null,
  text: string,
  events: readonly DeliveryEvent[],
  first = 0,
): Reading {
  const marks = marksIn(text, events, first, new Set())
  const part = { type: from ?? as, use: USES[as], depth: 0, bytes: text.length, ...cut(text, marks) }
  return { as, from, headers: [], parts: [part], notes: [] }
}

const USES = {
  reply: 'what a server said',
  log: 'lines of a mail server’s log',
  webhook: 'the body of a webhook',
  event: 'an event that was read elsewhere',
} as const

/** The words that decided for each event, where they stand first. */
function marksIn(text: string, events: readonly DeliveryEvent[], first: number, marked: Set<number>) {
  return events.flatMap(({ explanation, diagnostic }, n) => {
    if (marked.has(n) || explanation.evidence === '') return []
    const place = within(explanation.evidence, diagnostic, text)
    if (place === null) return []
    marked.add(n)
    return [{ ...place, event: first + n }]
  })
}

/** In the recipient's own diagnostic text, of which a report for several has more than one. */
function within(evidence: string, diagnostic: string | null, text: string): Place | null {
  const said = diagnostic === null ? null : placeOf(diagnostic, text)
  const place = said && placeOf(evidence, text.slice(said.start, said.end))
  if (said !== null && place !== null) return { start: said.start + place.start, end: said.start + place.end }
  return placeOf(evidence, text)
}

function cut(text: string, marks: ReadPart['marks']) {
  const most = Math.max(MOST_TEXT, ...marks.map(({ end }) => end))
  return { text: text.slice(0, most), cut: text.length > most, marks }
}
