import { UndeliveredError } from '../../errors.ts'
import { type Arguments, type Command, DONE, INCOMPLETE } from '../command.ts'
import type { Io } from '../io.ts'
import { plain } from '../output/plain.ts'
import { rulesIn } from '../rule-file.ts'
import { CONFIG_OPTION, configOf } from '../service/config.ts'
import { DATA_OPTION } from '../service/data.ts'
import { packageVersion } from '../version.ts'

export const serve: Command = {
  name: 'serve',
  synopsis: '[OPTIONS]',
  description:
    'Runs the service: takes bounces, logs and webhooks over HTTP, keeps the suppression list and its history in a folder, and answers "may I send to this address?". The first start makes an admin key and prints it once; UNDELIVERED_ADMIN_KEY sets it instead. Stops on Ctrl-C or SIGTERM without losing anything. Options go before the environment, the environment before the file of settings.',
  options: [
    CONFIG_OPTION,
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
  const { data, port, host, 'hash-addresses': hashed } = args.options
  const config = await configOf(args, io, {
    data: data?.[0],
    port: port?.[0],
    host: host?.[0],
    addresses: (hashed ?? []).length > 0 ? 'hash' : undefined,
  })
  const rules = config.rules === null ? undefined : await rulesIn(config.rules, 'rules')
  const { openService } = await import('../../service/open-service.ts')
  try {
    const say = (line: string) => io.stdout.write(`${line}\n`)
    const service = await openService(config, { rules, say, version: packageVersion() })
    // Whoever hears that it listens may ask it to stop at once.
    const stop = asked()
    try {
      await service.listen()
      await stop
    } finally {
      await service.close()
    }
    return DONE
  } catch (error) {
    if (!isInfrastructure(error)) throw error
    io.stderr.write(`undelivered: ${plain((error as Error).message)}\n`)
    return INCOMPLETE
  }
}

/** A folder that is in use, a port that is taken: told in a line. */
function isInfrastructure(error: unknown): boolean {
  return error instanceof UndeliveredError || (error as NodeJS.ErrnoException).syscall !== undefined
}

/** Resolves when the process is asked to stop; asked twice, it ends at once. */
function asked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
}
