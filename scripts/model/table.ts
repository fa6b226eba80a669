import { eachStem, rowsOf } from '../../src/classify/model/features.ts'
import type { ModelTable, Sureness } from '../../src/classify/model/weights.ts'
import { wordsOf } from '../../src/classify/model/words.ts'
import { replyCodes } from '../../src/decode/smtp-reply.ts'
import { REASON_NAMES } from '../../src/model/reasons.ts'
import { packed } from './pack.ts'
import { type Sample, train } from './regression.ts'
import type { Labelled } from './texts.ts'

const ROWS = 44_000
/** Sentences of no failure, or of no cause, stand for all the texts in the world that are none. */
const NO_CAUSE = 2
const STEM_BITS = 1 << 17
/**
 * Rules' sentences say the same in many ways; those written for the training stand for wordings never seen. What
 * patterns can say are pieces of texts, and many.
 */
const WEIGHT: Readonly<Record<Labelled['from'], number>> = {
  rules: 0.6,
  wordings: 0.2,
  sentences: 1.5,
  replies: 1,
}

/** How sure a guess of the model is, and from where on it is told. */
export type Calibration = Sureness & Pick<ModelTable, 'threshold'>

/** Trains on texts and packs the outcome. */
export function tableOf(texts: readonly Labelled[], calibration: Calibration): ModelTable {
  const samples = texts.map(sampleOf)
  const trained = train(samples, ROWS, REASON_NAMES.length)
  return {
    reasons: REASON_NAMES,
    rows: ROWS,
    ...packed(trained, samples),
    bias: [...trained.bias].map((one) => Number(one.toFixed(4))),
    stems: base64(stemBits(texts)),
    ...calibration,
  }
}

function sampleOf({ text, reason, from }: Labelled): Sample {
  return {
    rows: rowsOf(wordsOf(text), replyCodes(text), ROWS),
    answer: REASON_NAMES.indexOf(reason),
    weight: WEIGHT[from] * (from === 'sentences' && reason === 'unknown' ? NO_CAUSE : 1),
  }
}

function stemBits(texts: readonly Labelled[]): Uint8Array {
  const bits = new Uint8Array(STEM_BITS / 8)
  for (const { text } of texts)
    eachStem(wordsOf(text), (stem) => {
      const at = stem % STEM_BITS
      bits[at >> 3]! |= 1 << (at & 7)
    })
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
