import { setImmediate } from 'node:timers/promises'
import type { Output } from './io.ts'

/** Characters gathered before they are written. */
const BATCH = 64 * 1024
const EVENTS = ['drain', 'close', 'error'] as const

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

  /** Adds text; a promise to wait for only when a batch is full. What is left is written as soon as the program waits for input. */
  print(text: string): Promise<void> | null {
    if (text === '') return null
    this.#pending.push(text)
    this.#size += text.length
    if (this.#size >= BATCH) return this.flush()
    this.#scheduled ??= global.setImmediate(() => this.#write())
    return null
  }

  async flush(): Promise<void> {
    if (this.#write() || this.#closed) await setImmediate()
    else await this.#drained()
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

  /** Resolves when the output takes more, or never will. */
  #drained(): Promise<void> {
    const output = this.#output
    return new Promise((resolve) => {
      const done = () => {
        for (const event of EVENTS) output.off(event, done)
        resolve()
      }
      for (const event of EVENTS) output.on(event, done)
    })
  }

  #close(): void {
    this.#closed = true
  }
}
