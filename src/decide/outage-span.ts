import { type Counts, PLACE, type Slice } from './outage-counts.ts'

/**
 * Of addresses that are not mailed some close each day: one of so many. Of those not mailed for a quarter some 6 % are
 * gone, of a year a quarter.
 */
const LOST_PER_DAY = 1 / 1460
/** So many times as many must be unknown as time alone explains. */
const OVER_TIME = 2

/** What a span of time must have in it to be an outage. */
export interface Wanted {
  /** Which addresses are counted: {@link PLACE}. */
  readonly place: typeof PLACE.unknown | typeof PLACE.apart
  readonly addresses: number
  /** Which part of the answers these must exceed, 0 to 1. */
  readonly share: number
  /** Which part of the answers these are at other times. */
  readonly usual: number
}

/** By how many these exceed the share, and what time explains. Of several spans it adds up. */
export function excess(counts: Counts, { place, share }: Pick<Wanted, 'place' | 'share'>): number {
  return counts[place] - share * counts[PLACE.answers] - OVER_TIME * LOST_PER_DAY * counts[PLACE.days]
}

/**
 * The span around one slice that most exceeds what is wanted, of those of any length that have enough addresses beyond
 * the usual; null where there is none. A quiet hour cannot cut an outage in two that are each too small to be seen, and
 * the usual unknown users of the days before never make up for addresses that lack.
 */
export function spanAround(
  slices: readonly Slice[],
  middle: number,
  wanted: Wanted,
): { readonly from: number; readonly to: number } | null {
  const { place, addresses, usual } = wanted
  const scores = sums(slices, (counts) => excess(counts, wanted))
  const beyond = sums(slices, (counts) => counts[place] - usual * counts[PLACE.answers])
  let [first, last, most] = [-1, -1, 0]
  for (let from = 0; from <= middle; from++) {
    for (let to = middle + 1; to <= slices.length; to++) {
      const score = scores[to]! - scores[from]!
      if (score <= most || beyond[to]! - beyond[from]! <= addresses - 1) continue
      ;[first, last, most] = [from, to - 1, score]
    }
  }
  return first < 0 ? null : { from: slices[first]!.from, to: slices[last]!.to }
}

/** What all slices before the first, the second and so on have together; at the end all of them. */
function sums(slices: readonly Slice[], of: (counts: Counts) => number): number[] {
  const all = [0]
  for (const [n, { counts }] of slices.entries()) all.push(all[n]! + of(counts))
  return all
}
