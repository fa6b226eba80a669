import { eventJson } from './event-json.ts'
import type { EventFormat } from './format.ts'

/** One event a line. */
export function ndjsonFormat(): EventFormat {
  return {
    event: (event, place) => `${eventJson(event, place)}\n`,
    end: () => '',
  }
}
