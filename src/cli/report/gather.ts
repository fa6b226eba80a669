import type { Incident } from '../../decide/incident.ts'
import { observationOf } from '../../decide/observation.ts'
import { OutageGuard } from '../../decide/outage.ts'
import type { Policy } from '../../decide/policy.ts'
import { receiverOf } from '../../decide/receiver.ts'
import { addressOf, record, timeOf } from '../../decide/record.ts'
import type { ReadEntry } from '../../exchange/entry.ts'
import { entryFrom } from '../../service/list/entry.ts'
import { historyWith } from '../../store/entering.ts'
import type { ReadEvent } from '../event-reading.ts'
import { EvidenceBox } from './evidence.ts'
import { Histories } from './histories.ts'
import { surpriseOfEntry, surpriseOfEvent } from './surprise.ts'
import { Surprises } from './surprises.ts'

/** Takes in the events of an archive: a short history for each address, whatever the archive's size. */
export class Gathering {
  readonly histories = new Histories()
  readonly surprises = new Surprises()
  readonly evidence = new EvidenceBox()
  readonly #guard: OutageGuard
  readonly #clock: number
  readonly #incidents = new Map<string, Incident>()
  #newest: number | null = null
  #oldest: number | null = null
  #last: number | null = null
  #withoutAddress = 0

  /** @param clock the present: no event is taken to be later */
  constructor(policy: Policy, clock: number) {
    this.#guard = new OutageGuard(policy)
    this.#clock = clock
  }

  get incidents(): readonly Incident[] {
    return [...this.#incidents.values()]
  }

  /** The time of the first and of the last event; null where there is none. */
  get span(): readonly [number, number] | null {
    return this.#oldest === null ? null : [this.#oldest, this.#newest!]
  }

  /** Failures that name no address: nothing can be decided of them. */
  get withoutAddress(): number {
    return this.#withoutAddress
  }

  take({ event, place, date }: ReadEvent): void {
    if (event.kind === 'auto-reply' || event.kind === 'not-a-bounce' || event.kind === 'delayed') return
    const address = addressOf(event)
    if (address === null) {
      this.#withoutAddress++
      return
    }
    const received = { at: this.#timeOf(event.timestamp, date) }
    const before = this.histories.get(address)
    const where = { receiver: receiverOf(event), at: timeOf(event, received.at) }
    this.#watch(observationOf(before, event, where))
    const after = record(before, event, received)
    if (after === before) return
    this.histories.set(address, after)
    const surprise = surpriseOfEvent(address, event)
    if (surprise !== null) this.surprises.add(surprise)
    if (event.kind !== 'delivered') this.evidence.keep(event, place)
  }

  /**
   * A line of a suppression list: what an import at the time of its file would make of it.
   * @param date when the list was written, in milliseconds since 1970
   */
  enter(entry: ReadEntry, file: string, date: number): void {
    const { address: listed, since, line, note, cause } = entry
    const address = listed.toLowerCase()
    const read = Math.min(date, this.#clock)
    const at = Math.min(since ?? read, read)
    this.#newest = Math.max(this.#newest ?? read, read)
    this.#oldest = Math.min(this.#oldest ?? at, at)
    const id = `${file}:${line}`
    const before = this.histories.get(address)
    this.histories.set(address, historyWith(before, entryFrom(entry, '', read), id, read))
    const surprise = surpriseOfEntry(address, entry, id)
    if (surprise !== null) this.surprises.add(surprise)
    this.evidence.keep({ id, diagnostic: note, explanation: { evidence: cause } }, { file, line })
  }

  /** An event without a date is taken to be as old as the one before it, else as its file. */
  #timeOf(timestamp: string | null, date: number): number {
    const undated = Math.min(this.#last ?? date, this.#clock)
    const dated = timestamp !== null && !Number.isNaN(Date.parse(timestamp))
    const at = dated ? timeOf({ timestamp }, this.#clock) : undated
    this.#last = at
    this.#newest = Math.max(this.#newest ?? at, at)
    this.#oldest = Math.min(this.#oldest ?? at, at)
    return dated ? this.#clock : at
  }

  #watch(observation: ReturnType<typeof observationOf>): void {
    if (observation === null) return
    for (const outage of this.#guard.observe(observation)) this.#incidents.set(outage.id, outage)
  }
}
