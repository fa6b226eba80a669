import { oneOf } from '../arguments.ts'
import { paintFor } from '../colour.ts'
import { type Arguments, type Command, UsageError } from '../command.ts'
import { FORMAT_OPTION } from '../event-output.ts'
import { EventReading, FROM_OPTION, READING_OPTIONS } from '../event-reading.ts'
import { type Io, widthOf } from '../io.ts'
import { FORMAT_NAMES } from '../output/format.ts'
import { plain } from '../output/plain.ts'
import { Summary } from '../output/summary.ts'
import { POLICY_OPTION, policyOf } from '../policy-file.ts'
import { Printer } from '../printer.ts'
import { Gathering } from '../report/gather.ts'
import { judged, Verdicts } from '../report/judge.ts'
import { Lists } from '../report/lists.ts'
import { reportOfStore } from '../report/of-store.ts'
import { rowTexts } from '../report/rows.ts'
import { reportText } from '../report/text.ts'
import { LIST_OPTIONS } from '../service/data.ts'

export const report: Command = {
  name: 'report',
  synopsis: '[OPTIONS] PATH… | - | --since TIME',
  description:
    'Reads an archive of bounces, logs or webhooks (whatever parse reads) and the suppression lists that services and tools export (CSV or JSON, as "suppressions import" takes them), and tells what would become of each address and why: how many would be suppressed, held or watched and by which rule, which troubles are your own, and the ten most surprising decisions. Nothing is stored or changed. With --since it reports over a data folder or a running service instead: what came back since then, by which receivers, for which reasons, and what to mend first.',
  options: [
    {
      ...FORMAT_OPTION,
      text: 'table (the report), or json, ndjson or csv: the list of addresses with their decisions',
    },
    POLICY_OPTION,
    {
      name: 'now',
      value: 'TIME',
      text: 'judge as of this time, e.g. 2026-11-30 or 2026-11-30T12:00:00Z (else as of the newest event)',
    },
    FROM_OPTION,
    {
      name: 'as',
      value: 'SERVICE',
      text: 'the form of lists whose columns do not tell it, e.g. sendgrid:bounces',
    },
    {
      name: 'since',
      value: 'TIME',
      text: 'over the store: as 7d, 24h, 2w or 2026-11-01; with --format text or html',
    },
    ...LIST_OPTIONS,
    ...READING_OPTIONS,
  ],
  examples: [
    ['undelivered report examples', 'what would become of the addresses in the examples'],
    ['undelivered report --since 7d --format html > week.html', 'the last week of the data folder'],
    ['undelivered report /var/log/mail.log* ~/Maildir', 'logs and bounces together: deliveries count too'],
    [
      'undelivered report bounces/ suppressions.csv',
      'what a service has on its list and why, beside the bounces',
    ],
    [
      'undelivered report --format csv --policy mine.json mail.mbox > list.csv',
      'the addresses for a spreadsheet, by numbers of your own',
    ],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  if (args.options.since !== undefined && args.options.since.length > 0) return reportOfStore(args, io)
  const format = oneOf(args, 'format', FORMAT_NAMES) ?? 'table'
  const policy = await policyOf(args)
  const asOf = nowOf(args)
  const reading = await EventReading.open(args, io)
  const gathering = new Gathering(policy, asOf ?? Date.now())
  const printer = new Printer(io.stdout, () => reading.progress.clear())
  const summary = new Summary()
  const lists = new Lists(args.options.as?.[0], gathering, summary)
  const status = await reading.into({
    summary,
    lists,
    get closed() {
      return printer.closed
    },
    take(read) {
      summary.event(read.event, read.replaces)
      gathering.take(read)
      return null
    },
  })
  const now = asOf ?? gathering.span?.[1] ?? Date.now()
  if (format === 'table') {
    const layout = { width: widthOf(io.stdout, io.env, 80), paint: paintFor(io.stdout, io.env) }
    const verdicts = new Verdicts(gathering, policy, now)
    const counts = summary.text(layout.width).split('\n').map(plain).join('\n')
    await printer.print(reportText({ summary: counts, gathering, verdicts, policy, now }, layout))
  } else
    for (const text of rowTexts(judged(gathering, policy, now), format)) {
      await printer.print(text)
      if (printer.closed) break
    }
  await printer.flush()
  return status
}

function nowOf({ options }: Arguments): number | null {
  const [text] = options.now ?? []
  if (text === undefined) return null
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw new UsageError(`--now ${text}: it must be a time such as 2026-11-30T12:00:00Z.`)
  return at
}
