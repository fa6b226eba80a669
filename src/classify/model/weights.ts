import { fromBase64 } from '../../match/base64.ts'
import type { Reason } from '../../model/reasons.ts'
import { type Codes, eachStem, rowsOf } from './features.ts'
import type { Words } from './words.ts'

/** A trained table as it is kept: scripts/train-model.mjs makes it. */
export interface ModelTable {
  /** The answers, in the order of the weights. */
  readonly reasons: readonly Reason[]
  /** Rows of the table; features share them by their hash. */
  readonly rows: number
  /** What one step of a weight is worth. */
  readonly step: number
  readonly bias: readonly number[]
  /** One character a row and answer, see {@link weightsOf}. */
  readonly weights: string
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
  /** By row, four answers a number: each in 8 bits, and so many steps higher that it is never below 0. */
  readonly weights: Int32Array
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
    weights: weightsOf(table.weights, table.reasons.length),
    stems: fromBase64(table.stems),
  }
}

/** So many steps up and down a weight may have: with 0, as many values as there are characters to write them. */
export const MOST_STEPS = 45
/** Characters of JSON that need no escape: from `#` on, without the backslash. */
const FIRST = 0x23
const BACKSLASH = 0x5c

/** The character that stands for a weight of so many steps. */
export function weightCode(steps: number): number {
  const code = FIRST + steps + MOST_STEPS
  return code < BACKSLASH ? code : code + 1
}

function weightsOf(written: string, answers: number): Int32Array {
  const width = Math.ceil(answers / PACKED)
  const weights = new Int32Array((written.length / answers) * width)
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at)
    const answer = at % answers
    const cell = ((at - answer) / answers) * width + Math.floor(answer / PACKED)
    weights[cell]! |= ((code < BACKSLASH ? code : code - 1) - FIRST) << (8 * (answer % PACKED))
  }
  return weights
}

/** So many answers a number holds. */
const PACKED = 4
/** The first and the third of them, in 16 bits each: so they are added up two at a time. */
const EVERY_SECOND = 0x00ff00ff
/** So many rows can be added up before 16 bits are too few. */
const FIT = Math.floor(0xffff / (2 * MOST_STEPS))

/** Used again for each text: to make small arrays of numbers takes longer than to fill them. */
let even = new Int32Array(0)
let odd = new Int32Array(0)
let scores = new Float64Array(0)

/** The score of each answer; overwritten by the next call. */
function scoresOf({ reasons, weights, bias, step }: Model, rows: readonly number[]): Float64Array {
  const width = Math.ceil(reasons.length / PACKED)
  if (even.length !== width) {
    even = new Int32Array(width)
    odd = new Int32Array(width)
    scores = new Float64Array(PACKED * width)
  }
  scores.fill(0)
  for (let first = 0; first < rows.length; first += FIT) {
    even.fill(0)
    odd.fill(0)
    const last = Math.min(first + FIT, rows.length)
    for (let i = first; i < last; i++) {
      const from = rows[i]! * width
      for (let n = 0; n < width; n++) {
        const four = weights[from + n]!
        even[n]! += four & EVERY_SECOND
        odd[n]! += (four >>> 8) & EVERY_SECOND
      }
    }
    for (let n = 0; n < width; n++) {
      scores[PACKED * n]! += even[n]! & 0xffff
      scores[PACKED * n + 1]! += odd[n]! & 0xffff
      scores[PACKED * n + 2]! += even[n]! >>> 16
      scores[PACKED * n + 3]! += odd[n]! >>> 16
    }
  }
  const unit = step / Math.sqrt(rows.length)
  const raised = MOST_STEPS * rows.length
  for (let n = 0; n < reasons.length; n++) scores[n] = bias[n]! + (scores[n]! - raised) * unit
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
