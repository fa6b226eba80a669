import type { Change, Difference, SettingDifference } from '../../client/index.ts'
import { dateInWords } from '../../decide/check.ts'
import type { Arguments } from '../command.ts'
import { chosenFormat } from '../event-output.ts'
import type { Io } from '../io.ts'
import { counted, grouped } from '../output/numbers.ts'
import { printRows, type RowLayout } from '../output/rows.ts'

/** Prints what a preview or a replay would change: the changes, and under a table how many there are. */
export async function tellDifference(difference: Difference, args: Arguments, io: Io): Promise<void> {
  const { changes, changed, addresses, events, reread } = difference
  const format = chosenFormat(args, io)
  await printRows(changes, CHANGES, format, io)
  if (format !== 'table') return
  const more =
    changed > changes.length && changes.length > 0 ? `Of ${grouped(changed)}, the first are shown.\n` : ''
  const read =
    events > 0 ? `${counted(events, 'event')} looked at, ${grouped(reread)} read otherwise today. ` : ''
  io.stdout.write(
    `${more}\n${read}${grouped(changed)} of ${counted(addresses, 'address', 'addresses')} would change.\n`,
  )
}

/** The same of another setting, and what it would have done in the time that was looked at. */
export async function tellSettingDifference(
  difference: SettingDifference,
  args: Arguments,
  io: Io,
): Promise<void> {
  await tellDifference(difference, args, io)
  const { earlier, stopped } = difference
  const [since] = args.options.since ?? []
  if (since === undefined || chosenFormat(args, io) !== 'table') return
  io.stdout.write(
    `Told is what came about since ${since}. In that time ${counted(stopped.was, 'address was', 'addresses were')} held or suppressed; so it would have been ${grouped(stopped.wouldBe)}.\n${counted(earlier, 'more address', 'more addresses')} would change by what came before.\n`,
  )
}

const CHANGES: RowLayout<Change> = {
  columns: [
    { title: 'ADDRESS', rank: 1, min: 24, cut: 'middle', cell: ({ address }) => address },
    { title: 'SCOPE', rank: 5, cell: ({ scope }) => scope },
    { title: 'FROM', rank: 2, cell: ({ from }) => from },
    {
      title: 'TO',
      rank: 3,
      cell: ({ to }) => to,
      paint: ({ to }) => (to === 'ok' ? 'green' : to === 'suppressed' ? 'red' : 'yellow'),
    },
    { title: 'RULE', rank: 4, cell: ({ before, after }) => (after ?? before)?.rule ?? '' },
    { title: 'REASON', rank: 6, cell: ({ before, after }) => (after ?? before)?.reason ?? '' },
    {
      title: 'UNTIL',
      rank: 7,
      cell: ({ after }) => (after?.until == null ? '' : dateInWords(Date.parse(after.until))),
    },
  ],
  names: ['address', 'scope', 'from', 'to', 'rule', 'reason'],
  cells: ({ address, scope, from, to, before, after }) => [
    ...[address, scope, from, to, (after ?? before)?.rule, (after ?? before)?.reason],
  ],
  none: 'Nothing would change.',
}
