import type { AdviceAction, BounceType, Party } from './advice.ts'

/** How a reason's type is found: fixed, or by the class of the code (5 hard, 4 soft). */
export type TypeRule = BounceType | 'by-class'

interface ReasonRow {
  readonly party: Party
  readonly type: TypeRule
  readonly means: string
  readonly advice: AdviceAction
}

/** The 34 reasons a delivery fails. `type` is the usual one; words that say otherwise win (classify/type.ts). */
export const REASONS = {
  'unknown-user': {
    party: 'recipient',
    type: 'hard',
    means: 'no such mailbox, user or recipient',
    advice: 'suppress',
  },
  'invalid-address': {
    party: 'recipient',
    type: 'hard',
    means: "the address's syntax is wrong or it is ambiguous",
    advice: 'suppress',
  },
  'mailbox-full': {
    party: 'recipient',
    type: 'soft',
    means: 'the mailbox is over its quota',
    advice: 'retry',
  },
  'mailbox-disabled': {
    party: 'recipient',
    type: 'soft',
    means: 'the account exists but is disabled, suspended, inactive or locked',
    advice: 'watch',
  },
  moved: {
    party: 'recipient',
    type: 'hard',
    means: 'the mailbox has moved and is not forwarded',
    advice: 'suppress',
  },
  'unknown-domain': {
    party: 'recipient',
    type: 'hard',
    means: 'the domain does not exist or has no mail host',
    advice: 'suppress',
  },
  'not-accepting-mail': {
    party: 'recipient',
    type: 'hard',
    means: 'the host or domain says that it never takes mail',
    advice: 'suppress',
  },
  'recipient-refused': {
    party: 'recipient',
    type: 'by-class',
    means: 'this recipient or organisation takes mail only from some senders',
    advice: 'none',
  },
  'content-rejected': {
    party: 'message',
    type: 'by-class',
    means: 'refused for what the message holds: attachment, keyword or link',
    advice: 'fix',
  },
  'spam-filter': { party: 'message', type: 'by-class', means: 'refused as spam', advice: 'fix' },
  virus: { party: 'message', type: 'by-class', means: 'refused as infected', advice: 'fix' },
  'message-too-large': {
    party: 'message',
    type: 'by-class',
    means: 'the message is over a size limit',
    advice: 'fix',
  },
  'malformed-message': {
    party: 'message',
    type: 'by-class',
    means: 'the message breaks the standards: headers, line length, bare line feeds',
    advice: 'fix',
  },
  'media-unsupported': {
    party: 'message',
    type: 'by-class',
    means: 'the receiver cannot take this encoding or kind of content',
    advice: 'fix',
  },
  reputation: {
    party: 'sender',
    type: 'soft',
    means: 'the sending IP or domain has a poor reputation or is on a blocklist',
    advice: 'fix',
  },
  authentication: {
    party: 'sender',
    type: 'soft',
    means: 'SPF, DKIM, DMARC or ARC failed or is required',
    advice: 'fix',
  },
  'missing-ptr': {
    party: 'sender',
    type: 'by-class',
    means: 'no or bad reverse DNS or HELO name of the sending host',
    advice: 'fix',
  },
  policy: {
    party: 'sender',
    type: 'by-class',
    means: 'refused by a local policy, no closer reason told',
    advice: 'fix',
  },
  throttling: {
    party: 'sender',
    type: 'soft',
    means: 'too many messages, connections or recipients from this sender',
    advice: 'retry',
  },
  'relay-denied': {
    party: 'sender',
    type: 'by-class',
    means: 'the server does not relay for this sender or domain',
    advice: 'fix',
  },
  'sender-rejected': {
    party: 'sender',
    type: 'by-class',
    means: 'the envelope sender or its domain is refused or does not exist',
    advice: 'fix',
  },
  'tls-required': {
    party: 'sender',
    type: 'by-class',
    means: 'an encrypted connection is required or failed',
    advice: 'fix',
  },
  security: {
    party: 'sender',
    type: 'by-class',
    means: 'another security failure: log-in, cryptography, integrity',
    advice: 'fix',
  },
  greylisting: {
    party: 'system',
    type: 'soft',
    means: 'greylisted: the receiver asks to try again in a few minutes',
    advice: 'retry',
  },
  timeout: {
    party: 'system',
    type: 'soft',
    means: 'no answer: the connection timed out, was refused or was lost',
    advice: 'retry',
  },
  'network-error': {
    party: 'system',
    type: 'soft',
    means: 'routing, temporary DNS or network failure',
    advice: 'retry',
  },
  expired: {
    party: 'system',
    type: 'soft',
    means: 'given up after retries, no closer cause told',
    advice: 'watch',
  },
  'routing-loop': { party: 'system', type: 'by-class', means: 'a mail loop or too many hops', advice: 'fix' },
  'system-error': {
    party: 'system',
    type: 'by-class',
    means: 'the remote or local mail system failed or is badly configured',
    advice: 'retry',
  },
  'system-full': {
    party: 'system',
    type: 'soft',
    means: "the receiving system's disk is full",
    advice: 'retry',
  },
  'protocol-error': {
    party: 'system',
    type: 'by-class',
    means: 'an SMTP command, syntax or sequence error',
    advice: 'fix',
  },
  'list-expansion': {
    party: 'recipient',
    type: 'by-class',
    means: 'a mailing list could not be expanded or does not allow it',
    advice: 'none',
  },
  suppressed: {
    party: 'recipient',
    type: 'hard',
    means: 'a service withheld the mail: the address is on its own suppression list',
    advice: 'suppress',
  },
  unknown: {
    party: 'system',
    type: 'by-class',
    means: 'a bounce whose cause cannot be told',
    advice: 'watch',
  },
} as const satisfies Record<string, ReasonRow>

export type Reason = keyof typeof REASONS

/** The reasons in the table's order. */
export const REASON_NAMES = Object.keys(REASONS) as readonly Reason[]
