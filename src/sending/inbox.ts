/** Why a connection ends: what arrived can be no request. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

const NOTHING = Buffer.alloc(0)
const FIRST = 1024

/**
 * The bytes of one connection that wait for the rest of their request. However small the pieces in which they come,
 * each byte is copied a few times at most, and no more than `limit` are kept.
 */
export class Inbox {
  readonly #limit: number
  #bytes = NOTHING
  #length = 0
  /** Up to here there is no end of a request. */
  #searched = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Bytes that belong to no request that was taken. */
  get length(): number {
    return this.#length
  }

  /** @throws Unreadable where a request gets longer than the limit */
  push(piece: Uint8Array): void {
    const length = this.#length + piece.length
    if (length > this.#bytes.length) this.#grow(length)
    this.#bytes.set(piece, this.#length)
    this.#length = length
  }

  /** The text before the next `end`, which is taken away with it; null while it is not there. */
  until(end: string): string | null {
    const at = this.#bytes
      .subarray(0, this.#length)
      .indexOf(end, Math.max(0, this.#searched - end.length + 1))
    if ((at < 0 ? this.#length : at) > this.#limit)
      throw new Unreadable(`the request is longer than ${this.#limit} bytes`)
    if (at >= 0) return this.#take(at, end.length)
    this.#searched = this.#length
    return null
  }

  /**
   * The text before `end`, which stays where it is; null while it is not there.
   *
   * @throws Unreadable where it is not within the first bytes
   */
  peek(end: string, within: number): string | null {
    const beginning = this.#bytes.subarray(0, Math.min(this.#length, within))
    const at = beginning.indexOf(end)
    if (at < 0 && beginning.length === within) throw new Unreadable(`there is no "${end}" where it has to be`)
    return at < 0 ? null : beginning.toString('latin1', 0, at)
  }

  /** The text of so many bytes, which are taken away; null while they are not there. */
  exactly(count: number): string | null {
    if (count > this.#limit) throw new Unreadable(`the request is longer than ${this.#limit} bytes`)
    return count > this.#length ? null : this.#take(count, 0)
  }

  #take(count: number, passOver: number): string {
    const text = this.#bytes.toString('utf8', 0, count)
    this.#length -= count + passOver
    this.#bytes = this.#length === 0 ? NOTHING : this.#bytes.subarray(count + passOver)
    this.#searched = 0
    return text
  }

  #grow(length: number): void {
    const grown = Buffer.alloc(Math.max(FIRST, length, 2 * this.#length))
    this.#bytes.copy(grown, 0, 0, this.#length)
    this.#bytes = grown
  }
}
