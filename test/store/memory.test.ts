import { openMemoryStore } from '../../src/store/memory.ts'
import { storeSuite } from './suite.ts'

storeSuite('store in memory', async (addresses) => openMemoryStore({ addresses }))
