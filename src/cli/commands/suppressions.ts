import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { counted } from '../output/numbers.ts'
import { printRows } from '../output/rows.ts'
import { confirmed, YES_OPTION } from '../service/confirm.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { filterOf, filterOptions, first, LIMIT, limitOf } from '../service/filters.ts'
import { SUPPRESSIONS } from '../service/layouts.ts'
import { addressLines } from '../service/lines.ts'
import { exportCommand, importCommand } from '../service/lists.ts'

const FILTERS = ['state', 'cause', 'reason', 'source', 'domain', 'receiver', 'since', 'before'] as const

export const suppressions: Command = {
  name: 'suppressions',
  synopsis: 'list | add … | remove … | import … | export',
  description:
    'The list of who gets no mail, and why. "remove" lets mail go again: to the addresses named, or to all that a filter finds. "import" takes over the list of another service or tool (CSV, JSON or one address a line; which it is shows by itself); bad lines are named and the rest is taken. "export" writes it in the form that such a service takes; addresses that are only held are left out of lists that know no end, unless you say --state held, and who has left one stream only is left out of lists that stop all mail, unless you name it by --scope. "-" stands for standard input.',
  options: [
    ...filterOptions(['scope', ...FILTERS]),
    {
      name: 'as',
      value: 'SERVICE',
      text: 'import, export: the form of this service, e.g. sendgrid:bounces (export: undelivered)',
    },
    { name: 'note', value: 'TEXT', text: 'add: why' },
    { name: 'until', value: 'TIME', text: 'add: when it ends (never)' },
    { name: 'expired', text: 'only entries whose time is over (else only those that still stand)' },
    { name: 'dry-run', text: 'import: tell what would be new, and change nothing' },
    YES_OPTION,
    LIMIT,
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered suppressions list --reason unknown-user', 'the addresses that do not exist'],
    ['undelivered suppressions add --note "asked by phone" anna@example.com', 'no mail, until it is removed'],
    ['undelivered suppressions import --dry-run suppressions.csv', 'what is new in a list'],
    ['undelivered suppressions export --as ses > ses.json', 'for Amazon SES'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [action = 'list', ...names] = args.positionals
  switch (action) {
    case 'list':
      return list(args, io)
    case 'add':
      return add(args, names, io)
    case 'remove':
      return remove(args, names, io)
    case 'import':
      return importCommand(args, names, io)
    case 'export':
      return exportCommand(args, filterOf(args, ['scope', ...FILTERS]), io)
    default:
      throw new UsageError(`${action}: say list, add, remove, import or export.`)
  }
}

function list(args: Arguments, io: Io): Promise<number> {
  const limit = limitOf(args)
  return withClient(args, io, async (client) => {
    const filter = {
      ...filterOf(args, ['scope', ...FILTERS]),
      ...expiredOf(args),
      limit: Math.min(limit, 1000),
    }
    await printRows(first(client.eachSuppression(filter), limit), SUPPRESSIONS, chosenFormat(args, io), io)
    return DONE
  })
}

const expiredOf = ({ options }: Arguments) => ((options.expired ?? []).length > 0 ? { expired: true } : {})

async function add(args: Arguments, names: readonly string[], io: Io): Promise<number> {
  const addresses = names[0] === '-' ? await addressLines(io) : names
  const wrong = addresses.find((one) => !/^[^@\s]+@[^@\s]+$/.test(one))
  if (addresses.length === 0) throw new UsageError('add whom?')
  if (wrong !== undefined) throw new UsageError(`${wrong}: this is no address.`)
  if (args.options.reason?.[0] === 'manual')
    throw new UsageError(
      '--reason manual: what is added is manual anyway. Leave it out, or say --note "why".',
    )
  const [scope] = args.options.scope ?? []
  const given = { ...filterOf(args, ['reason']), ...(scope === undefined ? {} : { scope }) }
  const more = { note: args.options.note?.[0], until: args.options.until?.[0] }
  return withClient(
    args,
    io,
    async (client) => {
      const entries = addresses.map((address) => ({ address, ...given, ...more }) as never)
      const { added, known } = await client.suppress(entries)
      io.stdout.write(
        `${counted(added, 'entry', 'entries')} added${known > 0 ? `, ${known} known already` : ''}.\n`,
      )
      return DONE
    },
    { makes: true },
  )
}

function remove(args: Arguments, names: readonly string[], io: Io): Promise<number> {
  const filter = { ...filterOf(args, FILTERS), ...expiredOf(args) }
  const byFilter = Object.keys(filter).length > 0
  if (byFilter === names.length > 0) throw new UsageError('name addresses, or filter options that find them.')
  return withClient(args, io, async (client) => {
    const [scope] = args.options.scope ?? []
    let found: readonly (readonly [address: string, scope: string])[] = names.map((one) => [
      one,
      scope ?? '*',
    ])
    if (byFilter) {
      const all: [string, string][] = []
      for await (const one of client.eachSuppression({ ...filter, scope }))
        if (one.address !== null) all.push([one.address, one.scope])
      found = all
      if (
        !(await confirmed(
          `This lets mail go to ${counted(all.length, 'address', 'addresses')} again.`,
          args,
          io,
        ))
      )
        return DONE
    }
    let released = 0
    for (const [address, of] of found) {
      const { from, to } = await client.release(address, of)
      if (from !== to) released++
      else if (!byFilter) io.stderr.write(`undelivered: ${address} was not suppressed.\n`)
    }
    io.stdout.write(`${counted(released, 'address', 'addresses')} released.\n`)
    return released === found.length ? DONE : INCOMPLETE
  })
}
