import type { Client } from '../../client/index.ts'
import { dateInWords } from '../../decide/check.ts'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { counted, grouped } from '../output/numbers.ts'
import { saysYes, YES_OPTION } from '../service/confirm.ts'
import { LIST_OPTIONS, whereOf, withClient } from '../service/data.ts'
import { Sending } from '../service/sending.ts'
import { DAYS, month } from '../simulate/month.ts'

const DAY = 24 * 3600_000

export const simulate: Command = {
  name: 'simulate',
  synopsis: '[OPTIONS]',
  description:
    'Plays four weeks of mail into a store, so that there is something to look at: a newsletter to some hundred invented people, with deliveries, every reason for which mail comes back, complaints, unsubscribes and a short outage of a receiver. It comes as log lines, bounce mails, replies and webhooks, and is read like any other. Take a folder of its own for it.',
  options: [
    ...LIST_OPTIONS,
    { name: 'people', value: 'N', text: 'how many people are on the list (400)' },
    { name: 'seed', value: 'N', text: 'another number, other people (1)' },
    { ...YES_OPTION, text: 'also into a store that has events already' },
  ],
  examples: [
    ['undelivered simulate --data demo', 'four weeks up to today, in the folder demo'],
    ['undelivered simulate --data big --people 5000 --seed 7', 'a bigger list, other people'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const count = wholeNumber(args, 'people', 400, 100, 100_000)
  const seed = wholeNumber(args, 'seed', 1, 0, 2 ** 31)
  const end = Math.floor(Date.now() / DAY) * DAY
  return withClient(
    args,
    io,
    async (client) => {
      await refuseReal(client, args)
      const sending = new Sending(client, io)
      for (const item of month({ seed, people: count, end })) await sending.add(item, item.at, 400)
      const told = await sending.end()
      io.stdout.write(
        await text(client, { people: count, events: told.accepted, end, where: whereOf(args, io) }),
      )
      return told.rejected > 0 ? INCOMPLETE : DONE
    },
    { makes: true },
  )
}

/** Invented events in a list that is in use could not be told from real ones. */
async function refuseReal(client: Client, args: Arguments): Promise<void> {
  const { items } = await client.events({ limit: 1 })
  if (items.length > 0 && !saysYes(args))
    throw new UsageError(
      'there are events already. Take an empty folder, or --yes to mix invented mail with them.',
    )
}

interface Played {
  readonly people: number
  readonly events: number
  readonly end: number
  readonly where: string
}

async function text(client: Client, { people, events, end, where }: Played): Promise<string> {
  const since = new Date(end - 31 * DAY).toISOString()
  const rows = await client.stats({ by: 'kind,type', since })
  const many = (kind: string, type: string | null) =>
    grouped(rows.find((row) => row.kind === kind && row.type === type)?.count ?? 0)
  const days = `${dateInWords(end - DAYS * DAY)} to ${dateInWords(end - DAY)}`
  return `Four weeks of mail to ${grouped(people)} invented people, ${days}:
${counted(events, 'event')}: ${many('delivered', null)} delivered, ${many('bounce', 'hard')} hard and ${many('bounce', 'soft')} soft bounces, ${many('delayed', 'soft')} delayed,
${many('complaint', null)} complaints, ${many('unsubscribe', null)} unsubscribed; and an outage of one receiver.

Now see what was made of it:
  undelivered suppressions list ${where}
  undelivered stats ${where}
  undelivered incidents ${where}
${where.startsWith('--data') ? `  undelivered serve ${where}\n` : ''}`
}

function wholeNumber(args: Arguments, name: string, usual: number, least: number, most: number): number {
  const [given] = args.options[name] ?? []
  if (given === undefined) return usual
  const number = Number(given)
  if (!/^\d+$/.test(given) || number < least || number > most)
    throw new UsageError(`--${name} ${given}: it must be a whole number from ${least} to ${most}.`)
  return number
}
