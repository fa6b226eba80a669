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
