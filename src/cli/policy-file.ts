import { readFile } from 'node:fs/promises'
import { DEFAULT_POLICY, type Policy, resolvePolicy } from '../decide/policy.ts'
import { type Arguments, type OptionSpec, UsageError } from './command.ts'
import { inWords } from './problems.ts'

export const POLICY_OPTION: OptionSpec = {
  name: 'policy',
  value: 'FILE',
  text: 'numbers of the policy other than the defaults, as JSON, e.g. {"softBounces": 3} (docs/policy.md has them all)',
}

/** The default policy, with the numbers of `--policy`. */
export async function policyOf(args: Arguments): Promise<Policy> {
  const path = args.options.policy?.[0]
  if (path === undefined) return DEFAULT_POLICY
  try {
    return resolvePolicy(await changesIn(path))
  } catch (error) {
    throw new UsageError(`--policy ${path}: ${inWords(error as Error)}`)
  }
}

/** The numbers in a file, as they stand. */
export async function changesIn(path: string): Promise<Record<string, unknown>> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`it is no JSON: ${(error as Error).message}.`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError('it must be an object such as {"softBounces": 3}.')
  return value as Record<string, unknown>
}
