import { paintFor } from '../colour.ts'
import { type Io, widthOf } from '../io.ts'
import { Printer } from '../printer.ts'
import { csvRow } from './csv.ts'
import type { FormatName } from './format.ts'
import { type Column, Grid } from './grid.ts'
import { safeJson } from './plain.ts'

/** So many rows tell how wide a table's columns are. */
const LAID_OUT = 200

/** How rows are shown: to people by columns, to programs whole or by named cells. */
export interface RowLayout<Row> {
  readonly columns: readonly Column<Row>[]
  /** For CSV: the names of the cells, and the cells. */
  readonly names: readonly string[]
  readonly cells: (row: Row) => readonly (string | number | boolean | null | undefined)[]
  /** What is said in place of an empty table. */
  readonly none: string
}

/** Prints rows as they come; resolves to how many there were. */
export async function printRows<Row extends object>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  layout: RowLayout<Row>,
  format: FormatName,
  io: Io,
): Promise<number> {
  const printer = new Printer(io.stdout)
  const pieces = format === 'table' ? tableTexts(rows, layout, io) : programTexts(rows, layout, format)
  let count = 0
  for await (const [text, many] of pieces) {
    count += many
    await printer.print(text)
    if (printer.closed) break
  }
  await printer.flush()
  return count
}

type Pieces = AsyncIterable<readonly [text: string, rows: number]>

async function* tableTexts<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  { columns, none }: RowLayout<Row>,
  io: Io,
): Pieces {
  const width = widthOf(io.stdout, io.env, 120)
  const first: Row[] = []
  let grid: Grid<Row> | null = null
  for await (const row of rows) {
    if (grid !== null) yield [grid.row(row), 1]
    else {
      first.push(row)
      if (first.length < LAID_OUT) continue
      grid = new Grid(columns, first, width, paintFor(io.stdout, io.env))
      yield [laidOut(grid, first), first.length]
    }
  }
  if (grid === null && first.length > 0)
    yield [laidOut(new Grid(columns, first, width, paintFor(io.stdout, io.env)), first), first.length]
  if (first.length === 0) yield [`${none}\n`, 0]
}

const laidOut = <Row>(grid: Grid<Row>, rows: readonly Row[]) =>
  grid.header() + rows.map((row) => grid.row(row)).join('')

async function* programTexts<Row extends object>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  { names, cells }: RowLayout<Row>,
  format: Exclude<FormatName, 'table'>,
): Pieces {
  let before = format === 'json' ? '[\n' : ''
  if (format === 'csv') yield [csvRow(names), 0]
  for await (const row of rows) {
    if (format === 'csv')
      yield [csvRow(cells(row).map((one) => (typeof one === 'boolean' ? String(one) : one))), 1]
    else if (format === 'ndjson') yield [`${safeJson(row)}\n`, 1]
    else {
      yield [before + safeJson(row), 1]
      before = ',\n'
    }
  }
  if (format === 'json') yield [before === ',\n' ? '\n]\n' : '[]\n', 0]
}
