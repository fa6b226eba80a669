// What programs outside of this folder open a store by.
export { openMemoryStore } from './memory.ts'
export { openStore, type StoreOptions } from './open-store.ts'
export type { Store } from './store.ts'
