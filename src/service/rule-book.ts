import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UndeliveredError } from '../errors.ts'
import { checkRules, loadRules, type OwnRules, type RuleFile, type RuleProblem } from '../own-rules.ts'

const NONE: RuleFile = { reasons: [] }

/**
 * The rules of one's own by which the service judges: those of the operator's file, and those that were taught while it
 * ran. What is taught holds at once, and stands in a file of the data folder.
 */
export class RuleBook implements OwnRules {
  readonly #given: RuleFile
  readonly #path: string | null
  #taught: RuleFile
  /** Made when the first is judged by them: who only looks something up needs no tables. */
  #own: OwnRules | undefined

  /**
   * @param given the rules of the operator's file
   * @param path where what is taught is kept; null: in memory only
   * @throws UndeliveredError `RULES_INVALID` for a file that somebody has broken
   */
  constructor(given?: OwnRules, path: string | null = null) {
    this.#given = given?.file ?? NONE
    this.#path = path
    this.#taught = path === null || !existsSync(path) ? NONE : readFile(path)
    if (this.#taught !== NONE) this.#own = loadRules(this.#with(this.#taught))
  }

  get #rules() {
    this.#own ??= loadRules(this.#with(this.#taught))
    return this.#own
  }

  get size() {
    return this.#rules.size
  }

  get classifier() {
    return this.#rules.classifier
  }

  get file() {
    return this.#rules.file
  }

  get taught(): RuleFile {
    return this.#taught
  }

  /** What is wrong with these rules beside the operator's; empty where all is right. */
  problemsOf(taught: RuleFile): readonly RuleProblem[] {
    return checkRules(this.#with(taught))
  }

  /** The rules as they would be with these taught; nothing changes. */
  trying(taught: RuleFile): OwnRules {
    return loadRules(this.#with(taught))
  }

  /** Puts these in the place of what was taught before. */
  teach(taught: RuleFile): void {
    const own = this.trying(taught)
    if (this.#path !== null) writeWhole(this.#path, JSON.stringify(taught, null, 2))
    this.#taught = taught
    this.#own = own
  }

  #with(taught: RuleFile): RuleFile {
    return {
      // What is no list is told by the check.
      reasons: joined(this.#given.reasons, taught?.reasons),
      providers: joined(this.#given.providers, taught?.providers),
    }
  }
}

/** The book of a data folder. */
export const bookIn = (folder: string, given?: OwnRules) =>
  new RuleBook(given, join(folder, 'taught-rules.json'))

const joined = <T>(given: readonly T[] = [], taught: readonly T[] = []): readonly T[] =>
  Array.isArray(taught) ? [...given, ...taught] : taught

function readFile(path: string): RuleFile {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UndeliveredError('RULES_INVALID', `${path}: ${(error as Error).message}.`)
  }
}

/** The old file or the new one is there, whenever the machine stops. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}
