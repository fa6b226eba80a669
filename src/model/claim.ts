import type { BounceType } from './advice.ts'
import type { Reason } from './reasons.ts'

/** What the service that reports a failure says itself: weaker than clear words of the remote system. */
export interface Claim {
  /** The service's own words, from the general to the special, as `bounce/blocked`. */
  readonly providerType: string
  /** Hard or soft; null where the words do not say. */
  readonly type: BounceType | null
  readonly reason: Reason | null
}
