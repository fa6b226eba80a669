import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { counted } from '../output/numbers.ts'
import { printRows } from '../output/rows.ts'
import { confirmed, YES_OPTION } from '../service/confirm.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { filterOf, filterOptions } from '../service/filters.ts'
import { DECISIONS } from '../service/layouts.ts'

const FILTERS = ['address', 'rule', 'reason', 'receiver', 'text', 'to', 'since', 'before'] as const

export const undo: Command = {
  name: 'undo',
  synopsis: '[OPTIONS] [REF…]',
  description:
    'Undoes decisions as if their events had never come: named by their ref, or all that a filter finds (those are shown and asked about first). --redo takes an undo back.',
  options: [
    ...filterOptions(FILTERS),
    { name: 'redo', text: 'take the undo of these refs back' },
    YES_OPTION,
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered undo m1a2b3c', 'one decision; "undelivered address" shows refs'],
    [
      'undelivered undo --receiver gmail --since 2020-12-14 --before 2020-12-16',
      'all that a receiver’s bad days have done',
    ],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const refs = args.positionals
  const filter = filterOf(args, FILTERS)
  const redo = (args.options.redo ?? []).length > 0
  if (refs.length > 0 === Object.keys(filter).length > 0)
    throw new UsageError('name refs, or filter options that find the decisions.')
  if (redo && refs.length === 0) throw new UsageError('--redo needs the refs.')
  return withClient(args, io, async (client) => {
    if (refs.length > 0) {
      const count = redo ? await client.redo(refs) : await client.undo(refs)
      io.stdout.write(`${counted(count, 'decision')} ${redo ? 'stand again' : 'undone'}.\n`)
      if (count === refs.length) return DONE
      io.stderr.write(
        `undelivered: ${refs.length - count} of ${refs.length} refs name no decision that ${redo ? 'was undone' : 'stands'}; "undelivered address" shows them.\n`,
      )
      return INCOMPLETE
    }
    const { items, next } = await client.decisions({ ...filter, limit: 1000 })
    const found = items.filter(({ undone, ref }) => !undone && ref !== null)
    if (found.length === 0) {
      io.stdout.write('No decision is found by this.\n')
      return DONE
    }
    await printRows(found.slice(0, 20), DECISIONS, chosenFormat(args, io), io)
    const many = `${next === null ? '' : 'more than '}${counted(found.length, 'decision')}`
    if (!(await confirmed(`This undoes ${many}.`, args, io))) return DONE
    io.stdout.write(`${counted(await client.undoAll(filter), 'decision')} undone.\n`)
    return DONE
  })
}
