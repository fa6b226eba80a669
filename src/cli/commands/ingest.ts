import { SIGNATURE, withSigner } from '../../service/ingest/signer.ts'
import { type Arguments, type Command, INCOMPLETE } from '../command.ts'
import { EventReading, FROM_OPTION, READING_OPTIONS, type ReadEvent } from '../event-reading.ts'
import { type Io, widthOf } from '../io.ts'
import { counted, grouped } from '../output/numbers.ts'
import { plain } from '../output/plain.ts'
import { Summary } from '../output/summary.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'
import { Sending } from '../service/sending.ts'

export const ingest: Command = {
  name: 'ingest',
  synopsis: '[OPTIONS] PATH… | -',
  description:
    'Reads bounces, logs and webhooks (whatever parse reads) and puts their events into a data folder or a running service, which decides what becomes of each address. What is there already is not counted again, so the same files may be read as often as you like.',
  options: [
    ...LIST_OPTIONS,
    {
      name: 'scope',
      value: 'NAME',
      text: 'the stream of mail that they concern, e.g. newsletter (else *: all mail)',
    },
    FROM_OPTION,
    ...READING_OPTIONS,
  ],
  examples: [
    ['undelivered ingest --data data ~/Maildir /var/log/mail.log*', 'straight into the folder data'],
    ['undelivered ingest --url http://127.0.0.1:8025 --key KEY bounces.mbox.gz', 'into a running service'],
    ['tail -F /var/log/mail.log | undelivered ingest --from postfix -', 'a log as it is written'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [scope] = args.options.scope ?? []
  const reading = await EventReading.open(args, io, [SIGNATURE])
  return withClient(
    args,
    io,
    async (client) => {
      const sending = new Sending(client, io, reading.progress)
      const summary = new Summary()
      const status = await reading.into({
        summary,
        closed: false,
        take(read) {
          summary.event(read.event, read.replaces)
          return sending.add(
            { event: withSigner(read.event), at: timeOf(read), scope, ...rawOf(read) },
            placeOf(read),
            sizeOf(read),
          )
        },
      })
      const { accepted, duplicates, rejected } = await sending.end()
      const counts = summary.text(widthOf(io.stdout, io.env, 80))
      const known = duplicates > 0 ? `, ${grouped(duplicates)} were there before` : ''
      const text = `${counts}Kept: ${counted(accepted, 'event')}${known}.\n`
      io.stdout.write(text.split('\n').map(plain).join('\n'))
      return rejected > 0 ? INCOMPLETE : status
    },
    { makes: true },
  )
}

/** An event without a date is taken to be as old as its file. */
function timeOf({ event, date }: ReadEvent): string {
  const told = event.timestamp === null ? Number.NaN : Date.parse(event.timestamp)
  return new Date(Number.isNaN(told) ? date : told).toISOString()
}

/** About what an event takes as JSON. */
const sizeOf = ({ event: { diagnostic }, raw }: ReadEvent) =>
  1500 + (diagnostic?.length ?? 0) + (raw?.content.length ?? 0) * 1.4

/** What it was read from, as an item tells it. */
function rawOf({ raw }: ReadEvent): { raw64?: string; raw?: string } {
  if (raw === null) return {}
  const { type, content } = raw
  if (typeof content === 'string') return { raw: content }
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return type === 'message/rfc822' ? { raw64: bytes.toString('base64') } : { raw: bytes.toString() }
}

function placeOf({ place }: ReadEvent): string {
  if ('line' in place) return `${place.file}:${place.line}`
  return place.message ? `${place.file}#${place.message}` : place.file
}
