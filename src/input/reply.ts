import type { InputKind } from './kind.ts'
import { LineSplitter } from './lines.ts'
import type { Piece, SplitLimits, Splitter } from './splitter.ts'

/** SMTP replies, one a line; the lines of a multi-line reply (`550-…`, `550 …`) belong together. */
export const REPLY: InputKind = {
  name: 'reply',
  unit: 'reply',
  looksLike: (head) => /^\s*[245]\d\d(?:[ -]|$)/.test(head.toString('latin1', 0, 64)),
  splitter: (limits) => new ReplySplitter(limits),
}

class ReplySplitter implements Splitter {
  readonly finished = false
  readonly #lines: LineSplitter
  #open: string[] = []

  constructor(limits: SplitLimits) {
    this.#lines = new LineSplitter(limits)
  }

  *push(chunk: Buffer): Iterable<Piece> {
    for (const line of this.#lines.push(chunk)) yield* this.#add(line)
  }

  *end(): Iterable<Piece> {
    for (const line of this.#lines.end()) yield* this.#add(line)
    yield* this.#close()
  }

  *#add(piece: Piece): Iterable<Piece> {
    if ('error' in piece) {
      yield* this.#close()
      yield piece
      return
    }
    const line = Buffer.from(piece.bytes).toString().trim()
    if (!continues(this.#open[0], line)) yield* this.#close()
    if (line) this.#open.push(line)
    if (!expectsMore(line)) yield* this.#close()
  }

  *#close(): Iterable<Piece> {
    if (this.#open.length) yield { bytes: Buffer.from(this.#open.join('\n')) }
    this.#open = []
  }
}

/** `550-…`, unless the whole reply was folded into this line (`550-5.1.1 … 550 5.1.1 …`). */
function expectsMore(line: string): boolean {
  const code = /^(\d{3})-/.exec(line)?.[1]
  return code !== undefined && !line.includes(` ${code} `)
}

function continues(first: string | undefined, line: string): boolean {
  return first === undefined || (/^\d{3}(?:[- ]|$)/.test(line) && line.slice(0, 3) === first.slice(0, 3))
}
