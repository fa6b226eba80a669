/** Work that takes long and is done piece by piece: each `next` does one, of some ten milliseconds at most. */
export type Piecemeal<T> = Generator<void, T>

export const isPiecemeal = (result: unknown): result is Piecemeal<unknown> =>
  typeof result === 'object' && result !== null && Symbol.iterator in result && 'throw' in result

/** What is there already. */
// biome-ignore lint/correctness/useYield: it has no pieces.
export function* atOnce<T>(result: T): Piecemeal<T> {
  return result
}

/** Does all pieces at once. */
export function whole<T>(work: Piecemeal<T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

interface Job {
  readonly work: Piecemeal<unknown>
  readonly made: (result: unknown) => void
  readonly failed: (error: unknown) => void
}

/** Works that are under way: a piece of each in turn, and between any two whatever else the thread has to do. */
export class Pieces {
  #jobs: Job[] = []

  add(...[work, made, failed]: [Job['work'], Job['made'], Job['failed']]): void {
    this.#jobs.push({ work, made, failed })
    if (this.#jobs.length === 1) setImmediate(() => this.#next())
  }

  /** Does no further piece. */
  stop(): void {
    this.#jobs = []
  }

  #next(): void {
    const job = this.#jobs.shift()
    if (job === undefined) return
    try {
      const { done, value } = job.work.next()
      if (done) job.made(value)
      else this.#jobs.push(job)
    } catch (error) {
      job.failed(error)
    }
    if (this.#jobs.length > 0) setImmediate(() => this.#next())
  }
}
