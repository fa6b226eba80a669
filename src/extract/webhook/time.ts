import { serviceTime } from '../../decode/service-time.ts'
import { text } from './json.ts'

/** A time as services write it, as ISO 8601; null where the value is none. */
export function timeOf(value: unknown): string | null {
  const written = text(value)
  return written === null ? null : serviceTime(written)
}
