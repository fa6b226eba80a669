import type { EventFormat } from './format.ts'
import { safeJson } from './plain.ts'

/** One event a line. */
export function ndjsonFormat(): EventFormat {
  return {
    event: (event) => `${safeJson(event)}\n`,
    end: () => '',
  }
}
