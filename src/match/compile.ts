import { SPACE } from './fold.ts'
import { parsePattern } from './pattern.ts'
import { buildSteps, type Steps } from './steps.ts'
import { buildSymbols, type Symbols, writeSymbols } from './symbols.ts'

/** What is looked for: a pattern, or several that mean the same. */
export type Entry = string | readonly string[]

/** Patterns made ready for scanning, as plain data: it can be kept as JSON (see {@link packPhrases}). */
export interface PhraseData {
  readonly symbols: Symbols
  /** The keys as strings of symbols, sorted. */
  readonly keys: readonly string[]
  readonly steps: Steps
  /** How many entries there are. */
  readonly entries: number
}

/** Compiles the patterns of some entries. */
export function compilePhrases(entries: readonly Entry[]): PhraseData {
  const patterns = entries.flatMap((entry, index) =>
    (typeof entry === 'string' ? [entry] : entry).map((pattern) => ({
      entry: index,
      fragments: parsePattern(pattern),
    })),
  )
  const texts = new Set(
    patterns.flatMap(({ fragments }) => fragments.flatMap((one) => one.alternatives.map(({ text }) => text))),
  )
  const symbols = buildSymbols(texts)
  const encoded = new Map([...texts].map((text) => [text, encode(symbols, text)]))
  const keys = [...new Set(encoded.values())].sort(byCodeUnit)
  const place = new Map(keys.map((key, index) => [key, index]))
  const steps = buildSteps(patterns, keys.length, (text) => place.get(encoded.get(text)!)!)
  return { symbols, keys, steps, entries: entries.length }
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The symbols of a key. A text's leading blanks are dropped; a key's own is kept. */
function encode(symbols: Symbols, key: string): string {
  const out = new Uint8Array(key.length * 3)
  const size = writeSymbols(symbols, key, out)
  const lead = key.startsWith(' ') ? String.fromCharCode(symbols.ascii[SPACE]!) : ''
  return lead + String.fromCharCode(...out.subarray(0, size))
}

type Packed<T> = {
  [K in keyof T]: T[K] extends ArrayBufferView ? number[] : T[K] extends object ? Packed<T[K]> : T[K]
}

/** As JSON text. */
export function packPhrases(data: PhraseData): string {
  return JSON.stringify(data, (_, value: unknown) =>
    value instanceof Uint8Array || value instanceof Int32Array ? Array.from(value) : value,
  )
}

/** From JSON text. */
export function unpackPhrases(json: string): PhraseData {
  const { symbols, keys, steps, entries } = JSON.parse(json) as Packed<PhraseData>
  return {
    symbols: {
      ...symbols,
      ascii: Uint8Array.from(symbols.ascii),
      lead: Uint8Array.from(symbols.lead),
      word: Uint8Array.from(symbols.word),
    },
    keys: keys as unknown as readonly string[],
    steps: {
      first: Int32Array.from(steps.first),
      ways: Int32Array.from(steps.ways),
      several: Int32Array.from(steps.several),
      count: steps.count,
    },
    entries,
  }
}
