import type { Output } from './io.ts'
import { counted, grouped } from './output/numbers.ts'

/** Short work needs no progress line. */
const QUIET_MS = 500
const EVERY_MS = 100

/** One line on the terminal, rewritten while there is much to do. */
export class Progress {
  readonly #output: Output
  readonly #now: () => number
  readonly #started: number
  #next: number
  #files = 0
  #count = 0
  #unit = 'message'
  #bytes = 0
  #lastFile: string | undefined
  #shown = false

  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output
    this.#now = now
    this.#started = now()
    this.#next = output.isTTY ? this.#started + QUIET_MS : Number.POSITIVE_INFINITY
  }

  /** So many messages, or lines of a log, were read. */
  count(file: string, bytes: number, count = 1, unit = 'message'): void {
    if (file !== this.#lastFile) this.#files++
    this.#lastFile = file
    this.#count += count
    this.#unit = unit
    this.#bytes += bytes
    const now = this.#now()
    if (now < this.#next) return
    this.#next = now + EVERY_MS
    this.#show(now)
  }

  /** Takes the line away, before anything else is written to the terminal. */
  clear(): void {
    if (this.#shown) this.#output.write('\r\x1b[K')
    this.#shown = false
  }

  #show(now: number): void {
    const seconds = (now - this.#started) / 1000
    const rate = Math.round(this.#count / seconds)
    const text = `${counted(this.#files, 'file')}, ${counted(this.#count, this.#unit)}, ${megabytes(this.#bytes)}, ${grouped(rate)} a second`
    this.#output.write(`\r\x1b[K${text.slice(0, (this.#output.columns || 80) - 1)}`)
    this.#shown = true
  }
}

function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}
