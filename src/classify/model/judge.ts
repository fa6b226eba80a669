import { builtinModel } from './builtin-model.ts'
import type { Codes } from './features.ts'
import { confidenceOf, familiarity, type Guess, guess, type Model } from './weights.ts'
import { wordsOf } from './words.ts'

/** Fewer words than a sentence has name no cause: "server output" is like many texts, and means nothing. */
const FEWEST_WORDS = 4

let model: Model | undefined

/** A guess with how often such guesses are right. */
export interface Judgement extends Pick<Guess, 'reason'> {
  readonly confidence: number
  /** The text that was judged, without the blanks at its ends; of a long one the beginning. */
  readonly evidence: string
}

/** A likeness is never as sure as words that name the cause. */
const MOST = 0.9
const EVIDENCE_LENGTH = 160

/**
 * The reason that a text's words are most like; null where they are like none, or strange.
 * @example judge('The far end hung up on us', { reply: null, status: null })?.reason // 'timeout'
 */
export function judge(text: string, codes: Codes): Judgement | null {
  model ??= builtinModel()
  return judgeWith(model, text, codes)
}

/** The same with another table. */
function judgeWith(model: Model, text: string, codes: Codes): Judgement | null {
  const words = wordsOf(text)
  const known = familiarity(model, words)
  if (known.stems < FEWEST_WORDS) return null
  const { reason, share } = guess(model, words, codes)
  const sureness = confidenceOf(model, share, known.share)
  const confidence = Math.round(Math.min(MOST, sureness) * 100) / 100
  if (reason === 'unknown' || confidence < model.threshold) return null
  return { reason, confidence, evidence: text.trim().slice(0, EVIDENCE_LENGTH) }
}
