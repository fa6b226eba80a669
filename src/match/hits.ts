import { GAP } from './pattern.ts'
import type { Plan } from './plan.ts'

const FIRST_CAPACITY = 256
const MOST_TEXTS = 2 ** 30

/** The keys found in one text, in the order in which they end: where each begins and ends, and which edges it lacks. */
export class Hits {
  key = new Int32Array(FIRST_CAPACITY)
  start = new Int32Array(FIRST_CAPACITY)
  end = new Int32Array(FIRST_CAPACITY)
  /** Sides (plan.ts) on which the key goes on inside a word. */
  inside = new Uint8Array(FIRST_CAPACITY)
  count = 0
  private readonly plan: Plan
  private readonly longest: number
  /** By key: the text it was last found in. */
  private readonly seenIn: Int32Array
  /** By group: the text for which it was asked last, times 2, and 1 where one of its keys was found. */
  private readonly asked: Int32Array
  private texts = 0

  constructor(plan: Plan, longestKey: number) {
    this.plan = plan
    this.longest = longestKey
    this.seenIn = new Int32Array(plan.first.length)
    this.asked = new Int32Array(plan.membersOf.length)
  }

  /** Forgets the text before. */
  clear(): void {
    this.count = 0
    if (++this.texts === MOST_TEXTS) this.restart()
  }

  /** Texts are counted in 30 bits: then all that was seen is forgotten. */
  private restart(): void {
    this.seenIn.fill(0)
    this.asked.fill(0)
    this.texts = 1
  }

  add(key: number, start: number, end: number, inside: number): void {
    const at = this.count++
    this.seenIn[key] = this.texts
    if (at === this.key.length) this.grow()
    this.key[at] = key
    this.start[at] = start
    this.end[at] = end
    this.inside[at] = inside
  }

  private grow(): void {
    const size = this.key.length * 2
    for (const column of ['key', 'start', 'end'] as const) {
      const larger = new Int32Array(size)
      larger.set(this[column])
      this[column] = larger
    }
    const larger = new Uint8Array(size)
    larger.set(this.inside)
    this.inside = larger
  }

  /** Whether any of a group's keys was found at all: most tries end here. Asked of a text once for each group. */
  any(group: number): boolean {
    const asked = this.asked[group]!
    if (asked >> 1 === this.texts) return (asked & 1) === 1
    const found = this.look(group)
    this.asked[group] = (this.texts << 1) | (found ? 1 : 0)
    return found
  }

  private look(group: number): boolean {
    const { membersOf, members } = this.plan
    const last = membersOf[group + 1]!
    for (let n = membersOf[group]!; n < last; n++) if (this.seenIn[members[n]!] === this.texts) return true
    return false
  }

  /**
   * Where a chain of fragments begins that ends before a place: the fragments from `first` up to `fragment`, each
   * within the gap of the next. -1 for nowhere.
   */
  chainBefore(fragment: number, first: number, hit: number, place: number): number {
    const group = this.plan.fragments[fragment]!
    for (let at = hit - 1; at >= 0; at--) {
      const gap = place - this.end[at]!
      if (gap > GAP) return -1
      if (gap < 0 || !this.isOf(at, group)) continue
      if (fragment === first) return this.start[at]!
      const start = this.chainBefore(fragment - 1, first, at, this.start[at]!)
      if (start >= 0) return start
    }
    return -1
  }

  /** Where a chain of fragments ends that begins behind a place; -1 for nowhere. */
  chainBehind(fragment: number, last: number, hit: number, place: number): number {
    const group = this.plan.fragments[fragment]!
    for (let at = hit + 1; at < this.count; at++) {
      const gap = this.start[at]! - place
      if (gap < 0 || gap > GAP) {
        if (this.end[at]! > place + GAP + this.longest) return -1
        continue
      }
      if (!this.isOf(at, group)) continue
      if (fragment === last) return this.end[at]!
      const end = this.chainBehind(fragment + 1, last, at, this.end[at]!)
      if (end >= 0) return end
    }
    return -1
  }

  /** Whether a hit is one of a group's alternatives, with the edges that it needs there. */
  private isOf(at: number, group: number): boolean {
    const { groupsOf, groups } = this.plan
    const key = this.key[at]!
    let low = groupsOf[key]!
    let high = groupsOf[key + 1]!
    while (low < high) {
      const middle = low + (((high - low) >> 2) << 1)
      const other = groups[middle]!
      if (other === group) return (groups[middle + 1]! & this.inside[at]!) === 0
      if (other < group) low = middle + 2
      else high = middle
    }
    return false
  }
}
