/** Tables by 10 bits of the key: each is small, so that to make one larger takes no time to speak of. */
export const SHARDS = 1024
const KEY = 2
/** Entries lie close together: to look at a hundred of them takes less time than one step elsewhere in memory. */
const FULL = 0.92
/** How full a table is that was made for what it holds. */
const USUAL = 0.85
/** Growth is copied from one small table to the next, so it can be often; each entry is copied four times on the whole. */
const GROWTH = 1.25
const LEAST = 8

/**
 * A table of standings by 64 bits of their key: open addressing with linear probing in one array. A key with several
 * standings has several entries. An empty place has zero where a standing begins, which no standing has.
 */
export class StandingShard {
  /** Words of a standing, and of an entry. */
  readonly #standing: number
  readonly #entry: number
  #words: Uint32Array
  #places: number
  #used = 0

  /**
   * @param standing words of each standing
   * @param expected about how many entries there will be: arrays that need not grow leave no gaps in memory
   */
  constructor(standing: number, expected = 0) {
    this.#standing = standing
    this.#entry = KEY + standing
    this.#places = Math.max(LEAST, Math.ceil(expected / USUAL))
    this.#words = new Uint32Array(this.#places * this.#entry)
  }

  /** Shows the place of each standing of a key. */
  each(high: number, low: number, take: (words: Uint32Array, at: number) => void): void {
    const words = this.#words
    const places = this.#places
    const entry = this.#entry
    for (let place = low % places; ; place = place + 1 === places ? 0 : place + 1) {
      const at = place * entry
      if (words[at + KEY] === 0) return
      if (words[at] === high && words[at + 1] === low) take(words, at + KEY)
    }
  }

  add(high: number, low: number, from: Uint32Array, at: number): void {
    if (this.#used + 1 > this.#places * FULL) this.#grow()
    this.#put(high, low, from, at)
    this.#used++
  }

  #put(high: number, low: number, from: Uint32Array, at: number): void {
    const words = this.#words
    const places = this.#places
    const entry = this.#entry
    let place = low % places
    while (words[place * entry + KEY] !== 0) place = place + 1 === places ? 0 : place + 1
    const to = place * entry
    words[to] = high
    words[to + 1] = low
    for (let n = 0; n < this.#standing; n++) words[to + KEY + n] = from[at + n]!
  }

  #grow(): void {
    const [old, places] = [this.#words, this.#places]
    this.#places = Math.ceil(places * GROWTH)
    this.#words = new Uint32Array(this.#places * this.#entry)
    for (let at = 0; at < old.length; at += this.#entry)
      if (old[at + KEY] !== 0) this.#put(old[at]!, old[at + 1]!, old, at + KEY)
  }

  /** Removes all standings of a key. */
  remove(high: number, low: number): void {
    const words = this.#words
    for (let place = low % this.#places; words[place * this.#entry + KEY] !== 0; ) {
      const at = place * this.#entry
      // What moves into the gap is looked at in its turn.
      if (words[at] === high && words[at + 1] === low) this.#close(place)
      else place = (place + 1) % this.#places
    }
  }

  /** Closes a gap: what probing would not find behind it moves into it. */
  #close(gap: number): void {
    const [words, places] = [this.#words, this.#places]
    this.#used--
    for (let place = (gap + 1) % places; ; place = (place + 1) % places) {
      const at = place * this.#entry
      if (words[at + KEY] === 0) break
      const home = words[at + 1]! % places
      const stays = gap <= place ? gap < home && home <= place : gap < home || home <= place
      if (stays) continue
      words.copyWithin(gap * this.#entry, at, at + this.#entry)
      gap = place
    }
    words[gap * this.#entry + KEY] = 0
  }
}

/** The number of the shard, and the 64 bits by which it knows the key. */
export function wordsOf(key: string): readonly [shard: number, high: number, low: number] {
  return [
    shardOf(Number.parseInt(key.slice(0, 4), 16)),
    Number.parseInt(key.slice(4, 12), 16),
    Number.parseInt(key.slice(12, 20), 16),
  ]
}

/** The number of the shard by the first two bytes of the key. */
export const shardOf = (first: number) => first % SHARDS
