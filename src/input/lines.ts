import { UndeliveredError } from '../errors.ts'
import type { Piece, SplitLimits, Splitter } from './splitter.ts'

const LF = 0x0a
const CR = 0x0d

/** Cuts a stream into lines, without their ends; empty lines come too, so that lines can be counted. */
export class LineSplitter implements Splitter {
  readonly finished = false
  readonly #limit: number
  #parts: Buffer[] = []
  #size = 0

  constructor(limits: SplitLimits) {
    this.#limit = limits.messageBytes
  }

  *push(chunk: Buffer): Iterable<Piece> {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      this.#take(chunk.subarray(start, end))
      yield this.#close()
      start = end + 1
    }
    this.#take(chunk.subarray(start))
  }

  *end(): Iterable<Piece> {
    if (this.#size) yield this.#close()
  }

  #take(part: Buffer): void {
    this.#size += part.length
    if (this.#size <= this.#limit) this.#parts.push(part)
    else this.#parts = []
  }

  #close(): Piece {
    const size = this.#size
    const line = Buffer.concat(this.#parts)
    this.#parts = []
    this.#size = 0
    if (size > this.#limit) return { error: new UndeliveredError('MESSAGE_TOO_LARGE', size, this.#limit) }
    return { bytes: line.at(-1) === CR ? line.subarray(0, -1) : line }
  }
}
