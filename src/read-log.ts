import { type Limits, resolveLimits } from './decode/limits.ts'
import { UndeliveredError } from './errors.ts'
import { LogClock, type LogTimes } from './extract/log/clock.ts'
import type { Fate } from './extract/log/fate.ts'
import { detectLog, LOG_FORMATS, logNamed } from './extract/log/index.ts'
import { own } from './extract/log/join.ts'
import type { LogFormat, LogReader } from './extract/log/log-format.ts'
import type { Report } from './extract/report.ts'
import { makeEvent } from './make-event.ts'
import type { DeliveryEvent, Explanation } from './model/event.ts'
import type { OwnRules } from './own-rules.ts'

/** Options of {@link readLog} and {@link createLogReader}. */
export interface LogOptions extends LogTimes {
  /** `lineBytes`, `openMessages`, `openSeconds` and `recipients` matter here; see decode/limits.ts. */
  readonly limits?: Partial<Limits>
  /** Own rules beside the package's; made once by `loadRules`. */
  readonly rules?: OwnRules | undefined
}

/** Reads a log as it grows; made by {@link createLogReader}. */
export interface LogEventReader {
  /** The events that this line tells, mostly none. Bad lines never throw. */
  read(line: string): readonly DeliveryEvent[]
  /** Lines that were not understood so far. */
  readonly unread: number
}

/** What is counted of an event. */
export type Counted = Pick<DeliveryEvent, 'kind' | 'type' | 'reason' | 'provider' | 'advice'>

/** An event, and what was told before of the same message and recipient. */
export interface LogEvent {
  readonly event: DeliveryEvent
  /** A deferral that this event follows: whoever counts messages counts that no longer. */
  readonly replaces: Counted | null
}

/** The names of the logs that can be read, as in `log:NAME`. */
export const LOG_NAMES: readonly string[] = LOG_FORMATS.map(({ id }) => id)

/**
 * Reads the log of a mail system: one event for each line that tells what became of a message for a recipient.
 * Lines of one message are joined by its queue id, so that events know sender and message id. What is not understood
 * is passed over; {@link createLogReader} counts it.
 *
 * @param lines the log as text, or its lines
 * @param options `from` names the system (one of {@link LOG_NAMES}); without it the first lines tell
 * @throws UndeliveredError `LOG_UNKNOWN` where no system is named and the lines look like none
 * @example
 * const events = readLog(await readFile('/var/log/mail.log', 'utf8'), { zone: 'Europe/Zurich' })
 * events.filter((event) => event.type === 'hard').map((event) => event.recipient)
 */
export function readLog(
  lines: string | Iterable<string>,
  options: LogOptions & { readonly from?: string } = {},
): readonly DeliveryEvent[] {
  const all = typeof lines === 'string' ? lines.split('\n') : [...lines]
  const name = options.from ?? detectLog(all.slice(0, DETECTED_LINES))?.id
  if (name === undefined) throw new UndeliveredError('LOG_UNKNOWN', 'this text', LOG_NAMES.join(', '))
  const reader = createLogReader(name, options)
  return all.flatMap((line) => reader.read(line))
}

/** How many lines tell whose log it is. */
const DETECTED_LINES = 50

/**
 * A reader for a log that comes line by line. Its memory is bounded, however long the log.
 *
 * @param name the mail system, one of {@link LOG_NAMES}
 * @throws UndeliveredError `LOG_UNKNOWN` for any other name; `LIMIT_INVALID`
 * @example
 * const reader = createLogReader('postfix', { zone: '+02:00' })
 * for await (const line of createInterface({ input: stdin })) {
 *   for (const event of reader.read(line)) console.log(event.recipient, event.reason)
 * }
 */
export function createLogReader(name: string, options: LogOptions = {}): LogEventReader {
  const log = new LogEvents(name, options)
  return {
    read: (line) => log.read(line)?.map(({ event }) => event) ?? [],
    get unread() {
      return log.unread
    },
  }
}

const NO_EVENTS: readonly LogEvent[] = []
const NO_PARTS: readonly (string | null)[] = []
const NO_CLAIM = {}
/** A mail system has a dozen words for fates. */
const MOST_WORDS = 100

/** Turns the lines of one log into events. */
export class LogEvents {
  readonly #format: LogFormat
  readonly #source: string
  /** By the word that tells the fate. */
  readonly #explanations = new Map<string, Explanation>()
  readonly #rules: OwnRules | undefined
  readonly #reader: LogReader
  readonly #lineLength: number
  readonly clock: LogClock
  unread = 0

  constructor(name: string, options: LogOptions) {
    const format = logNamed(name)
    if (format === undefined)
      throw new UndeliveredError('LOG_UNKNOWN', JSON.stringify(name), LOG_NAMES.join(', '))
    const limits = resolveLimits(options.limits)
    this.clock = new LogClock(options)
    this.#format = format
    this.#source = `log:${format.id}`
    this.#rules = options.rules
    this.#reader = format.create({ clock: this.clock, limits })
    this.#lineLength = limits.lineBytes
  }

  /** `undefined` where the line is not understood. */
  read(line: string): readonly LogEvent[] | undefined {
    const fates = this.#reader.read(line.length > this.#lineLength ? line.slice(0, this.#lineLength) : line)
    if (fates === undefined) {
      this.unread++
      return undefined
    }
    return fates.length === 0 ? NO_EVENTS : fates.map((fate) => this.#event(fate))
  }

  #event(fate: Fate): LogEvent {
    const event = this.#eventOf(fate)
    const { attempt } = fate
    if (attempt === null) return { event, replaces: null }
    const replaces = attempt.told as Counted | null
    const { kind, type, reason, provider, advice } = event
    attempt.told = { kind, type, reason, provider, advice } satisfies Counted
    return { event, replaces }
  }

  #eventOf(fate: Fate): DeliveryEvent {
    const { claim, messageId, envelopeId } = fate
    const event = makeEvent(reportOf(fate), {
      source: this.#source,
      software: this.#format.id,
      rules: this.#rules,
      messageId,
      subject: fate.subject,
      sender: fate.sender,
      listId: null,
      envelopeId,
      timestamp: fate.timestamp,
      explanation: this.#explanation(fate.word),
      identity: identityOf(fate, this.#format.isRecord ? [messageId, envelopeId] : NO_PARTS),
      ...(claim === null ? NO_CLAIM : { claim }),
    })
    if (!fate.history || event.reason === null) return event
    const evidence = fate.diagnostic ?? ''
    return { ...event, explanation: { ...event.explanation, how: 'history', evidence } }
  }

  #explanation(word: string): Explanation {
    let explanation = this.#explanations.get(word)
    if (explanation === undefined) {
      explanation = { rule: `format/log-${this.#format.id}`, evidence: word, how: 'format', confidence: 0.99 }
      if (this.#explanations.size < MOST_WORDS) this.#explanations.set(own(word), explanation)
    }
    return explanation
  }
}

/**
 * What tells a line's fate from all others: what the line itself says, whatever is known from the lines before it.
 */
function identityOf(fate: Fate, more: readonly (string | null)[]): readonly (string | number | null)[] {
  const { queueId, originalRecipient, status, reply, diagnostic } = fate.line ?? fate
  const { kind, recipient, stamp, feedbackType } = fate
  return [
    'log',
    kind,
    recipient,
    originalRecipient,
    status,
    reply,
    diagnostic,
    stamp,
    feedbackType,
    queueId,
    ...more,
  ]
}

function reportOf(fate: Fate): Report {
  const { kind, recipient, originalRecipient, action, status, reply, diagnostic } = fate
  const { prose, command, reportingMta, remoteMta, feedbackType } = fate
  return {
    kind,
    recipient,
    originalRecipient,
    action,
    status,
    reply,
    diagnostic,
    prose,
    command,
    reportingMta,
    remoteMta,
    feedbackType,
    date: fate.stamp,
  }
}
