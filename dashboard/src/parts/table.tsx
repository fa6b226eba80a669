import type { ComponentChildren } from 'preact'
import type { Pages } from '../api/use-pages.ts'
import { Button } from './button.tsx'
import { Loaded } from './states.tsx'

export interface Column<T> {
  readonly head: string
  cell(row: T): ComponentChildren
  /** Numbers stand at the end of their column. */
  readonly end?: boolean
  /** Takes what room is left. */
  readonly grow?: boolean
}

interface TableProps<T> {
  /** What it lists, for those who do not see it. */
  readonly caption: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  keyOf(row: T): string | number
}

/** A table; on a narrow screen each row is a card, with the heads as names. */
export function Table<T>({ caption, columns, rows, keyOf }: TableProps<T>) {
  return (
    <div class="table-box">
      <table>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, end, grow }) => (
              <th key={head} scope="col" class={classOf(end, grow)}>
                {head || <span class="hidden">Actions</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ head, cell, end, grow }) => (
                <td key={head} data-label={head} class={classOf(end, grow)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const classOf = (end = false, grow = false) => (end ? 'end' : grow ? 'grow' : undefined)

interface PagedTableProps<T> extends Omit<TableProps<T>, 'rows'> {
  readonly pages: Pages<T>
  readonly empty: ComponentChildren
}

/** A long list in pages. */
export function PagedTable<T>({ pages, empty, ...table }: PagedTableProps<T>) {
  return (
    <>
      <Loaded load={pages} empty={empty} lines={8}>
        {(rows) => <Table rows={rows} {...table} />}
      </Loaded>
      <Pager pages={pages} caption={table.caption} />
    </>
  )
}

function Pager({ pages, caption }: { readonly pages: Pages<unknown>; readonly caption: string }) {
  const { next, previous, number, loading } = pages
  if (next === null && previous === null) return null
  return (
    <nav class="pager" aria-label={`Pages of: ${caption}`}>
      <Button onClick={previous ?? undefined} disabled={previous === null || loading}>
        Previous
      </Button>
      <span class="muted">Page {number}</span>
      <Button onClick={next ?? undefined} disabled={next === null || loading}>
        Next
      </Button>
    </nav>
  )
}
