import { paint } from '../colour.ts'
import type { EventFormat, FormatOptions, PrintedEvent, PrintedPlace } from './event-format.ts'
import { type Column, Grid } from './grid.ts'
import { fateColour, fateInWords } from './words.ts'

/** Rows by which the table is laid out; it is printed from then on, however many follow. */
const SAMPLE = 200

/** One event a row, as many columns as the width allows. */
export function tableFormat({ width, colour }: FormatOptions): EventFormat {
  let waiting: Row[] = []
  let grid: Grid<Row> | undefined
  const begin = () => {
    grid = new Grid(columns(commonFolder(waiting)), waiting, width, paint(colour))
    const text = waiting.length ? grid.header() + waiting.map((row) => grid!.row(row)).join('') : ''
    waiting = []
    return text
  }
  return {
    event(event, place) {
      if (grid) return grid.row({ event, place })
      waiting.push({ event, place })
      return waiting.length < SAMPLE ? '' : begin()
    },
    end: () => (grid ? '' : begin()),
  }
}

interface Row {
  readonly event: PrintedEvent
  readonly place: PrintedPlace
}

function columns(folder: string): Column<Row>[] {
  return [
    {
      title: 'RESULT',
      rank: 1,
      cell: ({ event }) => fateInWords(event),
      paint: ({ event }) => fateColour(event),
    },
    { title: 'REASON', rank: 2, cell: ({ event }) => event.reason ?? '' },
    { title: 'RECIPIENT', rank: 3, min: 20, max: 40, cell: ({ event }) => event.recipient ?? '' },
    { title: 'CODE', rank: 6, cell: ({ event }) => event.status ?? String(event.reply ?? '') },
    { title: 'DO', rank: 5, cell: ({ event }) => event.advice.do },
    {
      title: 'FILE',
      rank: 4,
      min: 14,
      max: 44,
      cut: 'middle',
      cell: ({ place }) => placeInWords(place, folder),
      paint: () => 'dim',
    },
    { title: 'WHAT WAS SAID', rank: 7, min: 24, cell: ({ event }) => said(event) },
  ]
}

/** `file`, and in a file of several messages which one. The folder that all are in need not be repeated. */
function placeInWords({ file = '', message, line }: PrintedPlace, folder: string): string {
  const name = file.startsWith(folder) ? file.slice(folder.length) : file
  if (line !== undefined) return `${name}:${line}`
  return message ? `${name}#${message}` : name
}

/** The folder, with its slash, that all the files are in; empty where there is none. */
function commonFolder(rows: readonly Row[]): string {
  let common = folderOf(rows[0]?.place.file)
  for (const { place } of rows) {
    const { file = '' } = place
    while (common && !file.startsWith(common)) common = folderOf(common.slice(0, -1))
  }
  return common
}

function folderOf(file = ''): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}

function said(event: PrintedEvent): string {
  return (event.diagnostic ?? event.explanation.evidence).replace(/\s+/g, ' ')
}
