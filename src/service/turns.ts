/** How long work may keep others waiting, in milliseconds. */
const TURN = 0.5

/** Works whose next turn is due, the one that has waited longest first. */
const waiting: (() => void)[] = []

/** Only one has its turn before the loop looks at the network again: with many at once a check would wait for all. */
function give(): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(give)
}

/** Long work in turns, so that checks are answered in between. */
export class Turns {
  #since = performance.now()

  /** Ask it often; where it says yes, await {@link next}. */
  over(): boolean {
    return performance.now() - this.#since > TURN
  }

  async next(): Promise<void> {
    await new Promise<void>((resume) => {
      if (waiting.push(resume) === 1) setImmediate(give)
    })
    this.#since = performance.now()
  }
}
