import type { Fragment } from './pattern.ts'

/**
 * The patterns' fragments as a tree of steps: patterns that begin with the same fragments share their steps, so that
 * a fragment found in a text is noted once, however many patterns begin with it. A fragment's alternatives lead to
 * the same step.
 */
export interface Steps {
  /** By key: its steps are `order[first[key]] … order[first[key + 1] - 1]`. */
  readonly first: Int32Array
  readonly order: Int32Array
  /** Beside `order`: 1 where the text must begin, 2 where it must end at the edge of a word. */
  readonly edges: Uint8Array
  /** Beside `order`: the step before, -1 for a first one. */
  readonly before: Int32Array
  /** By step: the patterns that end with it are `patterns[ends[step]] … patterns[ends[step + 1] - 1]`. */
  readonly ends: Int32Array
  readonly patterns: Int32Array
  readonly count: number
}

interface Step {
  readonly before: number
  readonly patterns: number[]
}

/** One way to a step: a key, with the edges that it needs. */
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
  patterns: readonly (readonly Fragment[])[],
  keys: number,
  keyOf: (text: string) => number,
): Steps {
  const ways: Way[][] = Array.from({ length: keys }, () => [])
  const steps: Step[] = []
  const byName = new Map<string, number>()
  patterns.forEach((fragments, pattern) => {
    let before = -1
    for (const fragment of fragments) {
      const name = `${before} ${nameOf(fragment)}`
      let step = byName.get(name)
      if (step === undefined) {
        step = steps.length
        steps.push({ before, patterns: [] })
        byName.set(name, step)
        for (const { text, leftEdge, rightEdge } of fragment.alternatives) {
          ways[keyOf(text)]!.push({ step, edges: (leftEdge ? 1 : 0) + (rightEdge ? 2 : 0) })
        }
      }
      before = step
    }
    steps[before]!.patterns.push(pattern)
  })
  const endings = steps.map((step) => step.patterns)
  return {
    first: startsOf(ways),
    order: Int32Array.from(ways.flat(), (way) => way.step),
    edges: Uint8Array.from(ways.flat(), (way) => way.edges),
    before: Int32Array.from(ways.flat(), (way) => steps[way.step]!.before),
    ends: startsOf(endings),
    patterns: Int32Array.from(endings.flat()),
    count: steps.length,
  }
}

function nameOf({ alternatives }: Fragment): string {
  return alternatives
    .map(({ text, leftEdge, rightEdge }) => `${leftEdge ? '|' : ''}${text}${rightEdge ? '|' : ''}`)
    .join('/')
}

/** Where each of several lists starts when they are laid one after another, and where the last ends. */
function startsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1)
  lists.forEach((list, index) => {
    starts[index + 1] = starts[index]! + list.length
  })
  return starts
}
