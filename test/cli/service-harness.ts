import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'

/** The first command of a test loads the whole service, which takes long on a busy machine. */
export const patient = () => vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** A folder for a test, and how it is taken away again. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
