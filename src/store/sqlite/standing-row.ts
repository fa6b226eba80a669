import type { KeptStanding } from '../rows.ts'
import type { SqlRow } from './driver.ts'

/** A standing as its row has it. */
export function standingOf(row: SqlRow): KeptStanding {
  const { cause, scope, state, reason, rule, ref, since, until, source, who, note, receiver } = row
  const standing = { cause, scope, state, reason, rule, ref, since, until, source, who, note, receiver }
  return standing as unknown as KeptStanding
}
