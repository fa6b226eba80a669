import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whatever the tests leave in the folder for temporary files lies in one of their own, which goes when they end. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'und-'))
  // Mail servers run as users of their own.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  return () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
    } catch {
      // A mail server that is about to end still writes there.
    }
  }
}
