import { Automaton, SPREAD } from './automaton.ts'
import { compilePhrases, type PhraseData } from './compile.ts'
import { GAP } from './pattern.ts'
import type { Steps } from './steps.ts'
import { type Symbols, symbolOffset, writeAscii, writeSymbols } from './symbols.ts'

const LEFT_EDGE = 1
const RIGHT_EDGE = 2
/** Positions grow from text to text; after so many they start again, before they leave 32 bits. */
const REBASE = 2 ** 30

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
  private readonly symbols: Symbols
  private readonly automaton: Automaton
  private readonly steps: Steps
  private readonly keyLength: Int32Array
  private buffer = new Uint8Array(4096)
  private size = 0
  /** The text is ASCII: with no blanks left out, symbols and characters stand at the same places. */
  private plain = false
  /** Where each step's fragment last ended, and where its pattern began, counted on through all texts. */
  private readonly stepEnd: Int32Array
  private readonly stepStart: Int32Array
  /** By pattern: the text it was last found in. */
  private readonly seenIn: Int32Array
  private base = GAP * 2
  private texts = 0
  private count = 0

  /** @param patterns patterns to compile, or such that are compiled already */
  constructor(patterns: readonly string[] | PhraseData) {
    const {
      symbols,
      keys,
      steps,
      patterns: size,
    } = isCompiled(patterns) ? patterns : compilePhrases(patterns)
    this.symbols = symbols
    this.steps = steps
    this.keyLength = Int32Array.from(keys, (key) => key.length)
    this.automaton = new Automaton(keys)
    this.found = new Int32Array(size)
    this.starts = new Int32Array(size)
    this.stops = new Int32Array(size)
    this.stepEnd = new Int32Array(steps.count).fill(-GAP * 2)
    this.stepStart = new Int32Array(steps.count)
    this.seenIn = new Int32Array(size)
  }

  /**
   * Scans a text; returns how many patterns were found (their indexes are in `found`).
   * Linear in the text's length.
   */
  scan(text: string): number {
    if (this.buffer.length < text.length * 3 + 2) this.buffer = new Uint8Array(text.length * 3 + 1024)
    const buffer = this.buffer
    const ascii = writeAscii(this.symbols.ascii, text, buffer)
    this.plain = ascii >= 0
    const size = this.plain ? ascii : writeSymbols(this.symbols, text, buffer)
    this.base += this.size + GAP * 2
    this.size = size
    if (this.base > REBASE) this.rebase()
    this.texts++
    this.count = 0
    const { automaton } = this
    let { table, shift } = automaton
    let mask = table.length - 1
    let state = 1
    for (let i = 0; i < size; i++) {
      const symbol = buffer[i]!
      const edge = (state << 8) | symbol
      let slot = (Math.imul(edge, SPREAD) >>> shift) * 2
      let key = table[slot]!
      while (key !== edge && key !== 0) {
        slot = (slot + 2) & mask
        key = table[slot]!
      }
      let to: number
      if (key === edge) to = table[slot + 1]!
      else {
        if (automaton.full) state = automaton.restart(buffer, i)
        to = automaton.resolve(state, symbol)
        table = automaton.table
        shift = automaton.shift
        mask = table.length - 1
      }
      if (to > 0) state = to
      else {
        state = -to
        this.collect(state, i + 1)
      }
    }
    return this.count
  }

  /** All keys that end here, the longest first. */
  private collect(state: number, end: number): void {
    const { keyAt, shorter } = this.automaton
    for (let at = state; at !== 0; at = shorter[at]!) {
      const key = keyAt[at]!
      if (key >= 0) this.advance(key, end)
    }
  }

  private advance(key: number, end: number): void {
    const { first, order, before, edges, ends } = this.steps
    const start = end - this.keyLength[key]!
    const { word } = this.symbols
    const missing =
      (start > 0 && word[this.buffer[start - 1]!] === 1 ? LEFT_EDGE : 0) |
      (end < this.size && word[this.buffer[end]!] === 1 ? RIGHT_EDGE : 0)
    const { base } = this
    for (let at = first[key]!; at < first[key + 1]!; at++) {
      const previous = before[at]!
      let from = base + start
      if (previous >= 0) {
        const gap = from - this.stepEnd[previous]!
        if (gap < 0 || gap > GAP) continue
        from = this.stepStart[previous]!
      }
      if ((edges[at]! & missing) !== 0) continue
      const step = order[at]!
      this.stepStart[step] = from
      this.stepEnd[step] = base + end
      if (ends[step] !== ends[step + 1]) this.note(step, from - base, end)
    }
  }

  private note(step: number, start: number, end: number): void {
    const { ends, patterns } = this.steps
    for (let at = ends[step]!; at < ends[step + 1]!; at++) {
      const pattern = patterns[at]!
      if (this.seenIn[pattern] === this.texts) continue
      this.seenIn[pattern] = this.texts
      this.found[this.count] = pattern
      this.starts[this.count] = start
      this.stops[this.count] = end
      this.count++
    }
  }

  private rebase(): void {
    this.base = GAP * 2
    this.stepEnd.fill(-GAP * 2)
  }

  /** Whether a pattern was found in the last text. */
  has(pattern: number): boolean {
    return this.seenIn[pattern] === this.texts
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
    if (this.size === text.length && this.plain) return text.slice(this.starts[n]!, this.stops[n]!).trim()
    const from = symbolOffset(this.symbols, text, this.starts[n]!)
    const to = symbolOffset(this.symbols, text, this.stops[n]!)
    return text.slice(from, to).trim()
  }
}

function isCompiled(patterns: readonly string[] | PhraseData): patterns is PhraseData {
  return !Array.isArray(patterns)
}
