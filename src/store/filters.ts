import { timeOf } from '../decide/record.ts'
import type { DeliveryEvent } from '../model/event.ts'
import type { DecisionRow, EventRow, KeptStanding } from './rows.ts'
import type { DecisionFilter, EventFilter, StoredEvent, SuppressionFilter } from './shapes.ts'

/** Absent wants all. */
const is = <T>(wanted: T | undefined, value: T) => wanted === undefined || wanted === value

const within = (at: number, { since, before }: { since?: number | undefined; before?: number | undefined }) =>
  at >= (since ?? Number.NEGATIVE_INFINITY) && at < (before ?? Number.POSITIVE_INFINITY)

export function fitsEvent(
  row: EventRow,
  filter: EventFilter & { readonly key?: string | undefined },
): boolean {
  const { event, scope, receiver, key, receivedAt, apart } = row
  return (
    is(filter.key, key as string) &&
    is(filter.kind, event.kind) &&
    is(filter.type, event.type as 'hard') &&
    is(filter.reason, event.reason!) &&
    is(filter.receiver, receiver) &&
    is(filter.source, event.source) &&
    is(filter.scope, scope) &&
    (filter.unsure !== true || isUnsure(event)) &&
    is(filter.apart, apart) &&
    (filter.reasons === undefined || filter.reasons.includes(event.reason!)) &&
    is(filter.blocklist, event.blocklist?.name ?? null) &&
    is(filter.listed, event.blocklist?.listed as string) &&
    within(timeOf(event, receivedAt), { since: filter.happenedSince, before: filter.happenedBefore }) &&
    within(receivedAt, filter)
  )
}

const isUnsure = ({ type, reason, explanation: { how } }: DeliveryEvent) =>
  type !== null && (reason === 'unknown' || how === 'model' || how === 'default')

export function fitsSuppression(
  row: Omit<KeptStanding, 'state'> & { readonly state: string; readonly address: string | null },
  filter: SuppressionFilter,
): boolean {
  return (
    is(filter.scope, row.scope) &&
    is(filter.state, row.state as 'held') &&
    is(filter.cause, row.cause) &&
    is(filter.reason, row.reason!) &&
    is(filter.source, row.source) &&
    is(filter.receiver, row.receiver) &&
    is(filter.domain?.toLowerCase(), row.address === null ? '' : domainOf(row.address)) &&
    within(row.since, filter) &&
    (filter.endsFrom === undefined || row.until === null || row.until >= filter.endsFrom) &&
    (filter.endsBefore === undefined || (row.until !== null && row.until < filter.endsBefore))
  )
}

export function fitsDecision(
  row: DecisionRow,
  event: StoredEvent | null,
  filter: DecisionFilter & { readonly key?: string | undefined },
): boolean {
  return (
    is(filter.key, row.key) &&
    is(filter.rule, row.rule as string) &&
    is(filter.reason, row.reason!) &&
    is(filter.to, row.to) &&
    is(filter.receiver, (event as EventRow | null)?.receiver ?? '') &&
    (filter.text === undefined || contains(event?.event.diagnostic, filter.text)) &&
    within(row.at, filter)
  )
}

const contains = (text: string | null | undefined, words: string) =>
  (text ?? '').toLowerCase().includes(words.toLowerCase())

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
