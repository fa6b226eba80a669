import type { Incident } from './incident.ts'
import {
  type AnswerCounts,
  age,
  type Counts,
  countsOf,
  goOn,
  lookedAtSince,
  MINUTE,
  noCounts,
  PLACE,
  type Slice,
  slicesOf,
  total,
  unknownIn,
} from './outage-counts.ts'
import { excess, spanAround, type Wanted } from './outage-span.ts'
import { DEFAULT_POLICY, type Policy } from './policy.ts'
import { DAY } from './term.ts'

/** One final answer of a receiver, as the guard needs it. */
export interface Observation {
  readonly receiver: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Whether it called the address or its domain unknown, for good. */
  readonly unknown: boolean
  /** When the address last took mail; null where it never did, or was called unknown already. */
  readonly lastTaken: number | null
  /** Whether it is at a provider's own domain, as gmail.com: of people who have nothing to do with one another. */
  readonly apart: boolean
}

/** An incident of the guard's; the id stays the same while its beginning and end are still found. */
export interface Outage extends Incident {
  readonly id: string
}

/** An outage as it is remembered. */
interface Remembered {
  id: string
  from: number
  /** When its signs were last seen. */
  seen: number
  to: number | null
  /** Mail that was taken since. */
  well: number
}

/** What is remembered of one receiver: plain data that can be stored. */
export interface ReceiverMemory extends AnswerCounts {
  /** Those that last, and those of the hours that are looked at. */
  outages: Remembered[]
  /** Answers from before these hours, as where an old log is read while mail goes on: looked at apart, by their time. */
  past: AnswerCounts | null
}

interface Entry {
  readonly memory: ReceiverMemory
  /** Answers since it was last kept; what says more than that mail was taken makes it worth keeping at once. */
  unkept: number
}

/** How many receivers are remembered: those heard of last. */
const RECEIVERS = 10_000
/** After so many answers what is remembered is kept though all were good. */
const KEPT_EVERY = 500
/** Where unrelated people are called unknown, and most are, a quarter of the addresses is no chance. */
const FEW = 4
const MOST = 0.5
/** From so many answers on a receiver's share is called usual. */
const USUAL = 100
/** What goes on within this time is the same outage. */
const SAME = DAY / 2
/** It is over when so much mail was taken since its last sign, or so many times the quiet time has passed. */
const WELL = 3
const QUIETS = 4
/** How many are remembered of a receiver. */
const OUTAGES = 50
const NONE: readonly Outage[] = []

/**
 * Notices that a receiver has an outage and calls good addresses unknown, at any speed of sending. Answers go in one by
 * one, in any order; its memory is bounded, and names no address. It only tells: `decide` then holds what lies within
 * the outage, also what came before it was noticed.
 *
 * @example
 * const guard = new OutageGuard()
 * const told = guard.observe({ receiver: 'gmail', at, unknown: true, lastTaken, apart: true })
 * for (const outage of told) outages.set(outage.id, outage)
 */
export class OutageGuard {
  readonly #policy: Policy
  readonly #receivers = new Map<string, Entry>()
  readonly #unkept = new Set<string>()

  /** @param memory what {@link memory} or {@link changes} gave, to go on after a restart */
  constructor(
    policy: Policy = DEFAULT_POLICY,
    memory: Iterable<readonly [receiver: string, memory: ReceiverMemory]> = [],
  ) {
    this.#policy = policy
    for (const [name, one] of memory) this.#receivers.set(name, { memory: revived(name, one), unkept: 0 })
  }

  /** All that it remembers, as plain data. */
  get memory(): [receiver: string, memory: ReceiverMemory][] {
    return [...this.#receivers].map(([name, { memory }]) => [name, structuredClone(memory)])
  }

  /**
   * What it remembers otherwise than when it was last asked, and is worth keeping: after each sign of an outage, and
   * every so many good answers. With `all` whatever has changed. It is to be kept at once: it goes on changing.
   */
  changes(all = false): [receiver: string, memory: ReceiverMemory][] {
    if (!all && this.#unkept.size === 0) return []
    const changed: [string, ReceiverMemory][] = []
    for (const name of all ? this.#receivers.keys() : this.#unkept) {
      const entry = this.#receivers.get(name)
      if (entry === undefined || entry.unkept === 0) continue
      entry.unkept = 0
      changed.push([name, entry.memory])
    }
    this.#unkept.clear()
    return changed
  }

  /** The outages that this answer opens, closes, or shows to have begun sooner or ended later. */
  observe(one: Observation): readonly Outage[] {
    const { receiver, at, lastTaken, unknown } = one
    const entry = this.#receivers.get(receiver) ?? this.#add(receiver)
    const { memory } = entry
    const counts = at >= lookedAtSince(memory) ? memory : pastOf(memory, at)
    if (goOn(counts, at)) age(counts, this.#policy.outageBaseDays, (hour) => isUsual(memory, hour))
    const isSign = unknown && lastTaken !== null
    if (lastTaken !== null) this.#count(counts, one, at - lastTaken)
    if (++entry.unkept >= KEPT_EVERY || isSign) this.#unkept.add(receiver)
    if (!isSign && memory.outages.length === 0) return NONE
    const changed = new Set<Remembered>()
    if (isSign) this.#judge(memory.outages, counts, one, changed)
    if (!unknown) for (const outage of memory.outages) if (at > outage.seen) outage.well++
    this.#close(memory, memory.newest, changed)
    if (changed.size > 0) this.#unkept.add(receiver)
    return told(receiver, changed)
  }

  /** The outages that are over by the clock, where no mail tells. */
  tick(at: number): Outage[] {
    const over: Outage[] = []
    for (const [receiver, entry] of this.#receivers) {
      const { memory } = entry
      if (memory.outages.length === 0) continue
      const changed = new Set<Remembered>()
      this.#close(memory, Math.max(at, memory.newest), changed)
      if (changed.size === 0) continue
      entry.unkept++
      this.#unkept.add(receiver)
      over.push(...told(receiver, changed))
    }
    return over
  }

  #count(all: AnswerCounts, { at, unknown, apart }: Observation, since: number): void {
    const counts = countsOf(all, at)
    counts[PLACE.answers]++
    if (since > 0) counts[PLACE.days] += Math.round(since / DAY)
    if (!unknown) return
    counts[PLACE.unknown]++
    if (apart) counts[PLACE.apart]++
  }

  #add(receiver: string): Entry {
    if (this.#receivers.size >= RECEIVERS) this.#dropOldest()
    const made = { memory: { ...noCounts(), outages: [], past: null }, unkept: 0 }
    this.#receivers.set(receiver, made)
    return made
  }

  /** Forgets a quarter of them: those heard of longest ago, and those that have an outage last. */
  #dropOldest(): void {
    const lasts = ({ memory }: Entry) => (memory.outages.some(({ to }) => to === null) ? 1 : 0)
    const all = [...this.#receivers].sort(
      ([, a], [, b]) => lasts(a) - lasts(b) || a.memory.newest - b.memory.newest,
    )
    for (const [name] of all.slice(0, RECEIVERS / 4)) this.#receivers.delete(name)
  }

  /** An address that took mail is called unknown: part of an outage that is known, of one that is new, or of none. */
  #judge(
    outages: Remembered[],
    counts: AnswerCounts,
    { receiver, at }: Observation,
    changed: Set<Remembered>,
  ): void {
    if (outages.some(({ from, seen }) => from <= at && at <= seen)) return
    if (outages.length === 0 && unknownIn(counts) < this.#few) return
    const slices = slicesOf(counts)
    const usual = total(counts.days)
    const share = this.#share(usual)
    const known = outages.find((one) => goesOn(one, at, slices, share))
    if (known !== undefined) {
      if (this.#extend(known, at)) changed.add(known)
      return
    }
    const span = this.#found(freeAround(slices, outages, at), at, share, usual)
    if (span === null) return
    const from = Math.min(span.from, at - this.#lead)
    const seen = Math.max(at, Math.min(span.to, counts.newest))
    const outage = { id: idOf(receiver, from), from, seen, to: null, well: 0 }
    outages.push(outage)
    changed.add(outage)
  }

  get #few(): number {
    return Math.max(2, Math.ceil(this.#policy.outageAddresses / FEW))
  }

  get #lead(): number {
    return this.#policy.outageMinutes * MINUTE
  }

  /** The share that must be exceeded. */
  #share(usual: Counts): number {
    const { outagePercent, outageGrowth } = this.#policy
    return Math.max(outagePercent / 100, outageGrowth * partOf(usual, PLACE.unknown))
  }

  #found(slices: readonly Slice[], at: number, share: number, usual: Counts): ReturnType<typeof spanAround> {
    const middle = slices.findLastIndex(({ from }) => from <= at)
    if (middle < 0) return null
    const { outageAddresses: addresses } = this.#policy
    const many: Wanted = { place: PLACE.unknown, addresses, share, usual: partOf(usual, PLACE.unknown) }
    const few: Wanted = {
      place: PLACE.apart,
      addresses: this.#few,
      share: Math.max(MOST, share),
      usual: partOf(usual, PLACE.apart),
    }
    return spanAround(slices, middle, many) ?? spanAround(slices, middle, few)
  }

  /** Whether its beginning or end is otherwise than it was told. */
  #extend(outage: Remembered, at: number): boolean {
    if (at < outage.from) {
      outage.from = at - this.#lead
      return true
    }
    outage.seen = at
    outage.well = 0
    if (outage.to === null || at <= outage.to) return false
    outage.to = null
    return true
  }

  #close(memory: ReceiverMemory, now: number, changed: Set<Remembered>): void {
    const since = lookedAtSince(memory.past ?? memory)
    memory.outages = memory.outages.filter(({ to }) => to === null || to >= since).slice(-OUTAGES)
    const quiet = this.#policy.outageQuietMinutes * MINUTE
    for (const outage of memory.outages) {
      if (outage.to !== null) continue
      const passed = now - outage.seen
      if (passed <= quiet || (outage.well < WELL && passed <= QUIETS * quiet)) continue
      outage.to = outage.seen + quiet
      changed.add(outage)
    }
  }
}

const told = (receiver: string, outages: Iterable<Remembered>): Outage[] =>
  [...outages].map(({ id, from, to }) => ({ id, receiver, from, to, resolution: null }))

const idOf = (receiver: string, from: number) => `outage-${receiver}-${from}`

const partOf = (usual: Counts, place: Wanted['place']) => usual[place] / Math.max(USUAL, usual[PLACE.answers])

/** The counts of answers from before the hours that are looked at: of the file that is being read, if of several. */
function pastOf(memory: ReceiverMemory, at: number): AnswerCounts {
  if (memory.past === null || at < lookedAtSince(memory.past)) memory.past = noCounts()
  return memory.past
}

/** What was answered in an outage is not; but what still goes on after days is becoming so. */
function isUsual({ outages }: ReceiverMemory, hour: number): boolean {
  return !outages.some(({ from, seen, to }) => to !== null && from < hour + 60 * MINUTE && hour <= seen)
}

/** Whether the answers between an outage and one before or after it are still, or already, those of an outage. */
function goesOn({ from, seen }: Remembered, at: number, slices: readonly Slice[], share: number): boolean {
  const [first, last] = at < from ? [at, from] : [seen, at]
  if (last - first > SAME) return false
  const within = (slice: Slice, when: number) => slice.from <= when && when < slice.to
  const own = slices.find((slice) => within(slice, at))
  const edge = at < from ? from : seen
  if (own === undefined || within(own, edge)) return true
  const between = slices.filter((slice) => slice.to > first && slice.from <= last && !within(slice, edge))
  return excess(total(between.map(({ counts }) => counts)), { place: PLACE.unknown, share }) > 0
}

/** The slices from the outage before that time to the one after it. */
function freeAround(slices: readonly Slice[], outages: readonly Remembered[], at: number): readonly Slice[] {
  if (outages.length === 0) return slices
  const isFree = ({ from, to }: Slice) => !outages.some((one) => one.from < to && from <= one.seen)
  const before = slices.findLastIndex((slice) => slice.from <= at && !isFree(slice))
  const after = slices.findIndex((slice) => slice.from > at && !isFree(slice))
  return slices.slice(before + 1, after < 0 ? undefined : after)
}

/** What an older version kept goes on with its outage only. */
function revived(receiver: string, memory: ReceiverMemory): ReceiverMemory {
  if ('outages' in memory) return { ...structuredClone(memory), past: memory.past ?? null }
  const { newest, open } = memory as { newest: number; open: { from: number; seen: number } | null }
  const outages = open === null ? [] : [{ ...open, id: idOf(receiver, open.from), to: null, well: 0 }]
  return { ...noCounts(), newest, outages, past: null }
}
