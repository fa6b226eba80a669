import { type Folded, unfolded } from './folded.ts'
import type { Tables } from './tables.ts'

/** Writes all rows that it stands for. */
export function addUnfolded(tables: Tables, folded: Folded): void {
  const { row, entry, decision } = unfolded(folded)
  tables.addEntry(entry.id, folded.key, entry.provenance)
  tables.putAddress(row, null)
  tables.addDecision(decision)
}
