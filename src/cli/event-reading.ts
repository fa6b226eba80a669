import type { LineProblem } from '../exchange/entry.ts'
import { isZone, type LogTimes } from '../extract/log/clock.ts'
import type { InputItem, MessageItem } from '../input/item.ts'
import type { InputKind } from '../input/kind.ts'
import { KIND_NAMES, kindNamed } from '../input/kinds.ts'
import { readInputs, type Seen } from '../input/read.ts'
import type { DeliveryEvent } from '../model/event.ts'
import type { OwnRules } from '../own-rules.ts'
import { type RawReport, textReport } from '../service/raw/report.ts'
import { oneOf } from './arguments.ts'
import { type Arguments, type OptionSpec, UsageError } from './command.ts'
import type { Io, Output } from './io.ts'
import { LIMIT_OPTION, limitsOf, messageBytes } from './limits.ts'
import { LogReading } from './log-reading.ts'
import { plain } from './output/plain.ts'
import type { Counted, Summary } from './output/summary.ts'
import { Problems } from './problems.ts'
import { Progress } from './progress.ts'
import { Readers } from './reading.ts'
import { RULES_OPTION, rulesOf } from './rule-file.ts'

export const FROM_OPTION: OptionSpec = {
  name: 'from',
  value: 'NAME',
  text: `read everything as ${KIND_NAMES.join(', ')}`,
}

/** What tells how to read; every command that reads events has these and `FROM_OPTION`. */
export const READING_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'year',
    value: 'YEAR',
    text: 'the year of a log whose lines tell none (else told by the file’s date)',
  },
  {
    name: 'zone',
    value: 'ZONE',
    text: 'the time zone of a log whose lines tell none, e.g. +02:00 or Europe/Zurich (else this machine’s)',
  },
  { name: 'unread', text: 'print on stderr each line of a log that is not understood' },
  RULES_OPTION,
  LIMIT_OPTION,
]

/** Where an event was read. */
export type Place =
  | { readonly file: string; readonly message: number }
  | { readonly file: string; readonly line: number }

/** An event as it was read. */
export interface ReadEvent {
  readonly event: DeliveryEvent
  readonly place: Place
  /** What was told before of the same message and recipient. */
  readonly replaces: Counted | null
  /** When its file was last written to, in milliseconds since 1970. */
  readonly date: number
  /** What it was read from; null where that would be too much beside so many events. */
  readonly raw: RawReport | null
}

/** Bytes that all copies of one message may have, where each of its events goes with one. */
const MOST_RAW = 4 * 1024 * 1024

/** Where the suppression lists among the files go. */
export interface ListSink {
  kindOf(head: Buffer, seen: Seen): InputKind | undefined
  /** Resolves to the lines that cannot be read. */
  take(item: MessageItem): Iterable<LineOfFile>
  /** After the last of them. */
  end(): Iterable<LineOfFile>
}

/** A line that cannot be read, or not wholly. */
export type LineOfFile = LineProblem & { readonly file: string }

/** Where events go. */
export interface EventSink {
  readonly summary: Summary
  /** Absent: no list is looked for. */
  readonly lists?: ListSink
  /** Nothing more is wanted. */
  readonly closed: boolean
  /** A promise only where there is something to wait for. */
  take(read: ReadEvent): Promise<void> | null
}

/** Reads the events of all that the arguments name. What cannot be read is named on stderr, and the rest goes on. */
export class EventReading {
  readonly progress: Progress
  readonly #paths: readonly string[]
  readonly #io: Io
  readonly #kind: ReturnType<typeof kindNamed>
  readonly #limits: ReturnType<typeof limitsOf>
  readonly #rules: OwnRules | undefined
  readonly #readers: Readers
  readonly #logs: LogReading
  readonly #problems: Problems
  /** Where lines that are not understood go, if anywhere. */
  readonly #unread: Output | null

  private constructor(args: Arguments, io: Io, headers: readonly string[], rules: OwnRules | undefined) {
    const from = oneOf(args, 'from', KIND_NAMES)
    this.#paths = pathsOf(args, io)
    this.#io = io
    this.#kind = from === undefined ? undefined : kindNamed(from)
    this.#limits = limitsOf(args)
    this.#rules = rules
    this.#readers = new Readers({ limits: this.#limits, headers, rules })
    this.#logs = new LogReading({ limits: this.#limits, rules, ...timesOf(args) })
    this.#unread = args.options.unread?.length ? io.stderr : null
    this.progress = new Progress(io.stderr, io.now)
    this.#problems = new Problems(io.stderr, () => this.progress.clear())
  }

  /** Checks the arguments. */
  static async open(args: Arguments, io: Io, headers: readonly string[] = []): Promise<EventReading> {
    return new EventReading(args, io, headers, await rulesOf(args))
  }

  /** Resolves to the exit status. */
  async into(sink: EventSink): Promise<number> {
    const options = {
      kind: this.#kind,
      messageBytes: messageBytes(this.#limits),
      stdin: this.#io.stdin,
      other: sink.lists?.kindOf.bind(sink.lists),
    }
    for await (const item of readInputs(this.#paths, options)) {
      await this.#handle(item, sink)
      if (sink.closed) break
    }
    if (sink.lists !== undefined) this.#badLines(sink.lists.end())
    this.progress.clear()
    return this.#problems.status
  }

  async #handle(item: InputItem, sink: EventSink): Promise<void> {
    if ('skipped' in item) sink.summary.skip(item.file)
    else if ('error' in item) this.#fail(item, item.error, sink)
    else if (item.unit === 'log') await this.#lines(item, sink)
    else if (item.unit === 'list') this.#list(item, sink)
    else if (item.unit === 'webhook') await this.#hook(item, sink)
    else await this.#message(item, sink)
  }

  async #message(item: MessageItem, sink: EventSink): Promise<void> {
    this.progress.count(item.file, item.bytes.length)
    try {
      const events = await this.#readers.read(item)
      sink.summary.message()
      await takeAll(events, item, sink)
    } catch (error) {
      // One bad mail must not stop the run.
      this.#fail(item, error as Error, sink)
    }
  }

  /** The body of a webhook: what tells nothing about delivery is counted, what nobody claims is named. */
  async #hook(item: MessageItem, sink: EventSink): Promise<void> {
    const { inspectWebhook } = await import('../read-webhook.ts')
    const service = item.kind === 'webhook' ? undefined : item.kind.replace(/^webhook:/, '')
    const options = { service, rules: this.#rules }
    const { events, ignored, unclaimed, understood } = inspectWebhook(item.bytes, options)
    this.progress.count(item.file, item.bytes.length)
    await takeAll(events, item, sink)
    sink.summary.ignore(ignored)
    if (understood && unclaimed === 0) sink.summary.message()
    else if (!understood) this.#fail(item, 'it is neither JSON nor a form.', sink)
    else {
      const what = events.length > 0 ? 'all of this' : 'this'
      this.#fail(item, `no known service sends ${what}; --from names one.`, sink)
    }
  }

  /** A piece of a log: many lines. */
  async #lines(item: MessageItem, sink: EventSink): Promise<void> {
    const { file, date } = item
    const outcomes = await this.#logs.read(item)
    const before = this.#logs.line
    let notUnderstood = 0
    for (const outcome of outcomes) {
      const { line } = outcome
      if ('unread' in outcome) {
        notUnderstood++
        this.#tellUnread(`${file}:${line}`, outcome.unread)
      } else {
        const { event, replaces, text } = outcome
        const full = sink.take({ event, place: { file, line }, replaces, date, raw: textReport(text) })
        if (full !== null) await full
      }
    }
    const read = this.#logs.line - before
    sink.summary.lines(read, notUnderstood)
    this.progress.count(file, item.bytes.length, read, 'line')
  }

  /** A piece of a suppression list: bad lines are named, and the rest is taken. */
  #list(item: MessageItem, sink: EventSink): void {
    this.progress.count(item.file, item.bytes.length)
    try {
      if (sink.lists !== undefined) this.#badLines(sink.lists.take(item))
    } catch (error) {
      this.#fail({ file: item.file, message: 0 }, error as Error, sink)
    }
  }

  #badLines(lines: Iterable<LineOfFile>): void {
    for (const { file, line, problem, text } of lines)
      this.#problems.report(`${file}:${line}`, `${problem} (${plain(text)})`)
  }

  #tellUnread(where: string, line: string): void {
    if (this.#unread === null) return
    this.progress.clear()
    this.#unread.write(`undelivered: ${plain(where)}: not understood: ${plain(line)}\n`)
  }

  #fail(
    { file, message }: { file: string; message: number },
    error: Error | string,
    { summary }: EventSink,
  ): void {
    summary.failure()
    this.#problems.report(message ? `${file}#${message}` : file, error)
  }
}

async function takeAll(
  events: readonly DeliveryEvent[],
  { file, message, date, bytes, unit }: MessageItem,
  sink: EventSink,
): Promise<void> {
  const fits = bytes.length * events.length <= MOST_RAW
  const type = unit === 'email' ? 'message/rfc822' : 'text/plain'
  const raw: RawReport | null = fits ? { type, content: bytes } : null
  for (const event of events) {
    const full = sink.take({ event, place: { file, message }, replaces: null, date, raw })
    if (full !== null) await full
  }
}

function timesOf({ options }: Arguments): LogTimes {
  const [year] = options.year ?? []
  const [zone = Intl.DateTimeFormat().resolvedOptions().timeZone] = options.zone ?? []
  if (year !== undefined && !/^(?:19|20|21)\d\d$/.test(year))
    throw new UsageError(`--year ${year}: it must be a year, such as 2026.`)
  if (!isZone(zone))
    throw new UsageError(`--zone ${zone}: it must be an offset such as +02:00, or a time zone’s name.`)
  return { year: year === undefined ? undefined : Number(year), zone }
}

function pathsOf({ positionals }: Arguments, io: Io): readonly string[] {
  if (positionals.length) return positionals
  if (io.stdin.isTTY) throw new UsageError('name a file or a folder, or - for standard input.')
  return ['-']
}
