import { isZone, type LogTimes } from '../../extract/log/clock.ts'
import type { InputItem, MessageItem } from '../../input/item.ts'
import { KIND_NAMES, kindNamed } from '../../input/kinds.ts'
import { readInputs } from '../../input/read.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import { oneOf } from '../arguments.ts'
import { type Arguments, type Command, UsageError } from '../command.ts'
import { EventOutput, FORMAT_OPTION } from '../event-output.ts'
import type { Io, Output } from '../io.ts'
import { LIMIT_OPTION, limitsOf, messageBytes } from '../limits.ts'
import { LogReading } from '../log-reading.ts'
import { ONLY_OPTION } from '../only.ts'
import { plain } from '../output/plain.ts'
import { Problems } from '../problems.ts'
import { Progress } from '../progress.ts'
import { Readers } from '../reading.ts'
import { RULES_OPTION, rulesOf } from '../rule-file.ts'
import { UNKNOWN_OPTION, type Unknown, unknownOf } from '../unknown.ts'

export const parse: Command = {
  name: 'parse',
  synopsis: '[OPTIONS] PATH… | -',
  description:
    'Reads bounce mails, the logs of mail systems and the webhooks of e-mail services, and prints one event for each recipient they tell about. PATH is a mail, an mbox file, a Maildir, a log, the body of a webhook (JSON, JSON lines or a form) or a folder of these; each may be .gz. A - stands for standard input. What a file is, is found out by itself.',
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
    {
      name: 'year',
      value: 'YEAR',
      text: 'the year of a log whose lines tell none (else told by the file’s date)',
    },
    {
      name: 'zone',
      value: 'ZONE',
      text: 'the time zone of a log whose lines tell none, e.g. +02:00 or Europe/Zurich (else this machine’s)',
    },
    { name: 'unread', text: 'print on stderr each line of a log that is not understood' },
    RULES_OPTION,
    UNKNOWN_OPTION,
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
    ['undelivered parse --only hard /var/log/mail.log*', 'a log with its rotated files'],
    [
      'tail -F /var/log/mail.log | undelivered parse --from postfix --format ndjson -',
      'a log as it is written',
    ],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const paths = pathsOf(args, io)
  const from = oneOf(args, 'from', KIND_NAMES)
  const limits = limitsOf(args)
  const headers = (args.options.header ?? []).map((name) => name.toLowerCase())
  const rules = await rulesOf(args)
  const times = timesOf(args)
  const unknown = await unknownOf(args)
  const progress = new Progress(io.stderr)
  const output = await EventOutput.open(args, io, { headers, before: () => progress.clear() })
  const problems = new Problems(io.stderr, () => progress.clear())
  const job: Job = {
    output,
    problems,
    progress,
    readers: new Readers({ limits, headers, rules }),
    logs: new LogReading({ limits, rules, ...times }),
    rules,
    unknown,
    unread: args.options.unread?.length ? io.stderr : null,
  }
  const kind = from === undefined ? undefined : kindNamed(from)
  for await (const item of readInputs(paths, { kind, messageBytes: messageBytes(limits), stdin: io.stdin })) {
    await handle(item, job)
    if (output.closed) break
  }
  progress.clear()
  await unknown?.close()
  await output.end()
  return problems.status
}

interface Job {
  readonly output: EventOutput
  readonly problems: Problems
  readonly progress: Progress
  readonly readers: Readers
  readonly logs: LogReading
  readonly rules: OwnRules | undefined
  readonly unknown: Unknown | undefined
  /** Where lines that are not understood go, if anywhere. */
  readonly unread: Output | null
}

async function handle(item: InputItem, job: Job): Promise<void> {
  if ('bytes' in item) {
    if (item.unit === 'log') return readLines(item, job)
    return item.unit === 'webhook' ? readHook(item, job) : read(item, job)
  }
  if ('skipped' in item) return job.output.summary.skip(item.file)
  fail(item, item.error, job)
}

async function read(item: MessageItem, job: Job): Promise<void> {
  const { file } = item
  job.progress.count(file, item.bytes.length)
  try {
    const events = await job.readers.read(item)
    job.output.summary.message()
    await printAll(events, item, job)
  } catch (error) {
    // One bad mail must not stop the run.
    fail(item, error as Error, job)
  }
}

async function printAll(
  events: readonly DeliveryEvent[],
  { file, message }: MessageItem,
  { output, unknown }: Job,
): Promise<void> {
  for (const event of events) {
    const { id, source, ...rest } = event
    await unknown?.add(event, { file, message })
    await output.print({ id, source, file, message, ...rest })
  }
}

/** The body of a webhook: what tells nothing about delivery is counted, what nobody claims is named. */
async function readHook(item: MessageItem, job: Job): Promise<void> {
  const { file, kind } = item
  const { inspectWebhook } = await import('../../read-webhook.ts')
  const service = kind === 'webhook' ? undefined : kind.replace(/^webhook:/, '')
  const { events, ignored, unclaimed, understood } = inspectWebhook(item.bytes, {
    service,
    rules: job.rules,
  })
  job.progress.count(file, item.bytes.length)
  await printAll(events, item, job)
  job.output.summary.ignore(ignored)
  if (understood && unclaimed === 0) job.output.summary.message()
  else if (!understood) fail(item, 'it is neither JSON nor a form.', job)
  else
    fail(item, `no known service sends ${events.length > 0 ? 'all of this' : 'this'}; --from names one.`, job)
}

/** A piece of a log: many lines. */
async function readLines(item: MessageItem, { output, progress, logs, unread, unknown }: Job): Promise<void> {
  const { file } = item
  const outcomes = await logs.read(item)
  const before = logs.line
  let notUnderstood = 0
  for (const outcome of outcomes) {
    if ('unread' in outcome) {
      notUnderstood++
      if (unread) progress.clear()
      unread?.write(
        `undelivered: ${plain(`${file}:${outcome.line}`)}: not understood: ${plain(outcome.unread)}\n`,
      )
    } else {
      const { id, source, ...rest } = outcome.event
      await unknown?.add(outcome.event, { file, line: outcome.line })
      await output.print({ id, source, file, line: outcome.line, ...rest }, outcome.replaces)
    }
  }
  const read = logs.line - before
  output.summary.lines(read, notUnderstood)
  progress.count(file, item.bytes.length, read, 'line')
}

function timesOf({ options }: Arguments): LogTimes {
  const [year] = options.year ?? []
  const [zone = Intl.DateTimeFormat().resolvedOptions().timeZone] = options.zone ?? []
  if (year !== undefined && !/^(?:19|20|21)\d\d$/.test(year))
    throw new UsageError(`--year ${year}: it must be a year, such as 2026.`)
  if (!isZone(zone))
    throw new UsageError(`--zone ${zone}: it must be an offset such as +02:00, or a time zone’s name.`)
  return { year: year === undefined ? undefined : Number(year), zone }
}

function fail({ file, message }: { file: string; message: number }, error: Error | string, job: Job): void {
  job.output.summary.failure()
  job.problems.report(message ? `${file}#${message}` : file, error)
}

function pathsOf({ positionals }: Arguments, io: Io): readonly string[] {
  if (positionals.length) return positionals
  if (io.stdin.isTTY) throw new UsageError('name a file or a folder, or - for standard input.')
  return ['-']
}
