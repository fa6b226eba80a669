import { type Arguments, DONE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { withClient } from '../service/data.ts'

const FORMATS = ['text', 'html'] as const
const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 }

/** The report over a store: what came back since a time. */
export async function reportOfStore(args: Arguments, io: Io): Promise<number> {
  const [format = 'text'] = args.options.format ?? []
  if (!FORMATS.includes(format as 'text'))
    throw new UsageError(`--format ${format}: with --since it must be text or html.`)
  if (args.positionals.length > 0)
    throw new UsageError('--since reports over the data folder or the service: name no files with it.')
  const since = new Date(beginningOf(args.options.since![0]!, Date.now())).toISOString()
  return withClient(args, io, async (client) => {
    const report = await client.report({ since })
    io.stdout.write(report[format as 'text'])
    return DONE
  })
}

/** `7d`, `24h`, `2w`, or a time. */
function beginningOf(text: string, now: number): number {
  const [, count, unit] = /^(\d{1,4})([hdw])$/.exec(text) ?? []
  const at = count === undefined ? dateIn(text) : now - Number(count) * UNITS[unit!]!
  if (Number.isNaN(at))
    throw new UsageError(`--since ${text}: it must be as 7d, 24h, 2w, or a time such as 2026-11-01.`)
  return at
}

const dateIn = (text: string) => (/^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN)
