import { oneOf } from './arguments.ts'
import { paintFor } from './colour.ts'
import type { Arguments, OptionSpec } from './command.ts'
import { type Io, widthOf } from './io.ts'
import {
  type EventFormat,
  FORMAT_NAMES,
  type FormatName,
  loadFormat,
  type PrintedEvent,
} from './output/format.ts'
import { plain } from './output/plain.ts'
import { Summary } from './output/summary.ts'
import { Printer } from './printer.ts'

/** How wide a table is where nothing tells: a file or a pipe. */
const PIPE_WIDTH = 120

export const FORMAT_OPTION: OptionSpec = {
  name: 'format',
  value: 'NAME',
  text: 'table, json, ndjson or csv (a table on a terminal, ndjson in a pipe)',
}

/** The format asked for, else a table on a terminal and ndjson in a pipe. */
export function chosenFormat(args: Arguments, io: Io): FormatName {
  return oneOf(args, 'format', FORMAT_NAMES) ?? (io.stdout.isTTY ? 'table' : 'ndjson')
}

/** Where the events of a command go: formatted on stdout, counted for the summary at the end. */
export class EventOutput {
  readonly summary = new Summary()
  readonly #io: Io
  readonly #name: FormatName
  readonly #width: number
  readonly #format: EventFormat
  readonly #printer: Printer

  private constructor(io: Io, name: FormatName, width: number, format: EventFormat, before: () => void) {
    this.#io = io
    this.#name = name
    this.#width = width
    this.#format = format
    this.#printer = new Printer(io.stdout, before)
  }

  /** `before` is called before each write, e.g. to clear a progress line. */
  static async open(
    args: Arguments,
    io: Io,
    headers: readonly string[] = [],
    before = () => {},
  ): Promise<EventOutput> {
    const name = chosenFormat(args, io)
    const width = widthOf(io.stdout, io.env, PIPE_WIDTH)
    const colour = paintFor(io.stdout, io.env).bold('x') !== 'x'
    return new EventOutput(io, name, width, await loadFormat(name, { width, colour, headers }), before)
  }

  /** The reader has gone. */
  get closed(): boolean {
    return this.#printer.closed
  }

  async print(event: PrintedEvent): Promise<void> {
    this.summary.event(event)
    await this.#printer.print(this.#format.event(event))
  }

  /** Prints what remains, and the summary: under a table, else on stderr if somebody looks. */
  async end(): Promise<void> {
    const summary = this.summary.text(this.#width).split('\n').map(plain).join('\n')
    const rest = this.#format.end()
    await this.#printer.print(this.#name === 'table' ? `${rest}\n${summary}` : rest)
    await this.#printer.flush()
    if (this.#name !== 'table' && this.#io.stderr.isTTY && !this.closed) this.#io.stderr.write(summary)
  }
}
