/** `2026-11-20`: the day in UTC, for a table; empty for null. Takes ISO 8601 with any offset. */
export const dayOf = (at: string | null) => utc(at).slice(0, 10)

/** `2026-11-20 09:12`: the minute in UTC, for a table; empty for null. Takes ISO 8601 with any offset. */
export const minuteOf = (at: string | null) => utc(at).slice(0, 16).replace('T', ' ')

/** `2026-11-20 09:12 UTC`: the same for a sentence. */
export const momentOf = (at: string) => `${minuteOf(at)} UTC`

function utc(at: string | null): string {
  const time = at === null ? Number.NaN : Date.parse(at)
  return Number.isNaN(time) ? (at ?? '') : new Date(time).toISOString()
}
