import { normaliseAddress } from '../decode/address.ts'
import { UndeliveredError } from '../errors.ts'
import { nearestName } from '../match/nearest-name.ts'
import { fold } from './fields.ts'
import type { ListFormat, Sheet } from './formats/format.ts'
import { LIST_FORMAT_NAMES, LIST_FORMATS, LIST_TARGETS } from './formats/index.ts'
import { plain } from './formats/plain.ts'
import { nearestFormat } from './nearest-format.ts'

/** A format, and one of its lists where that was named. */
export interface Chosen {
  readonly format: ListFormat
  readonly sheet: Sheet | null
}

/**
 * The format that is meant: `sendgrid`, or one of its lists, `sendgrid:bounces`.
 * @throws UndeliveredError `LIST_FORMAT` for any other name
 */
export function formatNamed(name: string): Chosen {
  const [id, list] = name.split(':', 2)
  const format = LIST_FORMATS.find((one) => one.id === id)
  const sheet = list === undefined ? null : format?.sheets.find((one) => one.id === list)
  if (format === undefined || sheet === undefined)
    throw new UndeliveredError('LIST_FORMAT', name, meant(name, format))
  return { format, sheet }
}

/** Which formats there are: the one that was meant, if that can be told. */
function meant(name: string, format: ListFormat | undefined): string {
  const targets = LIST_TARGETS.map((one) => one.name)
  if (format !== undefined && format.sheets.length > 1)
    return `the lists of ${format.id} are ${targets.filter((one) => one.startsWith(`${format.id}:`)).join(', ')}.`
  const near = nearestName(name, [...LIST_FORMAT_NAMES, ...targets])
  return near === null ? `the formats are ${LIST_FORMAT_NAMES.join(', ')}.` : `did you mean ${near}?`
}

/** Which format has these columns or keys. */
export function formatWith(names: readonly string[]): ListFormat | null {
  const folded = new Set(names.map(fold))
  folded.delete('')
  const has = (marks: readonly string[]) => marks.every((mark) => folded.has(mark))
  return (
    LIST_FORMATS.find(
      ({ marks, exactly = [] }) =>
        marks.some(has) || exactly.some((all) => all.length === folded.size && has(all)),
    ) ?? null
  )
}

/** How a table is to be read: its format, where each folded column stands, and whether the first record is data. */
export interface Layout {
  readonly format: ListFormat
  readonly columns: ReadonlyMap<string, number>
  readonly headless: boolean
}

/**
 * What the first record of a table tells.
 * @throws UndeliveredError `LIST_UNKNOWN` where no format has such columns
 */
export function layoutOf(cells: readonly string[], named: ListFormat | null): Layout {
  if (cells.some((cell) => normaliseAddress(cell) !== null)) return headless(cells, named)
  const names = cells.map(fold)
  const fits = named?.sheets.some((sheet) => hasAddress(named, sheet, names)) ?? true
  // A list of bare addresses whose first one is bad.
  if (!fits && cells.length === 1 && named?.headless !== undefined) return headless(cells, named)
  const format = named ?? formatWith(cells)
  if (format === null || !fits) throw unknownList(cells, named)
  const columns = new Map<string, number>()
  names.forEach((name, at) => {
    if (!columns.has(name)) columns.set(name, at)
  })
  return { format, columns, headless: false }
}

/** Whether a table with these columns can be of the format: it has a column that one of its marks names first. */
function hasAddress(
  { marks, exactly = [] }: ListFormat,
  { verbatim }: Sheet,
  names: readonly string[],
): boolean {
  const first = [...marks, ...exactly].flatMap((set) => set[0] ?? [])
  return [...first, ...(verbatim === undefined ? [] : [fold(verbatim)])].some((name) => names.includes(name))
}

function headless(cells: readonly string[], named: ListFormat | null): Layout {
  const format =
    named?.headless !== undefined
      ? named
      : (LIST_FORMATS.find((one) => one.headless?.looksLike(cells) === true) ?? plain)
  if (named !== null && format !== named) throw unknownList(cells, named)
  const { columns } = format.headless!
  if (format !== plain)
    return { format, columns: new Map(columns.map((name, at) => [name, at])), headless: true }
  const at = Math.max(
    0,
    cells.findIndex((cell) => normaliseAddress(cell) !== null),
  )
  return {
    format,
    columns: new Map([
      ['address', at],
      ['rest', at === 0 ? 1 : 0],
    ]),
    headless: true,
  }
}

export function unknownList(names: readonly string[], named: ListFormat | null): UndeliveredError {
  const seen = names.map((name) => `“${name.trim().slice(0, 40)}”`).slice(0, 20)
  return new UndeliveredError('LIST_UNKNOWN', seen.join(', ') || 'nothing', nearness(names, named))
}

/** What the list is nearest to, or what one of the named format has. */
function nearness(names: readonly string[], named: ListFormat | null): string {
  const near = named === null ? nearestFormat(names, LIST_FORMATS) : nearestFormat(names, [named], 0)
  if (near === null) return ''
  const columns = near.columns.map((name) => `“${name}”`).join(', ')
  return named === null
    ? `; the nearest is ${near.format.id}, which has ${columns}`
    : ` as ${named.id}, which has ${columns}`
}
