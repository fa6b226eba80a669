import { Automaton } from './automaton.ts'
import { SPACE } from './fold.ts'
import { parsePattern } from './pattern.ts'
import { type Plan, planOf } from './plan.ts'
import { buildSymbols, type Symbols, writeSymbols } from './symbols.ts'

/** What is looked for: a pattern, or several that mean the same. */
export type Entry = string | readonly string[]

/** Patterns made ready for scanning, as plain data: it can be kept as JSON (see {@link packPhrases}). */
export interface PhraseData {
  readonly symbols: Symbols
  /** The keys as strings of symbols, sorted. */
  readonly keys: readonly string[]
  /** By place in `keys`: the key's number. Frequent keys have low ones, so that what is kept of them lies together. */
  readonly numbers: Int32Array
  readonly plan: Plan
  /** How many entries there are. */
  readonly entries: number
}

/**
 * Compiles the patterns of some entries.
 * @param samples texts such as will be scanned, from which it is told which words are rare; without them the longer
 *   word is taken for the rarer
 */
export function compilePhrases(entries: readonly Entry[], samples: readonly string[] = []): PhraseData {
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
  const counts = countKeys(symbols, keys, samples)
  const frequencies = keys.map((key, index) => counts[index]! + SHORTNESS ** -key.length)
  const byFrequency = [...keys.keys()].sort((a, b) => frequencies[b]! - frequencies[a]!)
  const numbers = new Int32Array(keys.length)
  byFrequency.forEach((place, number) => {
    numbers[place] = number
  })
  const numberOf = new Map(keys.map((key, index) => [key, numbers[index]!]))
  const plan = planOf(
    patterns,
    keys.length,
    (text) => numberOf.get(encoded.get(text)!)!,
    (number) => frequencies[byFrequency[number]!]!,
  )
  return { symbols, keys, numbers, plan, entries: entries.length }
}

/** How much rarer a key is by one more letter, where the samples do not tell. */
const SHORTNESS = 4

/** How often each key stands in the samples. */
function countKeys(symbols: Symbols, keys: readonly string[], samples: readonly string[]): Int32Array {
  const counts = new Int32Array(keys.length)
  const automaton = new Automaton(keys)
  for (const sample of samples) {
    const out = new Uint8Array(sample.length * 3)
    const size = writeSymbols(symbols, sample, out)
    let state = 1
    for (let i = 0; i < size; i++) {
      state = Math.abs(automaton.transition(state, out[i]!))
      for (let at = state; at !== 0; at = automaton.shorter[at]!) {
        const key = automaton.keyAt[at]!
        if (key >= 0) counts[key]!++
      }
    }
  }
  return counts
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
  const { symbols, keys, numbers, plan, entries } = JSON.parse(json) as Packed<PhraseData>
  return {
    symbols: {
      ...symbols,
      ascii: Uint8Array.from(symbols.ascii),
      lead: Uint8Array.from(symbols.lead),
      word: Uint8Array.from(symbols.word),
    },
    keys: keys as unknown as readonly string[],
    numbers: Int32Array.from(numbers),
    plan: {
      first: Int32Array.from(plan.first),
      triggers: Int32Array.from(plan.triggers),
      groupsOf: Int32Array.from(plan.groupsOf),
      groups: Int32Array.from(plan.groups),
      membersOf: Int32Array.from(plan.membersOf),
      members: Int32Array.from(plan.members),
      begin: Int32Array.from(plan.begin),
      fragments: Int32Array.from(plan.fragments),
      entry: Int32Array.from(plan.entry),
      trigger: Int32Array.from(plan.trigger),
    },
    entries,
  }
}
