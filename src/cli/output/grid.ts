import type { Paint } from '../colour.ts'
import { plain } from './plain.ts'
import { cutEnd, cutMiddle, padTo, widthOfText } from './width.ts'

/** A column of a table for people. */
export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => string
  /** Columns with a higher number are the first to be left out where there is no room. */
  readonly rank: number
  /** The least width worth showing; absent: all of it or nothing. */
  readonly min?: number
  readonly max?: number
  /** Where too long a text is cut: absent, at its end. */
  readonly cut?: 'middle'
  readonly paint?: (row: Row) => keyof Paint | undefined
}

interface Sized<Row> {
  readonly column: Column<Row>
  readonly width: number
}

const GAP = '  '

/** A table laid out for a width by its first rows; later rows follow the same lay-out. */
export class Grid<Row> {
  readonly #columns: readonly Sized<Row>[]
  readonly #paint: Paint

  constructor(columns: readonly Column<Row>[], rows: readonly Row[], width: number, paint: Paint) {
    this.#columns = sized(columns, rows, width)
    this.#paint = paint
  }

  header(): string {
    const titles = this.#columns.map(({ column, width }) => padTo(cutEnd(column.title, width), width))
    return `${this.#paint.bold(titles.join(GAP).trimEnd())}\n`
  }

  row(row: Row): string {
    const cells = this.#columns.map(({ column, width }) => {
      const text = plain(column.cell(row))
      const padded = padTo(column.cut === 'middle' ? cutMiddle(text, width) : cutEnd(text, width), width)
      const colour = column.paint?.(row)
      return colour ? this.#paint[colour](padded) : padded
    })
    return `${cells.join(GAP).trimEnd()}\n`
  }
}

function sized<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number): Sized<Row>[] {
  const wanted = new Map(columns.map((column) => [column, naturalWidth(column, rows)]))
  const shown = new Map<Column<Row>, number>()
  let room = width + GAP.length
  const ranked = [...columns].sort((a, b) => a.rank - b.rank)
  for (const column of ranked) {
    const natural = wanted.get(column)!
    const least = Math.min(natural, column.min ?? natural)
    if (natural === 0 || least + GAP.length > room) continue
    shown.set(column, least)
    room -= least + GAP.length
  }
  for (const [column, least] of shown) {
    const more = Math.min(room, wanted.get(column)! - least)
    shown.set(column, least + more)
    room -= more
  }
  return columns
    .filter((column) => shown.has(column))
    .map((column) => ({ column, width: shown.get(column)! }))
}

/** 0 where all cells are empty: such a column is not shown. */
function naturalWidth<Row>({ cell, title, max }: Column<Row>, rows: readonly Row[]): number {
  let width = 0
  for (const row of rows) width = Math.max(width, widthOfText(plain(cell(row))))
  if (width === 0 && rows.length) return 0
  return Math.min(Math.max(width, title.length), max ?? Number.POSITIVE_INFINITY)
}
