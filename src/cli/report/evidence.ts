import type { DeliveryEvent } from '../../model/event.ts'
import type { Place } from '../event-reading.ts'
import { cutEnd } from '../output/width.ts'

/** What a surprise is shown with: the words, and where they stand. */
export interface Evidence {
  readonly words: string
  readonly place: string
}

/** So many are kept: more cannot be shown anyway. */
const MOST = 20_000
const LONGEST = 200

/** The words of events, by the event's id, up to a number. */
export class EvidenceBox {
  readonly #kept = new Map<string, Evidence>()

  keep(event: Told, place: Place): void {
    if (this.#kept.size < MOST && !this.#kept.has(event.id))
      this.#kept.set(event.id, evidenceOf(event, place))
  }

  of(id: string): Evidence | null {
    return this.#kept.get(id) ?? null
  }
}

/** An event, or a line of a list with the service's words. */
export type Told = Pick<DeliveryEvent, 'id' | 'diagnostic'> & {
  readonly explanation: Pick<DeliveryEvent['explanation'], 'evidence'>
}

function evidenceOf({ diagnostic, explanation }: Omit<Told, 'id'>, place: Place): Evidence {
  const words = cutEnd((diagnostic ?? explanation.evidence).replace(/\s+/g, ' '), LONGEST)
  const where = 'line' in place ? `:${place.line}` : place.message ? `#${place.message}` : ''
  return { words, place: `${place.file}${where}` }
}
