import { replyEvent } from '../../classify-reply.ts'
import { adviceFor } from '../../decide/advice.ts'
import { UndeliveredError } from '../../errors.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import type { Intake } from '../../store/shapes.ts'
import { mail, type RawReport, textReport, webhookReport } from '../raw/report.ts'
import { eventFrom } from './event.ts'
import { LogLines } from './log-lines.ts'
import { emailEvents } from './signer.ts'
import { webhookEvents } from './webhook-body.ts'

/** What one line of an ingest is: exactly one of the first six. */
export interface Item {
  readonly email?: string
  readonly email64?: string
  readonly reply?: string
  readonly log?: string
  readonly webhook?: unknown
  readonly event?: unknown
  /** What an event was read from: a text, or a mail. */
  readonly raw?: string
  readonly raw64?: string
  readonly recipient?: string
  readonly messageId?: string
  readonly sender?: string
  readonly scope?: string | undefined
  /** ISO 8601: when it happened, where the item itself does not tell. */
  readonly at?: string
  readonly from?: string
}

/** What an item comes to. */
export interface ReadItem {
  readonly intakes: readonly Intake[]
  /** As it came; null for an event that was read elsewhere and came without. */
  readonly raw: RawReport | null
  /** Why it changes nothing, in a plain sentence; null where it does, or is but a part, as a line of a log. */
  readonly idle: string | null
}

/** By which of its fields an item is known. */
export const ITEM_KINDS = ['email', 'email64', 'reply', 'log', 'webhook', 'event'] as const

const TEXTS = [
  ...['email', 'email64', 'reply', 'log', 'recipient', 'messageId', 'sender', 'scope', 'at', 'from'],
  ...['raw', 'raw64'],
]
/** All that an item may have. */
export const ITEM_FIELDS: readonly string[] = [...TEXTS, 'webhook', 'event']

/** Reads the items of one request: log lines of one system are joined. */
export class ItemReader {
  readonly #logs: LogLines
  readonly #now: number
  readonly #nobody: boolean
  readonly #rules: OwnRules | undefined

  /** @param options `nobody`: a reply may name no recipient, as where nothing is kept of it */
  constructor(now: number, rules?: OwnRules, { nobody = false }: { readonly nobody?: boolean } = {}) {
    this.#nobody = nobody
    this.#now = now
    this.#rules = rules
    this.#logs = new LogLines(rules)
  }

  /**
   * The events of an item, ready to be kept.
   *
   * @throws UndeliveredError `ITEM_INVALID` for an item that cannot be read
   */
  read(value: unknown): ReadItem {
    const item = itemOf(value)
    const at = this.#timeOf(item)
    const scope = item.scope
    const { events, raw, idle = null } = this.#events(item)
    return { intakes: events.map((event) => ({ event, at, scope })), raw, idle }
  }

  #events(item: Item): ItemEvents {
    const rules = this.#rules
    if (item.email !== undefined) return mailEvents(item.email, rules)
    if (item.email64 !== undefined) return mailEvents(bytesOf(item.email64), rules)
    if (item.reply !== undefined)
      return { events: [this.#reply(item.reply, item)], raw: textReport(item.reply) }
    if (item.log !== undefined)
      return { events: this.#logs.read(item.log, item, this.#now), raw: textReport(item.log) }
    if (item.webhook !== undefined)
      return { ...webhookEvents(item.webhook, item.from, rules), raw: webhookReport(item.webhook) }
    return { events: [eventFrom(item.event, item.at ?? this.#today())], raw: rawOf(item) }
  }

  #timeOf({ at }: Item): number {
    if (at === undefined) return this.#now
    const time = Date.parse(at)
    if (Number.isNaN(time)) throw invalid('"at" must be a time such as 2026-11-30T12:00:00Z.')
    return Math.min(time, this.#now)
  }

  #today(): string {
    return new Date(this.#now).toISOString().slice(0, 10)
  }

  #reply(text: string, { recipient, messageId, sender, at }: Item): DeliveryEvent {
    // Without message and time the same words on the same day are the same refusal, told twice.
    const timestamp = new Date(this.#now).toISOString()
    const event = replyEvent(text, {
      ...{ recipient, messageId, sender, rules: this.#rules },
      timestamp: at ?? (messageId === undefined ? this.#today() : undefined),
    })
    if (event.recipient === null && !this.#nobody)
      throw invalid('a reply needs a "recipient", unless its text names one.')
    return { ...event, timestamp: at ?? timestamp, advice: adviceFor(event, at ?? timestamp, false) }
  }
}

interface ItemEvents {
  readonly events: readonly DeliveryEvent[]
  readonly raw: RawReport | null
  readonly idle?: string | null
}

/** Ordinary mail is kept as an event, too, that touches no address. */
function mailEvents(email: string | Uint8Array, rules: OwnRules | undefined): ItemEvents {
  const events = emailEvents(email, rules)
  const idle = events.every(({ kind }) => kind === 'not-a-bounce') ? 'This mail is no bounce.' : null
  return { events, raw: mail(email), idle }
}

/** What was told beside an event that was read elsewhere. */
function rawOf({ raw, raw64 }: Item): RawReport | null {
  if (raw64 !== undefined) return mail(bytesOf(raw64, 'raw64'))
  return raw === undefined ? null : textReport(raw)
}

function itemOf(value: unknown): Item {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw invalid(`it must be an object with one of ${ITEM_KINDS.join(', ')}.`)
  const item = value as Record<string, unknown>
  const given = ITEM_KINDS.filter((kind) => item[kind] !== undefined)
  if (given.length !== 1)
    throw invalid(`it must have one of ${ITEM_KINDS.join(', ')}, and has ${given.join(', ') || 'none'}.`)
  for (const name of TEXTS)
    if (item[name] !== undefined && typeof item[name] !== 'string')
      throw invalid(`"${name}" must be a string.`)
  return item as Item
}

function bytesOf(base64: string, name = 'email64'): Uint8Array {
  if (!/^[\w+/=\s-]*$/.test(base64)) throw invalid(`"${name}" must be base64.`)
  return Buffer.from(base64, 'base64')
}

const invalid = (what: string) => new UndeliveredError('ITEM_INVALID', what)
