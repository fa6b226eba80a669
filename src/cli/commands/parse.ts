import type { InputItem, MessageItem } from '../../input/item.ts'
import { INPUT_KINDS, kindNamed } from '../../input/kinds.ts'
import { readInputs } from '../../input/read.ts'
import { oneOf } from '../arguments.ts'
import { type Arguments, type Command, UsageError } from '../command.ts'
import { EventOutput, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { LIMIT_OPTION, limitsOf, messageBytes } from '../limits.ts'
import { ONLY_OPTION } from '../only.ts'
import { Problems } from '../problems.ts'
import { Progress } from '../progress.ts'
import { Readers } from '../reading.ts'

const KIND_NAMES = INPUT_KINDS.map((kind) => kind.name).sort()

export const parse: Command = {
  name: 'parse',
  synopsis: '[OPTIONS] PATH… | -',
  description:
    'Reads bounce mails and prints one event for each recipient they tell about. PATH is a mail, an mbox file, a Maildir or a folder of these; each may be .gz. A - stands for standard input. What a file is, is found out by itself.',
  options: [
    FORMAT_OPTION,
    { name: 'from', value: 'NAME', text: `read everything as ${KIND_NAMES.join(', ')}` },
    ONLY_OPTION,
    {
      name: 'header',
      value: 'NAME',
      multiple: true,
      text: 'also report this header of the returned message; may be repeated',
    },
    LIMIT_OPTION,
  ],
  examples: [
    ['undelivered parse examples', 'a table of everything in the folder examples'],
    [
      'undelivered parse --only bounce --format csv mail.mbox.gz > bounces.csv',
      'only bounces, for a spreadsheet',
    ],
    [
      'undelivered parse --header X-Campaign ~/Maildir | jq .headers',
      'with a header of each returned message',
    ],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const paths = pathsOf(args, io)
  const from = oneOf(args, 'from', KIND_NAMES)
  const limits = limitsOf(args)
  const headers = (args.options.header ?? []).map((name) => name.toLowerCase())
  const progress = new Progress(io.stderr)
  const output = await EventOutput.open(args, io, { headers, before: () => progress.clear() })
  const problems = new Problems(io.stderr, () => progress.clear())
  const job: Job = { output, problems, progress, readers: new Readers({ limits, headers }) }
  const kind = from === undefined ? undefined : kindNamed(from)
  for await (const item of readInputs(paths, { kind, messageBytes: messageBytes(limits), stdin: io.stdin })) {
    await handle(item, job)
    if (output.closed) break
  }
  progress.clear()
  await output.end()
  return problems.status
}

interface Job {
  readonly output: EventOutput
  readonly problems: Problems
  readonly progress: Progress
  readonly readers: Readers
}

async function handle(item: InputItem, job: Job): Promise<void> {
  if ('bytes' in item) return read(item, job)
  if ('skipped' in item) return job.output.summary.skip(item.file)
  fail(item, item.error, job)
}

async function read(item: MessageItem, job: Job): Promise<void> {
  const { file, message } = item
  job.progress.count(file, item.bytes.length)
  try {
    const events = await job.readers.read(item)
    job.output.summary.message()
    for (const { id, source, ...rest } of events) {
      await job.output.print({ id, source, file, message, ...rest })
    }
  } catch (error) {
    // One bad mail must not stop the run.
    fail(item, error as Error, job)
  }
}

function fail({ file, message }: { file: string; message: number }, error: Error, job: Job): void {
  job.output.summary.failure()
  job.problems.report(message ? `${file}#${message}` : file, error)
}

function pathsOf({ positionals }: Arguments, io: Io): readonly string[] {
  if (positionals.length) return positionals
  if (io.stdin.isTTY) throw new UsageError('name a file or a folder, or - for standard input.')
  return ['-']
}
