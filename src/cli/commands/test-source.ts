import type { SourcePreview } from '../../sources/source.ts'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { counted } from '../output/numbers.ts'
import { plain } from '../output/plain.ts'
import { rulesIn } from '../rule-file.ts'
import { CONFIG_OPTION, configOf } from '../service/config.ts'
import { DATA_OPTION } from '../service/data.ts'

export const testSource: Command = {
  name: 'test-source',
  synopsis: '[OPTIONS] NAME',
  description:
    'Looks at one source of the settings as the service would, and says what it sees and what it would take: how many bounces, delays, complaints, and how much ordinary mail. Nothing is kept, moved or changed anywhere, and no service needs to run.',
  options: [CONFIG_OPTION, DATA_OPTION],
  examples: [
    ['undelivered test-source mailbox --config undelivered.yaml', 'can it sign in, and what is there?'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [name, ...others] = args.positionals
  const { data, rules, sources } = await configOf(args, io, { data: args.options.data?.[0] })
  const names = Object.keys(sources)
  const known = names.length === 0 ? 'The settings have none.' : `There are ${names.join(', ')}.`
  if (name === undefined || others.length > 0) throw new UsageError(`name one source. ${known}`)
  if (!Object.hasOwn(sources, name)) throw new UsageError(`there is no source ${name}. ${known}`)
  const { lookAt } = await import('../../service/sources/look.ts')
  const own = rules === null ? undefined : await rulesIn(rules, 'rules')
  try {
    io.stdout.write(textOf(await lookAt(name, sources, { data, rules: own })))
    return DONE
  } catch (error) {
    io.stderr.write(`undelivered: ${plain(name)}: ${plain((error as Error).message)}\n`)
    return INCOMPLETE
  }
}

const WORDS: Readonly<Record<keyof SourcePreview['counts'], readonly [one: string, many: string]>> = {
  bounce: ['bounce', 'bounces'],
  delayed: ['delay', 'delays'],
  delivered: ['delivery', 'deliveries'],
  complaint: ['complaint', 'complaints'],
  unsubscribe: ['unsubscribe', 'unsubscribes'],
  'auto-reply': ['automatic reply', 'automatic replies'],
  dropped: ['not sent', 'not sent'],
  'not-a-bounce': ['ordinary', 'ordinary'],
  ordinary: ['ordinary', 'ordinary'],
  unreadable: ['unreadable', 'unreadable'],
}

/** `142 messages: 96 bounces, 31 delays, 15 ordinary`. */
function textOf({ what, seen, counts, notes }: SourcePreview): string {
  const told = Object.entries(WORDS).flatMap(([kind, [one, many]]) => {
    const count = counts[kind as keyof typeof counts] ?? 0
    return count === 0 ? [] : [counted(count, one, many)]
  })
  const found = told.length === 0 ? '' : `: ${told.join(', ')}`
  const first = what === null ? [] : [`${counted(seen, what.replace(/s$/, ''), what)}${found}`]
  return [...first, ...notes].map((line) => `${plain(line)}\n`).join('')
}
