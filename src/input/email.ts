import { UndeliveredError } from '../errors.ts'
import type { InputKind } from './kinds.ts'
import type { Piece, SplitLimits, Splitter } from './splitter.ts'

/** A file that is one message. */
export const EMAIL: InputKind = {
  name: 'email',
  unit: 'email',
  looksLike: (head) => HEADER_FIRST.test(head.toString('latin1')),
  splitter: (limits) => new WholeFile(limits),
}

/** A header field comes first, perhaps after a byte order mark, blank lines or an mbox line. */
const HEADER_FIRST =
  /^(?:\xef\xbb\xbf)?[\r\n]*(?:>?From [^\r\n]*[\r\n]+)?[A-Za-z][A-Za-z0-9_-]*[ \t]*:(?!\/\/)/

class WholeFile implements Splitter {
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
