import { UndeliveredError } from '../errors.ts'
import type { Piece, SplitLimits, Splitter } from './splitter.ts'

/** A file is one message. */
export class WholeFile implements Splitter {
  finished = false
  readonly #limit: number
  readonly #parts: Buffer[] = []
  #size = 0

  constructor(limits: SplitLimits) {
    this.#limit = limits.messageBytes
  }

  *push(chunk: Buffer): Iterable<Piece> {
    this.#size += chunk.length
    if (this.#size <= this.#limit) {
      this.#parts.push(chunk)
      return
    }
    this.finished = true
    yield { error: new UndeliveredError('MESSAGE_TOO_LARGE', `more than ${this.#limit}`, this.#limit) }
  }

  *end(): Iterable<Piece> {
    if (!this.finished)
      yield { bytes: this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts) }
  }
}
