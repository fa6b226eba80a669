import { fromBase64 } from '../../match/base64.ts'
import { type Numbers, packNumbers, type Shapes, unpackNumbers } from '../../match/numbers.ts'
import type { Reason } from '../../model/reasons.ts'
import { type Codes, eachStem, rowsOf } from './features.ts'
import { symbolsOf, type Written } from './huffman.ts'
import type { Words } from './words.ts'

/** A trained table as it is kept: scripts/train-model.mjs makes it. */
export interface ModelTable {
  /** The answers, in the order of the weights. */
  readonly reasons: readonly Reason[]
  /** Rows of the table; features share them by their hash. */
  readonly rows: number
  readonly bias: readonly number[]
  /** The values that weights have; most are 0. */
  readonly values: readonly number[]
  /** Which of them each has, row by row, see {@link weightSymbol}. */
  readonly weights: Written
  /** Base64 of one bit a hash: the stems that the training texts hold. */
  readonly stems: string
  /** From the score's logit and the text's familiarity to a confidence: measured on texts left out of training. */
  readonly slope: number
  readonly known: number
  readonly offset: number
  /** No answer is given below this confidence. */
  readonly threshold: number
}

/** The same, ready for use. */
export interface Model extends Omit<ModelTable, 'weights' | 'stems'> {
  /** By row: its weights are the numbers from `starts[row]` up to `starts[row + 1]` of `weights`. */
  readonly starts: Numbers
  /** Of each weight that is not 0 the answer, and which of the values it has: `answer << 4 | value`. */
  readonly weights: Numbers
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
    ...weightsOf(table),
    stems: fromBase64(table.stems),
  }
}

/** A model as files hold it: its numbers, and the rest as JSON. */
export function packModel(model: Model): { readonly json: string; readonly bytes: Uint8Array } {
  const { starts, weights, stems, ...rest } = model
  const { shapes, bytes } = packNumbers([starts, weights, stems])
  return { json: JSON.stringify({ ...rest, shapes }), bytes }
}

/** A model from what {@link packModel} gave. */
export function unpackModel(json: string, bytes: Uint8Array<ArrayBuffer>): Model {
  const { shapes, ...rest } = JSON.parse(json) as Omit<Model, 'starts' | 'weights' | 'stems'> & {
    shapes: Shapes
  }
  const [starts, weights, stems] = unpackNumbers({ shapes, bytes }) as [Numbers, Numbers, Uint8Array]
  return { ...rest, starts, weights, stems }
}

/** So many values weights may have. */
export const VALUES = 12
/** What stands for the value of a weight that is 0. */
export const NO_VALUE = VALUES
/** So many weights that are 0 are told at once, with the next weight. */
export const MOST_ZEROS = 10

/** The number that stands for so many weights that are 0, and one more of a value. */
export const weightSymbol = (zeros: number, value: number): number => zeros * (VALUES + 1) + value
export const SYMBOLS = weightSymbol(MOST_ZEROS + 1, 0)

function weightsOf({ weights: written, reasons, rows }: ModelTable) {
  const symbols = symbolsOf(written)
  const starts = new Int32Array(rows + 1)
  const weights = new Uint16Array(symbols.length)
  let count = 0
  let row = 0
  let answer = 0
  for (const symbol of symbols) {
    const value = symbol % (VALUES + 1)
    for (answer += (symbol - value) / (VALUES + 1); answer >= reasons.length; answer -= reasons.length)
      starts[++row] = count
    if (value !== NO_VALUE) weights[count++] = (answer << 4) | value
    answer++
  }
  starts.fill(count, row + 1)
  return { starts, weights: weights.slice(0, count) }
}

/** Used again for each text: to make small arrays of numbers takes longer than to fill them. */
let scores = new Float64Array(0)

/** The score of each answer; overwritten by the next call. */
function scoresOf({ reasons, values, starts, weights, bias }: Model, rows: readonly number[]): Float64Array {
  if (scores.length !== reasons.length) scores = new Float64Array(reasons.length)
  scores.fill(0)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const last = starts[row + 1]!
    for (let n = starts[row]!; n < last; n++) {
      const weight = weights[n]!
      scores[weight >> 4]! += values[weight & 15]!
    }
  }
  const unit = 1 / Math.sqrt(rows.length)
  for (let n = 0; n < reasons.length; n++) scores[n] = bias[n]! + scores[n]! * unit
  return scores
}

/** The likeliest reason of words; linear in them. */
export function guess(model: Model, words: Words, codes: Codes): Guess {
  const { reasons } = model
  const scores = scoresOf(model, rowsOf(words, codes, model.rows))
  let best = 0
  for (let n = 1; n < reasons.length; n++) if (scores[n]! > scores[best]!) best = n
  let total = 0
  for (let n = 0; n < reasons.length; n++) total += Math.exp(scores[n]! - scores[best]!)
  return { reason: reasons[best]!, share: 1 / total }
}

/** How many stems a text has, and the share of them that stand in the training texts. */
export function familiarity(model: Model, words: Words): { stems: number; share: number } {
  let known = 0
  const stems = eachStem(words, (stem) => {
    if (hasBit(model.stems, stem)) known++
  })
  return { stems, share: stems === 0 ? 0 : known / stems }
}

function hasBit(bits: Uint8Array, at: number): boolean {
  const bit = at % (bits.length * 8)
  return (bits[bit >> 3]! & (1 << (bit & 7))) !== 0
}

/** What a table says of how sure its guesses are. */
export type Sureness = Pick<ModelTable, 'slope' | 'known' | 'offset'>

/** How often a guess of this share is right, about a text of which such a share of the stems is known. */
export function confidenceOf({ slope, known, offset }: Sureness, share: number, familiar: number): number {
  return 1 / (1 + Math.exp(-(offset + slope * logitOf(share) + known * familiar)))
}

/** The logit of a share; finite for 1. */
export function logitOf(share: number): number {
  return Math.log(share / Math.max(1 - share, 1e-6))
}
