import type { EventFormat } from './format.ts'
import { safeJson } from './plain.ts'

/** One array, an event a line. */
export function jsonFormat(): EventFormat {
  let before = '[\n'
  return {
    event(event) {
      const text = `${before}${safeJson(event)}`
      before = ',\n'
      return text
    },
    end: () => (before === ',\n' ? '\n]\n' : '[]\n'),
  }
}
