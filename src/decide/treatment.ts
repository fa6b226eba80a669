import type { BounceType } from '../model/advice.ts'
import { REASONS, type Reason } from '../model/reasons.ts'

/**
 * What a failure does to its address.
 * - `at-once`: suppresses
 * - `in-doubt-hold`: suppresses, but holds an address that took mail lately
 * - `second`: suppresses when it comes again on another day
 * - `count`: is counted by days
 * - `never`: nothing, and is nobody's fault or passes by itself
 * - `sender`: nothing, it is the sender's or the message's trouble
 */
export type Treatment = 'at-once' | 'in-doubt-hold' | 'second' | 'count' | 'never' | 'sender'

/** Reasons of failures of the recipient or a system; all others are the sender's or the message's. */
const BY_REASON: Partial<Record<Reason, Readonly<Record<BounceType, Treatment>>>> = {
  'unknown-user': { hard: 'in-doubt-hold', soft: 'count' },
  'unknown-domain': { hard: 'in-doubt-hold', soft: 'count' },
  'invalid-address': { hard: 'at-once', soft: 'count' },
  moved: { hard: 'at-once', soft: 'count' },
  'not-accepting-mail': { hard: 'at-once', soft: 'count' },
  unknown: { hard: 'second', soft: 'count' },
  // Hard only where the words say that the account is closed for good.
  'mailbox-disabled': { hard: 'second', soft: 'count' },
  'mailbox-full': { hard: 'count', soft: 'count' },
  timeout: { hard: 'count', soft: 'count' },
  'network-error': { hard: 'count', soft: 'count' },
  expired: { hard: 'count', soft: 'count' },
  'system-error': { hard: 'count', soft: 'count' },
  'system-full': { hard: 'count', soft: 'count' },
  greylisting: { hard: 'never', soft: 'never' },
  throttling: { hard: 'never', soft: 'never' },
  'routing-loop': { hard: 'never', soft: 'never' },
  'protocol-error': { hard: 'never', soft: 'never' },
  'list-expansion': { hard: 'never', soft: 'never' },
}

/**
 * What a failure of this kind does to its address.
 *
 * @param unsure the reason is a guess: what would suppress at once then waits for a second failure
 * @example
 * treatmentOf('hard', 'unknown-user') // 'in-doubt-hold'
 * treatmentOf('hard', 'spam-filter')  // 'sender'
 */
export function treatmentOf(type: BounceType, reason: Reason, unsure = false): Treatment {
  const treatment = BY_REASON[reason]?.[type] ?? 'sender'
  return unsure && (treatment === 'at-once' || treatment === 'in-doubt-hold') ? 'second' : treatment
}

/** Whether a service that did not send put this down to the address, and not to the message or the account. */
export function isAboutAddress(reason: Reason | null): boolean {
  return reason === null || (REASONS[reason].party === 'recipient' && REASONS[reason].advice !== 'none')
}
