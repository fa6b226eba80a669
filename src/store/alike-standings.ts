import type { ShownStanding } from './tables.ts'

/** Standings that are alike in all but their keys and since when they are: of millions there are a few kinds. */
export interface AlikeStandings {
  readonly standing: Omit<ShownStanding, 'since' | 'until'>
  /** From its beginning to its end, in milliseconds; null where it has none. */
  readonly lasts: number | null
  /** `ALIKE_BYTES` for each: the first ten of its key, then since when it is, the highest byte first. */
  readonly rows: Buffer
}

export const KEY_BYTES = 10
export const ALIKE_BYTES = KEY_BYTES + 8

/** Since when the row at this place is. */
export function sinceAt(rows: Buffer, at: number): number {
  return rows.readInt32BE(at + KEY_BYTES) * 2 ** 32 + rows.readUInt32BE(at + KEY_BYTES + 4)
}

/** One by itself. */
export function alikeOf(key: string, { since, until, ...standing }: ShownStanding): AlikeStandings {
  const rows = Buffer.alloc(ALIKE_BYTES)
  rows.write(key, 0, KEY_BYTES, 'hex')
  rows.writeBigInt64BE(BigInt(since), KEY_BYTES)
  return { standing, lasts: until === null ? null : until - since, rows }
}
