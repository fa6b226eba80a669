import { builtinClassifier } from './classify/builtin.ts'
import type { Verdict } from './classify/facts.ts'
import { adviceFor } from './decide/advice.ts'
import { firstAddress } from './decode/address.ts'
import { commandOf, remoteHostOf } from './extract/session.ts'
import type { DeliveryEvent } from './model/event.ts'
import { eventId } from './model/event-id.ts'
import type { OwnRules } from './own-rules.ts'

/** Options of {@link classifyReply}. */
export interface ReplyOptions {
  /** Own rules beside the package's; made once by `loadRules`. */
  readonly rules?: OwnRules | undefined
}

/**
 * Classifies one SMTP reply or diagnostic text: hard or soft, why, and on what evidence.
 * Any text is taken; one that says nothing gets reason `unknown` with a low confidence. Linear in the text.
 *
 * @example
 * classifyReply('552 5.2.2 Mailbox over quota').reason // 'mailbox-full'
 */
export function classifyReply(text: string, { rules }: ReplyOptions = {}): Verdict {
  const classifier = rules?.classifier ?? builtinClassifier()
  return classifier.classify({
    remote: [text],
    prose: [],
    status: null,
    reply: null,
    final: false,
    isFailure: false,
    hosts: [],
    recipient: null,
    sender: null,
  })
}

/** What the caller knows of the message beside the reply. */
export interface ReplyContext extends ReplyOptions {
  readonly recipient?: string | undefined
  readonly messageId?: string | undefined
  readonly sender?: string | undefined
  /** When the reply was given, ISO 8601. */
  readonly timestamp?: string | undefined
}

/**
 * The same as an event: source `reply`, with advice, and with the recipient where the caller or the text names one.
 *
 * @example replyEvent('550 5.1.1 <a@example.com>: User unknown').recipient // 'a@example.com'
 */
export function replyEvent(text: string, context: ReplyContext = {}): DeliveryEvent {
  const { messageId = null, sender = null, timestamp = null } = context
  const verdict = classifyReply(text, context)
  const recipient = context.recipient ?? firstAddress(text)
  const { kind, type, reason, status, reply, provider, blocklist, retryAfter, explanation } = verdict
  return {
    id: eventId(['reply', text, context.recipient ?? null, messageId, timestamp]),
    source: 'reply',
    kind,
    type,
    reason,
    recipient,
    originalRecipient: null,
    status,
    reply,
    action: null,
    diagnostic: text.trim() === '' ? null : text,
    command: commandOf(text),
    reportingMta: null,
    remoteMta: remoteHostOf(text),
    software: null,
    provider,
    blocklist,
    retryAfter,
    feedbackType: null,
    messageId,
    subject: null,
    sender,
    listId: null,
    envelopeId: null,
    timestamp,
    explanation,
    advice: adviceFor({ kind, type, reason, retryAfter, feedbackType: null }, timestamp, false),
  }
}
