import { Automaton, ENDS, ROOT, STATE, SYMBOL } from './automaton.ts'
import { compilePhrases, type Entry, type PhraseData } from './compile.ts'
import { SPACE } from './fold.ts'
import { Hits } from './hits.ts'
import { LEFT_EDGE, type Plan, RIGHT_EDGE } from './plan.ts'
import { type Symbols, symbolOffset, writeAscii, writeSymbols } from './symbols.ts'

/** Beside the edges that a trigger needs (plan.ts): its pattern is looked for only when asked to. */
const LATE = 4

/** How some entries, by their indexes, differ from the others. */
export interface Traits {
  /** They do not count as a part of an address: `domain` in `jo@domain8.com` is a name. */
  readonly shy?: Iterable<number>
  /** They are looked for by {@link Phrases.scanLate} only. */
  readonly late?: Iterable<number>
}

const AT = '@'.charCodeAt(0)
/** An `@` further away than this belongs to no address (RFC 5321 4.5.3.1.1: a local part has at most 64). */
const ADDRESS = 64

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
  /** Indexes of the entries found by the last scan, each once. */
  readonly found: Int32Array
  /** Of each find, the longest: where it begins and ends, in symbols. */
  private readonly starts: Int32Array
  private readonly stops: Int32Array
  private readonly symbols: Symbols
  private readonly automaton: Automaton
  private readonly plan: Plan
  private readonly hits: Hits
  /** See {@link triggersOf}: a pattern of one fragment stands there as the complement of its entry. */
  private readonly triggers: Int32Array
  private buffer = new Uint8Array(4096)
  private size = 0
  /** The text is ASCII: with no blanks left out, symbols and characters stand at the same places. */
  private plain = false
  /** By entry: the text it was last found in, and its place among the finds. */
  private readonly seenIn: Int32Array
  private readonly place: Int32Array
  private texts = 0
  private count = 0

  /** By entry: 1 where it does not count as a part of an address. */
  private readonly shy: Uint8Array
  private readonly at: number

  /**
   * @param entries entries to compile, or such that are compiled already
   * @param traits how some of the entries differ from the others
   */
  constructor(entries: readonly Entry[] | PhraseData, { shy = [], late = [] }: Traits = {}) {
    const {
      symbols,
      keys,
      numbers,
      plan,
      entries: size,
    } = isCompiled(entries) ? entries : compilePhrases(entries)
    this.symbols = symbols
    this.plan = plan
    this.automaton = new Automaton(keys, numbers)
    this.triggers = triggersOf(plan, new Set(late))
    this.hits = new Hits(plan, this.automaton.longest)
    this.found = new Int32Array(size)
    this.starts = new Int32Array(size)
    this.stops = new Int32Array(size)
    this.seenIn = new Int32Array(size)
    this.place = new Int32Array(size)
    this.shy = new Uint8Array(size)
    for (const entry of shy) this.shy[entry] = 1
    this.at = symbols.ascii[AT]!
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
    this.size = size
    this.texts++
    this.count = 0
    this.hits.clear()
    const { automaton } = this
    let { cells } = automaton
    let state = ROOT
    for (let i = 0; i < size; i++) {
      const symbol = buffer[i]!
      let cell = cells[state + symbol]!
      if ((cell & SYMBOL) !== symbol) {
        if (automaton.full) state = automaton.restart(buffer, i)
        cell = automaton.step(state, symbol)
        cells = automaton.cells
      }
      state = cell >>> STATE
      if ((cell & ENDS) !== 0) this.collect(state, i + 1)
    }
    this.tryTriggers(0)
    return this.count
  }

  /** Looks for the late entries, too, in the text that was scanned last; returns how many are found in all. */
  scanLate(): number {
    this.tryTriggers(LATE)
    return this.count
  }

  /** Notes all keys that end here, the longest first. */
  private collect(state: number, end: number): void {
    const { automaton, buffer, hits } = this
    const { word } = this.symbols
    const right = end < this.size && word[buffer[end]!] === 1 ? RIGHT_EDGE : 0
    let at = automaton.keysAt(state)
    const keys = automaton.keysFrom
    for (let count = keys[at++]!; count > 0; count--) {
      const key = keys[at++]!
      const start = end - keys[at++]!
      const left = start > 0 && word[buffer[start - 1]!] === 1 ? LEFT_EDGE : 0
      hits.add(key, start, end, left | right)
    }
  }

  /** Tries the patterns whose triggers were found: the late ones, or all others. */
  private tryTriggers(wanted: 0 | typeof LATE): void {
    const { first } = this.plan
    const { hits, triggers } = this
    for (let hit = 0; hit < hits.count; hit++) {
      const key = hits.key[hit]!
      const last = first[key + 1]!
      for (let n = first[key]!; n < last; n += 2) {
        if ((triggers[n + 1]! & (hits.inside[hit]! | LATE)) !== wanted) continue
        const pattern = triggers[n]!
        if (pattern < 0) this.note(~pattern, hits.start[hit]!, hits.end[hit]!)
        else this.tryPattern(pattern, hit)
      }
    }
  }

  private tryPattern(pattern: number, hit: number): void {
    const { begin, fragments, trigger, entry } = this.plan
    const { hits } = this
    let start = hits.start[hit]!
    let end = hits.end[hit]!
    const first = begin[pattern]!
    const last = begin[pattern + 1]! - 1
    const own = first + trigger[pattern]!
    for (let n = first; n <= last; n++) if (n !== own && !hits.any(fragments[n]!)) return
    if (own > first) start = hits.chainBefore(own - 1, first, hit, start)
    if (start >= 0 && own < last) end = hits.chainBehind(own + 1, last, hit, end)
    if (start < 0 || end < 0) return
    this.note(entry[pattern]!, start, end)
  }

  private note(entry: number, start: number, end: number): void {
    if (this.shy[entry] === 1 && this.isInAddress(start, end)) return
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

  /** Whether what was found goes on, without a blank, to an `@`. */
  private isInAddress(start: number, end: number): boolean {
    const { buffer, at } = this
    const space = this.symbols.ascii[SPACE]!
    const first = Math.max(0, start - ADDRESS)
    for (let i = start - 1; i >= first && buffer[i] !== space; i--) if (buffer[i] === at) return true
    const last = Math.min(this.size, end + ADDRESS)
    for (let i = end; i < last && buffer[i] !== space; i++) if (buffer[i] === at) return true
    return false
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

/**
 * The plan's triggers, marked where they are late. Most patterns are one fragment: where it stands, its entry is
 * found, and nothing else needs to be looked up.
 */
function triggersOf({ triggers, begin, entry }: Plan, late: ReadonlySet<number>): Int32Array {
  const out = Int32Array.from(triggers)
  for (let n = 0; n < out.length; n += 2) {
    const pattern = out[n]!
    if (late.has(entry[pattern]!)) out[n + 1]! |= LATE
    if (begin[pattern + 1]! - begin[pattern]! === 1) out[n] = ~entry[pattern]!
  }
  return out
}
