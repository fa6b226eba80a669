import { readFile } from 'node:fs/promises'
import type { OwnRules, RuleFile } from '../own-rules.ts'
import { type Arguments, type OptionSpec, UsageError } from './command.ts'
import { inWords } from './problems.ts'

export const RULES_OPTION: OptionSpec = {
  name: 'rules',
  value: 'FILE',
  text: 'judge by the rules of this file as well (JSON or YAML; undelivered rules test FILE checks it)',
}

/** The rules given by `--rules`, ready for use. */
export async function rulesOf(args: Arguments): Promise<OwnRules | undefined> {
  const path = args.options.rules?.[0]
  return path === undefined ? undefined : rulesIn(path, '--rules')
}

/** The rules of a file that a setting names. */
export async function rulesIn(path: string, setting: string): Promise<OwnRules> {
  const { loadRules } = await import('../own-rules.ts')
  try {
    return loadRules(await readRuleFile(path))
  } catch (error) {
    throw new UsageError(`${setting} ${path}: ${inWords(error as Error)}`)
  }
}

/** A file of rules as it stands: JSON, or YAML, of which JSON is a part. Throws what is wrong, in words for people. */
export async function readRuleFile(path: string): Promise<RuleFile> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  if (!/\.json$/i.test(path)) return fromYaml(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`it is no JSON: ${(error as Error).message}.`)
  }
}

async function fromYaml(text: string): Promise<RuleFile> {
  const { parse } = await import('yaml')
  try {
    return parse(text)
  } catch (error) {
    throw new UsageError(`it is no YAML: ${(error as Error).message.split('\n')[0]!.replace(/[:.]?$/, '.')}`)
  }
}
