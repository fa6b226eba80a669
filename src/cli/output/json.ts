import type { EventFormat } from './event-format.ts'
import { eventWriter } from './event-json.ts'

/** One array, an event a line. */
export function jsonFormat(): EventFormat {
  const json = eventWriter()
  let before = '[\n'
  return {
    event(event, place) {
      const text = `${before}${json(event, place)}`
      before = ',\n'
      return text
    },
    end: () => (before === ',\n' ? '\n]\n' : '[]\n'),
  }
}
