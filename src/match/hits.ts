import { larger } from './automaton.ts'
import { GAP } from './pattern.ts'
import type { Plan } from './plan.ts'

const FIRST_CAPACITY = 256
const MOST_TEXTS = 2 ** 30
/** Texts are told apart by a byte a key. */
const MOST_SEEN = 255

/** The keys found in one text, in the order in which they end: where each begins and ends, and which edges it lacks. */
export class Hits {
  key = new Int32Array(FIRST_CAPACITY)
  start = new Int32Array(FIRST_CAPACITY)
  end = new Int32Array(FIRST_CAPACITY)
  /** Sides (plan.ts) on which the key goes on inside a word. */
  inside = new Int32Array(FIRST_CAPACITY)
  /** The {@link bitOf} of each group that holds the key: nearly all others are told from them at a glance. */
  bits = new Int32Array(FIRST_CAPACITY)
  count = 0
  private readonly plan: Plan
  private readonly longest: number
  /**
   * By key, from the second place on: the number of the text, up to {@link MOST_SEEN}, in which it was found last.
   * The first place is for keys that are not found after all.
   */
  private readonly seenIn: Uint8Array
  private seen = 0
  /** By group: the text for which it was asked last, times 2, and 1 where one of its keys was found. */
  private readonly asked: Int32Array
  private texts = 0
  /** How many symbols a `*` may stand for in this text. */
  private gap = GAP

  constructor(plan: Plan, longestKey: number) {
    this.plan = plan
    this.longest = longestKey
    this.asked = new Int32Array(plan.membersOf.length)
    this.seenIn = new Uint8Array(plan.first.length)
  }

  /** Forgets the text before; in this one so many symbols stand for one character. */
  clear(symbolsEach: number): void {
    this.count = 0
    this.gap = Math.round(GAP * symbolsEach)
    if (++this.texts === MOST_TEXTS) {
      this.asked.fill(0)
      this.texts = 1
    }
    if (++this.seen > MOST_SEEN) {
      this.seenIn.fill(0)
      this.seen = 1
    }
  }

  /**
   * Notes a key, unless it lacks an edge that whatever asks for it needs. There must be room for one more than are
   * noted, see {@link makeRoom}.
   */
  add(key: number, start: number, end: number, inside: number, needed: number, bits: number): void {
    const at = this.count
    this.key[at] = key
    this.start[at] = start
    this.end[at] = end
    this.inside[at] = inside
    this.bits[at] = bits
    // All ones where no edge is missing, else 0.
    const stands = ((needed & inside) - 1) >> 31
    this.seenIn[(key + 1) & stands] = this.seen
    this.count = at - stands
  }

  /** Makes room for so many more. */
  makeRoom(more: number): void {
    while (this.count + more > this.key.length) this.grow()
  }

  private grow(): void {
    for (const column of ['key', 'start', 'end', 'inside', 'bits'] as const)
      this[column] = larger(this[column])
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
    for (let n = membersOf[group]!; n < last; n++) if (this.has(members[n]!)) return true
    return false
  }

  private has(key: number): boolean {
    return this.seenIn[key + 1] === this.seen
  }

  /**
   * Where a chain of fragments begins that ends before a place: the `groups` from `first` up to `at`, each within the
   * gap of the next. -1 for nowhere.
   */
  chainBefore(groups: Int32Array, at: number, first: number, hit: number, place: number): number {
    const { end, bits } = this
    const group = groups[at]!
    for (let one = hit - 1; one >= 0; one--) {
      const gap = place - end[one]!
      if (gap > this.gap) return -1
      if (gap < 0 || (bits[one]! & bitOf(group)) === 0 || !this.isOf(one, group)) continue
      if (at === first) return this.start[one]!
      const start = this.chainBefore(groups, at - 1, first, one, this.start[one]!)
      if (start >= 0) return start
    }
    return -1
  }

  /** Where a chain of fragments ends that begins behind a place; -1 for nowhere. */
  chainBehind(groups: Int32Array, at: number, last: number, hit: number, place: number): number {
    const { start, bits } = this
    const group = groups[at]!
    for (let one = hit + 1; one < this.count; one++) {
      const gap = start[one]! - place
      if (gap < 0 || gap > this.gap) {
        if (this.end[one]! > place + this.gap + this.longest) return -1
        continue
      }
      if ((bits[one]! & bitOf(group)) === 0 || !this.isOf(one, group)) continue
      if (at === last) return this.end[one]!
      const end = this.chainBehind(groups, at + 1, last, one, this.end[one]!)
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

/** A bit that a group shares with others. */
export const bitOf = (group: number): number => 1 << (group & 31)
