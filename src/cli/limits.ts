import { DEFAULT_LIMITS, type Limits, resolveLimits } from '../decode/limits.ts'
import { type Arguments, type OptionSpec, UsageError } from './command.ts'

const NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]

export const LIMIT_OPTION: OptionSpec = {
  name: 'limit',
  value: 'NAME=NUMBER',
  multiple: true,
  text: `change a limit, e.g. messageBytes=1000000; may be repeated (${NAMES.join(', ')})`,
}

/** The limits given by `--limit`, checked. */
export function limitsOf(args: Arguments): Partial<Limits> {
  const limits = Object.fromEntries((args.options.limit ?? []).map(limitOf)) as Partial<Limits>
  try {
    resolveLimits(limits)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
  return limits
}

function limitOf(text: string): [keyof Limits, number] {
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(text) ?? []
  const known = NAMES.find((limit) => limit === name)
  if (!known)
    throw new UsageError(`--limit ${text}: it must be NAME=NUMBER, NAME one of ${NAMES.join(', ')}.`)
  return [known, value.trim() === '' ? Number.NaN : Number(value)]
}

/** The size limit in force. */
export function messageBytes(limits: Partial<Limits>): number {
  return limits.messageBytes ?? DEFAULT_LIMITS.messageBytes
}
