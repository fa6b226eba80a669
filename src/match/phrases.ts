import { Automaton, ENDS, larger, ROOT, STATE, SYMBOL } from './automaton.ts'
import { compilePhrases, type Entry, type PhraseData } from './compile.ts'
import { SPACE } from './fold.ts'
import { bitOf, Hits } from './hits.ts'
import { LEFT_EDGE, type Plan, placeOf, RIGHT_EDGE, SINGLE } from './plan.ts'
import { AT, type Symbols, symbolOffset, writeAscii, writeSymbols } from './symbols.ts'

/** How some entries, by their indexes, differ from the others. */
export interface Traits {
  /**
   * They are only asked for by {@link Phrases.has}, and are not among the finds. They do not count as a part of an
   * address: `domain` in `jo@domain8.com` is a name.
   */
  readonly asked?: Iterable<number>
  /** They are looked for by {@link Phrases.scanLate} only. */
  readonly late?: Iterable<number>
}

/** So many numbers tell what is to be tried. */
const TRY = 4
/** So many tell a key of a state, and so many a trigger, see {@link Phrases.told}. */
const KEY = 3
const TRIGGER = 2
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
  private readonly late: ReadonlySet<number>
  /** See {@link told}. */
  private records = new Int32Array(1024)
  private recorded = 1
  /** What is to be tried in the text: each time a trigger, its hit, where its key begins, and where that ends. */
  private triggered = new Int32Array(1024)
  /** How much of it is in use. */
  private tries = 0
  private buffer = new Uint8Array(4096)
  private size = 0
  /** Where keys end in the buffer; and the automaton's cell there, then its state's record. */
  private ends = new Int32Array(4096)
  private atEnds = new Int32Array(4096)
  /** The text is ASCII: with no blanks left out, symbols and characters stand at the same places. */
  private plain = false
  /**
   * By entry: the number of the text it was last found in, and its place among the finds. Of one that is asked for:
   * minus that number where it stands there, perhaps as a part of an address only.
   */
  private readonly seenIn: Int32Array
  private readonly place: Int32Array
  private texts = 0
  private count = 0

  /** By entry: 1 where it is only asked for. */
  private readonly asked: Uint8Array
  private readonly at: number

  /**
   * @param entries entries to compile, or such that are compiled already
   * @param traits how some of the entries differ from the others
   */
  constructor(entries: readonly Entry[] | PhraseData, { asked = [], late = [] }: Traits = {}) {
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
    this.late = new Set(late)
    this.hits = new Hits(plan, this.automaton.longest)
    this.found = new Int32Array(size)
    this.starts = new Int32Array(size)
    this.stops = new Int32Array(size)
    this.seenIn = new Int32Array(size)
    this.place = new Int32Array(size)
    this.asked = new Uint8Array(size)
    for (const entry of asked) this.asked[entry] = 1
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
    this.tries = 0
    this.hits.clear(this.plain || size === 0 ? 1 : Math.max(1, size / text.length))
    this.run(size)
    this.tryAll()
    return this.count
  }

  private tryAll(): void {
    const { triggered, tries, asked, seenIn, texts } = this
    for (let n = 0; n < tries; n += TRY) {
      const trigger = triggered[n]!
      const place = placeOf(trigger)
      if ((trigger & SINGLE) === 0)
        this.tryPattern(place, triggered[n + 1]!, triggered[n + 2]!, triggered[n + 3]!)
      else if (asked[place] === 0) this.note(place, triggered[n + 2]!, triggered[n + 3]!)
      else if (seenIn[place] !== texts) seenIn[place] = -texts
    }
  }

  /** Looks for the late entries, too, in the text that was scanned last; returns how many are found in all. */
  scanLate(): number {
    const { first, triggers } = this.plan
    const { hits } = this
    for (let hit = 0; hit < hits.count; hit++) {
      const key = hits.key[hit]!
      for (let n = first[key]!; n < first[key + 1]!; n++) {
        const trigger = triggers[n]!
        if ((trigger & hits.inside[hit]!) !== 0 || !this.isLate(trigger)) continue
        if ((trigger & SINGLE) !== 0) this.note(placeOf(trigger), hits.start[hit]!, hits.end[hit]!)
        else this.tryPattern(placeOf(trigger), hit, hits.start[hit]!, hits.end[hit]!)
      }
    }
    return this.count
  }

  /** Runs the automaton over the buffer. */
  private run(size: number): void {
    const { automaton, buffer } = this
    if (this.ends.length <= size) {
      this.ends = new Int32Array(size + 1024)
      this.atEnds = new Int32Array(size + 1024)
    }
    const { ends, atEnds } = this
    let { cells } = automaton
    let state = ROOT
    let count = 0
    for (let i = 0; i < size; ) {
      // Nothing is called in this loop: so V8 keeps in registers where the arrays lie.
      for (; i < size; i++) {
        const symbol = buffer[i]!
        const cell = cells[state + symbol]!
        if ((cell & SYMBOL) !== symbol) break
        state = cell >>> STATE
        // Whether keys end here cannot be foreseen: a branch would be mistaken every fourth time.
        ends[count] = i + 1
        atEnds[count] = cell
        count += (cell & ENDS) >>> 8
      }
      if (i === size) break
      if (automaton.full) {
        this.collect(count)
        count = 0
        this.recorded = 1
        state = automaton.restart(buffer, i)
      }
      const cell = automaton.step(state, buffer[i++]!)
      cells = automaton.cells
      state = cell >>> STATE
      ends[count] = i
      atEnds[count] = cell
      count += (cell & ENDS) >>> 8
    }
    this.collect(count)
  }

  /** Notes all keys that end where the automaton found some, the longest first, and what they trigger. */
  private collect(count: number): void {
    this.makeRoom(count)
    const { buffer, hits, ends, atEnds, records, triggered } = this
    const { word } = this.symbols
    // No symbol 0 is part of a word.
    buffer[this.size] = 0
    let { tries } = this
    for (let n = 0; n < count; n++) {
      const end = ends[n]!
      const right = word[buffer[end]!] === 1 ? RIGHT_EDGE : 0
      const before = hits.count
      let at = atEnds[n]! + 2
      for (const stop = at + records[at - 2]!; at < stop; at += KEY) {
        const start = end - (records[at + 1]! >> 2)
        const inside = start > 0 && word[buffer[start - 1]!] === 1 ? right | LEFT_EDGE : right
        hits.add(records[at]!, start, end, inside, records[at + 1]!, records[at + 2]!)
      }
      for (const stop = at + records[atEnds[n]! + 1]!; at < stop; at += TRIGGER) {
        const trigger = records[at]!
        const start = end - records[at + 1]!
        const inside = start > 0 && word[buffer[start - 1]!] === 1 ? right | LEFT_EDGE : right
        triggered[tries] = trigger
        triggered[tries + 1] = before
        triggered[tries + 2] = start
        triggered[tries + 3] = end
        // Only where no edge is missing; that cannot be foreseen either.
        tries += (((trigger & inside) - 1) >> 31) & TRY
      }
    }
    this.tries = tries
  }

  /** Puts the records in the place of the cells, and makes room for all that they tell. */
  private makeRoom(count: number): void {
    const { automaton, atEnds } = this
    let keys = 0
    let triggers = TRIGGER
    for (let n = 0; n < count; n++) {
      const state = atEnds[n]! >>> STATE
      const at = automaton.keptAt(state) || this.told(state)
      atEnds[n] = at
      keys += this.records[at]!
      triggers += this.records[at + 1]!
    }
    this.hits.makeRoom(keys / KEY + 1)
    while (this.tries + (triggers / TRIGGER) * TRY > this.triggered.length)
      this.triggered = larger(this.triggered)
  }

  /**
   * Lists what ends at a state, so that what a text needs of it lies in one place: how many numbers tell its keys, and
   * how many its triggers; then of each key its number, its length and the edges that whatever asks for it needs, and
   * the bits of its groups; and of each trigger itself and its key's length. A key that is looked for alone is left
   * out: once its triggers are known, nothing asks for it.
   */
  private told(state: number): number {
    const { first, triggers, groupsOf } = this.plan
    const keys: number[] = []
    const tries: number[] = []
    for (const { key, length } of this.automaton.keysAt(state)) {
      const all = triggers.subarray(first[key]!, first[key + 1]!)
      const now = all.filter((trigger) => !this.isLate(trigger))
      const isAsked = groupsOf[key]! < groupsOf[key + 1]! || now.length < all.length
      if (isAsked) keys.push(key, (length << 2) | this.edgesOf(key), this.bitsOf(key))
      for (const trigger of now) tries.push(trigger, length)
    }
    const record = [keys.length, tries.length, ...keys, ...tries]
    const at = this.recorded
    while (at + record.length > this.records.length) this.records = larger(this.records)
    this.records.set(record, at)
    this.recorded = at + record.length
    this.automaton.keep(state, at)
    return at
  }

  private bitsOf(key: number): number {
    const { groupsOf, groups } = this.plan
    let bits = 0
    for (let n = groupsOf[key]!; n < groupsOf[key + 1]!; n += 2) bits |= bitOf(groups[n]!)
    return bits
  }

  /** The edges that all groups and late triggers of a key need: where one is missing, nobody asks for the key. */
  private edgesOf(key: number): number {
    const { first, triggers, groupsOf, groups } = this.plan
    let edges = LEFT_EDGE | RIGHT_EDGE
    for (let n = groupsOf[key]!; n < groupsOf[key + 1]!; n += 2) edges &= groups[n + 1]!
    for (let n = first[key]!; n < first[key + 1]!; n++) if (this.isLate(triggers[n]!)) edges &= triggers[n]!
    return edges
  }

  private isLate(trigger: number): boolean {
    return this.late.has((trigger & SINGLE) !== 0 ? placeOf(trigger) : this.plan.patterns[placeOf(trigger)]!)
  }

  /**
   * Looks for a pattern's other fragments around its trigger.
   * @param hit the trigger's key among the hits, or another that ends there
   */
  private tryPattern(pattern: number, hit: number, from: number, to: number): void {
    const { patterns } = this.plan
    const { hits } = this
    const first = pattern + 3
    const last = first + patterns[pattern + 1]! - 1
    const own = first + patterns[pattern + 2]!
    for (let n = first; n <= last; n++) if (n !== own && !hits.any(patterns[n]!)) return
    let start = from
    let end = to
    if (own > first) start = hits.chainBefore(patterns, own - 1, first, hit, start)
    if (start >= 0 && own < last) end = hits.chainBehind(patterns, own + 1, last, hit, end)
    if (start < 0 || end < 0) return
    this.note(patterns[pattern]!, start, end)
  }

  private note(entry: number, start: number, end: number): void {
    if (this.asked[entry] === 1) {
      if (!this.isInAddress(start, end)) this.seenIn[entry] = this.texts
      return
    }
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
    const seen = this.seenIn[entry]!
    return seen === this.texts || (seen === -this.texts && this.stands(entry))
  }

  /** Whether an entry that is asked for stands anywhere but in an address: few are asked for that were met. */
  private stands(entry: number): boolean {
    const { triggered, tries, texts } = this
    this.seenIn[entry] = 0
    for (let n = 0; n < tries && this.seenIn[entry] !== texts; n += TRY) {
      const trigger = triggered[n]!
      if (placeOf(trigger) === entry && (trigger & SINGLE) !== 0)
        this.note(entry, triggered[n + 2]!, triggered[n + 3]!)
    }
    return this.seenIn[entry] === texts
  }

  /** Whether the last text was ASCII. */
  get isAscii(): boolean {
    return this.plain
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

/**
 * Phrases that are compiled when they are first asked for: that takes longer than to load all the rest of the
 * library, and many who load it never read a mail of the sort.
 *
 * @param samples see {@link compilePhrases}
 */
export function lazyPhrases(entries: () => readonly Entry[], samples: readonly string[] = []): () => Phrases {
  let phrases: Phrases | undefined
  return () => {
    phrases ??= new Phrases(compilePhrases(entries(), samples))
    return phrases
  }
}

function isCompiled(entries: readonly Entry[] | PhraseData): entries is PhraseData {
  return !Array.isArray(entries)
}
