import type { Cause } from '../decide/state.ts'
import type { Reason } from '../model/reasons.ts'

/** One line of a suppression list, whatever service it came from. Times are milliseconds since 1970. */
export interface SuppressionEntry {
  /** With the domain in lower case. */
  readonly address: string
  /** `*` (all mail) or the name of a stream. */
  readonly scope: string
  readonly cause: Cause
  /** null where the list does not say. It may be one that is no fault of the address: `treatmentOf` tells. */
  readonly reason: Reason | null
  /** Since when the service has it; null where the list does not say. */
  readonly since: number | null
  /** null: no end is told. */
  readonly until: number | null
  /** Where it came from: `import:sendgrid`. */
  readonly source: string
  /** The service's own words: the reply it got, else its word for why. */
  readonly note: string | null
}

/** An entry as it was read, with its place in the list. */
export interface ReadEntry extends SuppressionEntry {
  /** From 1; of a value that spans lines, the first. */
  readonly line: number
}

/** A line that was not imported, or not wholly. */
export interface LineProblem {
  /** From 1; of a value that spans lines, the first. */
  readonly line: number
  /** The line, cut to 200 characters. */
  readonly text: string
  /** A plain sentence. */
  readonly problem: string
}

/** How a list is written down: a table, one JSON value, or one JSON object a line. */
export type ListForm = 'csv' | 'json' | 'ndjson'

const SHOWN = 200

export function problemOf(line: number, text: string, problem: string): LineProblem {
  return { line, text: text.slice(0, SHOWN).trimEnd(), problem }
}

/** Longest line, quoted value or JSON object that is read, in characters. */
export const LONGEST = 64 * 1024
