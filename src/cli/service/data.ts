import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '../../client/client.ts'
import { ServiceError } from '../../client/connection.ts'
import { UndeliveredError } from '../../errors.ts'
import type { RawArchive } from '../../service/raw/archive.ts'
import type { ServiceContext } from '../../service/routes/route.ts'
import type { Store } from '../../store/store.ts'
import { type Arguments, INCOMPLETE, type OptionSpec, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { plain } from '../output/plain.ts'

export const DATA_OPTION: OptionSpec = {
  name: 'data',
  value: 'DIR',
  text: 'the data folder (else UNDELIVERED_DATA, else ./undelivered-data)',
}

/** Where the list is: every command that asks it or changes it has these. */
export const LIST_OPTIONS: readonly OptionSpec[] = [
  DATA_OPTION,
  { name: 'url', value: 'URL', text: 'a running service instead of a folder (else UNDELIVERED_URL)' },
  { name: 'key', value: 'KEY', text: 'the key to that service (else UNDELIVERED_KEY)' },
]

/** The folder that the options or the environment name. */
function dataFolder({ options }: Arguments, { env }: Io): string {
  return options.data?.[0] ?? (env.UNDELIVERED_DATA || 'undelivered-data')
}

/** The options that a further command line needs to find the same list. */
export function whereOf(args: Arguments, io: Io): string {
  const url = urlOf(args, io)
  return url ? `--url ${url}` : `--data ${dataFolder(args, io)}`
}

/** A folder that is named in the command line goes before a service that the environment names. */
function urlOf({ options }: Arguments, { env }: Io): string | undefined {
  return options.url?.[0] ?? (options.data?.[0] === undefined ? env.UNDELIVERED_URL : undefined)
}

/** Opens the store of the data folder, and makes it where there is none. A thread of its own pays for long work only. */
async function openData(args: Arguments, io: Io, thread = true): Promise<Store> {
  const { openStore } = await import('../../store/open-store.ts')
  const hashed = (args.options['hash-addresses'] ?? []).length > 0
  return openStore({ folder: dataFolder(args, io), thread, ...(hashed ? { addresses: 'hash' } : {}) })
}

/** What the service works with, over the store of the data folder. */
async function contextOf(
  store: Store,
  args: Arguments,
  io: Io,
): Promise<ServiceContext & { readonly raw: RawArchive }> {
  const { bookIn } = await import('../../service/rule-book.ts')
  const folder = dataFolder(args, io)
  const backups = join(folder, 'backups')
  const raw = await rawOf(folder, io)
  return { store, clock: Date.now, raw, backups, resolvers: args.options.resolver, book: bookIn(folder) }
}

/** What the service's settings say in their file is not known here; what they say in the environment is. */
async function rawOf(folder: string, { env }: Io): Promise<RawArchive> {
  const { rawIn } = await import('../../service/raw/open-raw.ts')
  const { USUAL } = await import('../../service/raw/report.ts')
  const days = Number(env.UNDELIVERED_RAW_DAYS || USUAL.days)
  return rawIn(folder, { ...USUAL, days })
}

interface Needs {
  /** Whether a folder that is not there yet is made; `pretends`: one in memory is taken for it, and nothing is written. */
  readonly makes?: boolean | 'pretends'
  /** Whether it may take long: reading and writing then share the work. */
  readonly long?: boolean
}

/**
 * Does work with a client of the list: of a running service, or of a data folder that nobody else has open. What the
 * service refuses is told on stderr.
 *
 * @returns the exit status
 */
export async function withClient(
  args: Arguments,
  io: Io,
  work: (client: Client) => Promise<number>,
  { makes = false, long = false }: Needs = {},
): Promise<number> {
  try {
    const url = urlOf(args, io)
    return url ? await overNetwork(url, args, io, work) : await inFolder(args, io, work, { makes, long })
  } catch (error) {
    if (!(error instanceof ServiceError) && !(error instanceof UndeliveredError)) throw error
    io.stderr.write(`undelivered: ${plain(inWords(error))}\n`)
    return INCOMPLETE
  }
}

async function overNetwork(
  url: string,
  args: Arguments,
  { env }: Io,
  work: (client: Client) => Promise<number>,
) {
  if (!/^https?:\/\//.test(url)) throw new UsageError(`--url ${url}: it must begin with http:// or https://.`)
  const { connect } = await import('../../client/index.ts')
  return work(connect({ url, key: args.options.key?.[0] ?? (env.UNDELIVERED_KEY || undefined) }))
}

/** Whether there is a store in the folder. */
export const hasData = (folder: string): boolean => existsSync(join(folder, 'undelivered.db'))

/** An empty store that is kept nowhere, for looking at what would be. */
export async function pretendedStore(): Promise<Store> {
  const { openMemoryStore } = await import('../../store/memory.ts')
  return openMemoryStore()
}

async function inFolder(
  args: Arguments,
  io: Io,
  work: (client: Client) => Promise<number>,
  { makes, long = false }: Needs,
) {
  const folder = dataFolder(args, io)
  const isThere = hasData(folder)
  if (makes === 'pretends' && !isThere) {
    const { connectTo } = await import('../../service/in-process.ts')
    return work(await connectTo({ store: await pretendedStore(), clock: Date.now }))
  }
  if (!makes && !isThere)
    throw new UsageError(
      `there is no data in ${folder}. Name another folder with --data or a running service with --url; "undelivered simulate" makes data to try things out.`,
    )
  const { connectTo } = await import('../../service/in-process.ts')
  const store = await openData(args, io, long)
  const context = await contextOf(store, args, io)
  try {
    return await work(await connectTo(context))
  } finally {
    await context.raw.close()
    await store.close()
  }
}

/** A service speaks of its API; at the command line a key is given otherwise. */
function inWords(error: ServiceError | UndeliveredError): string {
  const keyless = error instanceof ServiceError && error.code === 'no-key'
  return keyless
    ? `${error.message.replace(/\.$/, '')}: give it with --key or UNDELIVERED_KEY.`
    : error.message
}
