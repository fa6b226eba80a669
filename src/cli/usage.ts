import type { Command, OptionSpec } from './command.ts'
import { COMMANDS } from './commands/index.ts'
import { hanging, wrap } from './output/wrap.ts'

/** `undelivered --help`. */
export function mainHelp(): string {
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(13)} ${summary}`)
  return `undelivered tells why mail came back: hard or soft, the reason, and what to do.

Usage: undelivered COMMAND [OPTIONS] [ARGUMENTS]

Commands:
${rows.join('\n')}
  help          show help for a command, e.g. undelivered help parse

Options:
  -h, --help     show this help
  -v, --version  show the version

Examples:
  undelivered parse examples
  undelivered explain "550 5.1.1 User unknown"
  undelivered simulate --data demo

Exit status: 0 done; 1 something could not be read (it is named on stderr, the
rest is done); 2 wrong usage.
`
}

/** `undelivered COMMAND --help`. */
export function commandHelp(command: Command): string {
  const options = [...command.options, HELP_OPTION]
  const labels = options.map(({ name, value }) => `  --${name}${value ? ` ${value}` : ''}  `)
  const width = Math.max(...labels.map((label) => label.length))
  const rows = options.map(({ text }, i) => hanging(labels[i]!.padEnd(width), text, WIDTH))
  const examples = command.examples.map(([line, does]) => `  ${line}\n      ${does}\n`)
  return `Usage: undelivered ${command.name} ${command.synopsis}

${wrap(command.description, WIDTH).join('\n')}

Options:
${rows.join('')}
Examples:
${examples.join('')}`
}

const WIDTH = 80
const HELP_OPTION: OptionSpec = { name: 'help', text: 'show this help' }
