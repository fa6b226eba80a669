import type { Inbox } from './inbox.ts'
import type { Asked, Verdict, VerdictOptions } from './verdict.ts'

/** What the requests of a protocol are answered from. */
export interface ProtocolContext extends VerdictOptions {
  readonly store: Asked
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** The stream of mail that is asked about where the request does not tell. */
  readonly scope: string
  /** The stream of mail by the sender's address or domain. */
  readonly scopes: Readonly<Record<string, string>>
}

/** One answer, and what it tells the mail server to do. */
export interface Answered {
  readonly bytes: string
  readonly action: Verdict['action'] | 'unknown'
}

/** How a mail server asks, byte for byte. */
export interface Protocol {
  /** The longest request, in bytes. */
  readonly limit: number
  /**
   * Takes one whole request from the inbox and answers it; null while it is not whole.
   *
   * @throws Unreadable where what is there can be no request
   */
  answer(inbox: Inbox, context: ProtocolContext): Answered | null
}
