import { fromBase64 } from '../../match/base64.ts'
import type { Reason } from '../../model/reasons.ts'
import { type Codes, hash, rowsOf } from './features.ts'

/** A trained table as it is kept: scripts/train-model.mjs makes it. */
export interface ModelTable {
  /** The answers, in the order of the weights. */
  readonly reasons: readonly Reason[]
  /** Rows of the table; features share them by their hash. */
  readonly rows: number
  /** What one step of a weight is worth. */
  readonly step: number
  readonly bias: readonly number[]
  /** Base64 of one signed byte a row and answer. */
  readonly weights: string
  /** Base64 of one bit a hash: the stems that the training texts hold. */
  readonly stems: string
  /** From the score's logit to a confidence: measured on texts left out of training. */
  readonly slope: number
  readonly offset: number
  /** No answer is given below this confidence. */
  readonly threshold: number
}

/** The same, ready for use. */
export interface Model extends Omit<ModelTable, 'weights' | 'stems'> {
  readonly weights: Int8Array
  readonly stems: Uint8Array
}

/** What a model takes a text for. */
export interface Guess {
  readonly reason: Reason
  /** Its share of the probability that the model gives out, before calibration. */
  readonly share: number
}

/** Makes a trained table ready for use. */
export function loadModel(table: ModelTable): Model {
  return {
    ...table,
    weights: new Int8Array(fromBase64(table.weights).buffer),
    stems: fromBase64(table.stems),
  }
}

/** The likeliest reason of words; linear in them. */
export function guess(model: Model, words: readonly string[], codes: Codes): Guess {
  const { reasons, weights, bias, step } = model
  const rows = rowsOf(words, codes, model.rows)
  const sums = new Int32Array(reasons.length)
  for (const row of rows) {
    const from = row * sums.length
    for (let n = 0; n < sums.length; n++) sums[n]! += weights[from + n]!
  }
  const unit = step / Math.sqrt(rows.length)
  const scores = bias.map((start, n) => start + sums[n]! * unit)
  const best = scores.indexOf(Math.max(...scores))
  const total = scores.reduce((sum, score) => sum + Math.exp(score - scores[best]!), 0)
  return { reason: reasons[best]!, share: 1 / total }
}

/** Share of the stems that stand in the training texts. */
export function familiarity(model: Model, stems: readonly string[]): number {
  const known = stems.filter((stem) => hasBit(model.stems, hash(stem)))
  return stems.length === 0 ? 0 : known.length / stems.length
}

function hasBit(bits: Uint8Array, at: number): boolean {
  const bit = at % (bits.length * 8)
  return (bits[bit >> 3]! & (1 << (bit & 7))) !== 0
}

/** How often a guess of this share is right. */
export function confidenceOf({ slope, offset }: Pick<ModelTable, 'slope' | 'offset'>, share: number): number {
  const logit = Math.log(share / Math.max(1 - share, 1e-6))
  return 1 / (1 + Math.exp(-(offset + slope * logit)))
}
