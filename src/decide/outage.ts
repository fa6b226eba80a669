import type { Incident } from './incident.ts'
import { DEFAULT_POLICY, type Policy } from './policy.ts'
import { DAY } from './term.ts'

/** One final answer of a receiver, as the guard needs it. */
export interface Observation {
  readonly receiver: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly address: string
  /** Whether it called the address or its domain unknown, for good. */
  readonly unknown: boolean
  /** Whether the address took mail before. */
  readonly known: boolean
}

/** Answers of a minute or a day: all, those that say unknown, and of these the addresses that took mail before. */
type Counts = [when: number, all: number, unknown: number, known: number]

/** What is remembered of one receiver: plain data that can be stored. */
export interface ReceiverMemory {
  newest: number
  /** The span that is looked at, minute by minute. */
  minutes: Counts[]
  /** What came before it, day by day; the time of an incident is left out. */
  days: Counts[]
  /** The last different addresses that were called unknown. */
  unknown: [address: string, at: number][]
  /** The beginning of the incident that is open, and when its signs were last seen. */
  open: { from: number; seen: number } | null
}

const MINUTE = 60_000
/** How many receivers are remembered: those heard of last. */
const RECEIVERS = 10_000

/**
 * Notices that a receiver has an outage and calls good addresses unknown. Answers go in one by one, roughly in order
 * of time; its memory is bounded. It only tells: `decide` then holds what lies within the incident, the minutes
 * before it was noticed included.
 *
 * @example
 * const guard = new OutageGuard()
 * const incident = guard.observe({ receiver: 'gmail', at, address, unknown: true, known: true })
 * if (incident) incidents = [...incidents.filter((one) => one.from !== incident.from), incident]
 */
export class OutageGuard {
  readonly #policy: Policy
  readonly #receivers: Map<string, ReceiverMemory>

  /** @param memory what {@link memory} gave, to go on after a restart */
  constructor(
    policy: Policy = DEFAULT_POLICY,
    memory: Iterable<readonly [receiver: string, memory: ReceiverMemory]> = [],
  ) {
    this.#policy = policy
    this.#receivers = new Map([...memory].map(([name, one]) => [name, structuredClone(one)]))
  }

  /** All that it remembers, as plain data. */
  get memory(): [receiver: string, memory: ReceiverMemory][] {
    return structuredClone([...this.#receivers])
  }

  /** What it remembers of one receiver, as plain data; null where it remembers nothing. */
  memoryOf(receiver: string): ReceiverMemory | null {
    const found = this.#receivers.get(receiver)
    return found === undefined ? null : structuredClone(found)
  }

  /** The incident that this answer opens or closes, else null. One that closes has the `from` it was opened with. */
  observe(one: Observation): Incident | null {
    const memory = this.#remembered(one.receiver)
    const closed = this.#close(memory, one)
    this.#count(memory, one)
    if (!this.#signs(memory)) return closed
    if (memory.open !== null) {
      memory.open.seen = memory.newest
      return closed
    }
    memory.open = { from: memory.newest - this.#span, seen: memory.newest }
    return { receiver: one.receiver, from: memory.open.from, to: null, resolution: null }
  }

  get #span(): number {
    return this.#policy.outageMinutes * MINUTE
  }

  #remembered(receiver: string): ReceiverMemory {
    const found = this.#receivers.get(receiver)
    if (found !== undefined) this.#receivers.delete(receiver)
    else if (this.#receivers.size >= RECEIVERS) this.#drop()
    const memory = found ?? { newest: 0, minutes: [], days: [], unknown: [], open: null }
    this.#receivers.set(receiver, memory)
    return memory
  }

  /** The receiver heard of longest ago, unless it has an incident. */
  #drop(): void {
    for (const [name, { open }] of this.#receivers) {
      if (open !== null) continue
      this.#receivers.delete(name)
      return
    }
    this.#receivers.delete(this.#receivers.keys().next().value!)
  }

  #close(memory: ReceiverMemory, { receiver, at }: Observation): Incident | null {
    if (memory.open === null) return null
    const to = memory.open.seen + this.#policy.outageQuietMinutes * MINUTE
    if (at <= to) return null
    const { from } = memory.open
    memory.open = null
    // What was answered during the incident is not usual.
    memory.minutes = []
    memory.unknown = []
    return { receiver, from, to, resolution: null }
  }

  #count(memory: ReceiverMemory, { at, address, unknown, known }: Observation): void {
    memory.newest = Math.max(memory.newest, at)
    const start = memory.newest - this.#span
    this.#age(memory, start)
    if (at < start) {
      if (memory.open === null || at < memory.open.from) this.#addDay(memory, at, 1, unknown ? 1 : 0)
      return
    }
    add(memory.minutes, Math.floor(at / MINUTE), 1, unknown ? 1 : 0, unknown && known ? 1 : 0)
    if (!unknown) return
    const others = memory.unknown.filter(([name, when]) => name !== address && when >= start)
    others.push([address, at])
    memory.unknown = others.slice(-this.#policy.outageAddresses)
  }

  /** Minutes that have left the span become part of the usual. */
  #age(memory: ReceiverMemory, start: number): void {
    const first = Math.floor(start / MINUTE)
    for (let oldest = memory.minutes[0]; oldest && oldest[0] < first; oldest = memory.minutes[0]) {
      const [minute, all, unknown] = oldest
      memory.minutes.shift()
      if (memory.open === null) this.#addDay(memory, minute * MINUTE, all, unknown)
    }
    memory.unknown = memory.unknown.filter(([, at]) => at >= start)
  }

  #addDay(memory: ReceiverMemory, at: number, all: number, unknown: number): void {
    const oldest = Math.floor(memory.newest / DAY) - this.#policy.outageBaseDays
    memory.days = memory.days.filter(([day]) => day >= oldest)
    const day = Math.floor(at / DAY)
    if (day >= oldest) add(memory.days, day, all, unknown, 0)
  }

  #signs({ minutes, days, unknown }: ReceiverMemory): boolean {
    const { outageAddresses, outagePercent, outageGrowth, outageKnownPercent } = this.#policy
    if (unknown.length < outageAddresses) return false
    const now = sum(minutes)
    const share = now.unknown / now.all
    if (share * 100 <= outagePercent || now.known * 100 <= now.unknown * outageKnownPercent) return false
    const usual = sum(days)
    return usual.all === 0 || share > (outageGrowth * usual.unknown) / usual.all
  }
}

/** Adds to the entry of that time; entries are kept in order of time. */
function add(list: Counts[], when: number, all: number, unknown: number, known: number): void {
  let at = list.length
  while (at > 0 && list[at - 1]![0] > when) at--
  const entry = list[at - 1]
  if (entry?.[0] === when) {
    entry[1] += all
    entry[2] += unknown
    entry[3] += known
  } else list.splice(at, 0, [when, all, unknown, known])
}

function sum(list: readonly Counts[]): { all: number; unknown: number; known: number } {
  const total = { all: 0, unknown: 0, known: 0 }
  for (const [, all, unknown, known] of list) {
    total.all += all
    total.unknown += unknown
    total.known += known
  }
  return total
}
