import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import type { Output } from './io.ts'

/** Characters gathered before they are written. */
const BATCH = 64 * 1024

/** Writes to an output in batches, no faster than it takes them; quiet when the reader has gone. */
export class Printer {
  readonly #output: Output
  readonly #before: () => void
  #pending: string[] = []
  #size = 0
  #scheduled: NodeJS.Immediate | undefined
  #closed = false

  /** `before` is called before each write, e.g. to clear a progress line. */
  constructor(output: Output, before: () => void = () => {}) {
    this.#output = output
    this.#before = before
    output.once('close', () => this.#close())
    output.once('error', () => this.#close())
  }

  /** The reader has gone: nothing more needs to be made. */
  get closed(): boolean {
    return this.#closed
  }

  /** Adds text; waits only when a batch is full. What is left is written as soon as the program waits for input. */
  async print(text: string): Promise<void> {
    if (text === '') return
    this.#pending.push(text)
    this.#size += text.length
    if (this.#size >= BATCH) await this.flush()
    else this.#scheduled ??= global.setImmediate(() => this.#write())
  }

  async flush(): Promise<void> {
    if (this.#write() || this.#closed) await setImmediate()
    else await Promise.race([once(this.#output, 'drain'), once(this.#output, 'close')]).catch(() => {})
  }

  #write(): boolean {
    clearImmediate(this.#scheduled)
    this.#scheduled = undefined
    const text = this.#pending.join('')
    this.#pending = []
    this.#size = 0
    if (this.#closed || text === '') return true
    this.#before()
    return this.#output.write(text)
  }

  #close(): void {
    this.#closed = true
  }
}
