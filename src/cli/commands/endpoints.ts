import type { Client } from '../../client/client.ts'
import type { Delivery, Endpoint } from '../../client/index.ts'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { plain } from '../output/plain.ts'
import { printRows, type RowLayout } from '../output/rows.ts'
import { minuteOf } from '../output/time.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'

const ACTIONS = ['list', 'add', 'remove', 'rotate', 'ping', 'dead', 'waiting', 'replay'] as const

export const endpoints: Command = {
  name: 'endpoints',
  synopsis: '[OPTIONS] list | add URL | ACTION ID [MESSAGE…]',
  description:
    'Programs that are told of changes by webhooks (docs/notify.md). ACTION is remove, rotate, ping, dead, waiting or replay: "dead" lists the messages that an endpoint did not take in a day and a half, "replay" sends them again: all, or those that are named. "rotate" makes a new secret; the one before signs, too, for a day. Messages go out while the service runs.',
  options: [
    { name: 'types', value: 'TYPES', text: 'what a new one is told of, with commas (address.*,incident.*)' },
    { name: 'private', text: 'a new one may lie in a private network, or on the machine of the service' },
    { name: 'note', value: 'TEXT', text: 'what a new one is' },
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered endpoints add https://crm.example.com/hook', 'prints the secret, this once'],
    ['undelivered endpoints replay ep_1a2b3c4d5e6f', 'all that it did not take goes out again'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [action = 'list', name, ...rest] = args.positionals
  if (!ACTIONS.includes(action as 'list')) throw new UsageError(`say one of ${ACTIONS.join(', ')}.`)
  if (action !== 'list' && name === undefined) throw new UsageError(`${action} what?`)
  return withClient(args, io, (client) => DO[action as 'list']({ client, args, io, name: name!, rest }))
}

interface Doing {
  readonly client: Client
  readonly args: Arguments
  readonly io: Io
  /** A URL or an id. */
  readonly name: string
  readonly rest: readonly string[]
}

const DO: Readonly<Record<(typeof ACTIONS)[number], (doing: Doing) => Promise<number>>> = {
  async list({ client, args, io }) {
    await printRows(await client.endpoints(), ENDPOINTS, chosenFormat(args, io), io)
    return DONE
  },
  async add({ client, args: { options }, io, name }) {
    const types = options.types?.[0]?.split(',').map((one) => one.trim())
    const allowPrivate = (options.private ?? []).length > 0
    const made = await client.createEndpoint({
      url: name,
      types,
      description: options.note?.[0],
      allowPrivate,
    })
    io.stdout.write(`${made.secret}\n`)
    io.stderr.write(
      `Endpoint ${made.id} is told of ${made.types.join(', ')}. Its secret is shown this once.\n`,
    )
    return DONE
  },
  async remove({ client, io, name }) {
    await client.removeEndpoint(name)
    io.stdout.write(`Endpoint ${name} is removed, with all that it had not taken.\n`)
    return DONE
  },
  async rotate({ client, io, name }) {
    const { secret } = await client.rotateSecret(name)
    io.stdout.write(`${secret}\n`)
    io.stderr.write('Shown this once. The secret before signs, too, for 24 hours.\n')
    return DONE
  },
  async ping({ client, io, name }) {
    const { ok, error } = await client.pingEndpoint(name)
    io.stdout.write(ok ? 'It took the message.\n' : `It did not take the message. ${plain(error!)}\n`)
    return ok ? DONE : INCOMPLETE
  },
  dead: (doing) => showDeliveries(doing, 'dead'),
  waiting: (doing) => showDeliveries(doing, 'waiting'),
  async replay({ client, io, name, rest }) {
    const messages = rest.map(Number)
    if (messages.some((one) => !Number.isInteger(one)))
      throw new UsageError('messages are named by their numbers, as "endpoints dead" shows them.')
    const revived = await client.replayDeliveries(name, messages.length === 0 ? undefined : messages)
    io.stdout.write(`${revived} ${revived === 1 ? 'message goes' : 'messages go'} out again.\n`)
    return DONE
  },
}

async function showDeliveries({ client, args, io, name }: Doing, state: 'dead' | 'waiting'): Promise<number> {
  await printRows(eachOf(client, name, state), DELIVERIES, chosenFormat(args, io), io)
  return DONE
}

async function* eachOf(client: Client, id: string, state: 'dead' | 'waiting'): AsyncIterable<Delivery> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await client.deliveries(id, { state, cursor, limit: 1000 })
    yield* items
    if (next === null) return
    cursor = next
  }
}

const ENDPOINTS: RowLayout<Endpoint> = {
  columns: [
    { title: 'ID', rank: 1, cell: ({ id }) => id },
    { title: 'URL', rank: 2, min: 20, cut: 'middle', cell: ({ url }) => url },
    { title: 'TOLD OF', rank: 5, cell: ({ types }) => types.join(', ') },
    { title: 'WAITING', rank: 4, cell: ({ waiting }) => String(waiting) },
    {
      title: 'DEAD',
      rank: 3,
      cell: ({ dead }) => String(dead),
      paint: ({ dead }) => (dead > 0 ? 'red' : 'green'),
    },
    { title: 'STOPPED', rank: 6, min: 12, cell: ({ disabled }) => disabled ?? '' },
    { title: 'NOTE', rank: 7, min: 10, cell: ({ description }) => description },
  ],
  names: ['id', 'url', 'types', 'origin', 'createdAt', 'disabled', 'waiting', 'dead', 'description'],
  cells: (one) => [
    ...[one.id, one.url, one.types.join(' '), one.origin, one.createdAt, one.disabled, one.waiting, one.dead],
    one.description,
  ],
  none: 'No program is told of changes.',
}

const DELIVERIES: RowLayout<Delivery> = {
  columns: [
    { title: 'MESSAGE', rank: 1, cell: ({ message }) => String(message) },
    { title: 'WHEN (UTC)', rank: 3, cell: ({ at }) => minuteOf(at) },
    { title: 'TYPE', rank: 2, cell: ({ type }) => type },
    { title: 'TRIES', rank: 5, cell: ({ attempts }) => String(attempts) },
    { title: 'NEXT', rank: 6, cell: ({ next }) => minuteOf(next) },
    { title: 'WHAT WENT WRONG', rank: 4, min: 20, cell: ({ error }) => error ?? 'waits for one before it' },
  ],
  names: ['message', 'webhookId', 'at', 'type', 'attempts', 'next', 'error', 'data'],
  cells: (one) => [
    ...[one.message, one.webhookId, one.at, one.type, one.attempts, one.next, one.error],
    JSON.stringify(one.data),
  ],
  none: 'There are none.',
}
