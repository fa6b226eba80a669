import { stemsOf, wordsOf } from '../../src/classify/model/features.ts'
import { FAMILIAR } from '../../src/classify/model/judge.ts'
import { confidenceOf, familiarity, guess, loadModel } from '../../src/classify/model/weights.ts'
import { replyCodes } from '../../src/decode/smtp-reply.ts'
import { foldsOf } from './folds.ts'
import { type Calibration, tableOf } from './table.ts'
import type { Labelled } from './texts.ts'

const FOLDS = 10
const PLAIN: Calibration = { slope: 1, offset: 0, threshold: 0 }

/** What the model took one reply for that it was not trained on. */
export interface Trial {
  readonly of: Labelled
  readonly reason: string
  readonly share: number
  readonly right: boolean
}

/** Every reply judged by a model that was trained on neither it nor its near-duplicates. */
export function crossValidate(texts: readonly Labelled[]): Trial[] {
  const fold = foldsOf(
    texts.map(({ text }) => text),
    FOLDS,
  )
  return Array.from({ length: FOLDS }, (_, n) => {
    const left = texts.filter((one, i) => fold[i] === n && one.from === 'replies')
    const table = tableOf(
      texts.filter((_, i) => fold[i] !== n),
      PLAIN,
    )
    return trials(loadModel(table), left)
  }).flat()
}

/** Replies judged by a model. */
function trials(model: ReturnType<typeof loadModel>, replies: readonly Labelled[]): Trial[] {
  return replies.flatMap((of) => {
    const words = wordsOf(of.text)
    if (familiarity(model, stemsOf(words)) < FAMILIAR) return []
    const { reason, share } = guess(model, words, replyCodes(of.text))
    return [{ of, reason, share, right: of.reason === reason || of.also.includes(reason) }]
  })
}

/** Platt's calibration: the line through the logits that makes the outcomes likeliest. */
export function calibrate(all: readonly Trial[]): Omit<Calibration, 'threshold'> {
  const told = all.filter(({ reason }) => reason !== 'unknown')
  let [slope, offset] = [1, 0]
  for (let round = 0; round < 4000; round++) {
    let [bySlope, byOffset] = [0, 0]
    for (const { share, right } of told) {
      const logit = Math.log(share / Math.max(1 - share, 1e-6))
      const off = confidenceOf({ slope, offset }, share) - (right ? 1 : 0)
      bySlope += off * logit
      byOffset += off
    }
    slope -= (0.5 * bySlope) / told.length
    offset -= (0.5 * byOffset) / told.length
  }
  return { slope: Number(slope.toFixed(3)), offset: Number(offset.toFixed(3)) }
}

/** A table: from which confidence on, how many answers there are and how many of them are right. */
export function tally(all: readonly Trial[], calibration: Omit<Calibration, 'threshold'>): string {
  const rows = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((from) => {
    const told = all.filter(
      ({ reason, share }) => reason !== 'unknown' && confidenceOf(calibration, share) >= from,
    )
    const right = told.filter((one) => one.right).length
    const mean = told.reduce((sum, { share }) => sum + confidenceOf(calibration, share), 0) / told.length
    return `  >= ${from.toFixed(1)}  ${String(told.length).padStart(5)} answers, ${String(right).padStart(5)} right (${percent(right / told.length)}), expected ${percent(mean)}`
  })
  return rows.join('\n')
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
