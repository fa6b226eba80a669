import { type Arguments, type Command, DONE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { contextOf, DATA_OPTION, openData } from '../service/data.ts'
import { packageVersion } from '../version.ts'

export const serve: Command = {
  name: 'serve',
  synopsis: '[OPTIONS]',
  description:
    'Runs the service: takes bounces, logs and webhooks over HTTP, keeps the suppression list and its history in a folder, and answers "may I send to this address?". The first start makes an admin key and prints it once; UNDELIVERED_ADMIN_KEY sets it instead. Stops on Ctrl-C or SIGTERM without losing anything.',
  options: [
    DATA_OPTION,
    { name: 'port', value: 'N', text: 'the port to listen on (8025; 0 takes any free one)' },
    { name: 'host', value: 'H', text: 'the address to listen on (127.0.0.1: this machine only)' },
    {
      name: 'hash-addresses',
      text: 'keep addresses only as keyed hashes; decided when the folder is first used',
    },
  ],
  examples: [
    ['undelivered serve --data /var/lib/undelivered', 'on port 8025 of this machine'],
    ['undelivered serve --data data --port 9000 --host 0.0.0.0', 'for other machines, too'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const port = portOf(args.options.port?.[0])
  const host = args.options.host?.[0] ?? '127.0.0.1'
  const { createApp } = await import('../../service/app.ts')
  const { startService, stopService } = await import('../../service/start.ts')
  const store = await openData(args, io)
  const app = await createApp(contextOf(store, args, io), { version: packageVersion() })
  const say = (line: string) => io.stdout.write(`${line}\n`)
  try {
    await startService(app, store, { host, port, adminKey: io.env.UNDELIVERED_ADMIN_KEY || undefined, say })
    await asked()
    return DONE
  } finally {
    await stopService(app, store)
  }
}

function portOf(text = '8025'): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port ${text}: it must be a number from 0 to 65535.`)
  return port
}

/** Resolves when the process is asked to stop. */
function asked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
}
