import { Automaton } from './automaton.ts'
import { foldText } from './fold.ts'
import { type Fragment, GAP, parsePattern } from './pattern.ts'
import { buildSymbols, type Symbols, writeSymbols } from './symbols.ts'

/** Where a fragment is used: as part `part` of pattern `pattern`; `last` when it ends it. */
interface Use {
  readonly pattern: number
  readonly part: number
  readonly last: boolean
  /** Index of this use's slot, and of the slot of the part before it (-1 for a first part). */
  readonly slot: number
  readonly before: number
}

interface Key extends Fragment {
  length: number
  readonly uses: Use[]
}

/**
 * Finds all of a set of patterns (pattern.ts) in a text in one pass.
 *
 * @example
 * const phrases = new Phrases(['mailbox * full', 'user unknown'])
 * phrases.scan('550 User unknown') // 1
 * phrases.found[0]                 // 1, the pattern's index
 */
export class Phrases {
  /** Indexes of the patterns found by the last scan, in the order in which they end, each once. */
  readonly found: Int32Array
  private readonly starts: Int32Array
  private readonly stops: Int32Array
  private readonly keys: Key[] = []
  private readonly symbols: Symbols
  private readonly automaton: Automaton
  private buffer = new Uint8Array(4096)
  private size = 0
  /** Position (since the first text ever scanned) at which each slot's fragment last began and ended. */
  private readonly slotStart: Float64Array
  private readonly slotEnd: Float64Array
  private readonly seen: Float64Array
  private base = GAP * 2
  private count = 0

  constructor(patterns: readonly string[]) {
    const byText = new Map<string, Key>()
    let slots = 0
    patterns.forEach((pattern, index) => {
      const fragments = parsePattern(pattern)
      fragments.forEach((fragment, part) => {
        const name = `${fragment.leftEdge ? '|' : ''}${fragment.text}${fragment.rightEdge ? '|' : ''}`
        let key = byText.get(name)
        if (key === undefined) {
          key = { ...fragment, length: 0, uses: [] }
          byText.set(name, key)
          this.keys.push(key)
        }
        key.uses.push({
          pattern: index,
          part,
          last: part === fragments.length - 1,
          slot: slots,
          before: part === 0 ? -1 : slots - 1,
        })
        slots++
      })
    })
    this.symbols = buildSymbols(this.keys.map((key) => key.text))
    this.automaton = new Automaton(
      this.symbols,
      this.keys.map((key) => this.encode(key)),
    )
    this.found = new Int32Array(patterns.length)
    this.starts = new Int32Array(patterns.length)
    this.stops = new Int32Array(patterns.length)
    this.slotStart = new Float64Array(slots)
    this.slotEnd = new Float64Array(slots)
    this.seen = new Float64Array(patterns.length)
  }

  private encode(key: Key): Uint8Array {
    const out = new Uint8Array(key.text.length * 3)
    // QUIRK: writeSymbols drops a leading blank (a text begins at an edge); a key's own leading blank is kept.
    const lead = key.text.startsWith(' ') ? 1 : 0
    const body = new Uint8Array(key.text.length * 3)
    const n = writeSymbols(this.symbols, foldText(key.text), body)
    if (lead === 1) out[0] = this.symbols.ascii[0x20]!
    out.set(body.subarray(0, n), lead)
    key.length = n + lead
    return out.subarray(0, key.length)
  }

  /**
   * Scans a text; returns how many patterns were found (their indexes are in `found`).
   * Linear in the text's length.
   */
  scan(text: string): number {
    if (this.buffer.length < text.length * 3 + 2) this.buffer = new Uint8Array(text.length * 3 + 1024)
    const buffer = this.buffer
    this.size = writeSymbols(this.symbols, text, buffer)
    const { size } = this
    this.base += size + GAP * 2
    this.count = 0
    const { next, width } = this.automaton
    let state = 1
    for (let i = 0; i < size; i++) {
      const symbol = buffer[i]!
      let to = next[state * width + symbol]!
      if (to > 0) {
        state = to
        continue
      }
      if (to === 0) to = this.automaton.resolve(state, symbol)
      if (to > 0) state = to
      else {
        state = -to
        this.collect(state, i + 1)
      }
    }
    return this.count
  }

  private collect(state: number, end: number): void {
    const ids = this.automaton.keysAt(state)
    for (let k = 0; k < ids.length; k++) {
      const key = this.keys[ids[k]!]!
      const start = end - key.length
      if (key.leftEdge && start > 0 && this.symbols.word[this.buffer[start - 1]!] === 1) continue
      if (key.rightEdge && end < this.size && this.symbols.word[this.buffer[end]!] === 1) continue
      for (let u = 0; u < key.uses.length; u++) this.advance(key.uses[u]!, start, end)
    }
  }

  private advance(use: Use, start: number, end: number): void {
    let first = start
    if (use.before >= 0) {
      const gap = this.base + start - this.slotEnd[use.before]!
      if (gap < 0 || gap > GAP) return
      first = this.slotStart[use.before]! - this.base
    }
    this.slotStart[use.slot] = this.base + first
    this.slotEnd[use.slot] = this.base + end
    if (!use.last || this.seen[use.pattern] === this.base) return
    this.seen[use.pattern] = this.base
    this.found[this.count] = use.pattern
    this.starts[this.count] = first
    this.stops[this.count] = end
    this.count++
  }

  /** Length, in folded characters, of the `n`th find. */
  lengthOf(n: number): number {
    return this.stops[n]! - this.starts[n]!
  }

  /** Where the `n`th find begins, in folded characters. */
  startOf(n: number): number {
    return this.starts[n]!
  }

  /** The words of the `n`th find, as they stand in the text that was scanned last. */
  words(text: string, n: number): string {
    const offsets = new Int32Array(this.size + 4)
    writeSymbols(this.symbols, text, this.buffer, offsets)
    const from = offsets[this.starts[n]!]!
    const to = this.stops[n]! < this.size ? offsets[this.stops[n]!]! : text.length
    return text.slice(from, to).trim()
  }
}
