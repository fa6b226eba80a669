import type { BlockKind } from '../../settings/kinds.ts'
import type { Requests } from '../http/requests.ts'

/** What is said to people. */
export interface Message {
  /** The same for the same message: one that is sent twice by mistake can be told. */
  readonly key: string
  readonly severity: 'info' | 'warning' | 'critical'
  /** A line. */
  readonly title: string
  /** Plain text, with empty lines between paragraphs. */
  readonly text: string
  /** The same for who shows HTML. */
  readonly html?: string | undefined
}

/** A way to tell people something. */
export interface Channel {
  /** @throws Error that says in words why it was not taken */
  send(message: Message): Promise<void>
  close?(): void
}

/** A kind of channel: its settings, and how it is opened. */
export interface ChannelKind<Block = never> extends BlockKind<Block> {
  readonly open: (block: Block, requests: Requests) => Channel
}

/** Of a request that was not taken. */
export function mustBeTaken({ status, text }: { readonly status: number; readonly text: string }): void {
  if (status >= 200 && status < 300) return
  throw new Error(`It answered ${status}${text.trim() === '' ? '' : `: ${text.trim().slice(0, 200)}`}.`)
}
