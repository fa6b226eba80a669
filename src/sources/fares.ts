import type { SourceStatus } from './source.ts'

/** How a source fares, kept as it goes. */
export class Fares {
  readonly #clock: () => number
  #status: SourceStatus = {
    state: 'starting',
    problem: null,
    lastReceived: null,
    received: 0,
    refused: 0,
    apart: 0,
    passedOver: 0,
  }

  /** @param clock milliseconds since 1970 */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  get status(): SourceStatus {
    return this.#status
  }

  /** @param remark what people should know although it runs */
  runs(remark: string | null = null): void {
    this.#status = { ...this.#status, state: 'running', problem: remark }
  }

  fails(problem: string): void {
    this.#status = { ...this.#status, state: 'failing', problem }
  }

  ends(): void {
    this.#status = { ...this.#status, state: 'stopped', problem: null }
  }

  received(count: number): void {
    if (count === 0) return
    const { received } = this.#status
    this.#status = { ...this.#status, received: received + count, lastReceived: this.#clock() }
  }

  refused(count = 1): void {
    this.#status = { ...this.#status, refused: this.#status.refused + count }
  }

  /** @param count how many there are now */
  passesOver(count: number): void {
    this.#status = { ...this.#status, passedOver: count }
  }

  keptApart(count = 1): void {
    this.#status = { ...this.#status, apart: (this.#status.apart ?? 0) + count }
  }
}
