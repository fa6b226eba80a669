import { Automaton, SPREAD } from './automaton.ts'
import { compilePhrases, type Entry, type PhraseData } from './compile.ts'
import { GAP } from './pattern.ts'
import { BEFORE, EDGES, ENDS, NOTHING_ENDS, STEP, type Steps, WAY } from './steps.ts'
import { type Symbols, symbolOffset, writeAscii, writeSymbols } from './symbols.ts'

const LEFT_EDGE = 1
const RIGHT_EDGE = 2
/** Positions grow from text to text; after so many they start again, before they leave 32 bits. */
const REBASE = 2 ** 30

/**
 * Finds all of many patterns (pattern.ts) in a text in one pass. An entry is a pattern, or several that mean the
 * same.
 *
 * @example
 * const phrases = new Phrases(['mailbox * full', ['user unknown', 'no such user']])
 * phrases.scan('550 User unknown') // 1
 * phrases.found[0]                 // 1, the entry's index
 */
export class Phrases {
  /** Indexes of the entries found by the last scan, in the order in which they end first, each once. */
  readonly found: Int32Array
  /** Of each find, the longest: where it begins and ends, in symbols. */
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
  /** By step, two numbers: where its fragment last ended and where its pattern began, counted on through all texts. */
  private readonly reached: Int32Array
  /** By entry: the text it was last found in, and its place among the finds. */
  private readonly seenIn: Int32Array
  private readonly place: Int32Array
  private base = GAP * 2
  private texts = 0
  private count = 0

  /** @param entries entries to compile, or such that are compiled already */
  constructor(entries: readonly Entry[] | PhraseData) {
    const { symbols, keys, steps, entries: size } = isCompiled(entries) ? entries : compilePhrases(entries)
    this.symbols = symbols
    this.steps = steps
    this.keyLength = Int32Array.from(keys, (key) => key.length)
    this.automaton = new Automaton(keys)
    this.found = new Int32Array(size)
    this.starts = new Int32Array(size)
    this.stops = new Int32Array(size)
    this.reached = new Int32Array(steps.count * 2).fill(-GAP * 2)
    this.seenIn = new Int32Array(size)
    this.place = new Int32Array(size)
  }

  /**
   * Scans a text; returns how many entries were found (their indexes are in `found`).
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

  /** Takes the ways of a key that was found up to `end`. */
  private advance(key: number, end: number): void {
    const { first, ways } = this.steps
    const { base, reached, buffer } = this
    const { word } = this.symbols
    const start = end - this.keyLength[key]!
    const missing =
      (start > 0 && word[buffer[start - 1]!] === 1 ? LEFT_EDGE : 0) |
      (end < this.size && word[buffer[end]!] === 1 ? RIGHT_EDGE : 0)
    const last = first[key + 1]!
    for (let way = first[key]!; way < last; way += WAY) {
      const before = ways[way + BEFORE]! * 2
      let from = base + start
      if (before >= 0) {
        const gap = from - reached[before]!
        if (gap < 0 || gap > GAP) continue
        from = reached[before + 1]!
      }
      if ((ways[way + EDGES]! & missing) !== 0) continue
      const step = ways[way + STEP]! * 2
      reached[step] = base + end
      reached[step + 1] = from
      const entry = ways[way + ENDS]!
      if (entry >= 0) this.note(entry, from - base, end)
      else if (entry !== NOTHING_ENDS) this.noteSeveral(NOTHING_ENDS - 1 - entry, from - base, end)
    }
  }

  private noteSeveral(list: number, start: number, end: number): void {
    const { several } = this.steps
    for (let n = 1; n <= several[list]!; n++) this.note(several[list + n]!, start, end)
  }

  private note(entry: number, start: number, end: number): void {
    let at = this.count
    if (this.seenIn[entry] === this.texts) {
      at = this.place[entry]!
      if (end - start <= this.stops[at]! - this.starts[at]!) return
    } else {
      this.seenIn[entry] = this.texts
      this.place[entry] = at
      this.found[at] = entry
      this.count++
    }
    this.starts[at] = start
    this.stops[at] = end
  }

  private rebase(): void {
    this.base = GAP * 2
    this.reached.fill(-GAP * 2)
  }

  /** Whether an entry was found in the last text. */
  has(entry: number): boolean {
    return this.seenIn[entry] === this.texts
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

function isCompiled(entries: readonly Entry[] | PhraseData): entries is PhraseData {
  return !Array.isArray(entries)
}
