import { isObject } from './block.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The settings with every text `${NAME}` taken from the environment, so that secrets need not stand in a file.
 *
 * @param missing is told the place and the name of what the environment has not
 * @example
 * fromEnvironment({ secret: '${HOOK_SECRET}' }, { HOOK_SECRET: 's3' }, console.error) // { secret: 's3' }
 */
export function fromEnvironment(
  value: unknown,
  env: Environment,
  missing: (place: string, name: string) => void,
  place = '',
): unknown {
  if (typeof value === 'string') {
    const name = /^\$\{(\w{1,200})\}$/.exec(value)?.[1]
    if (name === undefined) return value
    const found = env[name]
    if (found === undefined || found === '') missing(place, name)
    return found
  }
  if (Array.isArray(value)) return value.map((one, n) => fromEnvironment(one, env, missing, `${place}.${n}`))
  if (!isObject(value)) return value
  const entries = Object.entries(value)
  return Object.fromEntries(
    entries.map(([name, one]) => [name, fromEnvironment(one, env, missing, `${place}.${name}`)]),
  )
}
