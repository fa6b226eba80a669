import { firstAddress } from './decode/address.ts'
import { isoDate } from './decode/date.ts'
import { type Limits, resolveLimits } from './decode/limits.ts'
import { decodeMail, type Mail } from './decode/mail.ts'
import { extract } from './extract/extract.ts'
import { type Extraction, type Report, report } from './extract/report.ts'
import { makeEvent } from './make-event.ts'
import type { DeliveryEvent, Explanation } from './model/event.ts'
import type { Note } from './model/note.ts'
import type { OwnRules } from './own-rules.ts'

/** Options of {@link readEmail}. */
export interface ReadOptions {
  /** Limits other than the defaults; see decode/limits.ts. */
  readonly limits?: Partial<Limits>
  /** Names of headers of the returned message to report in `headers`, e.g. `X-Campaign-Id`. */
  readonly headers?: readonly string[]
  /** Own rules beside the package's; made once by `loadRules`. */
  readonly rules?: OwnRules | undefined
}

/** A mail, taken apart: what {@link readEmail} tells and what it was told from. */
export interface Inspection {
  readonly mail: Mail
  readonly extraction: Extraction
  readonly events: readonly DeliveryEvent[]
  readonly notes: readonly Note[]
}

/**
 * Reads one e-mail and says, for each recipient that it reports about, what became of the message, whether the
 * bounce is hard or soft, why, and what to do. A mail that reports nothing gives one event of kind `not-a-bounce` or
 * `auto-reply`. Bad mail never throws.
 *
 * @param bytes the raw message (RFC 5322), or a report pasted as text without any header
 * @throws UndeliveredError `MESSAGE_TOO_LARGE` for a message over `limits.messageBytes`; `LIMIT_INVALID`
 * @example
 * const [event] = readEmail(await readFile('bounce.eml'))
 * event.type   // 'hard'
 * event.reason // 'unknown-user'
 */
export function readEmail(bytes: Uint8Array | string, options: ReadOptions = {}): readonly DeliveryEvent[] {
  return inspectEmail(bytes, options).events
}

/**
 * As {@link readEmail}, with the structure and the notes on what could not be read.
 *
 * @throws UndeliveredError as `readEmail`
 * @example
 * const { events, notes } = inspectEmail(await readFile('bounce.eml'))
 */
export function inspectEmail(bytes: Uint8Array | string, options: ReadOptions = {}): Inspection {
  const limits = resolveLimits(options.limits)
  const mail = decodeMail(bytes, limits)
  const extraction = extract(mail, limits)
  const message = returnedMessage(extraction, options.headers ?? [])
  const reports = extraction.reports.length > 0 ? extraction.reports : [report({ kind: extraction.kind })]
  const events = reports.map((one) => eventOf(one, extraction, message, mail, options.rules))
  return { mail, extraction, events, notes: extraction.notes }
}

interface Message extends Pick<DeliveryEvent, 'messageId' | 'subject' | 'sender' | 'listId' | 'envelopeId'> {
  /** Those that the caller asked for. */
  readonly headers: Readonly<Record<string, string>> | undefined
}

/** What is told of the message that came back. */
function returnedMessage(extraction: Extraction, wanted: readonly string[]): Message {
  const headers = extraction.returned?.headers
  const found: Record<string, string> = {}
  for (const name of wanted) {
    const value = headers?.get(name.toLowerCase())
    if (value != null) found[name.toLowerCase()] = value
  }
  return {
    messageId: idOf(headers?.get('message-id') ?? null),
    subject: headers?.get('subject') || null,
    sender: firstAddress(headers?.get('return-path') ?? '') ?? firstAddress(headers?.get('from') ?? ''),
    listId: idOf(headers?.get('list-id') ?? null),
    envelopeId: extraction.envelopeId,
    headers: wanted.length > 0 ? found : undefined,
  }
}

/** What stands in the angle brackets, else the whole value. */
function idOf(value: string | null): string | null {
  if (value === null) return null
  const open = value.indexOf('<')
  const close = value.indexOf('>', open)
  const id = (open >= 0 && close > open ? value.slice(open + 1, close) : value).trim()
  return id === '' ? null : id
}

function eventOf(
  one: Report,
  extraction: Extraction,
  message: Message,
  mail: Mail,
  rules: OwnRules | undefined,
): DeliveryEvent {
  const fails = one.kind === 'bounce' || one.kind === 'delayed'
  const { messageId, subject, sender, listId, envelopeId, headers } = message
  // Written out: to spread one object into another takes several times as long.
  return makeEvent(one, {
    messageId,
    subject,
    sender,
    listId,
    envelopeId,
    headers,
    source: 'email',
    rules,
    software: extraction.software,
    timestamp: isoDate(one.date) ?? isoDate(mail.headers.get('date')),
    explanation: formatExplanation(extraction),
    distinct: fails ? NO_MORE : [mail.headers.get('message-id')],
  })
}

const NO_MORE: readonly string[] = []

function formatExplanation(extraction: Extraction): Explanation {
  return {
    rule: extraction.format,
    evidence: '',
    how: 'format',
    confidence: extraction.kind === 'not-a-bounce' ? 0.8 : 0.95,
  }
}
