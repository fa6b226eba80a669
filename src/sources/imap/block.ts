import type { ServerBlock, SignInBlock } from '../server/settings.ts'

/** A block of this kind. */
export interface ImapBlock extends ServerBlock, SignInBlock {
  readonly mailboxes: readonly string[]
  readonly moveTo?: string
  readonly keyword?: string
  readonly everySeconds: number
}
