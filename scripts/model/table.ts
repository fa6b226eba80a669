import { hash, rowsOf, stemsOf, wordsOf } from '../../src/classify/model/features.ts'
import type { ModelTable } from '../../src/classify/model/weights.ts'
import { replyCodes } from '../../src/decode/smtp-reply.ts'
import { REASON_NAMES } from '../../src/model/reasons.ts'
import { type Sample, type Trained, train } from './regression.ts'
import type { Labelled } from './texts.ts'

const ROWS = 4096
const STEM_BITS = 1 << 16
/** Rules' sentences say the same in many ways; those written for the training stand for wordings never seen. */
const WEIGHT: Readonly<Record<Labelled['from'], number>> = { rules: 0.6, sentences: 1.5, replies: 1 }

/** How sure a share of the model is, and from where on it is told. */
export type Calibration = Pick<ModelTable, 'slope' | 'offset' | 'threshold'>

/** Trains on texts and packs the outcome. */
export function tableOf(texts: readonly Labelled[], calibration: Calibration): ModelTable {
  const trained = train(texts.map(sampleOf), ROWS, REASON_NAMES.length)
  const { step, bytes } = quantised(trained)
  return {
    reasons: REASON_NAMES,
    rows: ROWS,
    step,
    bias: [...trained.bias].map((one) => Number(one.toFixed(4))),
    weights: base64(bytes),
    stems: base64(stemBits(texts)),
    ...calibration,
  }
}

function sampleOf({ text, reason, from }: Labelled): Sample {
  return {
    rows: rowsOf(wordsOf(text), replyCodes(text), ROWS),
    answer: REASON_NAMES.indexOf(reason),
    weight: WEIGHT[from],
  }
}

function quantised({ weights }: Trained): { step: number; bytes: Uint8Array } {
  const most = weights.reduce((a, b) => Math.max(a, Math.abs(b)), 0)
  const step = Number((most / 127).toPrecision(6))
  const rounded = Int8Array.from(weights, (one) => Math.max(-127, Math.min(127, Math.round(one / step))))
  return { step, bytes: new Uint8Array(rounded.buffer) }
}

function stemBits(texts: readonly Labelled[]): Uint8Array {
  const bits = new Uint8Array(STEM_BITS / 8)
  for (const { text } of texts)
    for (const stem of stemsOf(wordsOf(text))) {
      const at = hash(stem) % STEM_BITS
      bits[at >> 3]! |= 1 << (at & 7)
    }
  return bits
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** The module that holds the table. */
export function moduleOf(table: ModelTable): string {
  const fields = Object.entries(table).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`)
  return `// Made by scripts/train-model.mjs (npm run train); not to be edited.
import type { ModelTable } from './weights.ts'

export const TABLE: ModelTable = {
${fields.join('\n')}
}
`
}
