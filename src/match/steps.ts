import type { Fragment } from './pattern.ts'

/**
 * The patterns' fragments as a tree of steps: patterns that begin with the same fragments share their steps, so that
 * a fragment found in a text is noted once, however many patterns begin with it. A fragment's alternatives lead to
 * the same step.
 */
export interface Steps {
  /** By key: its ways are the numbers from `first[key]` up to `first[key + 1]`. */
  readonly first: Int32Array
  /** The ways from keys to steps, {@link WAY} numbers each, side by side since they are read together. */
  readonly ways: Int32Array
  /** Lists of entries for steps that end several: their number, then they. */
  readonly several: Int32Array
  readonly count: number
}

/** A way takes so many numbers: the step before (-1 for none), edges, the step, what it ends. */
export const WAY = 4
export const BEFORE = 0
/** 1 where the fragment must begin, 2 where it must end at the edge of a word. */
export const EDGES = 1
export const STEP = 2
/** The entry that the step ends; {@link NOTHING_ENDS}; or, below it, the place of a list in `several`. */
export const ENDS = 3
export const NOTHING_ENDS = -1

/** A pattern's fragments, and the entry that it belongs to. */
export interface EntryPattern {
  readonly entry: number
  readonly fragments: readonly Fragment[]
}

interface Step {
  readonly before: number
  readonly entries: Set<number>
}

interface Way {
  readonly step: number
  readonly edges: number
}

/**
 * Builds the tree.
 * @param keys how many keys there are
 * @param keyOf the key of an alternative's text
 */
export function buildSteps(
  patterns: readonly EntryPattern[],
  keys: number,
  keyOf: (text: string) => number,
): Steps {
  const waysOf: Way[][] = Array.from({ length: keys }, () => [])
  const steps: Step[] = []
  const byName = new Map<string, number>()
  for (const { entry, fragments } of patterns) {
    let before = -1
    for (const fragment of fragments) {
      const name = `${before} ${nameOf(fragment)}`
      let step = byName.get(name)
      if (step === undefined) {
        step = steps.length
        steps.push({ before, entries: new Set() })
        byName.set(name, step)
        for (const { text, leftEdge, rightEdge } of fragment.alternatives) {
          waysOf[keyOf(text)]!.push({ step, edges: (leftEdge ? 1 : 0) + (rightEdge ? 2 : 0) })
        }
      }
      before = step
    }
    steps[before]!.entries.add(entry)
  }
  return layOut(waysOf, steps)
}

function layOut(waysOf: readonly (readonly Way[])[], steps: readonly Step[]): Steps {
  const several: number[] = []
  const ends = steps.map(({ entries }) => {
    if (entries.size === 0) return NOTHING_ENDS
    if (entries.size === 1) return [...entries][0]!
    several.push(entries.size, ...entries)
    return NOTHING_ENDS - 1 - (several.length - entries.size - 1)
  })
  const first = new Int32Array(waysOf.length + 1)
  const ways: number[] = []
  waysOf.forEach((list, key) => {
    for (const { step, edges } of list) ways.push(steps[step]!.before, edges, step, ends[step]!)
    first[key + 1] = ways.length
  })
  return { first, ways: Int32Array.from(ways), several: Int32Array.from(several), count: steps.length }
}

function nameOf({ alternatives }: Fragment): string {
  return alternatives
    .map(({ text, leftEdge, rightEdge }) => `${leftEdge ? '|' : ''}${text}${rightEdge ? '|' : ''}`)
    .join('/')
}
