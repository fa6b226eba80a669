import type { Incident } from '../../client/index.ts'
import { receiverTitle } from '../../decide/receiver-title.ts'
import { type Arguments, type Command, DONE, UsageError } from '../command.ts'
import { diagnose } from '../doctor/incident.ts'
import { RESOLVER_OPTION } from '../doctor/resolver.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { counted, grouped } from '../output/numbers.ts'
import { plain } from '../output/plain.ts'
import { printRows, type RowLayout } from '../output/rows.ts'
import { minuteOf, momentOf } from '../output/time.ts'
import { confirmed, YES_OPTION } from '../service/confirm.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'

const HOUR = 3600_000

export const incidents: Command = {
  name: 'incidents',
  synopsis: 'list | show|diagnose|ack|mute|release|confirm ID',
  description:
    'What is wrong: outages of receivers, trouble that receivers have with you (reputation, authentication, blocklists), bounces or complaints over their limits, sources that fell silent, floods of backscatter. They open and close by themselves. "diagnose" looks at the DNS for what may have brought one about. "ack" says that somebody has seen one, "mute" that nobody wants to hear of it for a while. An outage holds addresses instead of suppressing them: "release" lets mail go to all of them again; "confirm" says that it was no outage, so that their bounces count.',
  options: [
    { name: 'open', text: 'list only those that last or still hold addresses' },
    { name: 'hours', value: 'N', text: 'mute: for so many hours (24); 0 ends it' },
    RESOLVER_OPTION,
    YES_OPTION,
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered incidents --open', 'what is wrong now'],
    ['undelivered incidents show outage-gmail-1607961600000', 'what happened, and what to do'],
    ['undelivered incidents diagnose ID', 'what is wrong in the DNS, and the record to publish'],
    ['undelivered incidents release outage-gmail-1607961600000', 'the receiver is well again'],
  ],
  run,
}

const ACTIONS: Readonly<Record<string, (id: string, args: Arguments, io: Io) => Promise<number>>> = {
  show,
  diagnose,
  ack: (id, args, io) =>
    withClient(args, io, async (client) => {
      await client.acknowledge(id)
      io.stdout.write(`${id} is acknowledged.\n`)
      return DONE
    }),
  mute,
  release: (id, args, io) => resolve(id, 'released', args, io),
  confirm: (id, args, io) => resolve(id, 'confirmed', args, io),
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [action = 'list', id] = args.positionals
  if (action === 'list')
    return withClient(args, io, async (client) => {
      const filter = (args.options.open ?? []).length === 0 ? {} : { open: true }
      await printRows(await client.incidents(filter), INCIDENTS, chosenFormat(args, io), io)
      return DONE
    })
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  if (act === undefined) throw new UsageError(`${action}: say list, ${Object.keys(ACTIONS).join(', ')}.`)
  if (id === undefined) throw new UsageError(`${action} which? "undelivered incidents" shows their ids.`)
  return act(id, args, io)
}

async function show(id: string, args: Arguments, io: Io): Promise<number> {
  return withClient(args, io, async (client) => {
    const incident = await client.incident(id)
    const format = chosenFormat(args, io)
    if (format !== 'table') await printRows([incident], INCIDENTS, format, io)
    else io.stdout.write(story(incident))
    return DONE
  })
}

async function mute(id: string, args: Arguments, io: Io): Promise<number> {
  const [given = '24'] = args.options.hours ?? []
  if (!/^\d{1,5}$/.test(given)) throw new UsageError(`--hours ${given}: it must be a whole number.`)
  const hours = Number(given)
  return withClient(args, io, async (client) => {
    const until = hours === 0 ? null : new Date(Date.now() + hours * HOUR).toISOString()
    await client.mute(id, until)
    io.stdout.write(until === null ? `${id} is told again.\n` : `${id} is muted until ${momentOf(until)}.\n`)
    return DONE
  })
}

async function resolve(
  id: string,
  resolution: 'released' | 'confirmed',
  args: Arguments,
  io: Io,
): Promise<number> {
  return withClient(args, io, async (client) => {
    const many = counted((await client.incident(id)).held, 'address', 'addresses')
    const what =
      resolution === 'released' ? `This lets mail go to ${many} again.` : `The bounces of ${many} will count.`
    if (!(await confirmed(what, args, io))) return DONE
    const { changed } = await client.resolve(id, resolution)
    io.stdout.write(`${counted(changed, 'address', 'addresses')} changed.\n`)
    return DONE
  })
}

/** One incident for people. */
function story(one: Incident): string {
  const seen = one.acknowledgedAt === null ? null : `${one.acknowledgedBy}, ${momentOf(one.acknowledgedAt)}`
  const facts: readonly (readonly [string, string | null])[] = [
    ['Severity', one.severity],
    ['Began', momentOf(one.from)],
    ['Last seen', momentOf(one.lastSeen)],
    ['Ended', one.to === null ? 'not yet' : momentOf(one.to)],
    ['Count', grouped(one.count)],
    ['Names', namedText(one)],
    ['Words', one.words],
    ['See', one.link === null ? null : `${one.link.name} ${one.link.url ?? ''}`.trim()],
    ['Holds', one.held === 0 ? null : counted(one.held, 'address', 'addresses')],
    ['Part of', one.partOf],
    ['Settled', one.resolution],
    ['Seen by', seen],
    ['Muted', one.mutedUntil === null ? null : `until ${momentOf(one.mutedUntil)}`],
  ]
  const lines = facts.flatMap(([title, value]) =>
    value === null ? [] : [`${title.padEnd(10)} ${plain(value)}`],
  )
  return `${plain(one.title)}\n\n${lines.join('\n')}\n\n${plain(one.todo)}\n`
}

/** What it names, and how often: not more often than since it was noticed, when the first were counted already. */
function namedText({ named, count }: Incident): string | null {
  if (named.length === 0) return null
  const names = named.map((one) => `${receiverTitle(one.name)} (${grouped(one.count)})`).join(', ')
  const all = named.reduce((sum, one) => sum + one.count, 0)
  return all < count ? `${names}, since it was noticed` : names
}

function lasted({ from, to }: Incident): string {
  if (to === null) return 'still'
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}

const INCIDENTS: RowLayout<Incident> = {
  columns: [
    { title: 'BEGAN (UTC)', rank: 3, cell: ({ from }) => minuteOf(from) },
    { title: 'LASTED', rank: 4, cell: lasted },
    { title: 'COUNT', rank: 5, cell: ({ count }) => grouped(count) },
    { title: 'HOLDS', rank: 6, cell: ({ held }) => (held === 0 ? '' : grouped(held)) },
    { title: 'ID', rank: 1, cell: ({ id }) => id },
    { title: 'WHAT', rank: 2, min: 20, cell: ({ title }) => title },
  ],
  names: [
    ...['id', 'kind', 'cause', 'receiver', 'scope', 'subject', 'severity', 'title', 'from', 'lastSeen', 'to'],
    ...['count', 'share', 'openedAt', 'acknowledgedAt', 'mutedUntil', 'held', 'resolution'],
  ],
  cells: (one) => [
    ...[one.id, one.kind, one.cause, one.receiver, one.scope, one.subject, one.severity, one.title],
    ...[one.from, one.lastSeen, one.to, one.count, one.share, one.openedAt, one.acknowledgedAt],
    ...[one.mutedUntil, one.held, one.resolution],
  ],
  none: 'Nothing is wrong that could be seen.',
}
