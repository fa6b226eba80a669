import { eventWriter } from './event-json.ts'
import type { EventFormat } from './format.ts'

/** One event a line. */
export function ndjsonFormat(): EventFormat {
  const json = eventWriter()
  return {
    event: (event, place) => `${json(event, place)}\n`,
    end: () => '',
  }
}
