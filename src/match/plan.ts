import type { Fragment } from './fragment.ts'

/**
 * How the patterns are to be recognised once the keys that stand in a text are known. Each pattern is tried only
 * where its rarest fragment (its trigger) was found; then the others are looked for around it. So the many patterns
 * that share common words cost nothing in texts that merely hold those words.
 */
export interface Plan {
  /** By key: its triggers are the numbers from `first[key]` up to `first[key + 1]` of `triggers`. */
  readonly first: Int32Array
  /**
   * What is to be tried: a pattern's place in `patterns`, or, of a pattern that is one fragment, its entry (1), and
   * the edges that the key needs there: `place << 3 | single << 2 | edges`. See {@link placeOf}.
   */
  readonly triggers: Int32Array
  /**
   * By key: its groups, those that patterns of several fragments have, are the numbers from `groupsOf[key]` up to
   * `groupsOf[key + 1]` of `groups`.
   */
  readonly groupsOf: Int32Array
  /** Pairs, sorted: a group of alternatives that holds the key, and the edges that it needs there. */
  readonly groups: Int32Array
  /** By group: its keys are `members[membersOf[group]] … members[membersOf[group + 1] - 1]`. */
  readonly membersOf: Int32Array
  readonly members: Int32Array
  /** Of each pattern, one behind the other: its entry, how many fragments it has, which is the trigger, their groups. */
  readonly patterns: Int32Array
}

/** In a trigger: its pattern is one fragment. Where that stands, its entry is found, and nothing else is looked up. */
export const SINGLE = 4

/** A trigger's place in `patterns`, or its entry where it is {@link SINGLE}. */
export const placeOf = (trigger: number): number => trigger >> 3

/** The key must begin, or end, at the edge of a word. */
export const LEFT_EDGE = 1
export const RIGHT_EDGE = 2

/** A pattern's fragments, and the entry that it belongs to. */
export interface EntryPattern {
  readonly entry: number
  readonly fragments: readonly Fragment[]
}

interface Member {
  readonly key: number
  readonly edges: number
}

/**
 * Works out the plan.
 * @param keys how many keys there are
 * @param keyOf the key of an alternative's text
 * @param frequency how often a key is met, in any unit
 */
export function planOf(
  patterns: readonly EntryPattern[],
  keys: number,
  keyOf: (text: string) => number,
  frequency: (key: number) => number,
): Plan {
  const members: Member[][] = []
  const byName = new Map<string, number>()
  const groupOf = (fragment: Fragment): number => {
    const name = nameOf(fragment)
    const known = byName.get(name)
    if (known !== undefined) return known
    byName.set(name, members.length)
    members.push(membersOf(fragment, keyOf))
    return members.length - 1
  }
  const unsorted = patterns.map(({ fragments, entry }) => ({ entry, groups: fragments.map(groupOf) }))
  const rarity = members.map((list) => list.reduce((sum, { key }) => sum + frequency(key), 0))
  const triggerOf = (groups: readonly number[]) =>
    groups.reduce((best, group, at) => (rarity[group]! < rarity[groups[best]!]! ? at : best), 0)
  // What is tried often lies together, as do the keys that are met often.
  const sorted = unsorted
    .map(({ entry, groups }) => ({ entry, groups, trigger: triggerOf(groups) }))
    .sort((a, b) => rarity[b.groups[b.trigger]!]! - rarity[a.groups[a.trigger]!]!)

  // Only a pattern of several fragments asks which groups stand in a text.
  const numbers = new Map<number, number>()
  const numberOf = (group: number): number => {
    if (!numbers.has(group)) numbers.set(group, numbers.size)
    return numbers.get(group)!
  }
  const records: number[] = []
  const triggersOf: number[][] = Array.from({ length: keys }, () => [])
  for (const { entry, groups, trigger } of sorted) {
    const single = groups.length === 1
    const what = ((single ? entry : records.length) << 3) | (single ? SINGLE : 0)
    for (const { key, edges } of members[groups[trigger]!]!) triggersOf[key]!.push(what | edges)
    if (!single) records.push(entry, groups.length, trigger, ...groups.map(numberOf))
  }
  const groupsOf: number[][] = Array.from({ length: keys }, () => [])
  const asked = [...numbers.keys()].map((group) => members[group]!)
  asked.forEach((list, group) => {
    for (const { key, edges } of list) groupsOf[key]!.push(group, edges)
  })
  return {
    first: startsOf(triggersOf),
    triggers: Int32Array.from(triggersOf.flat()),
    groupsOf: startsOf(groupsOf),
    groups: Int32Array.from(groupsOf.flat()),
    membersOf: startsOf(asked),
    members: Int32Array.from(asked.flat(), ({ key }) => key),
    patterns: Int32Array.from(records),
  }
}

/** The keys of a group, each once: of the same text with different edges the laxer. */
function membersOf({ alternatives }: Fragment, keyOf: (text: string) => number): Member[] {
  const edgesOf = new Map<number, number>()
  for (const { text, leftEdge, rightEdge } of alternatives) {
    const key = keyOf(text)
    const edges = (leftEdge ? LEFT_EDGE : 0) | (rightEdge ? RIGHT_EDGE : 0)
    edgesOf.set(key, (edgesOf.get(key) ?? edges) & edges)
  }
  return [...edgesOf].map(([key, edges]) => ({ key, edges }))
}

/** No alternative holds a line end: folded texts have none, but they may have any sign that patterns are written with. */
function nameOf({ alternatives }: Fragment): string {
  return alternatives
    .map(({ text, leftEdge, rightEdge }) => `${leftEdge ? '|' : ''}${text}${rightEdge ? '|' : ''}`)
    .sort()
    .join('\n')
}

/** Where each of several lists starts when they are laid one after another, and where the last ends. */
export function startsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1)
  lists.forEach((list, index) => {
    starts[index + 1] = starts[index]! + list.length
  })
  return starts
}
