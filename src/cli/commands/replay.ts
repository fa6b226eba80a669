import { type Arguments, type Command, DONE } from '../command.ts'
import { FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { counted } from '../output/numbers.ts'
import { confirmed, YES_OPTION } from '../service/confirm.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { tellDifference } from '../service/difference.ts'

const SHOWN = 20

export const replay: Command = {
  name: 'replay',
  synopsis: '[OPTIONS]',
  description:
    'Judges all events that are kept again, by the rules of this version, and tells whose state would change. Nothing is changed unless --commit says so.',
  options: [
    { name: 'commit', text: 'keep the outcome, after showing it' },
    YES_OPTION,
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered replay', 'after an update: what would today’s rules have done?'],
    ['undelivered replay --commit', 'and keep it'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  return withClient(args, io, async (client) => {
    const difference = await client.replay({ limit: SHOWN })
    await tellDifference(difference, args, io)
    if ((args.options.commit ?? []).length === 0) return DONE
    const what = `This changes ${counted(difference.changed, 'address', 'addresses')} and ${counted(difference.reread, 'event')}.`
    if (!(await confirmed(what, args, io))) return DONE
    await client.replay({ commit: true, limit: 0 })
    io.stderr.write('The outcome is kept.\n')
    return DONE
  })
}
