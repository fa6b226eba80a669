import type { Claim } from '../model/claim.ts'
import type { Disagreement } from '../model/event.ts'
import { REASONS, type Reason } from '../model/reasons.ts'
import type { Verdict } from './facts.ts'
import { typeOf } from './type.ts'

/** What remains of a verdict once the service has been heard, and where both disagree. */
export interface Heard {
  readonly verdict: Verdict
  readonly disagreement: Disagreement | null
}

/** Surer than this a verdict must be to stand against the service's own category: words that only lean do not. */
export const STANDS = 0.6
/** A category is sorted by a machine that saw more of the session than we do, yet often wrongly. */
const CATEGORY_CONFIDENCE = 0.7

/**
 * Hears the service beside what its diagnostic said. Clear words and telling codes decide the reason; where they
 * are missing, the service's category does. Hard or soft follows the reason where the reason fixes it; else, and
 * where no reply or status was told, the service's word stands: it saw the whole session.
 */
export function hear(verdict: Verdict, claim: Claim, rule: string, final: boolean): Heard {
  const { how, confidence } = verdict.explanation
  const words = confidence > STANDS && how !== 'model'
  const told = words || verdict.reply !== null || verdict.status !== null
  const byCategory = !words && claim.reason !== null && claim.reason !== verdict.reason
  const reason = byCategory ? claim.reason : verdict.reason
  const type = byCategory ? typeOf(claim.reason!, finality(verdict, final)) : verdict.type
  const heard: Verdict = {
    ...verdict,
    reason,
    type: stands(verdict, reason) ? type : (claim.type ?? type),
    explanation: byCategory
      ? { rule, evidence: claim.providerType, how: 'format', confidence: CATEGORY_CONFIDENCE }
      : verdict.explanation,
  }
  return { verdict: heard, disagreement: told ? between(verdict, claim, words) : null }
}

/** Whether the type is fixed by the reason, and the reason was told by codes: no word of the service changes it. */
function stands({ reply, status }: Verdict, reason: Reason | null): boolean {
  return reason !== null && REASONS[reason].type !== 'by-class' && (reply !== null || status !== null)
}

function finality({ reply, status }: Verdict, final: boolean) {
  const digit = reply !== null ? Math.floor(reply / 100) : Number(status?.[0] ?? 0)
  return {
    codeClass: digit === 4 || digit === 5 ? digit : null,
    final,
    temporary: false,
    permanent: false,
  } as const
}

function between(verdict: Verdict, claim: Claim, words: boolean): Disagreement | null {
  const type = claim.type !== null && verdict.type !== null && claim.type !== verdict.type
  const reason =
    words && claim.reason !== null && verdict.reason !== 'unknown' && claim.reason !== verdict.reason
  if (!type && !reason) return null
  return {
    service: { type: claim.type, reason: claim.reason },
    text: { type: verdict.type, reason: verdict.reason },
  }
}
