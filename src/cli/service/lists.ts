import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Client, ImportQuery } from '../../client/index.ts'
import { ServiceError } from '../../client/index.ts'
import type { ListForm } from '../../exchange/entry.ts'
import { listWriter } from '../../exchange/list-writer.ts'
import { openStream } from '../../input/bytes.ts'
import type { Imported } from '../../service/list/import.ts'
import { type Arguments, DONE, INCOMPLETE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { counted, grouped } from '../output/numbers.ts'
import { plain } from '../output/plain.ts'
import { Printer } from '../printer.ts'
import { inWords, Problems } from '../problems.ts'
import { Progress } from '../progress.ts'
import { withClient } from './data.ts'

/** `suppressions import FILE…`: each list is told of; its bad lines are named on stderr. */
export function importCommand(args: Arguments, names: readonly string[], io: Io): Promise<number> {
  if (names.length === 0) throw new UsageError('import what? Name a file, or - for standard input.')
  const options = {
    format: args.options.as?.[0],
    scope: args.options.scope?.[0],
    dryRun: (args.options['dry-run'] ?? []).length > 0,
  }
  const progress = new Progress(io.stderr, io.now)
  const problems = new Problems(io.stderr, () => progress.clear())
  return withClient(
    args,
    io,
    async (client) => {
      for (const name of names) {
        const done = await importOne(client, name, { options, progress, io }).catch((error: Error) =>
          problems.report(name, error instanceof ServiceError ? error.message : error),
        )
        progress.clear()
        if (done) tell(name, done, options.dryRun, problems, io)
      }
      return problems.status === DONE ? DONE : INCOMPLETE
    },
    { makes: options.dryRun ? 'pretends' : true, long: !options.dryRun },
  )
}

interface Importing {
  readonly options: ImportQuery
  readonly progress: Progress
  readonly io: Io
}

/** Sends a list as it is read, so that one of any length takes no more memory than a short one. */
async function importOne(
  client: Client,
  name: string,
  { options, progress, io }: Importing,
): Promise<Imported> {
  const source = name === '-' ? io.stdin : createReadStream(name)
  const list = await openStream(source as AsyncIterable<Buffer>)
  // The service can only tell that the list broke off, not why.
  let broken: Error | null = null
  const body = Readable.from(pieces(), { objectMode: false })
  try {
    return await client.importList(Readable.toWeb(body) as ReadableStream<Uint8Array>, options)
  } catch (error) {
    if (broken === null) throw error
    const why = inWords(broken).replace('; what came before was read', '')
    throw new UsageError(`${why} A part of the list may be taken already: import it again when it is whole.`)
  }

  async function* pieces(): AsyncIterable<Uint8Array> {
    try {
      for await (const piece of list) {
        progress.count(name, piece.length, lineEnds(piece), 'line')
        yield piece
      }
    } catch (error) {
      broken = error as Error
      throw error
    }
  }
}

function lineEnds(piece: Uint8Array): number {
  let count = 0
  for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) count++
  return count
}

const LF = 0x0a

/** Why an entry may have no effect. */
const NONE = ' (let go since, at an end, or for no fault of the address)'

function tell(name: string, done: Imported, dryRun: boolean, problems: Problems, io: Io): void {
  for (const { line, problem, text } of done.examples)
    problems.report(`${name}:${line}`, `${problem} (${plain(text)})`)
  for (const { line, address, why } of done.shown.withoutEffect)
    if (why !== null)
      io.stderr.write(`undelivered: ${plain(`${name}:${line}: ${address}: ${why} Not added.`)}\n`)
  const more = done.problems - done.examples.length
  if (more > 0) problems.report(name, `and ${grouped(more)} more lines with problems.`)
  const counts = [
    `${grouped(done.added)} ${dryRun ? 'would be new' : 'added'}`,
    `${grouped(done.known)} known already`,
    ...(done.withoutEffect > 0 ? [`${grouped(done.withoutEffect)} without effect${NONE}`] : []),
    counted(done.problems, 'problem'),
  ]
  io.stdout.write(
    `${plain(name)}: ${kindOf(done.format)}, ${counted(done.lines, 'line')}: ${counts.join(', ')}.\n`,
  )
}

/** A list of what: two of the forms are nobody's in particular. */
function kindOf(format: string | null): string {
  if (format === null) return 'an empty list'
  return format === 'csv' || format === 'plain' ? 'a list' : `a list of ${format}`
}

/**
 * `suppressions export`: the list in the form of a service. Who is only held is left out where no end can be told, and
 * who stops one stream only where no stream can.
 */
export function exportCommand(args: Arguments, filter: Record<string, string>, io: Io): Promise<number> {
  const name = args.options.as?.[0] ?? 'undelivered'
  const form = args.options.format?.[0] as ListForm | undefined
  return withClient(args, io, async (client) => {
    const writer = listWriter(name, form, filter.scope)
    const wanted = writer.held ? filter : { state: 'suppressed', ...filter }
    const printer = new Printer(io.stdout)
    await printer.print(writer.begin())
    let hidden = 0
    const streams = new Map<string, number>()
    for await (const one of client.eachSuppression(wanted)) {
      if (one.address === null) hidden++
      else if (writer.keepsOut(one)) streams.set(one.scope, (streams.get(one.scope) ?? 0) + 1)
      else await printer.print(writer.entry({ ...one, address: one.address, ...inNumbers(one) }))
      if (printer.closed) return DONE
    }
    await printer.print(writer.end())
    await printer.flush()
    if (hidden > 0)
      io.stderr.write(
        `undelivered: ${counted(hidden, 'entry is', 'entries are')} kept as a hash only and cannot be exported.\n`,
      )
    if (streams.size > 0) io.stderr.write(`undelivered: ${leftOut(name, streams)}\n`)
    return hidden > 0 ? INCOMPLETE : DONE
  })
}

/** What a list that would stop all mail does not take. */
function leftOut(name: string, streams: ReadonlyMap<string, number>): string {
  const total = [...streams.values()].reduce((sum, count) => sum + count, 0)
  const [[first] = ['']] = streams
  const names = [...streams.keys()].slice(0, STREAMS_NAMED).map(plain).join(', ')
  const more = streams.size > STREAMS_NAMED ? ', …' : ''
  return `${counted(total, 'entry is', 'entries are')} of one stream only (${names}${more}) and left out: a list of ${name} stops all mail. --scope ${plain(first)} exports those of a stream.`
}

const STREAMS_NAMED = 5

function inNumbers({ since, until }: { readonly since: string; readonly until: string | null }) {
  return { since: Date.parse(since), until: until === null ? null : Date.parse(until) }
}
