import { fold } from './fields.ts'
import type { ListFormat } from './formats/format.ts'

/** What of a format's columns a list has. */
interface Nearness {
  readonly format: ListFormat
  /** As the service writes them. */
  readonly columns: readonly string[]
}

/** The format of whose columns a list has most, at least half of a set that tells it; null where there is none. */
export function nearestFormat(
  names: readonly string[],
  formats: readonly ListFormat[],
  least = 0.5,
): Nearness | null {
  const given = new Set(names.map(fold))
  let best: {
    readonly format: ListFormat
    readonly marks: readonly string[]
    readonly share: number
  } | null = null
  for (const format of formats)
    for (const marks of [...format.marks, ...(format.exactly ?? [])]) {
      const share = marks.filter((mark) => given.has(mark)).length / marks.length
      if (share >= least && share > (best?.share ?? -1)) best = { format, marks, share }
    }
  if (best === null) return null
  const { format, marks } = best
  return { format, columns: marks.map((mark) => writtenAs(mark, format)) }
}

function writtenAs(mark: string, { sheets }: ListFormat): string {
  return sheets.flatMap(({ columns }) => columns).find((name) => fold(name) === mark) ?? mark
}

/** The name that somebody may have meant: one that differs by a letter or two; null where there is none. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const given = written.slice(0, LONGEST).toLowerCase()
  let best: string | null = null
  let least = Math.min(2, Math.floor(given.length / 3))
  for (const name of names) {
    const distance = distanceOf(given, name)
    if (distance > least || (best !== null && distance === least)) continue
    best = name
    least = distance
  }
  return best
}

const LONGEST = 40

/** How many letters must be put in, taken out, changed or swapped with the next. */
function distanceOf(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, n) => n)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = swaps ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(changed, swapped, rows[i - 1]![j]! + 1, row[j - 1]! + 1))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
