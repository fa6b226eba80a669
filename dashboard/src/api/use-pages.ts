import { useEffect, useState } from 'preact/hooks'
import type { Page } from '../../../src/client/shapes.ts'
import { type Load, useLoad } from './use-load.ts'

/** A long list, of which one page is in the browser at a time. */
export interface Pages<T> extends Load<readonly T[]> {
  /** Counted from 1. */
  readonly number: number
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
}

/** Reads a list page by page; it begins anew whenever one of `by` changes. */
export function usePages<T>(
  page: (cursor: string | undefined) => Promise<Page<T>>,
  by: readonly unknown[],
): Pages<T> {
  const filters = JSON.stringify(by)
  const [place, setPlace] = useState<{ filters: string; cursors: readonly (string | undefined)[] }>({
    filters,
    cursors: [undefined],
  })
  const cursors = place.filters === filters ? place.cursors : [undefined]
  useEffect(() => setPlace({ filters, cursors: [undefined] }), [filters])
  const cursor = cursors.at(-1)
  const load = useLoad(() => page(cursor), [filters, cursor])
  const next = load.value?.next ?? null
  return {
    ...load,
    value: load.value?.items,
    number: cursors.length,
    next: next === null ? null : () => setPlace({ filters, cursors: [...cursors, next] }),
    previous: cursors.length < 2 ? null : () => setPlace({ filters, cursors: cursors.slice(0, -1) }),
  }
}
