import { LOG_FORMATS } from '../extract/log/index.ts'
import type { LogFormat } from '../extract/log/log-format.ts'
import type { InputKind } from './kind.ts'
import type { Piece, Splitter } from './splitter.ts'

/** The logs of mail systems, a kind each. */
export const LOG_KINDS: readonly InputKind[] = LOG_FORMATS.map(kindOf)

function kindOf(format: LogFormat): InputKind {
  return {
    name: format.id,
    unit: 'log',
    looksLike: (head) => format.looksLike(linesOf(head)),
    splitter: () => new LogSplitter(),
  }
}

const LF = 0x0a
/** A line that is longer than this is handed on in two. */
const LONGEST = 1024 * 1024

// Every format is asked about the same beginning.
let lastHead: Buffer | undefined
let lastLines: readonly string[] = []

function linesOf(head: Buffer): readonly string[] {
  if (head !== lastHead) {
    lastHead = head
    lastLines = head.includes(0)
      ? []
      : head
          .toString()
          .replace(/^\ufeff/, '')
          .split(/\r?\n/)
  }
  return lastLines
}

/** Cuts a log into pieces of many whole lines: handing on each line alone would cost more than reading it. */
class LogSplitter implements Splitter {
  readonly finished = false
  #rest: Buffer[] = []
  #size = 0;

  *push(chunk: Buffer): Iterable<Piece> {
    const end = chunk.lastIndexOf(LF)
    if (end < 0) {
      this.#keep(chunk)
      if (this.#size > LONGEST) yield* this.end()
      return
    }
    const whole = chunk.subarray(0, end + 1)
    yield { bytes: this.#size > 0 ? Buffer.concat([...this.#rest, whole]) : whole }
    this.#rest = []
    this.#size = 0
    this.#keep(chunk.subarray(end + 1))
  }

  *end(): Iterable<Piece> {
    if (this.#size > 0) yield { bytes: Buffer.concat(this.#rest) }
    this.#rest = []
    this.#size = 0
  }

  #keep(part: Buffer): void {
    if (part.length > 0) this.#rest.push(part)
    this.#size += part.length
  }
}
