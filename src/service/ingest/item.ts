import { replyEvent } from '../../classify-reply.ts'
import { adviceFor } from '../../decide/advice.ts'
import { UndeliveredError } from '../../errors.ts'
import { detectLog } from '../../extract/log/index.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import { readEmail } from '../../read-email.ts'
import { createLogReader, type LogEventReader } from '../../read-log.ts'
import { inspectWebhook } from '../../read-webhook.ts'
import type { Intake } from '../../store/store.ts'
import { eventFrom } from './event.ts'
import { SIGNATURE, withSigner } from './signer.ts'

/** What one line of an ingest is: exactly one of the first six. */
export interface Item {
  readonly email?: string
  readonly email64?: string
  readonly reply?: string
  readonly log?: string
  readonly webhook?: unknown
  readonly event?: unknown
  readonly recipient?: string
  readonly messageId?: string
  readonly sender?: string
  readonly scope?: string | undefined
  /** ISO 8601: when it happened, where the item itself does not tell. */
  readonly at?: string
  readonly from?: string
}

/** By which of its fields an item is known. */
export const ITEM_KINDS = ['email', 'email64', 'reply', 'log', 'webhook', 'event'] as const

const TEXTS = ['email', 'email64', 'reply', 'log', 'recipient', 'messageId', 'sender', 'scope', 'at', 'from']
/** All that an item may have. */
export const ITEM_FIELDS: readonly string[] = [...TEXTS, 'webhook', 'event']

/** Reads the items of one request: log lines of one system are joined. */
export class ItemReader {
  readonly #logs = new Map<string, LogEventReader>()
  readonly #now: number
  readonly #rules: OwnRules | undefined
  #lastLog: string | null = null

  constructor(now: number, rules?: OwnRules) {
    this.#now = now
    this.#rules = rules
  }

  /**
   * The events of an item, ready to be kept.
   *
   * @throws UndeliveredError `ITEM_INVALID` for an item that cannot be read
   */
  read(value: unknown): Intake[] {
    const item = itemOf(value)
    const at = this.#timeOf(item)
    const scope = item.scope
    return this.#events(item).map((event) => ({ event, at, scope }))
  }

  #events(item: Item): readonly DeliveryEvent[] {
    const rules = this.#rules
    if (item.email !== undefined) return emailEvents(item.email, rules)
    if (item.email64 !== undefined) return emailEvents(bytesOf(item.email64), rules)
    if (item.reply !== undefined) return [this.#reply(item.reply, item)]
    if (item.log !== undefined) return this.#log(item.log, item.from)
    if (item.webhook !== undefined) return webhookEvents(item.webhook, item.from, rules)
    return [eventFrom(item.event)]
  }

  #timeOf({ at }: Item): number {
    if (at === undefined) return this.#now
    const time = Date.parse(at)
    if (Number.isNaN(time)) throw invalid('"at" must be a time such as 2026-11-30T12:00:00Z.')
    return Math.min(time, this.#now)
  }

  #reply(text: string, { recipient, messageId, sender, at }: Item): DeliveryEvent {
    // Without message and time the same words on the same day are the same refusal, told twice.
    const timestamp = new Date(this.#now).toISOString()
    const event = replyEvent(text, {
      ...{ recipient, messageId, sender, rules: this.#rules },
      timestamp: at ?? (messageId === undefined ? timestamp.slice(0, 10) : undefined),
    })
    if (event.recipient === null) throw invalid('a reply needs a "recipient", unless its text names one.')
    return { ...event, timestamp: at ?? timestamp, advice: adviceFor(event, at ?? timestamp, false) }
  }

  #log(line: string, from: string | undefined): readonly DeliveryEvent[] {
    const name = from ?? this.#lastLog ?? detectLog([line])?.id
    if (name === undefined) throw invalid('whose log this line is cannot be told: name it in "from".')
    this.#lastLog = name
    let reader = this.#logs.get(name)
    if (reader === undefined) {
      reader = createLogReader(name, { rules: this.#rules, date: this.#now })
      this.#logs.set(name, reader)
    }
    const before = reader.unread
    const events = reader.read(line)
    if (reader.unread > before) throw invalid(`this is not understood as a line of ${name}.`)
    return events
  }
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

const emailEvents = (email: string | Uint8Array, rules: OwnRules | undefined) =>
  readEmail(email, { rules, headers: [SIGNATURE] }).map(withSigner)

function webhookEvents(body: unknown, service: string | undefined, rules: OwnRules | undefined) {
  if (body === null || (typeof body !== 'object' && typeof body !== 'string'))
    throw invalid('"webhook" must be the body of a webhook.')
  const { events, services, understood } = inspectWebhook(body, { service, rules })
  if (!understood || services.length === 0)
    throw invalid('no service is known whose webhook looks like this: name it in "from".')
  return events
}

function bytesOf(base64: string): Uint8Array {
  if (!/^[\w+/=\s-]*$/.test(base64)) throw invalid('"email64" must be base64.')
  return Buffer.from(base64, 'base64')
}

const invalid = (what: string) => new UndeliveredError('ITEM_INVALID', what)
