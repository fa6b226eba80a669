import type { MessageItem } from '../input/item.ts'
import type { LogEvent, LogEvents, LogOptions } from '../read-log.ts'

/** What one line of a log told. */
export type LineOutcome =
  | (LogEvent & { readonly line: number; readonly text: string })
  /** It was not understood. */
  | { readonly line: number; readonly unread: string }

/** Reads the pieces of logs. One reader for each mail system, so that what a rotated file began the next one ends. */
export class LogReading {
  readonly #options: LogOptions
  readonly #logs = new Map<string, LogEvents>()
  #file: string | undefined
  #line = 0

  constructor(options: LogOptions) {
    this.#options = options
  }

  /** Lines of the file at hand so far. */
  get line(): number {
    return this.#line
  }

  /** The lines are read as the outcomes are taken. */
  async read(item: MessageItem): Promise<Iterable<LineOutcome>> {
    const log = await this.#log(item.kind)
    log.clock.written(item.date)
    if (item.message === 0 || item.file !== this.#file) this.#line = 0
    this.#file = item.file
    return this.#lines(log, decoded(item.bytes))
  }

  *#lines(log: LogEvents, text: string): Iterable<LineOutcome> {
    for (let from = 0; from < text.length; ) {
      const found = text.indexOf('\n', from)
      const next = found < 0 ? text.length : found
      const to = text.charCodeAt(next - 1) === CR && next > from ? next - 1 : next
      const line = ++this.#line
      const read = text.slice(from, to)
      const events = log.read(read)
      if (events === undefined) yield { line, unread: read }
      else for (const event of events) yield { line, text: read, ...event }
      from = next + 1
    }
  }

  async #log(name: string): Promise<LogEvents> {
    let log = this.#logs.get(name)
    if (!log) {
      const { LogEvents } = await import('../read-log.ts')
      log = new LogEvents(name, this.#options)
      this.#logs.set(name, log)
    }
    return log
  }
}

const CR = 0x0d

function decoded(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
