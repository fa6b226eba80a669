import { type Arguments, type Command, DONE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { safeJson } from '../output/plain.ts'
import { printRows, type RowLayout } from '../output/rows.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { DECISIONS, EVENTS } from '../service/layouts.ts'
import { inWords } from './check.ts'

export const address: Command = {
  name: 'address',
  synopsis: '[OPTIONS] ADDRESS',
  description:
    'Tells all that is known of an address: may mail be sent to it, what came back, and what was decided by which rule.',
  options: [FORMAT_OPTION, ...LIST_OPTIONS],
  examples: [['undelivered address anna@example.com', 'its state, its events and its decisions']],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [wanted, ...others] = args.positionals
  if (wanted === undefined || others.length > 0) throw new UsageError('name one address.')
  const format = chosenFormat(args, io)
  return withClient(args, io, async (client) => {
    const record = await client.address(wanted)
    if (format !== 'table') {
      io.stdout.write(`${safeJson(record)}\n`)
      return DONE
    }
    io.stdout.write(`${inWords(await client.check(wanted), io)}\nWhat came back\n`)
    await printRows(record.events, ofOne(EVENTS), format, io)
    io.stdout.write('\nWhat was decided\n')
    await printRows(record.decisions, ofOne(DECISIONS), format, io)
    return DONE
  })
}

/** The same without the address, which stands above. */
const ofOne = <Row>(layout: RowLayout<Row>): RowLayout<Row> => ({
  ...layout,
  columns: layout.columns.filter(({ title }) => title !== 'ADDRESS'),
})
