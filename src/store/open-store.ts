import { existsSync } from 'node:fs'
import { localStore } from './local.ts'
import { lockFolder } from './lock.ts'
import { type FileOptions, openFile } from './sqlite/file.ts'
import type { Store } from './store.ts'
import { threadedStore } from './threaded.ts'

export interface StoreOptions extends FileOptions {
  /** false: no thread of its own for the file, so that everything else waits while it writes. For short tasks. */
  readonly thread?: boolean | undefined
}

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
    const end = async () => lock.release()
    const script = options.thread === false ? null : threadScript()
    if (script !== null) return await threadedStore(script, options, end)
    const { tables, addresses } = openFile(options)
    return localStore(tables, addresses, end)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The thread's program: beside the bundle, or that of the last build where the sources themselves are run. */
function threadScript(): URL | null {
  const script = new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/store-thread.js' : './store-thread.js',
    import.meta.url,
  )
  return existsSync(script) ? script : null
}
