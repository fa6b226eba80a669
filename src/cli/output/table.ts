import { paint } from '../colour.ts'
import type { EventFormat, FormatOptions, PrintedEvent } from './format.ts'
import { type Column, Grid } from './grid.ts'
import { fateColour, fateInWords } from './words.ts'

/** Rows by which the table is laid out; it is printed from then on, however many follow. */
const SAMPLE = 200

/** One event a row, as many columns as the width allows. */
export function tableFormat({ width, colour }: FormatOptions): EventFormat {
  let waiting: PrintedEvent[] = []
  let grid: Grid<PrintedEvent> | undefined
  const begin = () => {
    grid = new Grid(columns(commonFolder(waiting)), waiting, width, paint(colour))
    const text = waiting.length ? grid.header() + waiting.map((event) => grid!.row(event)).join('') : ''
    waiting = []
    return text
  }
  return {
    event(event) {
      if (grid) return grid.row(event)
      waiting.push(event)
      return waiting.length < SAMPLE ? '' : begin()
    },
    end: () => (grid ? '' : begin()),
  }
}

function columns(folder: string): Column<PrintedEvent>[] {
  return [
    { title: 'RESULT', rank: 1, cell: fateInWords, paint: fateColour },
    { title: 'REASON', rank: 2, cell: (event) => event.reason ?? '' },
    { title: 'RECIPIENT', rank: 3, min: 20, max: 40, cell: (event) => event.recipient ?? '' },
    { title: 'CODE', rank: 6, cell: (event) => event.status ?? String(event.reply ?? '') },
    { title: 'DO', rank: 5, cell: (event) => event.advice.do },
    {
      title: 'FILE',
      rank: 4,
      min: 14,
      max: 44,
      cut: 'middle',
      cell: (event) => place(event, folder),
      paint: () => 'dim',
    },
    { title: 'WHAT WAS SAID', rank: 7, min: 24, cell: said },
  ]
}

/** `file`, and in a file of several messages which one. The folder that all are in need not be repeated. */
function place({ file = '', message, line }: PrintedEvent, folder: string): string {
  const name = file.startsWith(folder) ? file.slice(folder.length) : file
  if (line !== undefined) return `${name}:${line}`
  return message ? `${name}#${message}` : name
}

/** The folder, with its slash, that all the files are in; empty where there is none. */
function commonFolder(events: readonly PrintedEvent[]): string {
  let common = folderOf(events[0]?.file)
  for (const { file = '' } of events) {
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
