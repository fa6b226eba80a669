import { Problem } from './problem.ts'

/** A time of a request in milliseconds since 1970; absent stays absent. */
export function timeIn(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  const at = Date.parse(text)
  if (Number.isNaN(at))
    throw new Problem('bad-request', `"${name}" must be a time such as 2026-11-30T12:00:00Z.`)
  return at
}

/** A time for people and programs; null where there is none. */
export const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
