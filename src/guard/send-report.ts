import type { Checked } from '../client/shapes.ts'
import { retryAt } from '../decide/schedule.ts'
import { UndeliveredError } from '../errors.ts'
import { ERROR_CODES } from '../extract/send/codes.ts'
import type { DeliveryEvent } from '../model/event.ts'
import { REASONS } from '../model/reasons.ts'
import type { OwnRules } from '../own-rules.ts'
import { readSendError, type SendErrorOptions } from '../read-send-error.ts'
import { type ListOptions, tell } from './list.ts'

/** What became of a send, beside what the client itself says: `undelivered` of its error or result. */
export interface SendReport {
  /** One for each recipient that was refused. */
  readonly events: readonly DeliveryEvent[]
  /** Recipients that the list keeps mail from: to them nothing was sent. */
  readonly withheld: readonly Checked[]
  /** When to try again for those who were not reached, ISO 8601; null: not at all. */
  readonly retryAt: string | null
  /** What to do, in a sentence; null where all went well. */
  readonly advice: string | null
}

/** How often a message was tried, where the program counts: 1 for the first time. */
export interface Tried {
  readonly count: number
  /** When it was tried first, in milliseconds since 1970. */
  readonly first: number
}

/** What is known of the send. */
export interface SendContext extends Pick<SendErrorOptions, 'messageId' | 'subject'> {
  readonly scope: string
  readonly withheld: readonly Checked[]
  readonly tried: Tried | undefined
  readonly rules: OwnRules | undefined
}

/** What a client made of a message to some of its recipients. */
export interface Outcome extends Pick<SendErrorOptions, 'sender'> {
  readonly recipients: readonly string[]
  /** What it threw or returned. */
  readonly told: unknown
  /** Whether it returned it, and did not throw. */
  readonly returned: boolean
}

/**
 * Reads what a client threw or returned, tells the list of refusals, and advises when to try again.
 *
 * @returns null where everybody was reached
 */
export async function reportOn(
  outcomes: readonly Outcome[],
  context: SendContext,
  options: ListOptions,
): Promise<SendReport | null> {
  const now = (options.clock ?? Date.now)()
  const timestamp = new Date(now).toISOString()
  const events = outcomes.flatMap((outcome) => eventsOf(outcome, { ...context, timestamp }))
  await tell(events.filter(isOfReceiver), context.scope, options)
  const { withheld, tried = { count: 1, first: now } } = context
  if (events.length === 0 && withheld.length === 0) return null
  const times = events.map((event) => retryAt(event, { ...tried, last: now }))
  return {
    events,
    withheld,
    retryAt: earliest([...times.map(iso), ...withheld.map((one) => one.retryAt)]),
    advice: events[0]?.advice.text ?? withheld[0]?.why ?? null,
  }
}

function eventsOf(
  { told, returned, ...message }: Outcome,
  context: SendContext & { readonly timestamp: string },
): readonly DeliveryEvent[] {
  const read = readSendError(told, { ...context, ...message })
  return returned ? read.filter(({ source }) => !isPlain(source) || failsOpenly(told)) : read
}

/**
 * The error for a message that was not sent to anybody, with its report.
 *
 * @example error.undelivered.retryAt // '2026-11-30T…' or null
 */
export function notSent(
  withheld: readonly Checked[],
): UndeliveredError & { readonly undelivered: SendReport } {
  const names = withheld.map(({ address }) => address).join(', ')
  const [first] = withheld
  const listed = first === undefined || first.since === null ? '' : ', on the suppression list'
  const error = new UndeliveredError('WITHHELD', names, listed, first?.why ?? '')
  const times = withheld.map((one) => one.retryAt)
  const report = { events: [], withheld, retryAt: earliest(times), advice: first?.why ?? null }
  return Object.assign(error, { undelivered: report })
}

/** The error for a message that was not sent because the list could not be asked. */
export function notAsked(
  cause: unknown,
  { clock = Date.now }: ListOptions,
): UndeliveredError & { readonly undelivered: SendReport } {
  const error = new UndeliveredError('LIST_UNREACHABLE', (cause as Error).message)
  const at = retryAt({ type: 'soft', reason: 'system-error', retryAfter: null }, once(clock()))
  const report = { events: [], withheld: [], retryAt: iso(at), advice: error.message }
  return Object.assign(error, { cause, undelivered: report })
}

/** Puts the report on what the client threw or returned, where that takes it. */
export function attach(told: unknown, report: SendReport | null): void {
  if (report === null || told === null || typeof told !== 'object' || !Object.isExtensible(told)) return
  Object.assign(told, { undelivered: report })
}

/** What no reader of a known client took: of a result, "Queued. Thank you." is no failure. */
const isPlain = (source: string) => source === 'send:http'

/** The results of Resend and of fetch. */
function failsOpenly(result: unknown): boolean {
  const { error, status, statusCode } = (result ?? {}) as Readonly<Record<string, unknown>>
  return (error !== null && typeof error === 'object') || Number(status ?? statusCode) >= 400
}

const SESSION = ['CONN', 'EHLO', 'HELO', 'LHLO', 'STARTTLS', 'AUTH']

/** Whether it was no server that refused this message, but the session that failed, so that others would fail alike. */
export function tellsOfSession(error: unknown): boolean {
  const { code, command, responseCode } = (error ?? {}) as Readonly<Record<string, unknown>>
  if (SESSION.includes(String(command)) || code === 'EABORT') return true
  return typeof responseCode !== 'number' && ERROR_CODES[String(code)]?.reason != null
}

/** A server or network of one's own that fails says nothing of the recipient. */
function isOfReceiver({ command, reply, status, diagnostic, reason }: DeliveryEvent): boolean {
  if (command !== null && SESSION.includes(command)) return false
  const said = reply !== null || status !== null || diagnostic !== null
  return said || (reason !== null && REASONS[reason].party === 'recipient' && reason !== 'expired')
}

const once = (at: number) => ({ count: 1, first: at, last: at })

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

function earliest(times: readonly (string | null)[]): string | null {
  return times.filter((time) => time !== null).sort()[0] ?? null
}
