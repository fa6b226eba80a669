import type { Incident } from '../../client/index.ts'
import { type Arguments, type Command, DONE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { counted, grouped } from '../output/numbers.ts'
import { printRows, type RowLayout } from '../output/rows.ts'
import { confirmed, YES_OPTION } from '../service/confirm.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'

const RESOLUTIONS = { release: 'released', confirm: 'confirmed' } as const

export const incidents: Command = {
  name: 'incidents',
  synopsis: 'list | release ID | confirm ID',
  description:
    'Outages: times when a receiver called many good addresses unknown. Until somebody decides, these addresses are held for some days instead of suppressed. "release" lets mail go to all of them again; "confirm" says that it was no outage, so that their bounces count.',
  options: [YES_OPTION, FORMAT_OPTION, ...LIST_OPTIONS],
  examples: [
    ['undelivered incidents', 'which there are, and how many addresses they hold'],
    ['undelivered incidents release outage-gmail-1607961600000', 'the receiver is well again'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [action = 'list', id] = args.positionals
  if (action === 'list')
    return withClient(args, io, async (client) => {
      await printRows(await client.incidents(), INCIDENTS, chosenFormat(args, io), io)
      return DONE
    })
  if (action !== 'release' && action !== 'confirm')
    throw new UsageError(`${action}: say list, release or confirm.`)
  if (id === undefined) throw new UsageError(`${action} which? "undelivered incidents" shows their ids.`)
  return withClient(args, io, async (client) => {
    const held = (await client.incidents()).find((one) => one.id === id)?.held ?? 0
    const many = counted(held, 'address', 'addresses')
    const what =
      action === 'release' ? `This lets mail go to ${many} again.` : `The bounces of ${many} will count.`
    if (!(await confirmed(what, args, io))) return DONE
    const { changed } = await client.resolve(id, RESOLUTIONS[action])
    io.stdout.write(`${counted(changed, 'address', 'addresses')} changed.\n`)
    return DONE
  })
}

function lasted({ from, to }: Incident): string {
  if (to === null) return 'still'
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}

const INCIDENTS: RowLayout<Incident> = {
  columns: [
    { title: 'BEGAN', rank: 2, cell: ({ from }) => from.slice(0, 16).replace('T', ' ') },
    { title: 'LASTED', rank: 4, cell: lasted },
    { title: 'HOLDS', rank: 3, cell: ({ held }) => grouped(held) },
    { title: 'SETTLED', rank: 5, cell: ({ resolution }) => resolution ?? 'not yet' },
    { title: 'ID', rank: 1, cell: ({ id }) => id },
    { title: 'RECEIVER', rank: 6, cell: ({ receiver }) => receiver },
  ],
  names: ['id', 'receiver', 'from', 'to', 'openedAt', 'held', 'resolution'],
  cells: (one) => [one.id, one.receiver, one.from, one.to, one.openedAt, one.held, one.resolution],
  none: 'No receiver has had an outage.',
}
