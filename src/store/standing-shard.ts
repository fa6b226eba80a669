import { STANDING_WORDS } from './standing-code.ts'

/** Tables by 10 bits of the key: each is small, so that to make one larger takes no time to speak of. */
export const SHARDS = 1024
const KEY = 2
const ENTRY_WORDS = KEY + STANDING_WORDS
const FULL = 0.85
/** How full a table is that was made for what it holds. */
const USUAL = 0.78
const GROWTH = 1.4
const LEAST = 8

/**
 * A table of standings by 64 bits of their key: open addressing with linear probing in one array, 24 bytes an entry. A
 * key with several standings has several entries. An empty place has no state, and so zero where a standing begins.
 */
export class StandingShard {
  #words: Uint32Array
  #places: number
  #used = 0

  /** @param expected about how many entries there will be: arrays that need not grow leave no gaps in memory */
  constructor(expected = 0) {
    this.#places = Math.max(LEAST, Math.ceil(expected / USUAL))
    this.#words = new Uint32Array(this.#places * ENTRY_WORDS)
  }

  /** Shows the place of each standing of a key. */
  each(high: number, low: number, take: (words: Uint32Array, at: number) => void): void {
    const words = this.#words
    for (let place = low % this.#places; ; place = place + 1 === this.#places ? 0 : place + 1) {
      const at = place * ENTRY_WORDS
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
    let place = low % this.#places
    while (words[place * ENTRY_WORDS + KEY] !== 0) place = place + 1 === this.#places ? 0 : place + 1
    const to = place * ENTRY_WORDS
    words[to] = high
    words[to + 1] = low
    for (let n = 0; n < STANDING_WORDS; n++) words[to + KEY + n] = from[at + n]!
  }

  #grow(): void {
    const [old, places] = [this.#words, this.#places]
    this.#places = Math.ceil(places * GROWTH)
    this.#words = new Uint32Array(this.#places * ENTRY_WORDS)
    for (let at = 0; at < old.length; at += ENTRY_WORDS)
      if (old[at + KEY] !== 0) this.#put(old[at]!, old[at + 1]!, old, at + KEY)
  }

  /** Removes all standings of a key. */
  remove(high: number, low: number): void {
    const words = this.#words
    for (let place = low % this.#places; words[place * ENTRY_WORDS + KEY] !== 0; ) {
      const at = place * ENTRY_WORDS
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
      const at = place * ENTRY_WORDS
      if (words[at + KEY] === 0) break
      const home = words[at + 1]! % places
      const stays = gap <= place ? gap < home && home <= place : gap < home || home <= place
      if (stays) continue
      words.copyWithin(gap * ENTRY_WORDS, at, at + ENTRY_WORDS)
      gap = place
    }
    words[gap * ENTRY_WORDS + KEY] = 0
  }
}

/** The number of the shard, and the 64 bits by which it knows the key. */
export function wordsOf(key: string): readonly [shard: number, high: number, low: number] {
  return [
    Number.parseInt(key.slice(0, 4), 16) % SHARDS,
    Number.parseInt(key.slice(4, 12), 16),
    Number.parseInt(key.slice(12, 20), 16),
  ]
}
