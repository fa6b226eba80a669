import { TABLE } from './table.ts'
import { loadModel, type Model } from './weights.ts'

/**
 * The package's own model. In what is built for Node this module is replaced by one that reads it, unpacked, from files
 * (scripts/build.mjs): few texts ask for it, and a start need not wait for it.
 */
export const builtinModel = (): Model => loadModel(TABLE)
