import type { Received } from '../source.ts'

/** As much as is handed over at once. */
const MOST = 1000
const MOST_BYTES = 8 * 1024 * 1024

/** What was read of one file after the other and not yet handed over, and which files it completes. */
export class Batch {
  received: Received[] = []
  completed: string[] = []
  #bytes = 0

  add(received: readonly Received[], bytes: number): void {
    this.received.push(...received)
    this.#bytes += bytes
  }

  /** All of this file has been added. */
  complete(file: string): void {
    this.completed.push(file)
  }

  get full(): boolean {
    return this.received.length >= MOST || this.#bytes >= MOST_BYTES
  }

  /** Takes out what there is. */
  empty(): Pick<Batch, 'received' | 'completed'> {
    const { received, completed } = this
    ;[this.received, this.completed, this.#bytes] = [[], [], 0]
    return { received, completed }
  }
}
