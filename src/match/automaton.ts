import type { Keys } from './keys.ts'

/** The state before any text. */
export const ROOT = 1

/** So many cells are kept at most (4 MB); then the store is emptied. */
const MOST_CELLS = 2 ** 20
const FIRST_CELLS = 2 ** 13
/** A state's cells lie within so many from its own: symbols are smaller. */
const SPAN = 256
/** So many places are looked at for a state whose cells must not meet those of others. */
const TRIES = 24

/** From such a depth on states lie closer together: fewer texts come to each. */
const DEEP = 4
const WIDE = 16
const NARROW = 4

/** In a cell: the symbol that it stands for, whether keys end at the state it leads to, and where that begins. */
export const SYMBOL = 0xff
export const ENDS = 0x100
export const STATE = 9

/**
 * An Aho-Corasick automaton that grows as texts are read. It keeps only the sorted keys; a state (the keys that share
 * a prefix, a range of the sorted list) and a transition are worked out when a text first needs them. So it costs
 * nothing to build, and memory for what texts really hold.
 *
 * States are rows of one array that are laid over each other: the transition of a state for a symbol, if it is known,
 * is the cell `state + symbol`, and holds that symbol. No two states begin at the same cell, so the symbol tells that
 * the cell is the state's own. That is one look-up a text symbol whatever the number of keys, and the states that a
 * text runs through lie side by side: all of them together stay in the processor's cache, which was measured to count
 * for more than anything else.
 */
export class Automaton {
  /**
   * The transitions: `state << 9 | ends << 8 | symbol`. A cell that is kept for one not needed so far holds
   * `symbol << 8`, and 0 is a free one: neither is taken for a transition, since there is no symbol 0.
   */
  cells = new Int32Array(FIRST_CELLS)
  /** By state: its number, or 0; and what is kept of it for others. */
  private numberOf = new Int32Array(FIRST_CELLS)
  private kept = new Int32Array(FIRST_CELLS)
  /** No cell before it is free; none from `top` on was ever used. */
  private free = 0
  private top = 0
  private readonly keys: Keys
  private readonly numbers: Int32Array | undefined
  /** Length of the longest key. */
  readonly longest: number
  private states = 0
  private capacity = 1024
  /** By number of a state: the range of keys that begin with its prefix, and the prefix's length. */
  private low = new Int32Array(this.capacity)
  private high = new Int32Array(this.capacity)
  private depth = new Int32Array(this.capacity)
  /** By number of a state: its longest proper suffix at which a key ends, or 0. */
  private shorter = new Int32Array(this.capacity)
  /** By number of a state: the key that ends there, or -1. */
  private keyAt = new Int32Array(this.capacity)

  /**
   * @param keys no two alike
   * @param numbers by place in `keys`: the number by which a key is told; its place, where absent
   */
  constructor(keys: Keys, numbers?: Int32Array) {
    this.keys = keys
    this.numbers = numbers
    this.keyAt[0] = -1
    this.longest = keys.longest
    this.begin()
  }

  private begin(): void {
    this.states = 0
    this.free = ROOT
    this.top = ROOT
    this.add(0, this.keys.starts.length - 1, 0, 0)
  }

  /** Whether the next transition might not find room: the store is to be emptied first. */
  get full(): boolean {
    return this.top + (this.longest + 1) * SPAN > MOST_CELLS
  }

  /**
   * Empties the store and finds the state again in which a text was left: what a state remembers is no longer than
   * the longest key.
   */
  restart(text: Uint8Array, end: number): number {
    this.cells.fill(0)
    this.numberOf.fill(0)
    this.begin()
    let state = ROOT
    for (let i = Math.max(0, end - this.longest); i < end; i++) state = this.step(state, text[i]!) >>> STATE
    return state
  }

  /** The keys that end at a state, the longest first. */
  *keysAt(state: number): Iterable<{ readonly key: number; readonly length: number }> {
    for (let at = state; at !== 0; ) {
      const number = this.numberOf[at]!
      const key = this.keyAt[number]!
      if (key >= 0) yield { key, length: this.depth[number]! }
      at = this.shorter[number]!
    }
  }

  /** The number that {@link keep} put at a state since the last restart, or 0. */
  keptAt(state: number): number {
    return this.kept[state]!
  }

  /** Keeps a number for a state. */
  keep(state: number, number: number): void {
    this.kept[state] = number
  }

  /** A state's longest proper suffix that is a state. */
  private failOf(state: number): number {
    return (this.cells[state]! & ~BESIDE) >>> 8
  }

  /** The cell that a state's transition for a symbol stands in. It is worked out where it is not known. */
  step(from: number, symbol: number): number {
    let state = from
    for (;;) {
      const cell = this.cells[state + symbol]!
      if ((cell & SYMBOL) === symbol) return cell
      if (cell === 0 || cell === symbol << 8) return this.learn(state, symbol, cell)
      // Another state's: this one has no child there, since the cells of its children were kept for them.
      state = this.failOf(state)
    }
  }

  private learn(state: number, symbol: number, cell: number): number {
    const number = this.numberOf[state]!
    const child = cell === 0 ? 0 : this.child(number, state, symbol)
    if (child !== 0) return child
    const other = state === ROOT ? (ROOT << STATE) | symbol : this.step(this.failOf(state), symbol)
    // The cell may have been given to another meanwhile.
    if (this.cells[state + symbol] === cell) this.cells[state + symbol] = other
    return other
  }

  /** The transition to a new state for a prefix one symbol longer; 0 where no key has it. */
  private child(number: number, parent: number, symbol: number): number {
    const at = this.depth[number]!
    const low = this.bound(number, at, symbol)
    const high = this.bound(number, at, symbol + 1, low)
    if (low === high) return 0
    const fail = parent === ROOT ? ROOT : this.step(this.failOf(parent), symbol) >>> STATE
    const state = this.add(low, high, at + 1, fail)
    const added = this.numberOf[state]!
    const ends = this.keyAt[added]! >= 0 || this.shorter[added] !== 0
    const cell = (state << STATE) | (ends ? ENDS : 0) | symbol
    this.cells[parent + symbol] = cell
    return cell
  }

  /** First key of a state's range, from a place on, whose symbol at `at` is not below the given one. */
  private bound(number: number, at: number, symbol: number, from = this.low[number]!): number {
    const { symbols, starts } = this.keys
    let low = from
    let high = this.high[number]!
    while (low < high) {
      const middle = (low + high) >> 1
      const place = starts[middle]! + at
      if (place < starts[middle + 1]! && symbols[place]! >= symbol) high = middle
      else low = middle + 1
    }
    return low
  }

  private add(low: number, high: number, depth: number, fail: number): number {
    const number = ++this.states
    if (number === this.capacity) this.growStates()
    this.low[number] = low
    this.high[number] = high
    this.depth[number] = depth
    const { starts } = this.keys
    // Of keys with a common prefix the prefix itself comes first.
    const ends = starts[low + 1]! - starts[low]! === depth
    this.keyAt[number] = ends ? (this.numbers?.[low] ?? low) : -1
    const suffix = this.numberOf[fail]!
    this.shorter[number] = this.keyAt[suffix]! >= 0 ? fail : this.shorter[suffix]!
    const state = depth <= 1 ? this.row() : this.place(this.childrenOf(number, ends ? low + 1 : low), depth)
    this.numberOf[state] = number
    this.cells[state] = BESIDE | (fail << 8)
    this.kept[state] = 0
    return state
  }

  /** The symbols with which keys of a state's range go on, from one of them on. */
  private childrenOf(number: number, from: number): number[] {
    const { symbols, starts } = this.keys
    const at = this.depth[number]!
    const children: number[] = []
    for (let key = from; key < this.high[number]!; ) {
      const symbol = symbols[starts[key]! + at]!
      children.push(symbol)
      key = this.bound(number, at, symbol + 1, key)
    }
    return children
  }

  /** A whole row for a state: texts come to the first ones again and again, with any symbol. */
  private row(): number {
    const state = this.top
    this.use(state + SPAN)
    for (let symbol = 1; symbol < SPAN; symbol++) this.cells[state + symbol] = symbol << 8
    return state
  }

  /** Where a state may begin so that it meets no other: near the last one, since texts run through both. */
  private place(children: readonly number[], depth: number): number {
    const first = children[0] ?? 1
    while (this.free < this.top && this.cells[this.free] !== 0) this.free++
    let state = this.free - first
    for (let tries = 0; !this.isRoom(state, children); tries++) {
      state = tries === TRIES ? Math.max(state, this.top) : state + 1
    }
    if (state < this.top) this.free = state + first + (depth < DEEP ? WIDE : NARROW)
    this.use(state + (children.at(-1) ?? 0))
    for (const symbol of children) this.cells[state + symbol] = symbol << 8
    return state
  }

  /** A cell is used, and none behind the last one: there is always room for one more state. */
  private use(cell: number): void {
    this.top = Math.max(this.top, cell + 1)
    while (this.top + 2 * SPAN > this.cells.length) this.growCells()
  }

  private isRoom(state: number, children: readonly number[]): boolean {
    // The state's own cell holds its suffix, so no other state begins there either.
    if (state <= ROOT || this.cells[state] !== 0) return false
    for (const symbol of children) if (this.cells[state + symbol] !== 0) return false
    return true
  }

  private growCells(): void {
    this.cells = larger(this.cells)
    this.numberOf = larger(this.numberOf)
    this.kept = larger(this.kept)
  }

  private growStates(): void {
    this.capacity *= 2
    for (const column of ['keyAt', 'shorter', 'low', 'high', 'depth'] as const)
      this[column] = larger(this[column])
  }
}

/** In a state's own cell: it is no transition, but holds the state's suffix, which so lies beside the transitions. */
const BESIDE = 1 << 31

/** The same numbers, with room for as many more. */
export function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(numbers.length * 2)
  out.set(numbers)
  return out
}
