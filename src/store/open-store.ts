import { localStore } from './local.ts'
import { lockFolder } from './lock.ts'
import { type FileOptions, openFile } from './sqlite/file.ts'
import type { Store } from './store.ts'

export type StoreOptions = FileOptions

/**
 * Opens the store in a data folder, made where there is none. One process owns it until `close`.
 *
 * @throws UndeliveredError `STORE_LOCKED` where another process has it, `STORE_NEWER` for one that a newer version
 *   wrote, `STORE_BROKEN` where its file cannot be read
 * @example
 * const store = await openStore({ folder: 'data' })
 * await store.take([{ event, at: Date.now() }])
 * await store.close()
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const lock = lockFolder(options.folder)
  try {
    const { tables, addresses } = openFile(options)
    return localStore(tables, addresses, async () => lock.release())
  } catch (error) {
    lock.release()
    throw error
  }
}
