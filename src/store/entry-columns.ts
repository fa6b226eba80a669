import type { Entry } from './shapes.ts'

/** What many entries of a list have alike. */
export type Head = Pick<Entry, 'kind' | 'scope' | 'reason' | 'source' | 'who'>

/**
 * Entries as they go from thread to thread, with the keys of their addresses: columns of numbers and texts are copied
 * faster than as many objects, and what is alike goes over once.
 */
export interface EntryColumns {
  readonly heads: readonly Head[]
  /** For each entry the number of its head. */
  readonly head: Uint32Array
  readonly at: Float64Array
  /** NaN: without an end. */
  readonly until: Float64Array
  readonly addresses: readonly string[]
  readonly notes: readonly (string | null)[]
  readonly keys: readonly string[]
}

export function columnsOf(entries: readonly Entry[], keyOf: (address: string) => string): EntryColumns {
  const heads: Head[] = []
  const head = new Uint32Array(entries.length)
  const at = new Float64Array(entries.length)
  const until = new Float64Array(entries.length)
  for (const [n, entry] of entries.entries()) {
    head[n] = numberOf(heads, entry)
    at[n] = entry.at
    until[n] = entry.until ?? Number.NaN
  }
  return {
    ...{ heads, head, at, until },
    addresses: entries.map(({ address }) => address),
    notes: entries.map(({ note = null }) => note),
    keys: entries.map(({ address }) => keyOf(address)),
  }
}

/** Lists have few, and long stretches of one. */
const LOOKED_AT = 16

function numberOf(heads: Head[], { kind, scope, reason, source, who }: Entry): number {
  const least = Math.max(0, heads.length - LOOKED_AT)
  for (let n = heads.length - 1; n >= least; n--) {
    const one = heads[n]!
    if (
      one.reason === reason &&
      one.kind === kind &&
      one.scope === scope &&
      one.source === source &&
      one.who === who
    )
      return n
  }
  return heads.push({ kind, scope, reason, source, who }) - 1
}

export function entryAt({ heads, head, at, until, addresses, notes }: EntryColumns, n: number): Entry {
  const end = until[n]!
  const rest = { at: at[n]!, until: Number.isNaN(end) ? null : end, note: notes[n]! }
  return { ...heads[head[n]!]!, address: addresses[n]!, ...rest }
}
