import type { Command } from './command.ts'
import { COMMANDS } from './commands/index.ts'

/** `undelivered --help`. */
export function mainHelp(): string {
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`)
  return `undelivered tells why mail came back: hard or soft, the reason, and what to do.

Usage: undelivered COMMAND [OPTIONS] [ARGUMENTS]

Commands:
${rows.join('\n')}
  help       show help for a command, e.g. undelivered help parse

Options:
  -h, --help     show this help
  -v, --version  show the version

Examples:
  undelivered parse examples
  undelivered explain "550 5.1.1 User unknown"

Exit status: 0 done; 1 something could not be read (named on stderr, the rest done);
2 wrong usage.
`
}

/** `undelivered COMMAND --help`. */
export function commandHelp(command: Command): string {
  const options = [...command.options, { name: 'help', text: 'show this help' }]
  const labels = options.map((option) => `--${option.name}${'value' in option ? ` ${option.value}` : ''}`)
  const width = Math.max(...labels.map((label) => label.length))
  const rows = options.map(
    (option, i) => `  ${labels[i]!.padEnd(width)}  ${indented(option.text, width + 4)}`,
  )
  const examples = command.examples.map(([line, does]) => `  ${line}\n      ${does}`)
  return `Usage: undelivered ${command.name} ${command.synopsis}

${command.description}

Options:
${rows.join('\n')}

Examples:
${examples.join('\n')}
`
}

function indented(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`)
}
