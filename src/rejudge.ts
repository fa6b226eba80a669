import { classifyReply, type ReplyOptions } from './classify-reply.ts'
import { adviceFor } from './decide/advice.ts'
import type { DeliveryEvent } from './model/event.ts'

/**
 * An event judged again by today's rules, from the words that are kept of it; the very same event where nothing
 * differs. What was judged by more than its words (the format, what a service claims, the history of a log) stays.
 *
 * @example rejudged(event, { rules }).reason
 */
export function rejudged(event: DeliveryEvent, options: ReplyOptions = {}): DeliveryEvent {
  const { diagnostic, kind, explanation } = event
  const failed = kind === 'bounce' || kind === 'delayed'
  const byWords = ['phrase', 'provider', 'model', 'default', 'reply', 'status'].includes(explanation.how)
  if (!failed || !byWords || diagnostic === null) return event
  const verdict = classifyReply(diagnostic, options)
  if (verdict.kind !== 'bounce' && verdict.kind !== 'delayed') return event
  // Only clearer words change what was said: a bare code was judged with the report's own fields beside it.
  const clearer = verdict.explanation.how === 'phrase' || verdict.explanation.how === 'provider'
  if (!clearer || verdict.reason === event.reason) return event
  const { type, reason, provider, retryAfter } = verdict
  return {
    ...event,
    ...{ type: kind === 'delayed' ? 'soft' : type, reason, retryAfter, provider: event.provider ?? provider },
    explanation: verdict.explanation,
    advice: adviceFor(
      { kind, type, reason, retryAfter, feedbackType: event.feedbackType },
      event.timestamp,
      !/^(?:reply$|send:)/.test(event.source),
    ),
  }
}
