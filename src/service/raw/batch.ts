import { hashOf } from './index-file.ts'
import { MOST_BYTES, type RawReport } from './report.ts'

const CHUNK = 64 * 1024
/** Most bytes that UTF-8 makes of a unit of UTF-16. */
const WIDEST = 3

/** Records that wait to be written, put together as they come. */
export class Batch {
  bytes = 0
  readonly hashes: number[] = []
  /** Of each hash, where its record begins in the batch. */
  readonly places: number[] = []
  readonly #full: Uint8Array[] = []
  #chunk = Buffer.alloc(0)
  #used = 0

  add({ type, content }: RawReport, events: readonly string[]): void {
    const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length
    const kept = size > MOST_BYTES ? beginningOf(content) : content
    const bytes = Math.min(size, MOST_BYTES)
    // What JSON.stringify makes of a Head, in half the time.
    const head = `{"type":"${type}","events":${namesOf(events)},"size":${size},"bytes":${bytes}}`
    for (const event of events) {
      this.hashes.push(hashOf(event))
      this.places.push(this.bytes)
    }
    this.#reserve(head.length * WIDEST + bytes + 2)
    const before = this.#used
    this.#used += this.#chunk.write(head, this.#used)
    this.#chunk[this.#used++] = 0x0a
    if (typeof kept === 'string') this.#used += this.#chunk.write(kept, this.#used)
    else {
      this.#chunk.set(kept, this.#used)
      this.#used += kept.length
    }
    this.#chunk[this.#used++] = 0x0a
    this.bytes += this.#used - before
  }

  #reserve(bytes: number): void {
    if (this.#chunk.length - this.#used >= bytes) return
    if (this.#used > 0) this.#full.push(this.#chunk.subarray(0, this.#used))
    this.#chunk = Buffer.allocUnsafe(Math.max(CHUNK, bytes))
    this.#used = 0
  }

  /** All of it, in order. */
  get chunks(): Uint8Array[] {
    return [...this.#full, this.#chunk.subarray(0, this.#used)]
  }
}

/** Our own ids need no escapes. */
const namesOf = (events: readonly string[]) =>
  events.length === 1 && /^[\w-]{1,64}$/.test(events[0]!) ? `["${events[0]}"]` : JSON.stringify(events)

const beginningOf = (content: string | Uint8Array): Uint8Array =>
  (typeof content === 'string' ? Buffer.from(content) : content).subarray(0, MOST_BYTES)
