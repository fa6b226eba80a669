import type { Effect, Taken } from './shapes.ts'

/** What became of an entry: whether it was new, and what it did. */
export interface Entered {
  readonly taken: Taken
  readonly effect: Effect
}

/** All that may become of one; in lists each is told by its number. */
export const ENTERED = [
  { taken: 'accepted', effect: 'new' },
  { taken: 'accepted', effect: 'known' },
  { taken: 'accepted', effect: 'none' },
  { taken: 'duplicate', effect: 'known' },
] as const satisfies readonly Entered[]

export const [NEW, KNOWN, NONE, DUPLICATE] = [0, 1, 2, 3] as const
