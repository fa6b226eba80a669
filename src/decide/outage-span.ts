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
}

/** By how many these exceed the share, and what time explains. Of several spans it adds up. */
export function excess(counts: Counts, { place, share }: Pick<Wanted, 'place' | 'share'>): number {
  return counts[place] - share * counts[PLACE.answers] - OVER_TIME * LOST_PER_DAY * counts[PLACE.days]
}

/**
 * The span around one slice, of any length, that most exceeds what is wanted; null where it has too few addresses. It
 * begins where the outage does: to go further in either direction would take in more that is good than bad.
 */
export function spanAround(
  slices: readonly Slice[],
  middle: number,
  wanted: Wanted,
): { readonly from: number; readonly to: number } | null {
  const first = furthest(slices, middle, -1, wanted)
  const last = furthest(slices, middle, 1, wanted)
  let addresses = 0
  let score = 0
  for (let n = first; n <= last; n++) {
    addresses += slices[n]!.counts[wanted.place]
    score += excess(slices[n]!.counts, wanted)
  }
  if (addresses < wanted.addresses || score <= 0) return null
  return { from: slices[first]!.from, to: slices[last]!.to }
}

/** How far to go in one direction for the most excess. */
function furthest(slices: readonly Slice[], middle: number, step: 1 | -1, wanted: Wanted): number {
  let [best, most, score] = [middle, 0, 0]
  for (let n = middle + step; n >= 0 && n < slices.length; n += step) {
    score += excess(slices[n]!.counts, wanted)
    if (score > most) [best, most] = [n, score]
  }
  return best
}
