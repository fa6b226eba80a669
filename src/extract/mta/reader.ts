import type { Notice } from '../notice.ts'
import type { Report } from '../report.ts'

/**
 * A system whose reports have a form of their own. `marks` are looked for in the notice's header, text and status
 * fields in one pass with those of all others; `read` is called only where one of them stands.
 */
export interface SystemReader {
  /** As in the event's `software`. */
  readonly id: string
  /** For people: "qmail". */
  readonly title: string
  /** Patterns (match/pattern.ts) that tell the system; looked for in `name: value` header lines and text. */
  readonly marks: readonly string[]
  /**
   * Reads what the general readers cannot. Null where the notice turns out to be another's, or says no more than
   * they find. Absent where the marks only name the system.
   */
  readonly read?: (notice: Notice) => readonly Report[] | null
  /** Its text tells better than the Action field whether it has given up. */
  readonly knowsAction?: true
  /** It tells a refusal in the form of a receipt (RFC 8098). */
  readonly isRefusalInReceipt?: true
}
