import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import type { Outcome, Received, Sink } from '../../sources/source.ts'
import { keptId } from '../../store/kept-id.ts'
import type { Taken } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'
import { mail, type RawReport, type RawReports, textReport, webhookReport } from '../raw/report.ts'
import { Turns } from '../turns.ts'
import { type Read, ReceivedReader } from './read-received.ts'

/** What a sink works with. */
export interface SinkContext {
  readonly store: Pick<Store, 'take' | 'position' | 'setPosition'>
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly rules?: OwnRules | undefined
  /** Where it is kept as it came; nowhere unless told. */
  readonly raw?: RawReports | undefined
  /** Told of what became of each thing that was kept. */
  readonly onTaken?: ((outcome: Outcome) => void) | undefined
}

/**
 * Reads what one source hands over, and keeps it in the store. The store takes together what many sources hand over
 * while it writes.
 */
export class StoreSink implements Sink {
  readonly #context: SinkContext
  readonly #place: string
  readonly #scope: string | undefined
  /** Lines of a log are joined across calls. */
  readonly #reader: ReceivedReader

  /** @param scope the stream of mail, where what is received does not tell */
  constructor(name: string, scope: string | undefined, context: SinkContext) {
    this.#context = context
    this.#place = `source:${name}`
    this.#scope = scope
    this.#reader = new ReceivedReader(context.rules)
  }

  async take(received: readonly Received[], position?: string): Promise<readonly Outcome[]> {
    const { store, clock, onTaken } = this.#context
    const at = clock()
    const read = await readAll(this.#reader, received, at)
    const intakes = read.flatMap(({ events }, n) => {
      const { scope, apart } = received[n]!
      return events.map((event) => ({ event, at, scope: scope ?? event.stream ?? this.#scope, apart }))
    })
    const taken = intakes.length === 0 ? [] : [...(await store.take(intakes))]
    if (position !== undefined) await store.setPosition(this.#place, position)
    const outcomes = read.map(({ events, rejected }, n) => {
      const own = taken.splice(0, events.length)
      const accepted = own.filter((one) => one === 'accepted').length
      const kinds = events.map(({ kind }) => kind)
      if (accepted > 0) this.#keepRaw(received[n]!, events, own)
      return { kinds, accepted, duplicates: own.length - accepted, rejected }
    })
    if (onTaken !== undefined) for (const outcome of outcomes) onTaken(outcome)
    return outcomes
  }

  #keepRaw(received: Received, events: readonly DeliveryEvent[], taken: readonly Taken[]): void {
    const fresh = events.filter((_, n) => taken[n] === 'accepted')
    this.#context.raw?.keep(
      rawOf(received),
      fresh.map(({ id }) => keptId(id, received.apart)),
    )
  }

  look(received: readonly Received[]): Promise<readonly Outcome[]> {
    return looked(received, this.#context)
  }

  position(): Promise<string | null> {
    return this.#context.store.position(this.#place)
  }
}

function rawOf(received: Received): RawReport {
  if ('email' in received) return mail(received.email)
  return 'log' in received ? textReport(received.log) : webhookReport(received.webhook)
}

/** What would become of it, had nothing of it been there before. */
export async function looked(
  received: readonly Received[],
  { clock, rules }: Pick<SinkContext, 'clock' | 'rules'>,
): Promise<readonly Outcome[]> {
  const read = await readAll(new ReceivedReader(rules), received, clock())
  return read.map(({ events, rejected }) => ({
    kinds: events.map(({ kind }) => kind),
    accepted: events.length,
    duplicates: 0,
    rejected,
  }))
}

/** Others have their turn meanwhile. */
async function readAll(reader: ReceivedReader, received: readonly Received[], now: number) {
  const turns = new Turns()
  const all: Read[] = []
  for (const one of received) {
    all.push(reader.read(one, now))
    if (turns.over()) await turns.next()
  }
  return all
}
