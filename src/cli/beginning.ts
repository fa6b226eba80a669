import { UsageError } from './command.ts'

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 }

/**
 * The time that `--since` tells, in milliseconds since 1970: `7d`, `24h`, `2w`, or a time.
 *
 * @throws UsageError for any other text
 */
export function beginningOf(text: string, now: number): number {
  const [, count, unit] = /^(\d{1,4})([hdw])$/.exec(text) ?? []
  const at = count === undefined ? dateIn(text) : now - Number(count) * UNITS[unit!]!
  if (Number.isNaN(at))
    throw new UsageError(`--since ${text}: it must be as 7d, 24h, 2w, or a time such as 2026-11-01.`)
  return at
}

const dateIn = (text: string) => (/^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN)
