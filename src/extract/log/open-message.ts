/** What is remembered of one recipient of a message that is still in the queue. */
export interface Attempt {
  readonly recipient: string | null
  readonly originalRecipient: string | null
  /** The last real reply. */
  readonly diagnostic: string | null
  readonly status: string | null
  readonly reply: number | null
  readonly command: string | null
  readonly remoteMta: string | null
  /** Whatever the maker of the events wants to remember of the last one; a recipient's later fate replaces it. */
  told: unknown
}

/** A message whose lines are still coming. */
export interface OpenMessage {
  messageId: string | null
  sender: string | null
  envelopeId: string | null
  subject: string | null
  attempts: Map<string, Attempt> | null
  /** Log time of the last line that changed it, in milliseconds. */
  seen: number
}
