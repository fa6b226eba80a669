import type { SourceShown } from '../../client/index.ts'
import { type Arguments, type Command, DONE, INCOMPLETE } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { grouped } from '../output/numbers.ts'
import { printRows, type RowLayout } from '../output/rows.ts'
import { minuteOf } from '../output/time.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'

export const sources: Command = {
  name: 'sources',
  synopsis: '[OPTIONS]',
  description:
    'Lists the sources of a running service, the places where bounces arrive: whether each runs, what is wrong where it does not, and how much it received since the service started. Exit status 1 where one of them fails.',
  options: [FORMAT_OPTION, ...LIST_OPTIONS],
  examples: [['undelivered sources --url http://127.0.0.1:8025 --key KEY', 'how they fare']],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  return withClient(args, io, async (client) => {
    const all = await client.sources()
    await printRows(all, SOURCES, chosenFormat(args, io), io)
    return all.some(({ state }) => state === 'failing') ? INCOMPLETE : DONE
  })
}

const COLOURS = { starting: 'yellow', running: 'green', failing: 'red', stopped: 'yellow' } as const

const SOURCES: RowLayout<SourceShown> = {
  columns: [
    { title: 'NAME', rank: 1, cell: ({ name }) => name },
    { title: 'KIND', rank: 4, cell: ({ kind }) => kind },
    { title: 'STATE', rank: 2, cell: ({ state }) => state, paint: ({ state }) => COLOURS[state] },
    { title: 'RECEIVED', rank: 5, cell: ({ received }) => grouped(received) },
    { title: 'REFUSED', rank: 6, cell: ({ refused }) => grouped(refused) },
    { title: 'APART', rank: 8, cell: ({ apart }) => grouped(apart) },
    { title: 'PASSED OVER', rank: 9, cell: ({ passedOver }) => grouped(passedOver) },
    { title: 'LAST (UTC)', rank: 7, cell: ({ lastReceived }) => minuteOf(lastReceived) },
    { title: 'PROBLEM', rank: 3, min: 20, cell: ({ problem }) => problem ?? '' },
  ],
  names: ['name', 'kind', 'state', 'problem', 'lastReceived', 'received', 'refused', 'apart', 'passedOver'],
  cells: (one) => [
    ...[one.name, one.kind, one.state, one.problem, one.lastReceived],
    ...[one.received, one.refused, one.apart, one.passedOver],
  ],
  none: 'No source runs here: sources stand in the settings of a service (docs/sources/), and run in it.',
}
