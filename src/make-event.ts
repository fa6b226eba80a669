import { builtinClassifier } from './classify/builtin.ts'
import { type Heard, hear, STANDS } from './classify/claim.ts'
import type { Verdict } from './classify/facts.ts'
import { adviceFor } from './decide/advice.ts'
import { replyCodes } from './decode/smtp-reply.ts'
import type { Report } from './extract/report.ts'
import type { Claim } from './model/claim.ts'
import type { DeliveryEvent, Explanation } from './model/event.ts'
import { eventId } from './model/event-id.ts'
import type { Reason } from './model/reasons.ts'
import type { OwnRules } from './own-rules.ts'

/** What is known beside the report itself: where it was read, and of the message that came back. */
export interface EventContext
  extends Pick<
    DeliveryEvent,
    'source' | 'software' | 'messageId' | 'subject' | 'sender' | 'listId' | 'envelopeId'
  > {
  /** ISO 8601. */
  readonly timestamp: string | null
  /** Explains a kind that no words of a failure explain: `delivered`, `complaint`, … */
  readonly explanation: Explanation
  /** Whatever else tells this report from others of the same words: goes into the id. */
  readonly distinct?: readonly (string | number | null)[]
  /** What makes the id, where it is not the report as a whole. */
  readonly identity?: readonly (string | number | null)[]
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** What the service that reports it says itself. */
  readonly claim?: Claim
  /** The service's name for the stream of mail that it keeps apart. */
  readonly stream?: string | null
  /** A session that was refused just now: nobody has given up yet on an address refused for now. */
  readonly live?: boolean
  /** The operator's own rules, which stand beside the package's. */
  readonly rules?: OwnRules | undefined
}

/** Classifies a report and makes the event of it: the one place where events come from. */
export function makeEvent(one: Report, context: EventContext): DeliveryEvent {
  const { claim, headers, explanation } = context
  const fails = one.kind === 'bounce' || one.kind === 'delayed'
  const { verdict, disagreement } = fails ? heard(one, context) : NOT_JUDGED
  const type = one.kind === 'delayed' ? 'soft' : (verdict?.type ?? null)
  const reason = verdict?.reason ?? (one.kind === 'dropped' ? whyDropped(one, context) : null)
  const status = verdict?.status ?? one.status
  // A delivery has no verdict; its reply stands in the diagnostic.
  const told = fails || one.diagnostic === null ? null : replyCodes(one.diagnostic).reply
  const reply = verdict?.reply ?? one.reply ?? told
  const retryAfter = verdict?.retryAfter ?? null
  const { kind, feedbackType } = one
  const identity =
    context.identity ??
    [
      sourceKind(context.source),
      kind,
      one.recipient,
      context.messageId,
      context.envelopeId,
      status,
      reply,
      one.diagnostic,
      one.date,
      feedbackType,
    ].concat(context.distinct ?? [])
  const event: { -readonly [field in keyof DeliveryEvent]: DeliveryEvent[field] } = {
    id: eventId(identity),
    source: context.source,
    kind,
    type,
    reason,
    recipient: one.recipient,
    originalRecipient: one.originalRecipient,
    status,
    reply,
    action: one.action,
    diagnostic: one.diagnostic,
    command: one.command,
    reportingMta: one.reportingMta,
    remoteMta: one.remoteMta,
    software: context.software,
    provider: verdict?.provider ?? null,
    blocklist: verdict?.blocklist ?? null,
    retryAfter,
    feedbackType,
    messageId: context.messageId,
    subject: context.subject,
    sender: context.sender,
    listId: context.listId,
    envelopeId: context.envelopeId,
    timestamp: context.timestamp,
    explanation: verdict?.explanation ?? explanation,
    advice: adviceFor(
      { kind, type, reason, retryAfter, feedbackType },
      context.timestamp,
      context.live !== true,
    ),
  }
  if (claim) event.providerType = claim.providerType
  if (context.stream) event.stream = context.stream
  if (disagreement) event.disagreement = disagreement
  if (headers) event.headers = headers
  return event
}

/** `webhook` of `webhook:mailgun`. */
function sourceKind(source: string): string {
  const colon = source.indexOf(':')
  return colon < 0 ? source : source.slice(0, colon)
}

/** Why a service did not send: by its own word, else by what it says. */
function whyDropped(one: Report, context: EventContext): Reason {
  if (context.claim?.reason != null) return context.claim.reason
  const { reason, explanation } = verdictOf(one, context, true)
  return reason !== null && explanation.confidence > STANDS ? reason : 'unknown'
}

const NOT_JUDGED = { verdict: null, disagreement: null }

function heard(one: Report, context: EventContext): Heard {
  const { claim, explanation, live = false } = context
  const final = one.kind === 'bounce' && !live
  const verdict = verdictOf(one, context, final)
  if (claim === undefined) return { verdict, disagreement: null }
  return hear(verdict, claim, explanation.rule, final)
}

function verdictOf(one: Report, { sender, rules }: EventContext, final: boolean): Verdict {
  const classifier = rules?.classifier ?? builtinClassifier()
  return classifier.classify({
    remote: one.diagnostic === null ? [] : [one.diagnostic],
    prose: one.prose,
    status: one.status,
    reply: one.reply,
    final,
    isFailure: true,
    hosts: one.remoteMta === null ? [] : [one.remoteMta],
    recipient: one.recipient,
    sender,
  })
}
