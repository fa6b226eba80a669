import type { Reason } from '../../model/reasons.ts'

/** What a bare SMTP reply code leans to where no word and no status tells more (RFC 5321 4.2.2 and others). */
export const REPLY_REASONS: ReadonlyMap<number, Reason> = new Map([
  [421, 'system-error'],
  [432, 'security'],
  [450, 'unknown'],
  [451, 'system-error'],
  [452, 'system-full'],
  [454, 'security'],
  [500, 'protocol-error'],
  [501, 'protocol-error'],
  [502, 'protocol-error'],
  [503, 'protocol-error'],
  [504, 'protocol-error'],
  [521, 'not-accepting-mail'],
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
