import { TABLE } from './table.ts'
import type { ModelTable } from './weights.ts'

/**
 * The package's own table. In what is built for Node this module is replaced by one that reads the table from a file
 * (scripts/build.mjs): few texts ask for it, and a start need not wait for it.
 */
export const builtinTable = (): ModelTable => TABLE
