import type { Reason } from '../../model/reasons.ts'

/**
 * What a bare SMTP reply code leans to where no word and no status tells more (RFC 5321 4.2.2, RFC 4954, RFC 5248,
 * RFC 7504). 422, 431, 441 and the like are RFC 3463 details with their dots left out, as senders' own reports write.
 */
export const REPLY_REASONS: ReadonlyMap<number, Reason> = new Map([
  [421, 'system-error'],
  [422, 'mailbox-full'],
  [431, 'system-full'],
  [432, 'system-error'],
  [441, 'timeout'],
  [442, 'timeout'],
  [446, 'routing-loop'],
  [447, 'expired'],
  [450, 'unknown'],
  [451, 'system-error'],
  [452, 'system-full'],
  [454, 'security'],
  [455, 'protocol-error'],
  [500, 'protocol-error'],
  [501, 'protocol-error'],
  [502, 'protocol-error'],
  [503, 'protocol-error'],
  [504, 'protocol-error'],
  [521, 'not-accepting-mail'],
  [525, 'mailbox-disabled'],
  [530, 'security'],
  [534, 'security'],
  [535, 'security'],
  [538, 'tls-required'],
  [550, 'unknown'],
  [551, 'unknown-user'],
  [552, 'mailbox-full'],
  [553, 'unknown'],
  [554, 'unknown'],
  [555, 'protocol-error'],
  [556, 'not-accepting-mail'],
])

/** Codes that say so much that bare nouns ("HELO", "AUTH") beside them do not count. */
export const TELLING_REPLIES: ReadonlySet<number> = new Set([502, 503, 504, 534, 535, 538])
