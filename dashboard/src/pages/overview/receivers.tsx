import { receiverTitle } from '../../../../src/decide/receiver-title.ts'
import { api, type StatsRow } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { number, percent } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { Spark } from '../../parts/spark.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { hrefTo } from '../../routing.ts'
import { type Counts, countsOf, groupedBy } from './numbers.ts'

interface Receiver extends Counts {
  readonly name: string
  /** Bounces of each day. */
  readonly trend: readonly number[]
}

const SHOWN = 10

const COLUMNS: readonly Column<Receiver>[] = [
  {
    head: 'Receiver',
    cell: ({ name }) => (
      <a href={hrefTo('events', '', { receiver: name })}>{receiverTitle(name) || 'unknown'}</a>
    ),
  },
  { head: 'Sent', end: true, cell: ({ sent }) => number(sent) },
  { head: 'Hard', end: true, cell: ({ hard, sent }) => percent(hard, sent) },
  { head: 'Soft', end: true, cell: ({ soft, sent }) => percent(soft, sent) },
  { head: 'Complaints', end: true, cell: ({ complaints }) => number(complaints) },
  {
    head: 'Bounces a day',
    cell: ({ name, trend }) => (
      <Spark values={trend} label={`Bounces a day at ${receiverTitle(name)}: ${toldTrend(trend)}`} />
    ),
  },
]

interface ReceiversProps {
  readonly span: { readonly since: string; readonly before: string }
  readonly days: readonly string[]
}

/** The receivers that get most of the mail, each against itself: a pooled rate hides where the trouble is. */
export function Receivers({ span, days }: ReceiversProps) {
  const load = useLoad(() => receivers(span, days), [span.since])
  return (
    <Card title="Receivers" flush>
      <Loaded load={load} empty={<Empty title="No receiver is known yet." />}>
        {(rows) => <Table caption="Receivers" columns={COLUMNS} rows={rows} keyOf={({ name }) => name} />}
      </Loaded>
    </Card>
  )
}

async function receivers(span: ReceiversProps['span'], days: readonly string[]): Promise<Receiver[]> {
  const rows = await api.stats({ by: 'receiver,kind,type', limit: 400, ...span })
  const largest = [...groupedBy(rows, 'receiver')]
    .map(([name, group]) => ({ name, ...countsOf(group) }))
    .toSorted((a, b) => b.sent + b.complaints - (a.sent + a.complaints))
    .slice(0, SHOWN)
  return Promise.all(
    largest.map(async (one) => {
      const bounces = await api.stats({ by: 'day,kind', receiver: one.name, ...span })
      return { ...one, trend: trendOf(bounces, days) }
    }),
  )
}

function trendOf(rows: readonly StatsRow[], days: readonly string[]): number[] {
  const byDay = groupedBy(
    rows.filter(({ kind }) => kind === 'bounce'),
    'day',
  )
  return days.map((day) => (byDay.get(day) ?? []).reduce((sum, { count }) => sum + count, 0))
}

function toldTrend(trend: readonly number[]): string {
  return `at most ${number(Math.max(0, ...trend))}, last ${number(trend.at(-1) ?? 0)}`
}
