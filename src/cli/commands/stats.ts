import type { StatsRow } from '../../client/index.ts'
import { type Arguments, type Command, DONE } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { grouped } from '../output/numbers.ts'
import { printRows, type RowLayout } from '../output/rows.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { filterOf, filterOptions } from '../service/filters.ts'

const FILTERS = ['since', 'before', 'scope', 'receiver'] as const

export const stats: Command = {
  name: 'stats',
  synopsis: '[OPTIONS]',
  description: 'Counts the events that are kept, of the last 30 days unless told otherwise.',
  options: [
    {
      name: 'by',
      value: 'FIELDS',
      text: 'some of day, kind, type, reason, receiver, scope, with commas (kind,reason)',
    },
    ...filterOptions(FILTERS),
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered stats', 'what came back, by kind and reason'],
    ['undelivered stats --by receiver,type --since 2026-11-01', 'which receivers refuse most'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const by = args.options.by?.[0] ?? 'kind,reason'
  const fields = by.split(',').map((one) => one.trim()) as (keyof StatsRow)[]
  return withClient(args, io, async (client) => {
    const rows = await client.stats({ by, ...filterOf(args, FILTERS) })
    await printRows(rows, layoutOf(fields), chosenFormat(args, io), io)
    return DONE
  })
}

const layoutOf = (fields: readonly (keyof StatsRow)[]): RowLayout<StatsRow> => ({
  columns: [
    { title: 'COUNT'.padStart(9), rank: 1, cell: ({ count }) => grouped(count).padStart(9) },
    ...fields.map((field, n) => ({
      title: field.toUpperCase(),
      rank: n + 2,
      cell: (row: StatsRow) => String(row[field] ?? '-'),
    })),
  ],
  names: [...fields, 'count'],
  cells: (row) => [...fields.map((field) => row[field] as string | null), row.count],
  none: 'Nothing came in within this time.',
})
