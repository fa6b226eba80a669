import type { EventFormat } from './event-format.ts'
import { eventWriter } from './event-json.ts'

/** One event a line. */
export function ndjsonFormat(): EventFormat {
  const json = eventWriter()
  return {
    event: (event, place) => `${json(event, place)}\n`,
    end: () => '',
  }
}
