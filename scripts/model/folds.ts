import { spelt, wordsOf } from '../../src/classify/model/words.ts'

/** Texts that share so much of their words are one wording. */
const SAME = 0.6

/** A fold for each text, such that near-duplicates of one wording are in one. The same for the same texts. */
export function foldsOf(texts: readonly string[], folds: number): number[] {
  const sets = texts.map((text) => new Set(spelt(wordsOf(text))))
  const parent = texts.map((_, i) => i)
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!
    return i
  }
  const holders = new Map<string, number[]>()
  sets.forEach((set, i) => {
    const shared = new Map<number, number>()
    for (const word of set) {
      const others = holders.get(word) ?? []
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1)
      holders.set(word, [...others, i])
    }
    for (const [other, common] of shared)
      if (common / (set.size + sets[other]!.size - common) >= SAME) parent[root(i)] = root(other)
  })
  return texts.map((_, i) => mixed(root(i)) % folds)
}

/** Neighbours in the list come from one table: they are spread over the folds. */
const mixed = (n: number) => (Math.imul(n + 1, 0x9e3779b1) >>> 0) >>> 8
