import type { StatsQuery, StatsRow } from '../store.ts'
import { type Statements, Where } from './query.ts'

const COLUMNS: Readonly<Record<StatsQuery['by'][number], string>> = {
  day: "strftime('%Y-%m-%d', at / 1000, 'unixepoch') AS day",
  kind: 'kind',
  type: 'type',
  reason: 'reason',
  receiver: 'receiver',
  scope: 'scope',
}

/** Counts events by the fields that are asked for, the most frequent first. */
export function statsOf(
  statements: Statements,
  { by, since, before, scope, receiver }: StatsQuery,
): StatsRow[] {
  const where = new Where()
    .and('at >= ?', since)
    .and('at < ?', before)
    .and('scope = ?', scope)
    .and('receiver = ?', receiver)
  const columns = by.map((field) => `${COLUMNS[field]}, `).join('')
  const grouped = by.length === 0 ? '' : ` GROUP BY ${by.join(', ')}`
  const sql = `SELECT ${columns}count(*) AS count FROM events${where.text}${grouped} ORDER BY count DESC, min(seq)`
  return statements
    .of(sql)
    .all(...where.values)
    .map((row) => ({ ...row })) as unknown as StatsRow[]
}
