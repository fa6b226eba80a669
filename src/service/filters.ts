import { receiverNamed } from '../decide/receiver-title.ts'
import { timeIn } from './times.ts'

/** A filter as a request has it. */
interface Filter {
  since?: string
  before?: string
  endsBefore?: string
  receiver?: string
}

/** The same filter for the store: its times as numbers, its receiver by the name that events have. */
export function filterOf<T extends Filter>(query: T) {
  const { since, before, endsBefore, receiver, ...rest } = query
  return {
    ...rest,
    ...(receiver === undefined ? {} : { receiver: receiverNamed(receiver) }),
    since: timeIn(since, 'since'),
    before: timeIn(before, 'before'),
    endsBefore: timeIn(endsBefore, 'endsBefore'),
  }
}

/** What a request asks for of the list. */
interface ListQuery extends Filter {
  expired?: boolean
}

/** The same filter for the store: of entries that stand, or of those that are over. */
export function listFilter(query: ListQuery, now: number) {
  const { expired = false, ...rest } = query
  const filter = filterOf(rest)
  const second = nextSecond(now)
  if (!expired) return { ...filter, endsFrom: second }
  return { ...filter, endsBefore: Math.min(filter.endsBefore ?? second, second) }
}

/** The list is indexed by seconds: what ends within this one counts as over. */
const nextSecond = (now: number) => Math.floor(now / 1000) * 1000 + 1000
