import { UndeliveredError } from '../errors.ts'
import { type Cell, csvLine } from './csv.ts'
import { formatNamed } from './detect.ts'
import type { ListForm, SuppressionEntry } from './entry.ts'
import type { ListFormat, Sheet } from './formats/format.ts'

/** Writes a list bit by bit; made by {@link listWriter}. */
export interface ListWriter {
  readonly form: ListForm
  /** Whether addresses that are only held may stand in it; elsewhere they would be suppressed for ever. */
  readonly held: boolean
  /** Whether an entry is left out, since it stops one stream of mail, and the list would stop all mail. */
  keepsOut(entry: Pick<SuppressionEntry, 'scope'>): boolean
  /** Before the first entry. */
  begin(): string
  /** One entry, mostly one line; empty where it belongs in another of the service's lists, or is kept out. */
  entry(entry: SuppressionEntry): string
  /** After the last entry. */
  end(): string
}

/**
 * Writes entries in the format of a service.
 *
 * @param name one of {@link LIST_TARGETS}; of a service that keeps several lists one of these, `mailgun:bounces`
 * @param form how; unless told, the form that the service takes
 * @param scope the stream that the list is for, where it is for one: else what stops a stream is kept out of formats that
 *   know no streams
 * @throws UndeliveredError `LIST_FORMAT` for the name of no format, `LIST_SHEET` where a service keeps several lists
 *   and none is named, `LIST_FORM` for a form that the format does not have
 * @example
 * const writer = listWriter('undelivered', 'csv')
 * out.write(writer.begin())
 * for (const entry of entries) out.write(writer.entry(entry))
 * out.write(writer.end())
 */
export function listWriter(name: string, form?: ListForm, scope = '*'): ListWriter {
  const { format, sheet: named } = formatNamed(name)
  const sheet = named ?? onlySheet(format)
  const chosen = form ?? sheet.forms[0]!
  if (!sheet.forms.includes(chosen))
    throw new UndeliveredError('LIST_FORM', name, sheet.forms.join(', '), chosen)
  const writer = chosen === 'csv' ? csvWriter(sheet) : jsonWriter(sheet, chosen)
  const keepsOut = (entry: Pick<SuppressionEntry, 'scope'>) =>
    sheet.scoped !== true && entry.scope !== '*' && entry.scope !== scope
  return { ...writer, keepsOut, entry: (entry) => (keepsOut(entry) ? '' : writer.entry(entry)) }
}

function onlySheet({ id, sheets }: ListFormat): Sheet {
  const [first, ...more] = sheets
  if (more.length === 0) return first!
  throw new UndeliveredError('LIST_SHEET', id, sheets.map((one) => `${id}:${one.id}`).join(', '))
}

function csvWriter(sheet: Sheet): Omit<ListWriter, 'keepsOut'> {
  const verbatim = sheet.verbatim === undefined ? -1 : sheet.columns.indexOf(sheet.verbatim)
  return {
    form: 'csv',
    held: sheet.held ?? false,
    begin: () => (sheet.headless ? '' : csvLine(sheet.columns)),
    entry: (entry) =>
      belongs(sheet, entry)
        ? sheet
            .rows(entry)
            .map((cells) => csvLine(cells, verbatim))
            .join('')
        : '',
    end: () => '',
  }
}

function jsonWriter(sheet: Sheet, form: 'json' | 'ndjson'): Omit<ListWriter, 'keepsOut'> {
  const lines = form === 'ndjson'
  let before = lines ? '' : '\n'
  return {
    form,
    held: sheet.held ?? false,
    begin: () => (lines ? '' : sheet.key === undefined ? '[' : `{${JSON.stringify(sheet.key)}:[`),
    entry: (entry) => {
      if (!belongs(sheet, entry)) return ''
      const objects = sheet.objects?.(entry) ?? sheet.rows(entry).map((cells) => objectOf(sheet, cells))
      return objects.map((one) => line(JSON.stringify(one))).join('')
    },
    end: () => (lines ? '' : sheet.key === undefined ? '\n]\n' : '\n]}\n'),
  }

  function line(json: string): string {
    if (lines) return `${json}\n`
    const text = before + json
    before = ',\n'
    return text
  }
}

const belongs = (sheet: Sheet, entry: SuppressionEntry) => sheet.takes?.(entry) ?? true

const objectOf = ({ columns }: Sheet, cells: readonly Cell[]) =>
  Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? null]))
