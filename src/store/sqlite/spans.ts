import type { Connection } from './connection.ts'

/** What of a table a search looks at in one piece: the numbers between these two. */
export type Span = readonly [after: number, before: number]

/**
 * The numbers of a table's rows, from a cursor on, in pieces: what is rare is looked for without anybody waiting long.
 *
 * @example
 * [...spansOf({ first: 1, last: 25 }, undefined, 'newest', 10)] // [[15, 26], [5, 16], [0, 6]]
 */
export function* spansOf(
  { first, last }: { readonly first: number; readonly last: number },
  cursor: number | undefined,
  order: 'newest' | 'oldest',
  size: number,
): Generator<Span, void> {
  if (order === 'newest')
    for (let before = Math.min(cursor ?? last + 1, last + 1); before > first; ) {
      const after = Math.max(before - size - 1, first - 1)
      yield [after, before]
      before = after + 1
    }
  else
    for (let after = Math.max(cursor ?? first - 1, first - 1); after < last; ) {
      const before = Math.min(after + size + 1, last + 1)
      yield [after, before]
      after = before - 1
    }
}

/** The lowest and the highest number in a table; of an empty one, none. */
export function numbersOf(connection: Connection, table: 'events' | 'decisions', column: 'seq' | 'id') {
  const row = connection.get(
    `SELECT (SELECT min(${column}) FROM ${table}) AS first, (SELECT max(${column}) FROM ${table}) AS last`,
  )!
  return { first: Number(row.first ?? 0), last: Number(row.last ?? -1) }
}
