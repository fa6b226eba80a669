import type { CoreOptions } from './core.ts'
import { localStore } from './local.ts'
import { MemoryTables } from './memory-tables.ts'
import type { Store } from './store.ts'

/**
 * A store in memory: does all that the others do, and forgets it with the process.
 *
 * @example
 * const store = openMemoryStore()
 * await store.take(readEmail(bytes).map((event) => ({ event, at: Date.now() })))
 * store.check('anna@example.com', '*', Date.now()).send
 */
export function openMemoryStore(options: Partial<Pick<CoreOptions, 'addresses'>> = {}): Store {
  return localStore(new MemoryTables(), options.addresses)
}
