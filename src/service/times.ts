import { Problem } from './problem.ts'

/** A time of a request in milliseconds since 1970; absent stays absent. */
export function timeIn(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  const at = Date.parse(text)
  if (Number.isNaN(at))
    throw new Problem('bad-request', `"${name}" must be a time such as 2026-11-30T12:00:00Z.`)
  return at
}

/** The same filter with its times as numbers. */
export function withTimes<T extends { since?: string; before?: string; endsBefore?: string }>(query: T) {
  const { since, before, endsBefore, ...rest } = query
  return {
    ...rest,
    since: timeIn(since, 'since'),
    before: timeIn(before, 'before'),
    endsBefore: timeIn(endsBefore, 'endsBefore'),
  }
}

/** What a request asks for of the list. */
interface ListQuery {
  since?: string
  before?: string
  endsBefore?: string
  expired?: boolean
}

/** The same filter for the store: of entries that stand, or of those that are over. */
export function listFilter(query: ListQuery, now: number) {
  const { expired = false, ...rest } = query
  const filter = withTimes(rest)
  const second = nextSecond(now)
  if (!expired) return { ...filter, endsFrom: second }
  return { ...filter, endsBefore: Math.min(filter.endsBefore ?? second, second) }
}

/** The list is indexed by seconds: what ends within this one counts as over. */
const nextSecond = (now: number) => Math.floor(now / 1000) * 1000 + 1000

/** A time for people and programs; null where there is none. */
export const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
