import { classifyReply } from '../../classify-reply.ts'
import type { LineProblem, ReadEntry } from '../../exchange/entry.ts'
import { ListReader } from '../../exchange/list-reader.ts'
import type { MessageItem } from '../../input/item.ts'

/** What a piece of a list told. */
export interface ListOutcome {
  readonly file: string
  /** When the file was last written to, in milliseconds since 1970. */
  readonly date: number
  /** Id of the format; null as long as there was nothing to tell it by. */
  readonly format: string | null
  readonly found: readonly (ReadEntry | LineProblem)[]
}

interface Open {
  readonly file: string
  readonly date: number
  readonly reader: ListReader
  readonly decoder: TextDecoder
}

/** Reads suppression lists piece by piece, one after the other. */
export class ListReading {
  readonly #format: string | undefined
  #open: Open | null = null

  /** @param format as `ListReader` takes it; absent: the columns or keys of each list tell */
  constructor(format: string | undefined) {
    this.#format = format
  }

  /**
   * What a piece tells, and what the list before it still told.
   * @throws UndeliveredError `LIST_FORMAT`, `LIST_UNKNOWN`
   */
  *read({ file, message, date, bytes }: MessageItem): Iterable<ListOutcome> {
    if (message === 0) {
      yield* this.end()
      const reader = new ListReader({ format: this.#format, classify })
      this.#open = { file, date, reader, decoder: new TextDecoder() }
    }
    yield* this.#push((reader, decoder) => reader.push(decoder.decode(bytes, { stream: true })))
  }

  /** To be called after the last piece. */
  *end(): Iterable<ListOutcome> {
    yield* this.#push((reader, decoder) => [...reader.push(decoder.decode()), ...reader.end()])
    this.#open = null
  }

  *#push(take: (reader: ListReader, decoder: TextDecoder) => ListOutcome['found']): Iterable<ListOutcome> {
    const open = this.#open
    if (open === null) return
    // Of a list that turns out to be none the rest is not looked at.
    this.#open = null
    const { file, date, reader } = open
    const found = take(reader, open.decoder)
    this.#open = open
    yield { file, date, format: reader.format, found }
  }
}

const classify = (text: string) => classifyReply(text).reason
