/**
 * Waits for somebody else, but not for ever. When the time is over, what has come by then is looked at first: where
 * this machine was busy or asleep it is not the other who was slow.
 */
export class Patience {
  readonly #milliseconds: number
  #timer: NodeJS.Timeout | undefined
  #late: NodeJS.Immediate | undefined

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds
  }

  /** Begins to wait, unless it does already. */
  begin(over: () => void): void {
    this.#timer ??= setTimeout(() => {
      this.#late = setImmediate(over)
    }, this.#milliseconds)
  }

  /** What was waited for has come. */
  end(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#late)
    this.#timer = undefined
  }
}
