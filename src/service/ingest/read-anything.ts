import { replyEvent } from '../../classify-reply.ts'
import { detectKind, HEAD_BYTES } from '../../input/kinds.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import { inspectEmail } from '../../read-email.ts'
import { createLogReader, LOG_NAMES } from '../../read-log.ts'
import { inspectWebhook } from '../../read-webhook.ts'
import { ITEM_FIELDS, ITEM_KINDS, type Item, ItemReader } from './item.ts'
import { mailReading, type Reading, textReading } from './reading.ts'

/** What was read, and what it was read from. */
export interface Read {
  readonly events: readonly DeliveryEvent[]
  readonly readings: readonly Reading[]
}

export interface ReadingOptions {
  readonly now: number
  readonly rules?: OwnRules | undefined
}

/** A text that somebody pasted: a mail, replies, lines of a log, the body of a webhook, or items of an ingest. */
export function readText(text: string, options: ReadingOptions): Read {
  const values = jsonIn(text)
  if (values?.every(isItem)) return readItems(values, options)
  const name = detectKind(Buffer.from(text.slice(0, HEAD_BYTES)))?.name ?? 'email'
  if (LOG_NAMES.includes(name)) return readLog(name, text, options)
  if (name === 'reply') return joined(repliesIn(text).map((one) => readReply(one, options)))
  if (name === 'webhook' || values !== null)
    return readWebhook(values?.length === 1 ? values[0] : text, options)
  const read = readMail(text, options)
  // Somebody's error message tells nothing as a mail, and much as a reply.
  return isBare(text) && read.events.every(({ kind }) => kind === 'not-a-bounce')
    ? readReply(text.trim(), options)
    : read
}

/**
 * Items as an ingest takes them.
 *
 * @throws UndeliveredError `ITEM_INVALID` for an item that cannot be read
 */
export function readItems(values: readonly unknown[], { now, rules }: ReadingOptions): Read {
  const reader = new ItemReader(now, rules, { nobody: true })
  let first = 0
  return joined(
    values.map((value) => {
      const events = reader.read(value).intakes.map(({ event }) => event)
      const readings = [readingOf(value as Item, events, first, { now, rules })]
      first += events.length
      return { events, readings }
    }),
    false,
  )
}

function readingOf(item: Item, events: readonly DeliveryEvent[], first: number, { rules }: ReadingOptions) {
  const { email, email64, reply, log, webhook } = item
  if (email !== undefined) return mailReading(inspectEmail(email, { rules }), first)
  if (email64 !== undefined)
    return mailReading(inspectEmail(Buffer.from(email64, 'base64'), { rules }), first)
  if (reply !== undefined) return textReading('reply', null, reply, events, first)
  if (log !== undefined) return textReading('log', item.from ?? null, log, events, first)
  if (webhook === undefined)
    return textReading('event', null, JSON.stringify(item.event, null, 2), events, first)
  return textReading('webhook', item.from ?? null, inLines(webhook), events, first)
}

function readMail(text: string, { rules }: ReadingOptions): Read {
  const inspection = inspectEmail(text, { rules })
  return { events: inspection.events, readings: [mailReading(inspection)] }
}

function readReply(text: string, { now, rules }: ReadingOptions): Read {
  const events = [replyEvent(text, { rules, timestamp: new Date(now).toISOString() })]
  return { events, readings: [textReading('reply', null, text, events)] }
}

function readLog(name: string, text: string, { now, rules }: ReadingOptions): Read {
  const reader = createLogReader(name, { rules, date: now })
  const events = text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : reader.read(line)))
  return { events, readings: [textReading('log', name, text, events)] }
}

function readWebhook(body: unknown, { rules }: ReadingOptions): Read {
  const { events, services } = inspectWebhook(body as object, { rules })
  return { events, readings: [textReading('webhook', services[0] ?? null, inLines(body), events)] }
}

const inLines = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body, null, 2))

/** The marks of each reading name its events by their place among all. */
function joined(all: readonly Read[], renumber = true): Read {
  let first = 0
  const readings = all.flatMap(({ events, readings: own }) => {
    const by = renumber ? first : 0
    first += events.length
    return own.map((one) => ({
      ...one,
      parts: one.parts.map((part) => ({
        ...part,
        marks: part.marks.map((mark) => ({ ...mark, event: mark.event + by })),
      })),
    }))
  })
  return { events: all.flatMap(({ events }) => events), readings }
}

/** Replies, one a line; the lines of a multi-line reply (`550-…`, `550 …`) belong together. */
function repliesIn(text: string): string[] {
  const replies: string[] = []
  let open = false
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    if (open || !/^\s*[245]\d\d/.test(line)) replies.push(`${replies.pop() ?? ''}\n${line}`.trimStart())
    else replies.push(line.trim())
    open = /^\s*\d{3}-/.test(line)
  }
  return replies
}

/** Too short for a mail, and without a header. */
const isBare = (text: string) => text.length < HEAD_BYTES && !/^[\w-]+:/m.test(text)

/** The values of a text that is JSON, or JSON line by line; null for other texts. */
function jsonIn(text: string): readonly unknown[] | null {
  if (!/^\s*[[{]/.test(text)) return null
  const whole = parsed(text)
  if (whole !== undefined) return [whole]
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const values = lines.map(parsed)
  return values.includes(undefined) ? null : values
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A webhook may have an `email` or an `event`, too: an item has nothing but what an item has. */
const isItem = (value: unknown) =>
  value !== null &&
  typeof value === 'object' &&
  Object.keys(value).every((name) => ITEM_FIELDS.includes(name)) &&
  ITEM_KINDS.filter((kind) => kind in value).length === 1
