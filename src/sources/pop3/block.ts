import type { ServerBlock } from '../server/settings.ts'

/** A block of this kind. */
export interface Pop3Block extends ServerBlock {
  readonly host: string
  readonly password: string
  readonly deleteBounces: boolean
  readonly everySeconds: number
}
