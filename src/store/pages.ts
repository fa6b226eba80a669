import { UndeliveredError } from '../errors.ts'
import type { Page, PageRequest } from './shapes.ts'

/** Rows of a page unless told, and at most. */
export const PAGE = Object.freeze({ usual: 100, most: 1000 })

/** How many rows a page is to have. */
export function pageSize({ limit = PAGE.usual }: PageRequest): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE.most)
    throw new UndeliveredError('INPUT_TYPE', `a page of 1 to ${PAGE.most} items`, String(limit))
  return limit
}

/** The page of all rows that a request asks for. The cursor is the place of the last row that was seen. */
export function pageOf<T, P extends number | string>(
  rows: readonly T[],
  placeOf: (row: T) => P,
  request: PageRequest,
  order: 'newest' | 'oldest',
): Page<T> {
  const size = pageSize(request)
  const sign = order === 'newest' ? -1 : 1
  const { cursor } = request
  const sorted = [...rows].sort((a, b) => (placeOf(a) < placeOf(b) ? -sign : sign))
  const after = cursor === undefined ? sorted : sorted.filter((row) => follows(placeOf(row), cursor, sign))
  const items = after.slice(0, size)
  return { items, next: after.length > size ? String(placeOf(items.at(-1)!)) : null }
}

function follows(place: number | string, cursor: string, sign: number): boolean {
  const from = typeof place === 'number' ? Number(cursor) : cursor
  return sign > 0 ? place > from : place < from
}

/** The cursor of a list whose places are numbers. */
export function numberCursor({ cursor }: PageRequest): number | undefined {
  if (cursor === undefined) return undefined
  if (!/^\d{1,15}$/.test(cursor)) throw new UndeliveredError('INPUT_TYPE', 'a cursor of this list', cursor)
  return Number(cursor)
}
