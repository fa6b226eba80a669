import { setTimeout } from 'node:timers/promises'

/** Lines that wait at the most. */
const MOST_WAITING = 50_000
/** Lines that are handed over at once. */
const MOST = 1000
/** How long to wait after the store has failed. */
const AGAIN = 1000

/** Lines that came from those who do not wait for an answer, until they are kept. */
export class LineQueue {
  readonly #take: (lines: readonly string[]) => Promise<void>
  readonly #onDrain: () => void
  readonly #onFailure: (error: Error) => void
  #waiting: string[] = []
  #running: Promise<void> | null = null
  #ended = false

  constructor(
    take: (lines: readonly string[]) => Promise<void>,
    { onDrain, onFailure }: { readonly onDrain: () => void; readonly onFailure: (error: Error) => void },
  ) {
    this.#take = take
    this.#onDrain = onDrain
    this.#onFailure = onFailure
  }

  /** Whether no more can be taken for now: `onDrain` tells when they can. */
  get full(): boolean {
    return this.#waiting.length >= MOST_WAITING
  }

  push(lines: readonly string[]): void {
    this.#waiting.push(...lines)
    this.#running ??= this.#run()
  }

  /** Resolves once all is kept; lines that the store does not take now are given up. */
  async end(): Promise<void> {
    this.#ended = true
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const lines = this.#waiting.slice(0, MOST)
      try {
        await this.#take(lines)
        this.#waiting = this.#waiting.slice(lines.length)
        if (!this.full) this.#onDrain()
      } catch (error) {
        this.#onFailure(error as Error)
        if (this.#ended) break
        await setTimeout(AGAIN)
      }
    }
    this.#running = null
  }
}
