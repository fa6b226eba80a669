import { eventJson } from './event-json.ts'
import type { EventFormat } from './format.ts'

/** One array, an event a line. */
export function jsonFormat(): EventFormat {
  let before = '[\n'
  return {
    event(event, place) {
      const text = `${before}${eventJson(event, place)}`
      before = ',\n'
      return text
    },
    end: () => (before === ',\n' ? '\n]\n' : '[]\n'),
  }
}
