import { parseArgs } from 'node:util'
import { nearestName } from '../match/nearest-name.ts'
import { type Arguments, type OptionSpec, UsageError } from './command.ts'

/** Reads a command's arguments; throws UsageError with a sentence for people. */
export function readArguments(argv: readonly string[], specs: readonly OptionSpec[]): Arguments {
  const { values, positionals } = parsed(argv, specs)
  const options: Record<string, readonly string[]> = {}
  for (const spec of specs) options[spec.name] = given(values[spec.name], spec)
  return { options, positionals }
}

function parsed(argv: readonly string[], specs: readonly OptionSpec[]) {
  const options = Object.fromEntries(
    specs.map((spec) => [spec.name, { type: spec.value ? 'string' : 'boolean', multiple: true } as const]),
  )
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const sentence = firstSentence(message)
    throw new UsageError(code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? withNearest(sentence, specs) : sentence)
  }
}

/** `Unknown option '--formt'. Did you mean --format?` */
function withNearest(sentence: string, specs: readonly OptionSpec[]): string {
  const written = /'--([^'=]+)/.exec(sentence)?.[1]
  const near = written === undefined ? null : nearestName(written, [...specs.map(({ name }) => name), 'help'])
  return near === null ? sentence : `${sentence} Did you mean --${near}?`
}

/** node:util adds advice about `--` that is wrong for most typing mistakes. */
function firstSentence(message: string): string {
  return `${message.split(/\. |\n/)[0]!.replace(/\.$/, '')}.`
}

function given(value: unknown, spec: OptionSpec): readonly string[] {
  const values = Array.isArray(value) ? value.map(String) : []
  if (values.length > 1 && !spec.multiple) throw new UsageError(`--${spec.name} was given more than once.`)
  return values
}

/** The one value of an option that must be one of a few. */
export function oneOf<T extends string>(
  args: Arguments,
  option: string,
  allowed: readonly T[],
): T | undefined {
  const value = args.options[option]?.[0]
  if (value === undefined) return undefined
  const found = allowed.find((name) => name === value)
  if (!found) throw new UsageError(`--${option} ${value}: it must be one of ${allowed.join(', ')}.`)
  return found
}
