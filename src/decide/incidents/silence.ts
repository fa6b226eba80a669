import type { Policy } from '../policy.ts'
import { HOUR } from './buckets.ts'
import { closed, type Episode, type Identity, note, opened, renewed } from './episode.ts'

/** What a source read since the clock was last told. */
export interface Pulse {
  readonly source: string
  /** What it read and understood, ordinary mail included. */
  readonly read: number
  readonly unreadable: number
}

/** What is remembered of a source: how often it read something in each hour of the week. Plain data. */
export interface Rhythm {
  /** For each hour of the week, Thursday 1970-01-01 0:00 UTC first: the share of weeks in which it read something. */
  slots: number[]
  /** For each, how many weeks it was seen. */
  weeks: number[]
  /** The hour since 1970 that runs, and whether anything was read in it. */
  hour: number
  active: boolean
  /** The last time at which the clock was told. */
  seen: number
  lastRead: number
  /** Inputs in a row that could not be read. */
  unreadable: number
  /** How sure it is that the silence is none by chance. */
  surety: number
  episodes: Record<string, Episode>
}

const WEEK = 168
/** What lies further back than this counts for less and less. */
const MOST_WEEKS = 10
/** The clock was not told for so long: nobody watched. */
const UNWATCHED = 2 * HOUR

/**
 * Notices that a source fell silent. It learns in which hours of the week the source reads something; each silent
 * hour counts by how rarely it was silent before, so nights and week-ends count next to nothing.
 */
export class SilenceWatch {
  readonly #policy: Policy
  readonly #rhythms: Map<string, Rhythm>
  readonly dirty = new Set<string>()

  constructor(policy: Policy, memory: Iterable<readonly [string, Rhythm]>) {
    this.#policy = policy
    this.#rhythms = new Map(memory)
  }

  get memory(): [string, Rhythm][] {
    return [...this.#rhythms]
  }

  rhythmOf(name: string): Rhythm | null {
    return this.#rhythms.get(name) ?? null
  }

  /** The incidents that are new, changed or over. Sources that are not named are not in use. */
  tick(at: number, pulses: readonly Pulse[]): Episode[] {
    const told: Episode[] = []
    const used = new Set<string>()
    for (const pulse of pulses) {
      const name = `source\n${pulse.source}`
      used.add(name)
      const rhythm = this.#rhythms.get(name) ?? newRhythm(at)
      this.#rhythms.set(name, rhythm)
      this.#advance(name, rhythm, at, pulse)
      told.push(...this.#judge(rhythm, pulse, at))
      if (told.length > 0) this.dirty.add(name)
    }
    for (const [name, rhythm] of this.#rhythms) {
      if (used.has(name)) continue
      const over = ended(rhythm)
      if (over.length > 0) this.dirty.add(name)
      told.push(...over)
    }
    return told
  }

  #advance(name: string, rhythm: Rhythm, at: number, { read, unreadable }: Pulse): void {
    const hour = Math.floor(at / HOUR)
    const watched = at - rhythm.seen < UNWATCHED
    if (hour > rhythm.hour) {
      if (watched) this.#learn(rhythm)
      this.dirty.add(name)
      rhythm.hour = hour
      rhythm.active = false
    }
    rhythm.seen = at
    rhythm.unreadable = read > 0 ? 0 : rhythm.unreadable + unreadable
    if (read === 0) return
    rhythm.active = true
    rhythm.lastRead = at
    rhythm.surety = 0
  }

  /** The hour that is over tells of its place in the week. While the source is known to be silent nothing is learned. */
  #learn(rhythm: Rhythm): void {
    const slot = rhythm.hour % WEEK
    const usual = rhythm.slots[slot]!
    const weeks = rhythm.weeks[slot]!
    if (!rhythm.active && weeks >= this.#policy.silenceWeeks) rhythm.surety -= Math.log(1 - usual)
    if (rhythm.episodes['nothing-read']?.to === null) return
    // One week more than were seen: that nothing was ever otherwise is no proof that it never will be.
    rhythm.weeks[slot] = Math.min(weeks + 1, MOST_WEEKS)
    const seen = usual * (weeks + 1)
    const kept = weeks === MOST_WEEKS ? (seen * MOST_WEEKS) / (MOST_WEEKS + 1) : seen
    rhythm.slots[slot] = (kept + (rhythm.active ? 1 : 0)) / (rhythm.weeks[slot]! + 1)
  }

  #judge(rhythm: Rhythm, { source }: Pulse, at: number): Episode[] {
    const { unreadable, surety, lastRead } = rhythm
    const deaf = unreadable >= this.#policy.unreadableInputs
    const silent = !deaf && surety >= this.#policy.silenceSurety
    return [
      ...this.#state(rhythm, 'unreadable', source, deaf ? { count: unreadable, from: lastRead } : null, at),
      ...this.#state(rhythm, 'nothing-read', source, silent ? { count: 0, from: lastRead } : null, at),
    ]
  }

  #state(
    rhythm: Rhythm,
    cause: 'nothing-read' | 'unreadable',
    source: string,
    signs: { readonly count: number; readonly from: number } | null,
    at: number,
  ): Episode[] {
    const before = rhythm.episodes[cause]
    const isOpen = before?.to === null
    if (signs === null) {
      // Only what was read ends a silence.
      if (!isOpen || rhythm.lastRead <= before.from) return []
      before.lastSeen = at
      closed(before)
      return [before]
    }
    const full = { ...signs, share: null, severity: 'critical', place: 0 } as const
    if (isOpen) {
      const same = before.count === signs.count
      before.count = signs.count
      before.lastSeen = at
      renewed(before, full, at)
      return same ? [] : [before]
    }
    const identity: Identity = { kind: 'silence', cause, receiver: null, scope: null, listed: source }
    const episode = opened(before, identity, full, at, this.#policy)
    // Of one that came back: since when it is silent this time.
    const kept = { ...episode, from: signs.from, count: signs.count }
    note(kept, { at, words: null, named: null })
    rhythm.episodes[cause] = kept
    return [kept]
  }
}

function newRhythm(at: number): Rhythm {
  return {
    slots: new Array<number>(WEEK).fill(0),
    weeks: new Array<number>(WEEK).fill(0),
    ...{ hour: Math.floor(at / HOUR), active: false, seen: at, lastRead: at },
    ...{ unreadable: 0, surety: 0, episodes: {} },
  }
}

/** Nobody can tell whether a source is silent that is not in use any more. */
function ended({ episodes }: Rhythm): Episode[] {
  return Object.values(episodes).filter((one) => {
    if (one.to !== null) return false
    closed(one)
    return true
  })
}
