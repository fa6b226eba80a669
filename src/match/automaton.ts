const ROOT = 1
const NONE = 0
const FIRST_STATES = 1024

/**
 * An Aho-Corasick automaton that grows as texts are read. It keeps only the sorted keys; a state (the keys that share
 * a prefix, a range of the sorted list) and a transition are worked out when a text first needs them. So it costs
 * nothing to build, and one table look-up a text symbol, whatever the number of keys.
 *
 * `next[state * width + symbol]` is 0 while unknown, a state, or the negative of a state at which a key ends.
 */
export class Automaton {
  readonly width: number
  next: Int32Array
  /** By state: the key that ends there, or -1. */
  keyAt: Int32Array
  /** By state: its longest proper suffix at which a key ends, or 0. */
  shorter: Int32Array
  private readonly keys: readonly string[]
  private states = ROOT
  private capacity = FIRST_STATES
  /** By state: the range of keys that begin with its prefix, the prefix's length, and its longest suffix state. */
  private low: Int32Array
  private high: Int32Array
  private depth: Int32Array
  private fail: Int32Array
  private readonly children = new Map<number, number>()

  /** @param keys sorted by code unit, no two alike; each a string of symbols */
  constructor(width: number, keys: readonly string[]) {
    this.width = width
    this.keys = keys
    const column = () => new Int32Array(FIRST_STATES)
    this.next = new Int32Array(FIRST_STATES * width)
    this.keyAt = column().fill(-1)
    this.shorter = column()
    this.low = column()
    this.high = column()
    this.depth = column()
    this.fail = column()
    this.high[ROOT] = keys.length
    this.fail[ROOT] = ROOT
  }

  /** Works out and keeps the transition of a state for a symbol. */
  resolve(state: number, symbol: number): number {
    const child = this.child(state, symbol)
    let value: number
    if (child !== NONE) value = this.keyAt[child]! >= 0 || this.shorter[child] !== NONE ? -child : child
    else value = state === ROOT ? ROOT : this.transition(this.fail[state]!, symbol)
    this.next[state * this.width + symbol] = value
    return value
  }

  private transition(state: number, symbol: number): number {
    return this.next[state * this.width + symbol]! || this.resolve(state, symbol)
  }

  /** The state of the prefix one symbol longer; 0 where no key has it. */
  private child(state: number, symbol: number): number {
    const edge = state * 256 + symbol
    const known = this.children.get(edge)
    if (known !== undefined) return known
    const at = this.depth[state]!
    const low = this.bound(state, at, symbol)
    const high = this.bound(state, at, symbol + 1)
    const child = low === high ? NONE : this.add(state, symbol, low, high)
    this.children.set(edge, child)
    return child
  }

  /** First key of the state's range whose symbol at a place is not below the given one. */
  private bound(state: number, at: number, symbol: number): number {
    let low = this.low[state]!
    let high = this.high[state]!
    while (low < high) {
      const middle = (low + high) >> 1
      const key = this.keys[middle]!
      if (at < key.length && key.charCodeAt(at) >= symbol) high = middle
      else low = middle + 1
    }
    return low
  }

  private add(parent: number, symbol: number, low: number, high: number): number {
    const fail = parent === ROOT ? ROOT : Math.abs(this.transition(this.fail[parent]!, symbol))
    const state = ++this.states
    if (state === this.capacity) this.grow()
    this.low[state] = low
    this.high[state] = high
    this.depth[state] = this.depth[parent]! + 1
    this.fail[state] = fail
    this.keyAt[state] = this.keys[low]!.length === this.depth[state] ? low : -1
    this.shorter[state] = this.keyAt[fail]! >= 0 ? fail : this.shorter[fail]!
    return state
  }

  private grow(): void {
    this.capacity *= 2
    const grown = (old: Int32Array, size: number) => {
      const column = new Int32Array(size)
      column.set(old)
      return column
    }
    this.next = grown(this.next, this.capacity * this.width)
    this.keyAt = grown(this.keyAt, this.capacity)
    this.shorter = grown(this.shorter, this.capacity)
    this.low = grown(this.low, this.capacity)
    this.high = grown(this.high, this.capacity)
    this.depth = grown(this.depth, this.capacity)
    this.fail = grown(this.fail, this.capacity)
  }
}
