import { Automaton, ROOT, STATE } from './automaton.ts'
import { SPACE } from './fold.ts'
import { flatKeys, type Keys } from './keys.ts'
import { type Numbers, packNumbers, type Shapes, unpackNumbers } from './numbers.ts'
import { parsePattern } from './pattern.ts'
import { type Plan, planOf } from './plan.ts'
import { buildSymbols, type Symbols, writeSymbols } from './symbols.ts'

/** What is looked for: a pattern, or several that mean the same. */
export type Entry = string | readonly string[]

/** Patterns made ready for scanning, as plain data: it can be kept in a file (see {@link packPhrases}). */
export interface PhraseData {
  readonly symbols: Symbols
  readonly keys: Keys
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
  return { symbols, keys: flatKeys(keys), numbers, plan, entries: entries.length }
}

/** How much rarer a key is by one more letter, where the samples do not tell. */
const SHORTNESS = 4

/** How often each key stands in the samples. */
function countKeys(symbols: Symbols, keys: readonly string[], samples: readonly string[]): Int32Array {
  const counts = new Int32Array(keys.length)
  const automaton = new Automaton(flatKeys(keys))
  for (const sample of samples) {
    const out = new Uint8Array(sample.length * 3)
    const size = writeSymbols(symbols, sample, out)
    let state = ROOT
    for (let i = 0; i < size; i++) {
      state = automaton.step(state, out[i]!) >>> STATE
      for (const { key } of automaton.keysAt(state)) counts[key]!++
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

/** The plan's arrays, in the order in which they are packed. */
const PLAN = [
  ...(['first', 'triggers', 'groupsOf', 'groups', 'membersOf', 'members'] as const),
  'patterns',
] as const

/** Compiled patterns as they are kept in a file: what is no bytes. */
export interface PackedPhrases {
  readonly shapes: Shapes
  readonly width: number
  readonly continuation: number
  readonly longest: number
  readonly entries: number
}

/** As plain JSON data, and bytes. */
export function packPhrases({ symbols, keys, numbers, plan, entries }: PhraseData): {
  readonly data: PackedPhrases
  readonly bytes: Uint8Array
} {
  const { ascii, lead, word, width, continuation } = symbols
  const arrays = [ascii, lead, word, keys.symbols, keys.starts, numbers, ...PLAN.map((name) => plan[name])]
  const { shapes, bytes } = packNumbers(arrays)
  return { data: { shapes, width, continuation, longest: keys.longest, entries }, bytes }
}

/** What {@link packPhrases} was given. */
export function unpackPhrases(
  { shapes, width, continuation, longest, entries }: PackedPhrases,
  bytes: Uint8Array<ArrayBuffer>,
): PhraseData {
  const [ascii, lead, word, symbols, starts, numbers, ...plan] = unpackNumbers({ shapes, bytes }) as [
    ...[Numbers, Numbers, Numbers, Numbers, Numbers, Numbers],
    ...Numbers[],
  ]
  return {
    symbols: {
      width,
      continuation,
      ascii: new Uint8Array(ascii),
      lead: new Uint8Array(lead),
      word: new Uint8Array(word),
    },
    keys: { symbols: asBytes(symbols), starts: asWords(starts), longest },
    numbers: asWords(numbers),
    plan: Object.fromEntries(PLAN.map((name, at) => [name, asWords(plan[at]!)])) as unknown as Plan,
    entries,
  }
}

/** Arrays of the width that they are used in are not copied: the symbols of all keys are most of the bytes. */
const asBytes = (numbers: Numbers) => (numbers instanceof Uint8Array ? numbers : new Uint8Array(numbers))
const asWords = (numbers: Numbers) => (numbers instanceof Int32Array ? numbers : new Int32Array(numbers))
