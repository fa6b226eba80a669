import { beginningOf } from '../beginning.ts'
import { type Arguments, DONE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { withClient } from '../service/data.ts'

const FORMATS = ['text', 'html'] as const

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
