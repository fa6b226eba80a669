/** Numbers by chance, the same for the same seed. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A whole number from 0, below `limit` (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!
  }

  shuffled<T>(items: readonly T[]): T[] {
    const all = [...items]
    for (let n = all.length - 1; n > 0; n--) {
      const other = this.below(n + 1)
      ;[all[n], all[other]] = [all[other]!, all[n]!]
    }
    return all
  }
}
