import { setImmediate } from 'node:timers/promises'

/** How long work may keep others waiting, in milliseconds. */
const TURN = 5

/** Long work in turns, so that checks are answered in between. */
export class Turns {
  #since = performance.now()

  /** Ask it often; where it says yes, await {@link next}. */
  over(): boolean {
    return performance.now() - this.#since > TURN
  }

  async next(): Promise<void> {
    await setImmediate()
    this.#since = performance.now()
  }
}
