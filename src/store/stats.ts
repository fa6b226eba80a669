import type { EventRow } from './rows.ts'
import type { StatsQuery, StatsRow } from './shapes.ts'

const FIELDS: Readonly<Record<StatsQuery['by'][number], (row: EventRow) => string | null>> = {
  day: ({ receivedAt, event }) => new Date(timeOf(event.timestamp, receivedAt)).toISOString().slice(0, 10),
  kind: ({ event }) => event.kind,
  type: ({ event }) => event.type,
  reason: ({ event }) => event.reason,
  receiver: ({ receiver }) => receiver,
  scope: ({ scope }) => scope,
}

function timeOf(told: string | null, received: number): number {
  const at = told === null ? Number.NaN : Date.parse(told)
  return Number.isNaN(at) ? received : Math.min(at, received)
}

/** Counts events by the fields that are asked for, the most frequent first. */
export function statsOf(
  rows: Iterable<EventRow>,
  { by, since, before, scope, receiver }: StatsQuery,
): StatsRow[] {
  const counts = new Map<string, { row: Record<string, string | null>; count: number }>()
  for (const one of rows) {
    if (one.apart !== null) continue
    const at = timeOf(one.event.timestamp, one.receivedAt)
    if (at < since || at >= before) continue
    if ((scope !== undefined && one.scope !== scope) || (receiver !== undefined && one.receiver !== receiver))
      continue
    const row = Object.fromEntries(by.map((field) => [field, FIELDS[field](one)]))
    const key = JSON.stringify(row)
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { row, count: 1 })
    else known.count++
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ row, count }) => ({ ...row, count }) as StatsRow)
}
