import { CODES, type CodeRow } from '../../model/codes.ts'
import { type Paint, paintFor } from '../colour.ts'
import { type Arguments, type Command, DONE, INCOMPLETE } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import { type Io, widthOf } from '../io.ts'
import { csvRow } from '../output/csv.ts'
import type { FormatName } from '../output/format.ts'
import { type Column, Grid } from '../output/grid.ts'
import { safeJson } from '../output/plain.ts'
import { hanging } from '../output/wrap.ts'
import { Printer } from '../printer.ts'
import { Problems } from '../problems.ts'

export const codes: Command = {
  name: 'codes',
  synopsis: '[OPTIONS] [CODE…]',
  description:
    'Shows the table of bounce codes: SMTP replies, and RFC 3463 status codes with their dots left out (511 is 5.1.1). With CODE it tells all that is known of that code.',
  options: [FORMAT_OPTION],
  examples: [
    ['undelivered codes', 'the whole table'],
    ['undelivered codes 521', 'one code, its RFC 3463 twin, and where practice differs'],
    ['undelivered codes 4.2.2', 'the temporary twin of 5.2.2'],
  ],
  run,
}

async function run({ options, positionals }: Arguments, io: Io): Promise<number> {
  const format = chosenFormat({ options, positionals }, io)
  const problems = new Problems(io.stderr)
  const rows = positionals.length ? asked(positionals, problems) : CODES
  const printer = new Printer(io.stdout)
  const width = widthOf(io.stdout, io.env, 80)
  if (rows.length || format === 'json' || !positionals.length)
    await printer.print(written(rows, format, positionals.length > 0, width, paintFor(io.stdout, io.env)))
  await printer.flush()
  return problems.status === DONE ? DONE : INCOMPLETE
}

function asked(texts: readonly string[], problems: Problems): CodeRow[] {
  const rows: CodeRow[] = []
  for (const text of texts) {
    const row = rowFor(text)
    if (row) rows.push(row)
    else problems.report(text, notFound(text))
  }
  return rows
}

/** `521`, `5.2.1`, or `4.2.1`: the temporary twin, which has the same meaning and is soft. */
function rowFor(text: string): CodeRow | undefined {
  const found = CODES.find((row) => String(row.code) === text || row.status === text)
  if (found || !/^4\.\d+\.\d+$/.test(text)) return found
  const twin = CODES.find((row) => row.status === `5${text.slice(1)}`)
  return twin && { ...twin, code: Number(text.replaceAll('.', '')), type: 'soft', status: text }
}

function notFound(text: string): string {
  if (!/^\d{3}$|^\d\.\d{1,3}\.\d{1,3}$/.test(text)) return 'this is no code; a code looks like 550 or 5.1.1.'
  return 'this code is not in the table. undelivered codes shows all that are.'
}

function written(
  rows: readonly CodeRow[],
  format: FormatName,
  detailed: boolean,
  width: number,
  paint: Paint,
): string {
  if (format === 'table')
    return detailed ? rows.map((row) => details(row, width, paint)).join('\n') : table(rows, width, paint)
  if (format === 'csv')
    return (
      csvRow(['code', 'type', 'meaning', 'status']) +
      rows.map((row) => csvRow(Object.values(record(row)))).join('')
    )
  const lines = rows.map((row) => safeJson(record(row)))
  return format === 'json' ? `[\n${lines.join(',\n')}\n]\n` : lines.map((line) => `${line}\n`).join('')
}

function record({ code, type, meaning, status }: CodeRow) {
  return { code, type, meaning, status }
}

const COLUMNS: readonly Column<CodeRow>[] = [
  { title: 'CODE', rank: 1, cell: (row) => String(row.code) },
  { title: 'TYPE', rank: 2, cell: (row) => row.type, paint: typeColour },
  { title: 'MEANING', rank: 3, min: 10, cell: (row) => row.meaning },
]

function typeColour({ type }: CodeRow): keyof Paint {
  return type === 'hard' ? 'red' : 'yellow'
}

function table(rows: readonly CodeRow[], width: number, paint: Paint): string {
  const grid = new Grid(COLUMNS, rows, width, paint)
  return grid.header() + rows.map((row) => grid.row(row)).join('')
}

const TYPE_IN_WORDS = {
  hard: 'permanent: do not try again',
  soft: 'temporary: a later attempt can be made',
}

function details(row: CodeRow, width: number, paint: Paint): string {
  const head = `${paint.bold(String(row.code))}  ${row.meaning}\n`
  const twin = row.status ? `RFC 3463 status ${row.status}` : 'none: an SMTP reply of its own (RFC 5321)'
  return (
    head +
    hanging('  Type      ', `${row.type} (${TYPE_IN_WORDS[row.type]})`, width) +
    hanging('  Twin      ', twin, width) +
    hanging('  Practice  ', row.practice ?? 'as the table says.', width)
  )
}
