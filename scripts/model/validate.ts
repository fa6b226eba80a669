import {
  confidenceOf,
  familiarity,
  guess,
  loadModel,
  logitOf,
  type Sureness,
} from '../../src/classify/model/weights.ts'
import { wordsOf } from '../../src/classify/model/words.ts'
import { replyCodes } from '../../src/decode/smtp-reply.ts'
import { foldsOf } from './folds.ts'
import { type Calibration, tableOf } from './table.ts'
import { isOfRules, type Labelled } from './texts.ts'

const FOLDS = 5
const PLAIN: Calibration = { slope: 1, known: 0, offset: 0, threshold: 0 }

/** What the model took one text for that it was not trained on. */
export interface Trial {
  readonly of: Labelled
  readonly reason: string
  readonly share: number
  /** Share of its stems that stand in the training texts. */
  readonly familiar: number
  readonly right: boolean
}

/** Every reply and every own sentence judged by a model that was trained on neither it nor its near-duplicates. */
export function crossValidate(texts: readonly Labelled[]): Trial[] {
  const fold = foldsOf(
    texts.map(({ text }) => text),
    FOLDS,
  )
  return Array.from({ length: FOLDS }, (_, n) => {
    const left = texts.filter((one, i) => fold[i] === n && !isOfRules(one.from))
    const table = tableOf(
      texts.filter((_, i) => fold[i] !== n),
      PLAIN,
    )
    return trials(loadModel(table), left)
  }).flat()
}

/** Texts judged by a model. */
function trials(model: ReturnType<typeof loadModel>, texts: readonly Labelled[]): Trial[] {
  return texts.map((of) => {
    const words = wordsOf(of.text)
    const familiar = familiarity(model, words).share
    const { reason, share } = guess(model, words, replyCodes(of.text))
    return { of, reason, share, familiar, right: of.reason === reason || of.also.includes(reason) }
  })
}

/** Platt's calibration, with a second input: the plane over them that makes the outcomes likeliest. */
export function calibrate(all: readonly Trial[]): Sureness {
  const told = all.filter(({ reason }) => reason !== 'unknown')
  let [slope, known, offset] = [1, 0, 0]
  for (let round = 0; round < 8000; round++) {
    let [bySlope, byKnown, byOffset] = [0, 0, 0]
    for (const { share, familiar, right } of told) {
      const off = confidenceOf({ slope, known, offset }, share, familiar) - (right ? 1 : 0)
      bySlope += off * logitOf(share)
      byKnown += off * familiar
      byOffset += off
    }
    slope -= (0.5 * bySlope) / told.length
    known -= (0.5 * byKnown) / told.length
    offset -= (0.5 * byOffset) / told.length
  }
  const [a, b, c] = [slope, known, offset].map((one) => Number(one.toFixed(3))) as [number, number, number]
  return { slope: a, known: b, offset: c }
}

/** A table: from which confidence on, how many answers there are and how many of them are right. */
export function tally(all: readonly Trial[], calibration: Sureness): string {
  const sure = ({ share, familiar }: Trial) => confidenceOf(calibration, share, familiar)
  const rows = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((from) => {
    const told = all.filter((one) => one.reason !== 'unknown' && sure(one) >= from)
    const right = told.filter((one) => one.right).length
    const mean = told.reduce((sum, one) => sum + sure(one), 0) / told.length
    return `  >= ${from.toFixed(1)}  ${String(told.length).padStart(5)} answers, ${String(right).padStart(5)} right (${percent(right / told.length)}), expected ${percent(mean)}`
  })
  return rows.join('\n')
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
