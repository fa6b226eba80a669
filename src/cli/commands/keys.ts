import type { KeyScope } from '../../client/index.ts'
import { KEY_SCOPES } from '../../store/shapes.ts'
import { type Arguments, type Command, DONE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { printRows } from '../output/rows.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { KEYS } from '../service/layouts.ts'

export const keys: Command = {
  name: 'keys',
  synopsis: '[OPTIONS] list | add NAME | revoke ID',
  description: `Keys to the service. A key may do some of ${KEY_SCOPES.join(', ')}; it is shown once, when it is made.`,
  options: [
    { name: 'may', value: 'SCOPES', text: 'what a new key may do, with commas (check)' },
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered keys add --may check,ingest shop', 'a key for the shop'],
    ['undelivered keys revoke 1a2b3c4d5e6f', 'it opens nothing any more'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [action = 'list', name] = args.positionals
  if (!['list', 'add', 'revoke'].includes(action)) throw new UsageError('say list, add NAME or revoke ID.')
  if (action !== 'list' && name === undefined) throw new UsageError(`${action} what?`)
  const scopes = scopesOf(args)
  return withClient(args, io, async (client) => {
    if (action === 'list') await printRows(await client.keys(), KEYS, chosenFormat(args, io), io)
    else if (action === 'add') {
      const { secret, id } = await client.createKey(name!, scopes)
      io.stdout.write(`${secret}\n`)
      io.stderr.write(`Key ${id} "${name}" may ${scopes.join(', ')}. It is shown this once.\n`)
    } else {
      await client.revokeKey(name!)
      io.stdout.write(`Key ${name} is revoked.\n`)
    }
    return DONE
  })
}

function scopesOf({ options }: Arguments): KeyScope[] {
  const wanted = (options.may?.[0] ?? 'check').split(',').map((one) => one.trim())
  const wrong = wanted.find((one) => !KEY_SCOPES.includes(one as KeyScope))
  if (wrong !== undefined)
    throw new UsageError(`--may ${wrong}: it must be some of ${KEY_SCOPES.join(', ')}.`)
  return wanted as KeyScope[]
}
