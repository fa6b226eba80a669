import type { Client } from '../../client/index.ts'
import { type Arguments, type Command, DONE } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { grouped } from '../output/numbers.ts'
import { printRows } from '../output/rows.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { filterOf, filterOptions, first, LIMIT, limitOf } from '../service/filters.ts'
import { EVENTS } from '../service/layouts.ts'

const FILTERS = [
  'address',
  'kind',
  'type',
  'reason',
  'receiver',
  'source',
  'scope',
  'apart',
  'since',
  'before',
] as const

export const events: Command = {
  name: 'events',
  synopsis: '[OPTIONS]',
  description: 'Lists the events that are kept, the newest first.',
  options: [
    ...filterOptions(FILTERS),
    LIMIT,
    { name: 'raw', value: 'ID', text: 'print what this event was read from, as it came' },
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered events --kind complaint --since 2026-11-01', 'who complained this month'],
    [
      'undelivered events --raw 4a494cefe0d58ba84057521a > bounce.eml',
      'the mail that an event was read from',
    ],
    ['undelivered events --reason spam-filter --format csv > spam.csv', 'for a spreadsheet'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [event] = args.options.raw ?? []
  if (event !== undefined) return withClient(args, io, (client) => printRaw(client, event, io))
  const limit = limitOf(args)
  return withClient(args, io, async (client) => {
    const rows = client.eachEvent({ ...filterOf(args, FILTERS), limit: Math.min(limit, 1000) })
    await printRows(first(rows, limit), EVENTS, chosenFormat(args, io), io)
    return DONE
  })
}

/** Byte for byte, so that it can be read again. */
async function printRaw(client: Client, event: string, io: Io): Promise<number> {
  const { bytes, size, kept } = await client.rawReport(event)
  io.stdout.write(bytes)
  if (kept < size)
    io.stderr.write(
      `undelivered: these are the first ${grouped(kept)} of ${grouped(size)} bytes; the rest is not kept.\n`,
    )
  return DONE
}
