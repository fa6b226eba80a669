import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { confirmed, YES_OPTION } from '../service/confirm.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'

export const forget: Command = {
  name: 'forget',
  synopsis: '[OPTIONS] ADDRESS',
  description:
    'Erases a person: events, history and entries of the address. With --keep-suppressed a hash of it stays, so that no mail is sent to it again.',
  options: [{ name: 'keep-suppressed', text: 'keep a hash, and send no mail' }, YES_OPTION, ...LIST_OPTIONS],
  examples: [['undelivered forget --keep-suppressed anna@example.com', 'erased, and still left in peace']],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [address, ...others] = args.positionals
  if (address === undefined || others.length > 0) throw new UsageError('name one address.')
  const keep = (args.options['keep-suppressed'] ?? []).length > 0
  return withClient(args, io, async (client) => {
    if (!(await confirmed(`All that is known of ${address} will be erased for good.`, args, io))) return DONE
    const { forgotten } = await client.forget(address, keep)
    io.stdout.write(forgotten ? `${address} is forgotten.\n` : `Nothing was known of ${address}.\n`)
    return forgotten ? DONE : INCOMPLETE
  })
}
