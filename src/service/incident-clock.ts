import { INCIDENT_KINDS, type IncidentKind } from '../decide/incident.ts'
import type { Pulse } from '../decide/incidents/silence.ts'
import type { Outcome, SourceLog } from '../sources/source.ts'
import type { Store } from '../store/store.ts'

/** How often the clock is told. */
const EVERY = 60_000

/**
 * Tells the store what time it is and what the sources have read since: incidents close by the clock, and a source
 * that is silent does nothing that could be noticed otherwise.
 */
export class IncidentClock {
  readonly #store: Pick<Store, 'tick'>
  readonly #clock: () => number
  readonly #log: Pick<SourceLog, 'error'>
  readonly #pulses = new Map<string, { read: number; unreadable: number }>()
  #lasting: Readonly<Record<IncidentKind, number>> = NONE
  #timer: NodeJS.Timeout | undefined

  constructor(store: Pick<Store, 'tick'>, clock: () => number, log: Pick<SourceLog, 'error'>) {
    this.#store = store
    this.#clock = clock
    this.#log = log
  }

  /** How many incidents last, by kind. */
  get lasting(): Readonly<Record<IncidentKind, number>> {
    return this.#lasting
  }

  /** These sources are listened for from now on. */
  start(sources: readonly string[]): void {
    for (const name of sources) this.#pulseOf(name)
    void this.tick()
    this.#timer = setInterval(() => void this.tick(), EVERY)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** A source handed something over. */
  heard(source: string, { rejected }: Pick<Outcome, 'rejected'>): void {
    const pulse = this.#pulseOf(source)
    if (rejected === null) pulse.read++
    else pulse.unreadable++
  }

  #pulseOf(source: string) {
    const known = this.#pulses.get(source) ?? { read: 0, unreadable: 0 }
    this.#pulses.set(source, known)
    return known
  }

  async tick(): Promise<void> {
    const pulses: Pulse[] = [...this.#pulses].map(([source, pulse]) => ({ source, ...pulse }))
    for (const pulse of this.#pulses.values()) Object.assign(pulse, { read: 0, unreadable: 0 })
    try {
      this.#lasting = await this.#store.tick(this.#clock(), pulses)
    } catch (error) {
      this.#log.error({ problem: (error as Error).message }, 'incidents could not be looked at')
    }
  }
}

const NONE = Object.fromEntries(INCIDENT_KINDS.map((kind) => [kind, 0])) as Record<IncidentKind, number>
