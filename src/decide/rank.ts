import type { BounceType } from '../model/advice.ts'
import type { Explanation } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'
import { treatmentOf } from './treatment.ts'

/**
 * How much a report tells of a failure; where several tell of one, the highest rank stands for it. A permanent report
 * outranks a temporary one and a precise one a vague one. One thing outranks permanence: clear words that the trouble
 * is the sender's or the message's, since a bare code beside them must not cost a good address.
 */
export function rankOf(type: BounceType, reason: Reason | null, { how, confidence }: Explanation): number {
  const precise = reason !== null && reason !== 'unknown' && reason !== 'expired'
  const inWords = precise && (how === 'phrase' || how === 'provider')
  const hard = type === 'hard'
  const clear = inWords && (hard || (reason !== null && treatmentOf(type, reason) === 'sender'))
  const precision = inWords ? 2 : precise ? 1 : 0
  return round((clear ? 100 : 0) + (hard ? 10 : 0) + precision * 3 + confidence)
}

const round = (rank: number) => Math.round(rank * 1000) / 1000
