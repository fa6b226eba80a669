import type { RuleFile, RuleProblem } from '../../own-rules.ts'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { counted } from '../output/numbers.ts'
import { plain } from '../output/plain.ts'
import { Problems } from '../problems.ts'
import { readRuleFile } from '../rule-file.ts'

export const rules: Command = {
  name: 'rules',
  synopsis: 'test FILE…',
  description:
    'Checks files of rules of your own (JSON or YAML, see docs/rules.md): their form, and whether each sentence under "is" gets its rule and none under "isNot" does. Tells sentences that a built-in rule of more weight takes, ids that are taken, and examples of built-in rules that yours would judge otherwise (a note, no fault). parse, classify and explain use such a file with --rules FILE.',
  options: [],
  examples: [['undelivered rules test my-rules.yaml', 'exit status 1 if any sentence fails']],
  run,
}

async function run({ positionals }: Arguments, io: Io): Promise<number> {
  const [action, ...paths] = positionals
  if (action !== 'test') throw new UsageError('say what to do: undelivered rules test FILE.')
  if (paths.length === 0) throw new UsageError('name a file of rules.')
  const problems = new Problems(io.stderr)
  let status = DONE
  for (const path of paths) {
    try {
      if (!(await isRight(path, await readRuleFile(path), io))) status = INCOMPLETE
    } catch (error) {
      problems.report(path, error as Error)
    }
  }
  return Math.max(status, problems.status)
}

async function isRight(path: string, file: RuleFile, io: Io): Promise<boolean> {
  const { checkRules, loadRules, takenFrom } = await import('../../own-rules.ts')
  const tell = ({ place, text }: RuleProblem, word = '') =>
    io.stdout.write(`${plain(path)}: ${word}${plain(place)}: ${plain(text)}\n`)
  const problems = checkRules(file)
  for (const problem of problems) tell(problem)
  if (problems.length > 0) {
    io.stdout.write(`${plain(path)}: ${counted(problems.length, 'fault')}.\n`)
    return false
  }
  const { PROVIDERS, REASON_TABLES } = await import('../../rules.ts')
  const builtin = { reasons: REASON_TABLES, providers: PROVIDERS, kinds: [], blocklists: [] }
  for (const note of takenFrom(builtin, file)) tell(note, 'note: ')
  io.stdout.write(`${plain(path)}: ${counted(loadRules(file).size, 'rule')}: all right.\n`)
  return true
}
