import type { ListForm } from '../../exchange/entry.ts'
import { listWriter } from '../../exchange/list-writer.ts'
import type { SuppressionFilter } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'
import { lineFor } from './entry.ts'

export interface ExportOptions {
  readonly format: string
  readonly form?: ListForm | undefined
  readonly filter: SuppressionFilter
}

/**
 * The list in the format of a service, piece by piece, however long it is. Held addresses are left out of lists that
 * know no end, and entries of one stream out of those that know no streams, unless the filter asks for them.
 *
 * @throws UndeliveredError `LIST_FORMAT`, `LIST_SHEET`, `LIST_FORM` at once, before any piece
 */
export function exportList(store: Store, { format, form, filter }: ExportOptions): AsyncIterable<string> {
  const writer = listWriter(format, form, filter.scope)
  const wanted = writer.held ? filter : { state: 'suppressed' as const, ...filter }
  return pieces()

  async function* pieces(): AsyncIterable<string> {
    yield writer.begin()
    for (let cursor: string | undefined; ; ) {
      const { items, next } = await store.suppressions({ ...wanted, cursor, limit: 1000 })
      yield items.map((one) => written(lineFor(one))).join('')
      if (next === null) break
      cursor = next
    }
    yield writer.end()
  }

  function written(line: ReturnType<typeof lineFor>): string {
    return line === null ? '' : writer.entry(line)
  }
}
