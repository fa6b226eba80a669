import { UndeliveredError } from '../errors.ts'
import type { InputKind } from './kind.ts'
import { beforeLineEnd, isLineEnd, separatorAt } from './mbox-line.ts'
import { unquote } from './mbox-quote.ts'
import type { Piece, SplitLimits, Splitter } from './splitter.ts'

/** Messages one after another, each after a `From ` line: mboxo, mboxrd, Thunderbird, Takeout. */
export const MBOX: InputKind = {
  name: 'mbox',
  unit: 'email',
  looksLike: (head) => {
    const at = startOfText(head)
    return (
      head.indexOf('From ', at) === at && typeof separatorAt(head.subarray(at), 0, true, true) === 'object'
    )
  },
  splitter: (limits) => new MboxSplitter(limits),
}

/** Past a byte order mark and blank lines. */
function startOfText(head: Buffer): number {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  while (isLineEnd(head[at])) at++
  return at
}

/** Bytes kept from one chunk to the next: a cut `From ` and the blank line before it. */
const LOOK_BACK = 4
const KEEP = LOOK_BACK + 'From '.length

/** Holds no more than one message and one chunk, however big the file. */
class MboxSplitter implements Splitter {
  readonly finished = false
  readonly #limit: number
  /** Bytes not yet judged, with the LOOK_BACK before them. */
  #buffer: Buffer = Buffer.alloc(0)
  /** Where in the buffer the current message goes on. */
  #textAt = 0
  /** Where in the buffer the search goes on. */
  #searchAt = 0
  /** The buffer still begins where the file begins. */
  #first = true
  /** A separator was seen: what follows is a message even if it is empty. */
  #opened = false
  #parts: Buffer[] = []
  #size = 0

  constructor(limits: SplitLimits) {
    this.#limit = limits.messageBytes
  }

  *push(chunk: Buffer): Iterable<Piece> {
    this.#buffer = this.#buffer.length ? Buffer.concat([this.#buffer, chunk]) : chunk
    if (this.#first && !this.#opened) this.#textAt = this.#searchAt = startOfText(this.#buffer)
    yield* this.#cut(false)
  }

  *end(): Iterable<Piece> {
    yield* this.#cut(true)
    this.#take(this.#buffer.length)
    yield* this.#close(true)
  }

  *#cut(final: boolean): Iterable<Piece> {
    let keepFrom = Math.max(0, this.#buffer.length - KEEP)
    for (let at = this.#find(); at >= 0; at = this.#find()) {
      const first = this.#first && at === this.#textAt && !this.#opened
      const found = first
        ? separatorAt(this.#buffer.subarray(at), 0, true, final)
        : separatorAt(this.#buffer, at, false, final)
      if (found === 'undecided') {
        keepFrom = Math.max(0, at - LOOK_BACK)
        break
      }
      this.#searchAt = at + 1
      if (found === 'none') continue
      this.#take(first ? at : found.blankAt)
      yield* this.#close(false)
      this.#opened = true
      this.#textAt = this.#searchAt = first ? at + found.textAt : found.textAt
    }
    this.#shift(keepFrom)
  }

  #find(): number {
    return this.#buffer.indexOf('From ', this.#searchAt)
  }

  /** Adds the buffer up to `end` to the current message, or only counts it once it is too large. */
  #take(end: number): void {
    if (end <= this.#textAt) return
    const part = this.#buffer.subarray(this.#textAt, end)
    this.#size += part.length
    if (this.#size <= this.#limit) this.#parts.push(part)
    else this.#parts = []
    this.#textAt = end
  }

  *#close(last: boolean): Iterable<Piece> {
    const whole = Buffer.concat(this.#parts)
    const size = this.#size
    this.#parts = []
    this.#size = 0
    if (size > this.#limit) yield { error: new UndeliveredError('MESSAGE_TOO_LARGE', size, this.#limit) }
    else if (this.#opened || whole.length) yield { bytes: unquote(last ? withoutBlankEnd(whole) : whole) }
  }

  #shift(keepFrom: number): void {
    this.#take(keepFrom)
    if (keepFrom === 0) return
    this.#buffer = this.#buffer.subarray(keepFrom)
    this.#textAt = Math.max(0, this.#textAt - keepFrom)
    this.#searchAt = Math.max(this.#textAt, this.#searchAt - keepFrom)
    this.#first = false
  }
}

/** Without the blank line that ends an mbox. */
function withoutBlankEnd(bytes: Buffer): Buffer {
  const end = beforeLineEnd(bytes, bytes.length)
  return isLineEnd(bytes[end - 1]) ? bytes.subarray(0, end) : bytes
}
