import { setTimeout } from 'node:timers/promises'

/** Some hosts lock an account that is tried too often. */
const PAUSE = 5 * 60_000

/** A server that does not let us in is not asked again for a while. */
export class RefusalPause {
  #begun = false

  begin(): void {
    this.#begun = true
  }

  /** Resolves once it is over, or the signal says so; at once where there was no refusal. */
  async over(signal: AbortSignal): Promise<void> {
    if (!this.#begun) return
    this.#begun = false
    await setTimeout(PAUSE, undefined, { signal, ref: false }).catch(() => {})
  }
}
