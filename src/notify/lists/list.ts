import type { BlockKind } from '../../settings/kinds.ts'
import type { Listed } from '../../store/outgoing.ts'
import type { Entry } from '../../store/shapes.ts'
import { type Calls, RefusedError } from './calls.ts'
import type { Refused } from './status.ts'

/** An entry as it stands on a service's list. */
export interface Remote extends Pick<Entry, 'address' | 'kind' | 'reason' | 'note'> {
  /** When it came there; null where that is not told. */
  readonly at: number | null
}

/** A part of a list, and where the next time may begin. */
export interface RemotePage {
  readonly entries: readonly Remote[]
  /** null: from the beginning again. */
  readonly position: string | null
}

/** The suppression list of an account at a service. */
export interface RemoteList {
  /** What came onto the list since a position that an earlier page told; all of it where there is none. */
  pull(position: string | null): AsyncIterable<RemotePage>
  /** Puts addresses on it, at most {@link batch} at once. */
  push(listed: readonly Listed[]): Promise<readonly Refused[]>
  /** Takes addresses off it; those that are not there are no mistake. */
  remove(addresses: readonly string[]): Promise<readonly Refused[]>
  readonly batch: number
  /** The stream of mail to which alone the list applies, where it is the list of one. */
  readonly scope?: string | undefined
}

/** A service with a suppression list: its settings, and how it is spoken to. */
export interface ListKind<Block = never> extends BlockKind<Block> {
  /** The page that describes its API. */
  readonly documentation: string
  readonly open: (block: Block, calls: Calls) => RemoteList
}

/** Milliseconds of an ISO date, or of what else `Date` reads. */
export function timeOf(text: unknown): number | null {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : at
}

/** A list whose entries are looked through from the newest one that was seen, a day before it to be sure. */
export const OVERLAP = 24 * 3600 * 1000

/** One request for each; the ones that are refused with why. */
export async function eachOf<T extends { readonly address: string }>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<Refused[]> {
  const refused: Refused[] = []
  for (const one of all)
    try {
      await work(one)
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      refused.push({ address: one.address, why: error.message })
    }
  return refused
}
