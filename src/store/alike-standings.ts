import type { ShownStanding } from './rows.ts'

/** Standings that are alike in all but their keys and their times: of millions there are a few kinds. */
export interface AlikeStandings {
  readonly standing: Omit<ShownStanding, 'since' | 'until'>
  /** `ALIKE_BYTES` for each: the first ten of its key, then since and until when it is, the highest byte first. */
  readonly rows: Buffer
}

export const KEY_BYTES = 10
const SINCE = KEY_BYTES
const UNTIL = SINCE + 8
export const ALIKE_BYTES = UNTIL + 8
/** What stands where there is no end: no time is so early. */
export const NO_UNTIL = -(2n ** 63n)

const timeAt = (rows: Buffer, at: number) => rows.readInt32BE(at) * 2 ** 32 + rows.readUInt32BE(at + 4)

/** Since when the row at this place is. */
export const sinceAt = (rows: Buffer, at: number): number => timeAt(rows, at + SINCE)

/** Until when; null: for good. */
export function untilAt(rows: Buffer, at: number): number | null {
  return rows.readInt32BE(at + UNTIL) === -(2 ** 31) ? null : timeAt(rows, at + UNTIL)
}

/** One by itself. */
export function alikeOf(key: string, { since, until, ...standing }: ShownStanding): AlikeStandings {
  const rows = Buffer.alloc(ALIKE_BYTES)
  rows.write(key, 0, KEY_BYTES, 'hex')
  rows.writeBigInt64BE(BigInt(since), SINCE)
  rows.writeBigInt64BE(until === null ? NO_UNTIL : BigInt(until), UNTIL)
  return { standing, rows }
}
