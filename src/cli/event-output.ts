import { oneOf } from './arguments.ts'
import { wantsColour } from './colour.ts'
import type { Arguments, OptionSpec } from './command.ts'
import { type Io, widthOf } from './io.ts'
import { onlyOf } from './only.ts'
import { type EventFormat, NOWHERE, type PrintedEvent, type PrintedPlace } from './output/event-format.ts'
import { FORMAT_NAMES, type FormatName, loadFormat } from './output/format.ts'
import { plain } from './output/plain.ts'
import { type Counted, Summary } from './output/summary.ts'
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

interface Settings {
  /** The headers of the returned message that were asked for. */
  readonly headers?: readonly string[]
  /** Called before each write, e.g. to clear a progress line. */
  readonly before?: () => void
}

/** Where the events of a command go: formatted on stdout, counted for the summary at the end. */
export class EventOutput {
  readonly summary = new Summary()
  readonly #io: Io
  readonly #name: FormatName
  readonly #format: EventFormat
  readonly #printer: Printer
  readonly #only: (event: PrintedEvent) => boolean

  private constructor(args: Arguments, io: Io, name: FormatName, format: EventFormat, printer: Printer) {
    this.#io = io
    this.#name = name
    this.#format = format
    this.#printer = printer
    this.#only = onlyOf(args)
  }

  static async open(args: Arguments, io: Io, { headers = [], before }: Settings = {}): Promise<EventOutput> {
    const name = chosenFormat(args, io)
    const options = {
      width: widthOf(io.stdout, io.env, PIPE_WIDTH),
      colour: wantsColour(io.stdout, io.env),
      headers,
    }
    return new EventOutput(args, io, name, await loadFormat(name, options), new Printer(io.stdout, before))
  }

  /** The reader has gone. */
  get closed(): boolean {
    return this.#printer.closed
  }

  /**
   * Counts the event, in the place of one that it `replaces`, and prints it if it is one of those asked for. Gives a
   * promise only where there is something to wait for: to wait for each of a million events takes long.
   */
  print(
    event: PrintedEvent,
    place: PrintedPlace = NOWHERE,
    replaces: Counted | null = null,
  ): Promise<void> | null {
    this.summary.event(event, replaces)
    if (this.#only(event)) return this.#printer.print(this.#format.event(event, place))
    this.summary.hide()
    return null
  }

  /** Prints what remains, and the summary: under a table, else on stderr if somebody looks. */
  async end(): Promise<void> {
    const summary = this.summary
      .text(widthOf(this.#io.stdout, this.#io.env, PIPE_WIDTH))
      .split('\n')
      .map(plain)
      .join('\n')
    const rest = this.#format.end()
    await this.#printer.print(this.#name === 'table' ? `${rest}\n${summary}` : rest)
    await this.#printer.flush()
    if (this.#name !== 'table' && this.#io.stderr.isTTY && !this.closed) this.#io.stderr.write(summary)
  }
}
