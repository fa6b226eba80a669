import { SEND_READERS } from './extract/send/index.ts'
import type { SendReader } from './extract/send/reader.ts'
import { type Fields, isFields } from './extract/webhook/json.ts'
import { addressOf, type Hook } from './extract/webhook/reader.ts'
import { makeEvent } from './make-event.ts'
import type { DeliveryEvent } from './model/event.ts'
import type { OwnRules } from './own-rules.ts'

/** What the caller knows of the message, and errors often do not tell. */
export interface SendErrorOptions {
  /** To whom it was sent: an error about the whole message gives one event for each. */
  readonly recipients?: readonly string[]
  readonly sender?: string
  readonly messageId?: string
  readonly subject?: string
  /** When it failed, ISO 8601. Of messages without an id, the same words on another day are another refusal. */
  readonly timestamp?: string
  /** Own rules beside the package's; made once by `loadRules`. */
  readonly rules?: OwnRules | undefined
}

/**
 * Reads what a client threw or returned for a message that it could not send to all: of Nodemailer and
 * smtp-connection (`rejected`, `rejectedErrors`, `response`, `code`), the SDK of Amazon SES, the clients of SendGrid,
 * Mailgun, Postmark, Resend and Mandrill, and HTTP clients (fetch, undici, axios; of an answer to fetch pass
 * `{ status, body }`). One event for each recipient that failed; none where nothing failed. Never throws.
 *
 * A refusal for now is a `bounce` of type `soft`: nobody but you will try again.
 *
 * @example
 * try {
 *   const info = await transport.sendMail(message)
 *   events = readSendError(info) // some may have been refused
 * } catch (error) {
 *   events = readSendError(error, { recipients: [message.to] })
 * }
 */
export function readSendError(error: unknown, options: SendErrorOptions = {}): readonly DeliveryEvent[] {
  try {
    const all = Array.isArray(error) ? error : [typeof error === 'string' ? { message: error } : error]
    return all.filter(isFields).flatMap((one) => eventsOf(one, options))
  } catch {
    // An object of a stranger whose properties throw tells nothing.
    return []
  }
}

function eventsOf(error: Fields, options: SendErrorOptions): readonly DeliveryEvent[] {
  const reader = SEND_READERS.find((one) => one.looksLike(error))!
  return reader.read(error).flatMap((one) => {
    const named = one.report?.recipient != null || !options.recipients?.length
    const recipients = named ? [one.report?.recipient ?? null] : options.recipients!
    return recipients.flatMap((recipient) => eventOf(one, recipient, reader, options) ?? [])
  })
}

function eventOf(
  one: Hook,
  recipient: string | null,
  { id }: SendReader,
  options: SendErrorOptions,
): DeliveryEvent | null {
  const { claim, report, hookId } = one
  if (report === null) return null
  const messageId = one.messageId ?? options.messageId ?? null
  const { timestamp = null } = options
  return makeEvent(
    { ...report, recipient: addressOf(recipient) },
    {
      source: `send:${id}`,
      software: id,
      messageId,
      subject: one.subject ?? options.subject ?? null,
      sender: one.sender ?? addressOf(options.sender) ?? null,
      listId: null,
      envelopeId: null,
      timestamp,
      claim,
      live: true,
      rules: options.rules,
      distinct: [hookId, ...(messageId === null && timestamp !== null ? [timestamp.slice(0, 10)] : [])],
      explanation: { rule: `send/${id}`, evidence: claim.providerType, how: 'format', confidence: 0.9 },
    },
  )
}
