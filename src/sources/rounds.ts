import { setTimeout } from 'node:timers/promises'
import type { Fares } from './fares.ts'
import type { SourceLog } from './source.ts'

/** The longest wait after rounds that failed. */
const LONGEST_WAIT = 60_000

export interface RoundsOptions {
  readonly name: string
  /** How long to wait between two rounds. */
  readonly everyMs: number
  readonly fares: Fares
  readonly log: SourceLog
  /** Does what there is to do; ends early where the signal says so. Resolves to a remark for people, or null. */
  readonly round: (signal: AbortSignal) => Promise<string | null>
}

/** A look at the same place again and again. A round that fails is told, and tried again more and more seldom. */
export class Rounds {
  readonly #options: RoundsOptions
  readonly #stopping = new AbortController()
  #running: Promise<void> = Promise.resolve()

  constructor(options: RoundsOptions) {
    this.#options = options
  }

  start(): void {
    this.#running = this.#run()
  }

  /** Resolves once the round that runs has come to its end. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { everyMs, fares, round } = this.#options
    const { signal } = this.#stopping
    for (let wait = everyMs; !signal.aborted; ) {
      try {
        fares.runs(await round(signal))
        wait = everyMs
      } catch (error) {
        if (!signal.aborted) this.#failed((error as Error).message)
        wait = Math.min(wait * 2, Math.max(LONGEST_WAIT, everyMs))
      }
      await setTimeout(wait, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  #failed(problem: string): void {
    const { name, fares, log } = this.#options
    if (fares.status.problem !== problem) log.warn({ source: name, problem }, 'source fails')
    fares.fails(problem)
  }
}
