import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { printRows } from '../output/rows.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { filterOptions } from '../service/filters.ts'
import { CHECKED } from '../service/layouts.ts'
import { addressLines } from '../service/lines.ts'

export const check: Command = {
  name: 'check',
  synopsis: '[OPTIONS] ADDRESS… | -',
  description:
    'Tells whether mail may be sent to an address, why not, since when and until when. Exit status 1 where to at least one it may not.',
  options: [...filterOptions(['scope']), FORMAT_OPTION, ...LIST_OPTIONS],
  examples: [
    ['undelivered check anna@example.com', 'may I send?'],
    ['undelivered check --scope newsletter - < addresses.txt', 'many, one a line, for mail of one stream'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  if (args.positionals.length === 0)
    throw new UsageError('name an address, or - for a list on standard input.')
  const addresses = args.positionals[0] === '-' ? await addressLines(io) : args.positionals
  return withClient(args, io, async (client) => {
    const answers = await client.checkMany(addresses, args.options.scope?.[0])
    await printRows(answers, CHECKED, chosenFormat(args, io), io)
    return answers.every(({ send }) => send) ? DONE : INCOMPLETE
  })
}
