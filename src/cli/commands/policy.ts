import type { Client, PolicyChange, PolicyShown, SettingDifference } from '../../client/index.ts'
import { POLICY_NAMES, type Policy, type PolicyName } from '../../decide/policy.ts'
import { policyGroups } from '../../decide/policy-groups.ts'
import { POLICY_NUMBERS } from '../../decide/policy-numbers.ts'
import { nearestName } from '../../match/nearest-name.ts'
import { oneOf } from '../arguments.ts'
import { beginningOf } from '../beginning.ts'
import { paintFor } from '../colour.ts'
import { type Arguments, type Command, DONE, UsageError } from '../command.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import { type Io, widthOf } from '../io.ts'
import { counted } from '../output/numbers.ts'
import { printRows, type RowLayout } from '../output/rows.ts'
import { wrap } from '../output/wrap.ts'
import { changesIn } from '../policy-file.ts'
import { confirmed, YES_OPTION } from '../service/confirm.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { tellSettingDifference } from '../service/difference.ts'

const MODES = ['observe', 'enforce'] as const

export const policy: Command = {
  name: 'policy',
  synopsis: 'show | preview | apply [NAME=NUMBER…]',
  description:
    'The numbers by which it is decided what becomes of an address. "show" lists them with their reasons; "preview" tells whom other numbers would concern, and changes nothing; "apply" puts them into force, after showing the same. In the mode observe everything is recorded, and no more addresses are suppressed but those that people enter.',
  options: [
    { name: 'mode', value: 'MODE', text: 'preview, apply: observe or enforce' },
    { name: 'file', value: 'FILE', text: 'preview, apply: the numbers as JSON, e.g. {"softBounces": 3}' },
    {
      name: 'since',
      value: 'TIME',
      text: 'preview, apply: show only what came about since then, as 30d or 2026-11-01',
    },
    { name: 'show', value: 'N', text: 'preview, apply: show at most so many changes (20)' },
    YES_OPTION,
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered policy show', 'the numbers in force, and why they are what they are'],
    ['undelivered policy preview softBounces=3', 'whom it would concern'],
    ['undelivered policy preview softBounces=3 --since 30d', 'what it would have done in the last 30 days'],
    ['undelivered policy apply --mode observe', 'only look on, for the first weeks'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [action = 'show', ...words] = args.positionals
  switch (action) {
    case 'show':
      return withClient(args, io, (client) => show(client, args, io))
    case 'preview':
      return preview(await changeOf(args, words), args, io)
    case 'apply':
      return apply(await changeOf(args, words), args, io)
    default:
      throw new UsageError(`${action}: say show, preview or apply.`)
  }
}

async function show(client: Client, args: Arguments, io: Io): Promise<number> {
  const shown = await client.policy()
  const format = chosenFormat(args, io)
  if (format === 'table') {
    io.stdout.write(`Mode: ${shown.mode}${shown.mode === 'observe' ? ' (no more is suppressed)' : ''}\n`)
    const width = widthOf(io.stdout, io.env, 80)
    const { bold } = paintFor(io.stdout, io.env)
    for (const { title, names } of policyGroups(POLICY_NAMES))
      io.stdout.write(`\n${bold(title)}\n${names.map((name) => inWords(name, shown, width)).join('')}`)
  } else
    await printRows(
      POLICY_NAMES.map((name) => rowOf(name, shown)),
      NUMBERS,
      format,
      io,
    )
  return DONE
}

/** `softBounces = 5`, what it is, and why. */
function inWords(name: PolicyName, { policy: numbers }: PolicyShown, width: number): string {
  const { text, why, value } = POLICY_NUMBERS[name]
  const changed = numbers[name] === value ? '' : ` (the default is ${value})`
  const lines = [`${numbers[name]} ${text}${changed}.`, why].flatMap((one) => wrap(one, width - 2))
  return `\n${name} = ${numbers[name]}\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function rowOf(name: PolicyName, { policy: numbers, mode }: PolicyShown) {
  const { value, unit, text, why } = POLICY_NUMBERS[name]
  return { name, value: numbers[name], default: value, unit, text, why, mode }
}

const NUMBERS: RowLayout<ReturnType<typeof rowOf>> = {
  columns: [],
  names: ['name', 'value', 'default', 'unit', 'text', 'why', 'mode'],
  cells: (row) => [row.name, row.value, row.default, row.unit, row.text, row.why, row.mode],
  none: '',
}

function preview(change: PolicyChange, args: Arguments, io: Io): Promise<number> {
  return withClient(args, io, async (client) => {
    await tellSettingDifference(await previewed(client, change, args), args, io)
    return DONE
  })
}

function apply(change: PolicyChange, args: Arguments, io: Io): Promise<number> {
  return withClient(args, io, async (client) => {
    const difference = await previewed(client, change, args)
    await tellSettingDifference(difference, args, io)
    const all = counted(difference.changed + difference.earlier, 'address', 'addresses')
    if (!(await confirmed(`This changes the state of ${all}.`, args, io))) return DONE
    const { mode } = await client.applyPolicy(change)
    io.stderr.write(`In force: mode ${mode}; ${all} changed.\n`)
    return DONE
  })
}

function previewed(client: Client, change: PolicyChange, { options }: Arguments): Promise<SettingDifference> {
  const [text = '20'] = options.show ?? []
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 0 || limit > 1000)
    throw new UsageError(`--show ${text}: it must be a number from 0 to 1000.`)
  const [since] = options.since ?? []
  const from = since === undefined ? undefined : new Date(beginningOf(since, Date.now())).toISOString()
  return client.previewPolicy(change, limit, from)
}

/** What is to be other than now. */
async function changeOf(args: Arguments, words: readonly string[]): Promise<PolicyChange> {
  const mode = oneOf(args, 'mode', MODES)
  const [file] = args.options.file ?? []
  const numbers: Record<string, unknown> = file === undefined ? {} : await changesIn(file)
  for (const word of words) {
    const [name = '', value = ''] = word.split('=', 2)
    if (!Object.hasOwn(POLICY_NUMBERS, name)) throw new UsageError(noSuchNumber(name))
    if (!/^\d+(?:\.\d+)?$/.test(value))
      throw new UsageError(
        `${word}: it must be a name and a number, as ${name}=${POLICY_NUMBERS[name as PolicyName].value}.`,
      )
    numbers[name] = Number(value)
  }
  if (mode === undefined && Object.keys(numbers).length === 0)
    throw new UsageError('say what to change: NAME=NUMBER, --file or --mode.')
  return { policy: numbers as Partial<Policy>, ...(mode === undefined ? {} : { mode }) }
}

function noSuchNumber(name: string): string {
  const near = nearestName(name, POLICY_NAMES)
  const meant = near === null ? '' : ` Did you mean ${near}?`
  return `${JSON.stringify(name)} is no number of the policy.${meant} "undelivered policy show" tells all of them.`
}
