import type { Store } from '../../store/store.ts'
import type { Arguments, OptionSpec } from '../command.ts'
import type { Io } from '../io.ts'

export const DATA_OPTION: OptionSpec = {
  name: 'data',
  value: 'DIR',
  text: 'the data folder (else UNDELIVERED_DATA, else ./undelivered-data)',
}

/** The folder that the options or the environment name. */
export function dataFolder({ options }: Arguments, { env }: Io): string {
  return options.data?.[0] ?? (env.UNDELIVERED_DATA || 'undelivered-data')
}

/** Opens the store of the data folder, and makes it where there is none. */
export async function openData(args: Arguments, io: Io): Promise<Store> {
  const { openStore } = await import('../../store/open-store.ts')
  const hashed = args.options['hash-addresses'] !== undefined && args.options['hash-addresses'].length > 0
  return openStore({ folder: dataFolder(args, io), ...(hashed ? { addresses: 'hash' } : {}) })
}
