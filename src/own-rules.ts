import { builtinTables } from './classify/builtin.ts'
import { Classifier } from './classify/classify.ts'
import { compileTables, type Knowledge, loadKnowledge, type Tables } from './classify/knowledge.ts'
import { type Checked, checkRuleFile, type RuleFile, type RuleProblem } from './classify/own/check.ts'
import { takenOver, tryExamples } from './classify/own/examples.ts'
import { UndeliveredError } from './errors.ts'

export type { OwnProvider, RuleFile, RuleProblem } from './classify/own/check.ts'

/** An operator's own rules, ready for use; made by {@link loadRules}. */
export interface OwnRules {
  /** How many there are. */
  readonly size: number
  /** Judges by these rules and the package's; for the readers of this package. */
  readonly classifier: Classifier
  /** As they were written. */
  readonly file: RuleFile
}

/**
 * Makes an operator's own rules ready for use. Load them once, and hand them to each call.
 *
 * Of the package's rules they win over those of the same weight; of themselves the first does. Their patterns are
 * those of the package's tables: reading stays linear in the text.
 *
 * @param file as it was parsed from JSON; see docs/rules.md
 * @throws UndeliveredError `RULES_INVALID`, naming the first faults and their places; {@link checkRules} tells them all
 * @example
 * const rules = loadRules(JSON.parse(await readFile('rules.json', 'utf8')))
 * readEmail(bytes, { rules })
 */
export function loadRules(file: RuleFile): OwnRules {
  const { tables, problems } = checked(file)
  if (problems.length > 0) throw new UndeliveredError('RULES_INVALID', inShort(problems))
  const own = compiled(tables)
  return { size: own.rules.length, classifier: new Classifier(builtinTables(), own), file }
}

/**
 * Tells what is wrong in a file of rules, each with its place: its form, ids that are taken, patterns that cannot be
 * read, and sentences that do not get their rule, or get a built-in rule that weighs more. Empty where all is right.
 *
 * @example
 * for (const { place, text } of checkRules(file)) console.error(`${place}: ${text}`)
 */
export function checkRules(file: RuleFile): readonly RuleProblem[] {
  const { tables, problems } = checked(file)
  if (problems.length > 0) return problems
  return tryExamples(tables, { builtin: builtinTables(), own: compiled(tables) })
}

/** Examples of the package's rules, given in `builtin`, that a file of rules without faults judges otherwise. */
export function takenFrom(builtin: Tables, file: RuleFile): readonly RuleProblem[] {
  const { tables } = checked(file)
  return takenOver(builtin, { builtin: builtinTables(), own: compiled(tables) })
}

const checked = (file: unknown): Checked =>
  checkRuleFile(file, new Set(builtinTables().rules.map(({ id }) => id)))

const compiled = (tables: Tables): Knowledge => loadKnowledge(compileTables(tables, true))

/** How many faults an error names. */
const NAMED = 3

function inShort(problems: readonly RuleProblem[]): string {
  const named = problems.slice(0, NAMED).map(({ place, text }) => `${place}: ${text}`)
  const rest = problems.length - named.length
  return named.join(' ') + (rest > 0 ? ` And ${rest} more.` : '')
}
