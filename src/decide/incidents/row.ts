import { TROUBLES, type Trouble } from '../incident.ts'
import { type Buckets, COUNTED, noBuckets } from './buckets.ts'
import type { Episode } from './episode.ts'

/** How wide a bucket is. */
export const WIDTH = COUNTED.troubles + TROUBLES.length

/** Where a trouble is counted. */
export const placeOf = (trouble: Trouble) => COUNTED.troubles + TROUBLES.indexOf(trouble)

/** What is remembered of a receiver, a stream or a blocklist's listing: plain data that can be stored. */
export interface Row extends Buckets {
  /** The last different people, by what happened to them. */
  who: Record<string, [who: string, at: number][]>
  /** The incident of each cause: the one that is open, or the last. */
  episodes: Record<string, Episode>
}

export const newRow = (): Row => ({ ...noBuckets(), who: {}, episodes: {} })

/** Whether any incident of it is open. */
export function hasOpen({ episodes }: Row): boolean {
  for (const name in episodes) if (episodes[name]!.to === null) return true
  return false
}

/** Remembers one of the last so many different people; how many there are within the last 24 hours. */
export function people(row: Row, name: string, who: string, at: number, most: number): number {
  const start = row.newest - DAY
  const others = (row.who[name] ?? []).filter(([one, when]) => one !== who && when > start)
  if (at > start) others.push([who, at])
  row.who[name] = others.slice(-most)
  return row.who[name].length
}

const DAY = 24 * 3600_000
