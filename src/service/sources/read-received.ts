import { addressOf } from '../../decide/record.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import type { Received } from '../../sources/source.ts'
import { errorText } from '../error-text.ts'
import { LogLines } from '../ingest/log-lines.ts'
import { emailEvents } from '../ingest/signer.ts'
import { webhookEvents } from '../ingest/webhook-body.ts'

/** What one received thing holds, or why it could not be read. */
export interface Read {
  /** Those about delivery only: ordinary mail is nobody's business. */
  readonly events: readonly DeliveryEvent[]
  readonly rejected: string | null
}

/** Reads what a source hands over. */
export class ReceivedReader {
  readonly #rules: OwnRules | undefined
  readonly #logs: LogLines

  constructor(rules: OwnRules | undefined) {
    this.#rules = rules
    this.#logs = new LogLines(rules)
  }

  /** @param now in milliseconds since 1970 */
  read(received: Received, now: number): Read {
    try {
      const events = this.#events(received, now).filter(({ kind }) => kind !== 'not-a-bounce')
      return { events: byReturnPath(events, received), rejected: null }
    } catch (error) {
      return { events: [], rejected: errorText(error) }
    }
  }

  #events(received: Received, now: number): readonly DeliveryEvent[] {
    if ('email' in received) return emailEvents(received.email, this.#rules)
    if ('log' in received) return this.#logs.read(received.log, received, now)
    return webhookEvents(received.webhook, received.from, this.#rules).events
  }
}

/**
 * The events with what the return path says. It was signed for one recipient: a report that names another one is of
 * somebody to whom the mail was forwarded. A report that names several was not made for that path alone, and is left
 * as it is.
 */
function byReturnPath(events: readonly DeliveryEvent[], { recipient, messageId }: Received) {
  const [event] = events
  if (event === undefined || events.length > 1) return events
  const known = messageId === undefined ? event : { ...event, messageId }
  if (recipient === undefined || addressOf(event) === recipient.toLowerCase()) return [known]
  return event.recipient === null
    ? [{ ...known, recipient, originalRecipient: null }]
    : [{ ...known, originalRecipient: recipient }]
}
