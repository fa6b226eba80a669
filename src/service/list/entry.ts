import type { SuppressionEntry } from '../../exchange/entry.ts'
import type { Entry, Suppression } from '../../store/shapes.ts'

const KINDS = {
  manual: 'suppress',
  bounces: 'bounce',
  mirrored: 'bounce',
  complaint: 'complaint',
  unsubscribe: 'unsubscribe',
} as const

/** What is to be entered for a line of a list; what tells no date began now. */
export function entryFrom(one: SuppressionEntry, who: string, now: number): Entry {
  const { address, scope, cause, reason, since, until, source, note } = one
  const at = since === null ? now : Math.min(since, now)
  return { address, scope, kind: KINDS[cause], reason, at, until, source, who, note }
}

/** A suppression as a line of a list; null where its address is not kept. */
export function lineFor(one: Suppression): SuppressionEntry | null {
  const { address, scope, cause, reason, since, until, source, note } = one
  return address === null ? null : { address, scope, cause, reason, since, until, source, note }
}
