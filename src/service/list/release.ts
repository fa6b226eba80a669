import type { Entry, SuppressionFilter } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'

/** Entries that are read and released at once. */
const PIECE = 1000

/**
 * Lifts every entry that a filter finds, as if somebody had released each by hand.
 *
 * @returns how many, and how many could not be, since only a hash of their address is kept
 */
export async function releaseAll(
  store: Pick<Store, 'suppressions' | 'enter'>,
  filter: SuppressionFilter,
  who: string,
  now: number,
): Promise<{ readonly released: number; readonly unnamed: number }> {
  let released = 0
  let unnamed = 0
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await store.suppressions({ ...filter, cursor, limit: PIECE })
    const entries = items.flatMap(({ address, scope }): Entry[] =>
      address === null ? [] : [{ address, scope, kind: 'allow', at: now, source: 'manual', who }],
    )
    await store.enter(entries, now)
    released += entries.length
    unnamed += items.length - entries.length
    if (next === null) return { released, unnamed }
    cursor = next
  }
}
