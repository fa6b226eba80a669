import type { Written } from '../../src/classify/model/huffman.ts'
import { MOST_ZEROS, NO_VALUE, SYMBOLS, VALUES, weightSymbol } from '../../src/classify/model/weights.ts'
import { written } from './huffman.ts'
import type { Sample, Trained } from './regression.ts'

/** The few values that weights are rounded to, and which one each weight has. */
export interface Packed {
  readonly values: readonly number[]
  readonly weights: Written
}

/** Packs weights; those of rows that many texts have are rounded least. */
export function packed({ weights, bias }: Trained, samples: readonly Sample[]): Packed {
  const values = valuesOf(weights, countsOf(samples, weights.length / bias.length))
  const symbols: number[] = []
  let zeros = 0
  for (const weight of weights) {
    if (weight !== 0) symbols.push(weightSymbol(zeros, nearest(values, weight)))
    else if (zeros < MOST_ZEROS) {
      zeros++
      continue
    } else symbols.push(weightSymbol(zeros, NO_VALUE))
    zeros = 0
  }
  return {
    values: values.map((value) => Number(value.toFixed(3))),
    weights: written(symbols, SYMBOLS),
  }
}

function countsOf(samples: readonly Sample[], rows: number): Float64Array {
  const counts = new Float64Array(rows)
  for (const sample of samples) for (const row of sample.rows) counts[row]!++
  return counts
}

/** Steps that a histogram of the weights has, up and down together. */
const STEPS = 4001
const ROUNDS = 300

/** Lloyd's algorithm: the values from which the weights are least far. */
function valuesOf(weights: Float32Array, counts: Float64Array): number[] {
  const answers = weights.length / counts.length
  const widest = weights.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  const weightOf = (step: number) => ((2 * step) / (STEPS - 1) - 1) * widest
  const histogram = new Float64Array(STEPS)
  let squares = 0
  let total = 0
  weights.forEach((weight, at) => {
    if (weight === 0) return
    const share = Math.sqrt(counts[Math.floor(at / answers)]!)
    histogram[Math.round(((weight / widest + 1) * (STEPS - 1)) / 2)]! += share
    squares += share * weight * weight
    total += share
  })
  const reach = 2.6 * Math.sqrt(squares / total)
  let values = Array.from({ length: VALUES }, (_, n) => reach * (((n + 0.5) / VALUES) * 2 - 1))
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(VALUES)
    const shares = new Float64Array(VALUES)
    histogram.forEach((share, at) => {
      const weight = weightOf(at)
      const value = nearest(values, weight)
      sums[value]! += share * weight
      shares[value]! += share
    })
    values = values.map((value, n) => (shares[n]! > 0 ? sums[n]! / shares[n]! : value))
  }
  return values
}

function nearest(values: readonly number[], weight: number): number {
  let best = 0
  for (let n = 1; n < values.length; n++)
    if (Math.abs(values[n]! - weight) < Math.abs(values[best]! - weight)) best = n
  return best
}
