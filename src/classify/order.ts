import type { Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'

/**
 * Which reason wins where a text holds words of several at the same weight: the more telling first. A refusal for
 * the sender's set-up often names users, domains and policies as well; "user unknown" seldom names anything else.
 */
export const REASON_ORDER: readonly Reason[] = [
  'suppressed',
  'greylisting',
  'sender-rejected',
  'authentication',
  'missing-ptr',
  'routing-loop',
  'virus',
  'throttling',
  'content-rejected',
  'reputation',
  'spam-filter',
  'tls-required',
  'relay-denied',
  'malformed-message',
  'mailbox-full',
  'message-too-large',
  'mailbox-disabled',
  'moved',
  'not-accepting-mail',
  'unknown-user',
  'unknown-domain',
  'list-expansion',
  'recipient-refused',
  'invalid-address',
  'media-unsupported',
  'system-full',
  'security',
  'network-error',
  'timeout',
  'protocol-error',
  'system-error',
  'policy',
  'expired',
  'unknown',
]

/** Kinds that a text can tell by itself; weaker than any reason of the same weight. */
export const KIND_ORDER: readonly Kind[] = ['complaint', 'auto-reply', 'delivered', 'delayed', 'not-a-bounce']
