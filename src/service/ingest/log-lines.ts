import { UndeliveredError } from '../../errors.ts'
import { detectLog } from '../../extract/log/index.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import { createLogReader, type LogEventReader } from '../../read-log.ts'

/** Lines of logs, of each system joined by its own reader. */
export class LogLines {
  readonly #readers = new Map<string, LogEventReader>()
  readonly #rules: OwnRules | undefined
  #last: string | null = null

  constructor(rules: OwnRules | undefined) {
    this.#rules = rules
  }

  /**
   * The events of a line.
   *
   * @param from whose log it is; without it the line tells, or the one before it
   * @param zone of its times, where they name none
   * @param now in milliseconds since 1970
   * @throws UndeliveredError `ITEM_INVALID` for a line that is not understood
   */
  read(
    line: string,
    { from, zone }: { readonly from?: string | undefined; readonly zone?: string | undefined },
    now: number,
  ): readonly DeliveryEvent[] {
    const name = from ?? this.#last ?? detectLog([line])?.id
    if (name === undefined) throw invalid('whose log this line is cannot be told: name it in "from".')
    const key = `${name} ${zone ?? ''}`
    let reader = this.#readers.get(key)
    if (reader === undefined) {
      reader = createLogReader(name, { rules: this.#rules, date: now, zone })
      this.#readers.set(key, reader)
    }
    this.#last = name
    const before = reader.unread
    const events = reader.read(line)
    if (reader.unread > before) throw invalid(`this is not understood as a line of ${name}.`)
    return events
  }
}

const invalid = (what: string) => new UndeliveredError('ITEM_INVALID', what)
