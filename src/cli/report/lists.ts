import { formatNamed } from '../../exchange/detect.ts'
import type { MessageItem } from '../../input/item.ts'
import type { InputKind } from '../../input/kind.ts'
import type { Seen } from '../../input/read.ts'
import type { LineOfFile, ListSink } from '../event-reading.ts'
import type { Summary } from '../output/summary.ts'
import type { Gathering } from './gather.ts'
import { listKind } from './list-kind.ts'
import { type ListOutcome, ListReading } from './list-reading.ts'

/** Bad lines of a list that are named. */
const NAMED = 100

/** Takes in the suppression lists among the files of an archive. */
export class Lists implements ListSink {
  readonly #format: string | undefined
  readonly #gathering: Gathering
  readonly #summary: Summary
  readonly #reading: ListReading
  #badFile = ''
  #bad = 0

  /**
   * @param format of lists, where it is not told by their columns
   * @throws UndeliveredError `LIST_FORMAT`
   */
  constructor(format: string | undefined, gathering: Gathering, summary: Summary) {
    if (format !== undefined) formatNamed(format)
    this.#format = format
    this.#gathering = gathering
    this.#summary = summary
    this.#reading = new ListReading(format)
  }

  kindOf(head: Buffer, seen: Seen): InputKind | undefined {
    return listKind(head, seen, this.#format)
  }

  *take(item: MessageItem): Iterable<LineOfFile> {
    for (const outcome of this.#reading.read(item)) yield* this.#enter(outcome)
  }

  *end(): Iterable<LineOfFile> {
    for (const outcome of this.#reading.end()) yield* this.#enter(outcome)
  }

  *#enter({ file, date, format, found }: ListOutcome): Iterable<LineOfFile> {
    for (const one of found) {
      if ('problem' in one) yield* this.#badLine({ ...one, file })
      else {
        this.#gathering.enter(one, file, date)
        this.#summary.entry(one, format ?? 'csv')
      }
    }
  }

  *#badLine(line: LineOfFile): Iterable<LineOfFile> {
    this.#bad = line.file === this.#badFile ? this.#bad + 1 : 1
    this.#badFile = line.file
    if (this.#bad <= NAMED) yield line
    else if (this.#bad === NAMED + 1)
      yield { ...line, problem: 'This and further lines with problems are not named.' }
  }
}
