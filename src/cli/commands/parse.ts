import type { Arguments, Command } from '../command.ts'
import { EventOutput, FORMAT_OPTION } from '../event-output.ts'
import { EventReading, FROM_OPTION, READING_OPTIONS } from '../event-reading.ts'
import type { Io } from '../io.ts'
import { ONLY_OPTION } from '../only.ts'
import { UNKNOWN_OPTION, unknownOf } from '../unknown.ts'

export const parse: Command = {
  name: 'parse',
  synopsis: '[OPTIONS] PATH… | -',
  description:
    'Reads bounce mails, the logs of mail systems and the webhooks of e-mail services, and prints one event for each recipient they tell about. PATH is a mail, an mbox file, a Maildir, a log, the body of a webhook (JSON, JSON lines or a form) or a folder of these; each may be .gz or .zst. A - stands for standard input. What a file is, is found out by itself.',
  options: [
    FORMAT_OPTION,
    FROM_OPTION,
    ONLY_OPTION,
    {
      name: 'header',
      value: 'NAME',
      multiple: true,
      text: 'also report this header of the returned message; may be repeated',
    },
    ...READING_OPTIONS,
    UNKNOWN_OPTION,
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
  const headers = (args.options.header ?? []).map((name) => name.toLowerCase())
  const reading = await EventReading.open(args, io, headers)
  const unknown = await unknownOf(args)
  const output = await EventOutput.open(args, io, { headers, before: () => reading.progress.clear() })
  const status = await reading.into({
    summary: output.summary,
    get closed() {
      return output.closed
    },
    take({ event, place, replaces }) {
      const known = unknown?.add(event, place)
      const full = output.print(event, place, replaces)
      return known === undefined ? full : known.then(() => full ?? undefined)
    },
  })
  await unknown?.close()
  await output.end()
  return status
}
