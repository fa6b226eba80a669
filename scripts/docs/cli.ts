import type { Command } from '../../src/cli/command.ts'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { commandHelp } from '../../src/cli/usage.ts'
import { cell, code, link, table } from './markdown.ts'

/** docs/cli.md: what `--help` says of every command. */
export async function cliPage(): Promise<string> {
  const commands = await Promise.all(COMMANDS.map(({ load }) => load()))
  const rows = COMMANDS.map(({ name, summary }) => [link(code(name), `#${name}`), cell(summary)])
  return `# The command line

What \`undelivered COMMAND --help\` says. This page is made from \`src/cli/commands/\` by \`npm run docs\`.

${table(['command', 'what it does'], rows)}

- **Where the list is.** Commands that ask the list or change it take \`--data DIR\` (else \`UNDELIVERED_DATA\`, else
  \`./undelivered-data\`): the folder itself, which one process owns at a time. While a service has it open, talk to the
  service: \`--url URL --key KEY\`, or \`UNDELIVERED_URL\` and \`UNDELIVERED_KEY\`. Both ways are the same requests.
- **Output.** A table on a terminal, one JSON object a line in a pipe; \`--format table|json|ndjson|csv\` chooses.
- **Before much is changed** you are told how much, and asked; without a terminal \`--yes\` has to say it.
- **Exit status.** 0 all done; 1 something could not be read or done (each is named on standard error, the rest is
  done), or \`check\` says that no mail may be sent; 2 wrong usage.
${commands.map(section).join('')}`
}

const section = (command: Command) => `
## ${command.name}

\`\`\`
${commandHelp(command)}\`\`\`
`
