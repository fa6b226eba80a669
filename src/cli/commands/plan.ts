import type { SendingPlan } from '../../client/index.ts'
import { receiverTitle } from '../../decide/receiver-title.ts'
import { type Arguments, type Command, DONE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import { type Io, widthOf } from '../io.ts'
import { grouped } from '../output/numbers.ts'
import { plain } from '../output/plain.ts'
import { printRows, type RowLayout } from '../output/rows.ts'
import { wrap } from '../output/wrap.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'

export const plan: Command = {
  name: 'plan',
  synopsis: 'RECEIVER [OPTIONS]',
  description:
    'How much to send to a receiver in the coming days: a warm-up where it does not know you, a rebuilding where it distrusts you. It is made from what came back of your own mail, and changes with it: ask again each day.',
  options: [
    { name: 'wanted', value: 'N', text: 'messages a day in the end (your usual day)' },
    { name: 'days', value: 'N', text: 'days to plan (28)' },
    { name: 'scope', value: 'STREAM', text: 'of one stream of mail' },
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered plan gmail', 'the next four weeks at Gmail'],
    ['undelivered plan outlook --wanted 20000', 'on the way to 20,000 a day'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [receiver] = args.positionals
  if (receiver === undefined)
    throw new UsageError('of which receiver? Name it as in events: gmail, or example.org.')
  const wanted = wholeNumber(args, 'wanted', 100_000_000)
  const days = wholeNumber(args, 'days', 180)
  const [scope] = args.options.scope ?? []
  return withClient(args, io, async (client) => {
    const told = await client.plan(receiver, { wanted, days, scope })
    const format = chosenFormat(args, io)
    if (format === 'table') io.stdout.write(heading(told, widthOf(io.stdout, io.env, 80)))
    await printRows(told.days, DAYS, format, io)
    return DONE
  })
}

function wholeNumber(args: Arguments, name: string, most: number): number | undefined {
  const [given] = args.options[name] ?? []
  if (given === undefined) return undefined
  const number = Number(given)
  if (!/^\d+$/.test(given) || number < 1 || number > most)
    throw new UsageError(`--${name} ${given}: it must be a whole number from 1 to ${most}.`)
  return number
}

/** What is planned and why, in sentences. */
function heading(told: SendingPlan, width: number): string {
  const { receiver, step, why, takes, wanted, refusedShare, complaintShare } = told
  const name = plain(receiverTitle(receiver))
  const known =
    takes === 0
      ? `No day of the last two weeks is known on which it took mail well; the plan goes up to ${grouped(wanted)} a day.`
      : `It takes ${grouped(takes)} a day well; ${grouped(wanted)} are wanted.`
  const shares = `Of the mail of the last three days it refused ${refusedShare} % for your sake, and ${complaintShare} % was called spam.`
  const lines = [`${name}: ${step}. ${why}`, takes === 0 ? known : `${known} ${shares}`]
  return `${lines.flatMap((line) => wrap(line, width)).join('\n')}\n\n`
}

const DAYS: RowLayout<SendingPlan['days'][number]> = {
  columns: [
    { title: 'DAY', rank: 1, cell: ({ day }) => day },
    { title: 'MESSAGES', rank: 2, cell: ({ messages }) => grouped(messages) },
  ],
  names: ['day', 'messages'],
  cells: ({ day, messages }) => [day, messages],
  none: 'There is nothing to plan.',
}
