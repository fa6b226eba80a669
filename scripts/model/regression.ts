import { random } from './random.ts'

/** What {@link train} needs of one text. */
export interface Sample {
  readonly rows: readonly number[]
  /** Index of the answer. */
  readonly answer: number
  /** How much it counts. */
  readonly weight: number
}

export interface Trained {
  /** By row, then by answer; most are 0. */
  readonly weights: Float32Array
  readonly bias: Float64Array
}

const EPOCHS = 15
const RATE = 0.5
const BIAS_RATE = 0.02
const L2 = 1e-4
const SEED = 3

/** Weights of less than so many standard deviations are left out, and the others trained so much longer without them. */
const LEAST = 1.2
const EPOCHS_WITHOUT = 6
/** How far the others have come then: their steps are small. */
const SETTLED = 0.05

/**
 * Multinomial logistic regression by AdaGrad, in an order that a seed gives: the same samples give the same weights.
 * Only the weights that tell most are kept, so that there is room for five times as many rows: of forty languages
 * that share them, that was measured to tell more than every weight of fewer rows.
 */
export function train(samples: readonly Sample[], rows: number, answers: number): Trained {
  const model = { weights: new Float32Array(rows * answers), bias: new Float64Array(answers) }
  const next = random(SEED)
  const squares = new Float32Array(rows * answers).fill(1e-8)
  descend(model, samples, { squares, next, epochs: EPOCHS })
  const kept = thin(model.weights, answers)
  descend(model, samples, { squares: squares.fill(SETTLED), next, epochs: EPOCHS_WITHOUT, kept })
  return model
}

interface Descent {
  readonly squares: Float32Array
  readonly next: () => number
  readonly epochs: number
  /** By weight: 1 where it may change; all may, where absent. */
  readonly kept?: Uint8Array
}

function descend(model: Trained, samples: readonly Sample[], descent: Descent): void {
  const order = samples.map((_, i) => i)
  for (let epoch = 0; epoch < descent.epochs; epoch++) {
    shuffle(order, descent.next)
    for (const i of order) step(samples[i]!, model, descent)
  }
}

/** One step down the slope of one sample's loss. */
function step({ rows, answer, weight }: Sample, model: Trained, { squares, kept }: Descent): void {
  const { weights, bias } = model
  const answers = bias.length
  const unit = 1 / Math.sqrt(rows.length)
  const slope = shares(model, rows)
  for (let n = 0; n < answers; n++) {
    slope[n] = (slope[n]! - (n === answer ? 1 : 0)) * weight
    bias[n]! -= BIAS_RATE * slope[n]!
  }
  for (const row of rows) {
    for (let n = 0, at = row * answers; n < answers; n++, at++) {
      if (kept !== undefined && kept[at] === 0) continue
      const down = slope[n]! * unit + L2 * weights[at]!
      squares[at]! += down * down
      weights[at]! -= (RATE * down) / Math.sqrt(squares[at]!)
    }
  }
}

/** The probability of each answer. */
function shares({ weights, bias }: Trained, rows: readonly number[]): Float64Array {
  const answers = bias.length
  const unit = 1 / Math.sqrt(rows.length)
  const out = Float64Array.from(bias)
  for (const row of rows)
    for (let n = 0, at = row * answers; n < answers; n++, at++) out[n]! += weights[at]! * unit
  const most = out.reduce((a, b) => Math.max(a, b))
  let total = 0
  for (let n = 0; n < answers; n++) total += out[n] = Math.exp(out[n]! - most)
  return out.map((one) => one / total)
}

/** Sets weights that tell little to 0; 1 for each of the others. What all answers of a row share tells nothing. */
function thin(weights: Float32Array, answers: number): Uint8Array {
  for (let from = 0; from < weights.length; from += answers) {
    const row = weights.subarray(from, from + answers)
    const middle = Float32Array.from(row).sort()[answers >> 1]!
    for (let n = 0; n < answers; n++) row[n]! -= middle
  }
  const least = LEAST * Math.sqrt(weights.reduce((sum, one) => sum + one * one, 0) / weights.length)
  return Uint8Array.from(weights, (one, at) => {
    if (Math.abs(one) >= least) return 1
    weights[at] = 0
    return 0
  })
}

function shuffle(order: number[], next: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
}
