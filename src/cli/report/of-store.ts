import { beginningOf } from '../beginning.ts'
import { type Arguments, DONE, UsageError } from '../command.ts'
import { type Io, widthOf } from '../io.ts'
import { plain } from '../output/plain.ts'
import { hanging } from '../output/wrap.ts'
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
    io.stdout.write(format === 'html' ? report.html : inLines(report.text, widthOf(io.stdout, io.env, 100)))
    return DONE
  })
}

/** Sentences within the width, set in as deep as they begin; the lines of tables stay as they are. */
function inLines(text: string, width: number): string {
  const lines = text.trimEnd().split('\n').map(plain)
  return lines.map((line) => (line.length <= width ? `${line}\n` : wrapped(line, width))).join('')
}

function wrapped(line: string, width: number): string {
  const [, before = '', rest = ''] = /^(- |\d+\. | *)(.*)$/.exec(line) ?? []
  return rest.includes('  ') ? `${line}\n` : hanging(before, rest, width)
}
