import { UndeliveredError } from '../errors.ts'
import { meantOr } from '../match/nearest-name.ts'
import { readArguments } from './arguments.ts'
import { type Command, DONE, INCOMPLETE, USAGE, UsageError } from './command.ts'
import { COMMANDS } from './commands/index.ts'
import type { Io } from './io.ts'
import { commandHelp, mainHelp } from './usage.ts'

/** Runs one command line; resolves to the exit status. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name = '', ...rest] = argv
  if (name === '') return print(io.stderr, mainHelp(), USAGE)
  if (name === '-h' || name === '--help') return print(io.stdout, mainHelp())
  if (name === '-v' || name === '--version') return version(io)
  if (name === 'help') return help(rest, io)
  const entry = COMMANDS.find((command) => command.name === name)
  if (!entry) return unknown(name, io)
  return runCommand(await entry.load(), rest, io)
}

async function runCommand(command: Command, argv: readonly string[], io: Io): Promise<number> {
  if (asksForHelp(argv)) return print(io.stdout, commandHelp(command))
  try {
    return await command.run(readArguments(argv, command.options), io)
  } catch (error) {
    if (error instanceof UndeliveredError)
      return print(io.stderr, `undelivered ${command.name}: ${error.message}\n`, INCOMPLETE)
    if (!(error instanceof UsageError)) throw error
    const hint = `Try: undelivered ${command.name} --help`
    return print(io.stderr, `undelivered ${command.name}: ${error.message}\n${hint}\n`, USAGE)
  }
}

function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return (end < 0 ? argv : argv.slice(0, end)).some((word) => word === '-h' || word === '--help')
}

async function help([name, ...rest]: readonly string[], io: Io): Promise<number> {
  if (name === undefined || name.startsWith('-')) return print(io.stdout, mainHelp())
  if (rest.length) return print(io.stderr, 'undelivered help: name one command.\n', USAGE)
  const entry = COMMANDS.find((command) => command.name === name)
  return entry ? print(io.stdout, commandHelp(await entry.load())) : unknown(name, io)
}

function unknown(name: string, io: Io): number {
  const what = name.startsWith('-') ? 'option' : 'command'
  const names = COMMANDS.map((command) => command.name)
  const all = `The commands are ${names.join(', ')} and help.`
  const hint = meantOr(name, [...names, 'help', '--help', '--version'], all)
  const text = `undelivered: there is no ${what} ${JSON.stringify(name)}. ${hint}`
  return print(io.stderr, `${text}\nTry: undelivered --help\n`, USAGE)
}

async function version(io: Io): Promise<number> {
  const { packageVersion } = await import('./version.ts')
  return print(io.stdout, `${packageVersion()}\n`)
}

function print(output: NodeJS.WritableStream, text: string, status = DONE): number {
  output.write(text)
  return status
}
