import { type Keys, longestOf } from './keys.ts'

const ROOT = 1
const NONE = 0

/** So many transitions are kept at most (some 16 MB); then the store is emptied. */
const MOST_TRANSITIONS = 2 ** 20
const FIRST_SLOTS = 2 ** 12
/** Room for states and transitions that one step of a text may need, beside one for each symbol of a key. */
const MARGIN = 8

/** Spreads edges over the table: 2^32 divided by the golden ratio (Knuth, TAOCP 3, 6.4). */
export const SPREAD = 0x9e3779b1 | 0

/**
 * An Aho-Corasick automaton that grows as texts are read. It keeps only the sorted keys; a state (the keys that share
 * a prefix, a range of the sorted list) and a transition are worked out when a text first needs them. So it costs
 * nothing to build, one table look-up a text symbol whatever the number of keys, and memory for what texts really
 * hold: a hash table of a few hundred kilobytes stays in the processor's cache, where a full matrix of transitions
 * (tens of megabytes) was measured to be five to ten times slower.
 */
export class Automaton {
  /**
   * The transitions, an open hash table: `edge`, then the state it leads to, or the negative of one at which keys end.
   * An edge is `state << 8 | symbol`; its first place is `Math.imul(edge, SPREAD) >>> shift`, times 2.
   */
  table = new Int32Array(FIRST_SLOTS * 2)
  shift = 32 - Math.log2(FIRST_SLOTS)
  /** By state: the key that ends there, or -1. */
  keyAt: Int32Array
  /** By state: its longest proper suffix at which a key ends, or 0. */
  shorter: Int32Array
  /** By state: where `told` lists the keys that end at it, or 0 before that was asked. */
  private toldAt: Int32Array
  private told = new Int32Array(1024)
  private toldSize = 1
  private readonly keys: Keys
  private readonly numbers: Int32Array | undefined
  /** Length of the longest key. */
  readonly longest: number
  private states = ROOT
  private transitions = 0
  private capacity = 1024
  /** By state: the range of keys that begin with its prefix, the prefix's length, and its longest suffix state. */
  private low: Int32Array
  private high: Int32Array
  private depth: Int32Array
  private fail: Int32Array

  /**
   * @param keys no two alike
   * @param numbers by place in `keys`: the number by which a key is told in `keyAt`; its place, where absent
   */
  constructor(keys: Keys, numbers?: Int32Array) {
    this.keys = keys
    this.numbers = numbers
    this.longest = longestOf(keys)
    this.keyAt = new Int32Array(this.capacity)
    this.shorter = new Int32Array(this.capacity)
    this.toldAt = new Int32Array(this.capacity)
    this.low = new Int32Array(this.capacity)
    this.high = new Int32Array(this.capacity)
    this.depth = new Int32Array(this.capacity)
    this.fail = new Int32Array(this.capacity)
    this.keyAt[ROOT] = -1
    this.high[ROOT] = keys.starts.length - 1
    this.fail[ROOT] = ROOT
  }

  /** Whether the next transition might not find room: the store is to be emptied first. */
  get full(): boolean {
    return this.transitions + this.longest + MARGIN > MOST_TRANSITIONS
  }

  /**
   * Empties the store and finds the state again in which a text was left: what a state remembers is no longer than
   * the longest key.
   */
  restart(text: Uint8Array, end: number): number {
    this.states = ROOT
    this.transitions = 0
    this.table.fill(0)
    this.toldAt.fill(0)
    this.toldSize = 1
    let state = ROOT
    for (let i = Math.max(0, end - this.longest); i < end; i++)
      state = Math.abs(this.transition(state, text[i]!))
    return state
  }

  /**
   * Where {@link keysFrom} lists the keys that end at a state, the longest first: how many, then each with its length.
   */
  keysAt(state: number): number {
    return this.toldAt[state] || this.list(state)
  }

  /** The numbers that {@link keysAt} points into. */
  get keysFrom(): Int32Array {
    return this.told
  }

  private list(state: number): number {
    const begin = this.toldSize
    let size = begin + 1
    for (let at = state; at !== 0; at = this.shorter[at]!) {
      const key = this.keyAt[at]!
      if (key < 0) continue
      if (size + 2 > this.told.length) this.growTold()
      this.told[size++] = key
      this.told[size++] = this.depth[at]!
    }
    this.told[begin] = (size - begin - 1) / 2
    this.toldSize = size
    if (size + 2 > this.told.length) this.growTold()
    this.toldAt[state] = begin
    return begin
  }

  private growTold(): void {
    const larger = new Int32Array(this.told.length * 2)
    larger.set(this.told)
    this.told = larger
  }

  /** Works out and keeps the transition of a state for a symbol. */
  resolve(state: number, symbol: number): number {
    const child = this.child(state, symbol)
    let value: number
    if (child !== NONE) value = this.keyAt[child]! >= 0 || this.shorter[child] !== NONE ? -child : child
    else value = state === ROOT ? ROOT : this.transition(this.fail[state]!, symbol)
    this.keep((state << 8) | symbol, value)
    return value
  }

  /** The transition of a state for a symbol: a state, or the negative of one at which keys end. */
  transition(state: number, symbol: number): number {
    const edge = (state << 8) | symbol
    const slot = this.slotOf(edge)
    return this.table[slot] === edge ? this.table[slot + 1]! : this.resolve(state, symbol)
  }

  private slotOf(edge: number): number {
    const { table } = this
    let slot = (Math.imul(edge, SPREAD) >>> this.shift) * 2
    while (table[slot] !== edge && table[slot] !== 0) slot = (slot + 2) & (table.length - 1)
    return slot
  }

  private keep(edge: number, value: number): void {
    if (++this.transitions * 4 > this.table.length) this.growTable()
    const slot = this.slotOf(edge)
    this.table[slot] = edge
    this.table[slot + 1] = value
  }

  private growTable(): void {
    const old = this.table
    this.table = new Int32Array(old.length * 2)
    this.shift--
    for (let slot = 0; slot < old.length; slot += 2) {
      if (old[slot] === 0) continue
      const to = this.slotOf(old[slot]!)
      this.table[to] = old[slot]!
      this.table[to + 1] = old[slot + 1]!
    }
  }

  /** A new state for the prefix one symbol longer; 0 where no key has it. */
  private child(state: number, symbol: number): number {
    const at = this.depth[state]!
    const low = this.bound(state, at, symbol)
    const high = this.bound(state, at, symbol + 1)
    return low === high ? NONE : this.add(state, symbol, low, high)
  }

  /** First key of the state's range whose symbol at a place is not below the given one. */
  private bound(state: number, at: number, symbol: number): number {
    const { symbols, starts } = this.keys
    let low = this.low[state]!
    let high = this.high[state]!
    while (low < high) {
      const middle = (low + high) >> 1
      const place = starts[middle]! + at
      if (place < starts[middle + 1]! && symbols[place]! >= symbol) high = middle
      else low = middle + 1
    }
    return low
  }

  private add(parent: number, symbol: number, low: number, high: number): number {
    const fail = parent === ROOT ? ROOT : Math.abs(this.transition(this.fail[parent]!, symbol))
    const state = ++this.states
    if (state === this.capacity) this.growStates()
    const depth = this.depth[parent]! + 1
    this.low[state] = low
    this.high[state] = high
    this.depth[state] = depth
    this.fail[state] = fail
    this.keyAt[state] =
      this.keys.starts[low + 1]! - this.keys.starts[low]! === depth ? (this.numbers?.[low] ?? low) : -1
    this.shorter[state] = this.keyAt[fail]! >= 0 ? fail : this.shorter[fail]!
    return state
  }

  private growStates(): void {
    this.capacity *= 2
    for (const column of ['keyAt', 'shorter', 'toldAt', 'low', 'high', 'depth', 'fail'] as const) {
      const larger = new Int32Array(this.capacity)
      larger.set(this[column])
      this[column] = larger
    }
  }
}
