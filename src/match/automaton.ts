import type { Symbols } from './symbols.ts'

/**
 * An Aho-Corasick automaton whose transitions are worked out when first taken (a lazy DFA): building costs one step
 * a pattern symbol, scanning one table look-up a text symbol, whatever the number of patterns.
 *
 * `next[state * width + symbol]` is 0 while unknown, a state number, or the negative of a state that ends a
 * pattern. State 1 is the root.
 */
export class Automaton {
  readonly width: number
  readonly next: Int32Array
  private readonly fail: Int32Array
  /** First key that ends at the state, then by `chain` the others; -1 for none. */
  private readonly ends: Int32Array[]
  private readonly goto: Map<number, number>
  private states = 1

  constructor(symbols: Symbols, keys: readonly Uint8Array[]) {
    this.width = symbols.width
    this.goto = new Map()
    const own: number[][] = [[], []]
    keys.forEach((key, id) => {
      own[this.insert(key, own)]!.push(id)
    })
    this.fail = new Int32Array(this.states + 1)
    this.ends = new Array(this.states + 1)
    this.next = new Int32Array((this.states + 1) * this.width)
    this.link(own)
  }

  private insert(key: Uint8Array, own: number[][]): number {
    let state = 1
    for (const symbol of key) {
      const edge = state * 256 + symbol
      let to = this.goto.get(edge)
      if (to === undefined) {
        to = ++this.states
        own[to] = []
        this.goto.set(edge, to)
      }
      state = to
    }
    return state
  }

  /** Failure links and the keys that end at each state, in order of depth (states are numbered parents first). */
  private link(own: readonly number[][]): void {
    this.ends[1] = Int32Array.from(own[1]!)
    this.fail[1] = 1
    const byDepth = this.statesByDepth()
    for (const [state, parent, symbol] of byDepth) {
      let back = parent
      let to = 1
      while (back !== 1) {
        back = this.fail[back]!
        const found = this.goto.get(back * 256 + symbol)
        if (found !== undefined) {
          to = found
          break
        }
      }
      this.fail[state] = to
      const inherited = this.ends[to]!
      const mine = own[state]!
      this.ends[state] = mine.length === 0 ? inherited : Int32Array.from([...mine, ...inherited])
    }
    for (const [state, parent, symbol] of byDepth) {
      this.next[parent * this.width + symbol] = this.ends[state]!.length > 0 ? -state : state
    }
  }

  private statesByDepth(): (readonly [state: number, parent: number, symbol: number])[] {
    const depth = new Int32Array(this.states + 1)
    const list: (readonly [number, number, number])[] = []
    for (const [edge, state] of this.goto) {
      const parent = Math.floor(edge / 256)
      depth[state] = depth[parent]! + 1
      list.push([state, parent, edge % 256])
    }
    return list.sort((a, b) => depth[a[0]]! - depth[b[0]]!)
  }

  /** Works out and keeps the transition of a state for a symbol. */
  resolve(state: number, symbol: number): number {
    const { next, width, fail } = this
    let back = state
    let to = 0
    while (back !== 1) {
      back = fail[back]!
      to = next[back * width + symbol]!
      if (to !== 0) break
    }
    if (to === 0) to = next[width + symbol]! || 1
    next[state * width + symbol] = to
    return to
  }

  /** The keys that end at a state. */
  keysAt(state: number): Int32Array {
    return this.ends[state]!
  }
}
