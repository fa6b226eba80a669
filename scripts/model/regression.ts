/** What {@link train} needs of one text. */
export interface Sample {
  readonly rows: readonly number[]
  /** Index of the answer. */
  readonly answer: number
  /** How much it counts. */
  readonly weight: number
}

export interface Trained {
  /** By row, then by answer. */
  readonly weights: Float32Array
  readonly bias: Float64Array
}

const EPOCHS = 15
const RATE = 0.5
const BIAS_RATE = 0.02
const L2 = 1e-4
const SEED = 3

/**
 * Multinomial logistic regression by AdaGrad, in an order that a seed gives: the same samples give the same weights.
 */
export function train(samples: readonly Sample[], rows: number, answers: number): Trained {
  const weights = new Float32Array(rows * answers)
  const squares = new Float32Array(rows * answers).fill(1e-8)
  const bias = new Float64Array(answers)
  const next = random(SEED)
  const order = samples.map((_, i) => i)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, next)
    for (const i of order) step(samples[i]!, { weights, bias }, squares)
  }
  return { weights, bias }
}

/** One step down the slope of one sample's loss. */
function step({ rows, answer, weight }: Sample, model: Trained, squares: Float32Array): void {
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

function shuffle(order: number[], next: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
}

/** Numbers from 0 to 1 in an order that the seed gives. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
