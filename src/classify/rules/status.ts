import type { Reason } from '../../model/reasons.ts'

/** What an enhanced status code says by itself, whatever its class. */
export interface StatusRow {
  /** The code without its class, `1.1` for 4.1.1 and 5.1.1; or a whole code where one class differs. */
  readonly detail: string
  readonly reason: Reason
  /**
   * True where the code tells the cause by itself. False where systems use it for anything ("5.7.1"): any words win
   * over it.
   */
  readonly tells: boolean
  readonly means: string
}

const row = (detail: string, reason: Reason, tells: boolean, means: string): StatusRow => ({
  detail,
  reason,
  tells,
  means,
})

/** RFC 3463, and the additions of the IANA registry "SMTP Enhanced Status Codes" (RFC 5248). */
export const STATUS: readonly StatusRow[] = [
  row('0.0', 'unknown', false, 'other undefined status'),
  row('1.0', 'unknown', false, 'other address status'),
  row('1.1', 'unknown-user', true, 'bad destination mailbox address'),
  row('1.2', 'unknown-domain', true, 'bad destination system address'),
  row('1.3', 'invalid-address', true, 'bad destination mailbox address syntax'),
  row('1.4', 'invalid-address', true, 'destination mailbox address ambiguous'),
  row('1.6', 'moved', true, 'destination mailbox has moved'),
  row('1.7', 'sender-rejected', true, "bad sender's mailbox address syntax"),
  row('1.8', 'sender-rejected', true, "bad sender's system address"),
  row('1.10', 'not-accepting-mail', true, 'recipient address has null MX (RFC 7505)'),
  row('2.0', 'unknown', false, 'other or undefined mailbox status'),
  row('2.1', 'mailbox-disabled', false, 'mailbox disabled, not accepting messages'),
  row('2.2', 'mailbox-full', true, 'mailbox full'),
  row('2.3', 'message-too-large', true, 'message length exceeds administrative limit'),
  row('2.4', 'list-expansion', true, 'mailing list expansion problem'),
  row('3.0', 'system-error', false, 'other or undefined mail system status'),
  row('3.1', 'system-full', true, 'mail system full'),
  row('3.2', 'system-error', false, 'system not accepting network messages'),
  row('3.3', 'protocol-error', true, 'system not capable of selected features'),
  row('3.4', 'message-too-large', true, 'message too big for system'),
  row('3.5', 'system-error', true, 'system incorrectly configured'),
  row('4.0', 'network-error', false, 'other or undefined network or routing status'),
  row('4.1', 'timeout', true, 'no answer from host'),
  row('4.2', 'timeout', true, 'bad connection'),
  row('4.3', 'network-error', true, 'directory server failure'),
  row('4.4', 'network-error', true, 'unable to route'),
  // Systems give up with 5.4.4 on a domain without a mail host (Postfix, qmail, Exchange).
  row('5.4.4', 'unknown-domain', true, 'unable to route: no host for the domain'),
  row('4.5', 'system-error', true, 'mail system congestion'),
  row('4.6', 'routing-loop', true, 'routing loop detected'),
  row('4.7', 'expired', false, 'delivery time expired'),
  row('5.0', 'protocol-error', false, 'other or undefined protocol status'),
  row('5.1', 'protocol-error', false, 'invalid command'),
  row('5.2', 'protocol-error', false, 'syntax error'),
  row('5.3', 'throttling', false, 'too many recipients'),
  row('5.4', 'protocol-error', false, 'invalid command arguments'),
  row('5.5', 'protocol-error', true, 'wrong protocol version'),
  row('5.6', 'protocol-error', true, 'authentication exchange line is too long (RFC 4954)'),
  row('6.0', 'media-unsupported', false, 'other or undefined media error'),
  row('6.1', 'media-unsupported', true, 'media not supported'),
  row('6.2', 'media-unsupported', true, 'conversion required and prohibited'),
  row('6.3', 'media-unsupported', true, 'conversion required but not supported'),
  row('6.4', 'media-unsupported', true, 'conversion with loss performed'),
  row('6.5', 'media-unsupported', true, 'conversion failed'),
  row('6.6', 'system-error', true, 'message content not available (RFC 4468)'),
  row(
    '6.7',
    'media-unsupported',
    true,
    'non-ASCII addresses not permitted for that sender or recipient (RFC 6531)',
  ),
  row('6.8', 'media-unsupported', true, 'UTF-8 reply required but not permitted by the client (RFC 6531)'),
  row('6.9', 'media-unsupported', true, 'UTF-8 header message cannot be transferred (RFC 6531)'),
  row('6.10', 'media-unsupported', true, 'UTF-8 reply required but not permitted by the client (deprecated)'),
  row('7.0', 'security', false, 'other or undefined security status'),
  row('7.1', 'policy', false, 'delivery not authorised, message refused'),
  row('7.2', 'list-expansion', true, 'mailing list expansion prohibited'),
  row('7.3', 'security', true, 'security conversion required but not possible'),
  row('7.4', 'security', true, 'security features not supported'),
  row('7.5', 'security', true, 'cryptographic failure'),
  row('7.6', 'security', true, 'cryptographic algorithm not supported'),
  row('7.7', 'security', true, 'message integrity failure'),
  row('7.8', 'security', true, 'authentication credentials invalid (RFC 4954)'),
  row('7.9', 'security', true, 'authentication mechanism is too weak (RFC 4954)'),
  row('7.10', 'tls-required', true, 'encryption needed (RFC 5248)'),
  row(
    '7.11',
    'tls-required',
    true,
    'encryption required for the requested authentication mechanism (RFC 4954)',
  ),
  row('7.12', 'security', true, 'a password transition is needed (RFC 4954)'),
  row('7.13', 'mailbox-disabled', true, 'user account disabled (RFC 5248)'),
  row('7.14', 'security', true, 'trust relationship required (RFC 5248)'),
  row('7.15', 'policy', true, 'priority level is too low (RFC 6710)'),
  row('7.16', 'message-too-large', true, 'message is too big for the specified priority (RFC 6710)'),
  row('7.17', 'moved', true, 'mailbox owner has changed (RFC 7293)'),
  row('7.18', 'moved', true, 'domain owner has changed (RFC 7293)'),
  row('7.19', 'system-error', true, 'RRVS test cannot be completed (RFC 7293)'),
  row('7.20', 'authentication', true, 'no passing DKIM signature found (RFC 7372)'),
  row('7.21', 'authentication', true, 'no acceptable DKIM signature found (RFC 7372)'),
  row('7.22', 'authentication', true, 'no valid author-matched DKIM signature found (RFC 7372)'),
  row('7.23', 'authentication', true, 'SPF validation failed (RFC 7372)'),
  row('7.24', 'authentication', true, 'SPF validation error (RFC 7372)'),
  row('7.25', 'missing-ptr', true, 'reverse DNS validation failed (RFC 7372)'),
  row('7.26', 'authentication', true, 'multiple authentication checks failed (RFC 7372)'),
  row('7.27', 'sender-rejected', true, 'sender address has null MX (RFC 7505)'),
  row('7.28', 'throttling', true, 'mail flood detected'),
  row('7.29', 'authentication', true, 'ARC validation failure (RFC 8617)'),
  row('7.30', 'tls-required', true, 'REQUIRETLS support required (RFC 8689)'),

  // Exchange's own; nobody else has these numbers.
  row('1.90', 'throttling', true, "sender's daily recipient limit exceeded (Exchange Online)"),
  row('2.121', 'throttling', true, "recipient's hourly limit for this sender exceeded (Exchange Online)"),
  row('2.122', 'throttling', true, "recipient's hourly limit exceeded (Exchange Online)"),
  row('4.14', 'routing-loop', true, 'hop count exceeded (Exchange Online)'),
  row('4.300', 'expired', false, 'message expired (Exchange Online)'),
  row('4.310', 'unknown-domain', true, 'DNS domain does not exist (Exchange Online)'),
  row('4.312', 'network-error', true, 'DNS query failed (Exchange Online)'),
  row('4.316', 'timeout', true, 'connection refused or timed out (Exchange Online)'),
  row('4.317', 'timeout', true, 'could not connect to the remote server (Exchange Online)'),
  row('4.318', 'timeout', true, 'connection closed abruptly (Exchange Online)'),
]

const BY_DETAIL = new Map(STATUS.map((entry) => [entry.detail, entry]))

/** The row of a status such as `5.1.1`, or undefined. */
export function statusRow(status: string): StatusRow | undefined {
  const short = shortOf(status)
  if (short < 0) return lookUp(status)
  if (asked[short] === 0) {
    asked[short] = 1
    shortRows[short] = lookUp(status)
  }
  return shortRows[short]
}

function lookUp(status: string): StatusRow | undefined {
  return BY_DETAIL.get(status) ?? BY_DETAIL.get(status.slice(2))
}

/** Rows of the statuses of three digits, which nearly all are: they are asked for several times a text. */
const shortRows = new Array<StatusRow | undefined>(1000).fill(undefined)
const asked = new Uint8Array(1000)

/** The digits of a status of three digits as one number; -1 for any other. */
function shortOf(status: string): number {
  if (status.length !== 5 || status.charCodeAt(1) !== 0x2e || status.charCodeAt(3) !== 0x2e) return -1
  const first = status.charCodeAt(0) - 0x30
  const second = status.charCodeAt(2) - 0x30
  const third = status.charCodeAt(4) - 0x30
  if (first < 0 || first > 9 || second < 0 || second > 9 || third < 0 || third > 9) return -1
  return first * 100 + second * 10 + third
}
