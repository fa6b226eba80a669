import type { Limits } from '../../decode/limits.ts'
import type { Fate } from './fate.ts'
import type { Attempt, OpenMessage } from './open-message.ts'

/**
 * Joins the lines of a message by its queue id. Bounded: whatever was not touched for `openSeconds` of the log's own
 * time goes, then the longest untouched beyond `openMessages`.
 */
export class JoinTable {
  readonly #limits: Limits
  /** In the order in which they were last touched. */
  readonly #open = new Map<string, OpenMessage>()

  constructor(limits: Limits) {
    this.#limits = limits
  }

  get(id: string): OpenMessage | undefined {
    return this.#open.get(id)
  }

  get size(): number {
    return this.#open.size
  }

  /** The message of that id, begun if need be. */
  open(id: string, now: number): OpenMessage {
    const known = this.#open.get(id)
    if (known !== undefined) return known
    const message: OpenMessage = {
      messageId: null,
      sender: null,
      envelopeId: null,
      subject: null,
      attempts: null,
      seen: now,
    }
    this.#open.set(own(id), message)
    this.#evict(now)
    return message
  }

  close(id: string): void {
    this.#open.delete(id)
  }

  /** Remembers a failed attempt; what was told of the recipient before is kept. */
  defer(id: string, now: number, fate: Fate): Attempt {
    const message = this.open(id, now)
    this.#touch(id, message, now)
    message.attempts ??= new Map()
    const key = fate.recipient ?? ''
    const before = message.attempts.get(key)
    const told = before?.told ?? null
    const attempt: Attempt = fate.diagnostic === null && before ? before : { ...remembered(fate), told }
    if (before !== undefined || message.attempts.size < this.#limits.recipients) {
      message.attempts.set(own(key), attempt)
    }
    return attempt
  }

  /** The recipient's fate is sealed: what was remembered of it, no longer kept. */
  settle(id: string, recipient: string | null): Attempt | null {
    const attempts = this.#open.get(id)?.attempts
    const attempt = attempts?.get(recipient ?? '')
    if (attempt === undefined) return null
    attempts!.delete(recipient ?? '')
    return attempt
  }

  /** All recipients that are still waiting; none is kept. */
  settleAll(id: string): readonly Attempt[] {
    const message = this.#open.get(id)
    const attempts = [...(message?.attempts?.values() ?? [])]
    if (message) message.attempts = null
    return attempts
  }

  #touch(id: string, message: OpenMessage, now: number): void {
    message.seen = now
    this.#open.delete(id)
    this.#open.set(own(id), message)
  }

  #evict(now: number): void {
    const tooOld = now - this.#limits.openSeconds * 1000
    for (const [id, { seen }] of this.#open) {
      if (seen >= tooOld && this.#open.size <= this.#limits.openMessages) return
      this.#open.delete(id)
    }
  }
}

function remembered(fate: Fate): Omit<Attempt, 'told'> {
  const { recipient, originalRecipient, diagnostic, status, reply, command, remoteMta } = fate
  return {
    recipient: owned(recipient),
    originalRecipient: owned(originalRecipient),
    diagnostic: owned(diagnostic),
    status: owned(status),
    reply,
    command,
    remoteMta: owned(remoteMta),
  }
}

/** A copy that does not keep alive the text it was cut from. */
export function own(text: string): string {
  // QUIRK: V8 keeps the whole text behind a slice of 13 characters or more; joining and slicing copies.
  return text.length < 13 ? text : ` ${text}`.slice(1)
}

function owned(text: string | null): string | null {
  return text === null ? null : own(text)
}
