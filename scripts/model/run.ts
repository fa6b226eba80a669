import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Calibration, moduleOf, tableOf } from './table.ts'
import { isKeptOut, isOfRules, type Labelled, labelledReplies, ownSentences, ruleSentences } from './texts.ts'
import { calibrate, crossValidate, tally } from './validate.ts'
import { ruleWordings } from './wordings.ts'

/** Under this a guess is wrong too often to be told. */
const THRESHOLD = 0.5

const read = (root: URL, path: string) => readFileSync(new URL(path, root), 'utf8')

/** All that the committed table is trained on. */
export function trainingTexts(root: URL, replies: string): Labelled[] {
  const labelled = labelledReplies(replies).filter(({ id }) => !isKeptOut(id))
  const own = ownSentences(new URL('scripts/model/sentences/', root))
  return [...labelled, ...ruleSentences(), ...ruleWordings(), ...own]
}

/** Trains, validates and writes the table. */
export function run(root: URL, replies: string, out: string): void {
  const texts = trainingTexts(root, replies)
  const count = (from: Labelled['from']) => texts.filter((one) => one.from === from).length
  console.log(
    `${count('replies')} labelled replies, ${count('rules')} sentences and ${count('wordings')} wordings of rules, ${count('sentences')} sentences of its own`,
  )
  const calibration = validated(texts, root)
  const url = new URL(out, root)
  writeFileSync(url, moduleOf(tableOf(texts, calibration)))
  console.log(`Written to ${fileURLToPath(url)}`)
}

/**
 * Cross-validation. The rules' sentences were written by people who knew the replies, so the figures that count are
 * of models trained without them, on replies that the rules of an earlier day did not know.
 */
function validated(texts: readonly Labelled[], root: URL): Calibration {
  const hard = new Set(JSON.parse(read(root, 'scripts/model/once-unknown.json')) as string[])
  const all = crossValidate(texts)
  const bare = crossValidate(texts.filter(({ from }) => !isOfRules(from))).filter(({ of }) => hard.has(of.id))
  const calibration = calibrate([...bare, ...all.filter(({ of }) => of.from === 'sentences')])
  console.log(`Calibration: ${JSON.stringify(calibration)}`)
  for (const from of ['replies', 'sentences'] as const) {
    const some = all.filter(({ of }) => of.from === from)
    console.log(`All ${from}, left out of training:\n${tally(some, calibration)}`)
  }
  const once = all.filter(({ of }) => hard.has(of.id))
  console.log(`Those that the rules once did not know:\n${tally(once, calibration)}`)
  console.log(`The same, trained without the rules' sentences:\n${tally(bare, calibration)}`)
  return { ...calibration, threshold: THRESHOLD }
}
