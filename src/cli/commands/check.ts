import type { Checked } from '../../client/index.ts'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import { type Io, widthOf } from '../io.ts'
import { plain } from '../output/plain.ts'
import { printRows } from '../output/rows.ts'
import { wrap } from '../output/wrap.ts'
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
    const format = chosenFormat(args, io)
    const [only] = answers
    if (format === 'table' && only !== undefined && answers.length === 1) io.stdout.write(inWords(only, io))
    else await printRows(answers, CHECKED, format, io)
    return answers.every(({ send }) => send) ? DONE : INCOMPLETE
  })
}

/** The answer about one address, with the whole of its why. */
export function inWords({ address, send, why }: Pick<Checked, 'address' | 'send' | 'why'>, io: Io): string {
  const answer = `${send ? 'Mail may be sent.' : 'No mail is to be sent.'} ${why}`
  return `${plain(address)}\n${wrap(answer, widthOf(io.stdout, io.env, 80)).join('\n')}\n`
}
