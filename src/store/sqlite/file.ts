import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UndeliveredError } from '../../errors.ts'
import type { CoreOptions } from '../core.ts'
import { Connection } from './connection.ts'
import type { SqlDriver, SqlFile } from './driver.ts'
import { migrate } from './migrations.ts'
import { nodeDriver } from './node-driver.ts'
import { OtherRows } from './other-rows.ts'
import { SqliteTables } from './tables.ts'
import { wasmDriver } from './wasm-driver.ts'

export interface FileOptions {
  /** The data folder; made where it is not there. */
  readonly folder: string
  /** `hash`: the file holds no addresses, only their keys. As the store was made, else `plain`. */
  readonly addresses?: CoreOptions['addresses'] | undefined
  /** `auto`: Node's own SQLite where it has one, else the one in WebAssembly. */
  readonly driver?: 'auto' | SqlDriver['name'] | undefined
  /** See {@link SqliteOptions}. */
  readonly foldedFrom?: number | undefined
}

/** The file of a store in its data folder. */
export const DATABASE = 'undelivered.db'
/** Where only hashes are kept, the secret that makes them stands in a file of its own. */
export const SECRET = 'secret'

/** Whether the store of a folder keeps addresses as hashes only. */
export const isHashed = (folder: string) => existsSync(join(folder, SECRET))

/** Opens the file of a store, made or brought up to date where need be. The caller holds the lock of the folder. */
export function openFile({ folder, addresses, driver = 'auto', foldedFrom }: FileOptions): {
  readonly tables: SqliteTables
  readonly addresses: CoreOptions['addresses']
} {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, DATABASE)
  const file = prepared(driverOf(driver), path)
  try {
    migrate(file, path)
    const connection = new Connection(file)
    const kept = addressesOf(connection, folder, addresses)
    const secret = secretOf(connection, folder, kept)
    return { tables: new SqliteTables(connection, { secret, foldedFrom }), addresses: kept }
  } catch (error) {
    file.close()
    throw error
  }
}

function driverOf(wanted: NonNullable<FileOptions['driver']>): SqlDriver {
  const node = wanted === 'wasm' ? null : nodeDriver()
  if (node !== null) return node
  if (wanted === 'node') throw new UndeliveredError('STORE_DRIVER', process.version)
  return wasmDriver()
}

function prepared(driver: SqlDriver, path: string): SqlFile {
  try {
    const file = driver.open(path)
    // 16 MB of pages in memory; the log is written back when it has grown to 32.
    file.exec('PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 8192')
    return file
  } catch (error) {
    throw new UndeliveredError('STORE_BROKEN', path, (error as Error).message)
  }
}

function addressesOf(
  connection: Connection,
  folder: string,
  wanted: CoreOptions['addresses'] | undefined,
): CoreOptions['addresses'] {
  const settings = new OtherRows(connection)
  const known = settings.setting<CoreOptions['addresses']>('addresses')
  if (known === null) settings.putSetting('addresses', wanted ?? 'plain')
  else if (wanted !== undefined && wanted !== known)
    throw new UndeliveredError('STORE_ADDRESSES', folder, known, wanted)
  return known ?? wanted ?? 'plain'
}

/** The secret of the keys. It is made once; another would find no address. */
function secretOf(connection: Connection, folder: string, addresses: CoreOptions['addresses']): string {
  const settings = new OtherRows(connection)
  const path = join(folder, SECRET)
  const made = settings.setting<string>('secret')
  if (made === null) {
    const secret = randomBytes(32).toString('hex')
    if (addresses === 'hash') writeFileSync(path, secret, { mode: 0o600, flush: true })
    settings.putSetting('secret', addresses === 'hash' ? '' : secret)
    return secret
  }
  if (made !== '') return made
  if (!existsSync(path)) throw new UndeliveredError('STORE_SECRET', path)
  return readFileSync(path, 'utf8').trim()
}
