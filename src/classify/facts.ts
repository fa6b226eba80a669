import type { BounceType } from '../model/advice.ts'
import type { Blocklist, Explanation, Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'
import type { Candidate } from './candidate.ts'

/** What is known of one failure, in the order of its authority. */
export interface Facts {
  /** The remote system's words, most authoritative first. */
  readonly remote: readonly string[]
  /** The reporting system's own words. */
  readonly prose: readonly string[]
  /** The status that the report gives in a field of its own. */
  readonly status: string | null
  /** The reply code that the report gives in a field of its own. */
  readonly reply: number | null
  /** True for a report that gives up. */
  readonly final: boolean
  /** True where it is known that a delivery failed or is late; else the text may be of another kind. */
  readonly isFailure: boolean
  /** Host names and addresses that tell the receiver. */
  readonly hosts: readonly string[]
  readonly recipient: string | null
  /** Envelope sender or author of the message that came back. */
  readonly sender: string | null
}

/** What a failure means. */
export interface Verdict {
  readonly kind: Kind
  readonly type: BounceType | null
  readonly reason: Reason | null
  readonly status: string | null
  readonly reply: number | null
  readonly provider: string | null
  readonly blocklist: Blocklist | null
  readonly retryAfter: number | null
  readonly explanation: Explanation
}

/** What the texts have told so far. */
export interface Gathered {
  best: Candidate
  /** What says that the text is no plain failure. */
  told: Candidate | null
  provider: string | null
  status: string | null
  reply: number | null
  blocklist: Blocklist | null
  temporary: boolean
  permanent: boolean
  /** Texts that may name a wait. */
  waits: readonly string[]
  /** No rule knows any of the words. */
  wordless: boolean
  /** An operator's own rule does. */
  ownWords: boolean
  /** The best is a rule that others dispute (find.ts). */
  disputed: boolean
}
