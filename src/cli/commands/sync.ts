import type { Client } from '../../client/client.ts'
import type { Synced } from '../../client/index.ts'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { plain } from '../output/plain.ts'
import { CONFIG_OPTION, configOf } from '../service/config.ts'
import { hasData, LIST_OPTIONS, pretendedStore, withClient } from '../service/data.ts'

export const sync: Command = {
  name: 'sync',
  synopsis: '[OPTIONS] NAME',
  description:
    'Brings the suppression list of an account at SES, SendGrid, Mailgun, Postmark, Brevo or listmonk and ours in step: takes over what stands there, puts on it what is suppressed here, takes off it what was let go here. NAME is a block under "lists:" of the settings (docs/lists.md). With --dry-run it only tells what it would do. A service that runs does the same by itself; ask it with --url.',
  options: [
    { name: 'dry-run', text: 'tell what would be done; change nothing, here or there' },
    CONFIG_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered sync shop --dry-run --config undelivered.yaml', 'what would be pushed and taken over'],
    ['undelivered sync shop --url http://127.0.0.1:8025 --key KEY', 'now, by the service that runs'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [name] = args.positionals
  if (name === undefined) throw new UsageError('which list? Name a block under "lists:" of the settings.')
  const dryRun = (args.options['dry-run'] ?? []).length > 0
  const overNetwork = args.options.url !== undefined && args.options.url.length > 0
  if (overNetwork || io.env.UNDELIVERED_URL)
    return withClient(args, io, async (client: Client) => told(await client.sync(name, { dryRun }), io))
  return inFolder(name, dryRun, args, io)
}

async function inFolder(name: string, dryRun: boolean, args: Arguments, io: Io): Promise<number> {
  const { data, lists } = await configOf(args, io, { data: args.options.data?.[0] })
  const names = Object.keys(lists)
  if (!names.includes(name)) {
    const known = names.length === 0 ? 'The settings have no "lists:".' : `The lists are ${names.join(', ')}.`
    throw new UsageError(`there is no list ${name}. ${known}`)
  }
  const [{ openStore }, { ListDesk }] = await Promise.all([
    import('../../store/open-store.ts'),
    import('../../notify/lists/list-desk.ts'),
  ])
  // To look at what would be done, nothing need be there yet.
  const store =
    dryRun && !hasData(data) ? await pretendedStore() : await openStore({ folder: data, thread: false })
  try {
    const log = { info() {}, warn() {}, error() {} }
    const desk = new ListDesk(lists, { store, clock: Date.now, log })
    return told(await desk.sync(name, dryRun), io)
  } catch (error) {
    const why = plain((error as Error).message)
    io.stderr.write(
      `undelivered: ${name} could not be kept in step. ${why} The next time goes on where it was.\n`,
    )
    return INCOMPLETE
  } finally {
    await store.close()
  }
}

function told({ dryRun, pulled, known, pushed, removed, refused, notes }: Synced, { stdout }: Io): number {
  const would = dryRun ? 'would be ' : ''
  const lines = [
    ...part(pulled, `${would}taken over from there (${known} there were known)`),
    ...part(pushed, `${would}put on the list there`),
    ...part(removed, `${would}taken off the list there`),
    ...refused.map(({ address, why }) => `refused: ${address}: ${why}`),
    ...notes,
  ]
  stdout.write(`${lines.map(plain).join('\n')}\n`)
  return refused.length > 0 ? INCOMPLETE : DONE
}

const part = ({ count, first }: Synced['pushed'], what: string) => [
  `${count} ${what}`,
  ...first.map((address) => `  ${address}`),
  ...(count > first.length ? [`  … and ${count - first.length} more`] : []),
]
