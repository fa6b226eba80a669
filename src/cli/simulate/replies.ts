import type { Reason } from '../../model/reasons.ts'

/** What a receiver says, and how the address goes on. */
export interface Trouble {
  readonly reason: Reason
  /** The SMTP reply, as servers word it; `%a` stands for the address. */
  readonly reply: string
  /** How many of a thousand people have it in the month. */
  readonly share: number
  /**
   * `never`: the first mail fails, and none follows. `stops`: so does a later one. `gone`: that one is tried again nine
   * days later. `lasting`: five mailings fail in a row. `passing`: two. `once`: one.
   */
  readonly course: 'never' | 'stops' | 'gone' | 'lasting' | 'passing' | 'once'
}

/** Every reason for which mail comes back, in the mix of a list that was kept carelessly. */
export const TROUBLES: readonly Trouble[] = [
  { reason: 'unknown-user', reply: '550 5.1.1 <%a>: User unknown', share: 30, course: 'never' },
  { reason: 'unknown-user', reply: '550 5.1.1 No such user here', share: 12, course: 'gone' },
  { reason: 'invalid-address', reply: '553 5.1.3 <%a>: Malformed address', share: 4, course: 'never' },
  { reason: 'mailbox-full', reply: '452 4.2.2 <%a>: Mailbox is full', share: 12, course: 'lasting' },
  { reason: 'mailbox-full', reply: '452 4.2.2 Over quota', share: 20, course: 'passing' },
  { reason: 'mailbox-disabled', reply: '550 5.2.1 This mailbox is disabled', share: 8, course: 'gone' },
  {
    reason: 'moved',
    reply: '551 5.1.6 The recipient has moved, no forwarding address',
    share: 3,
    course: 'stops',
  },
  { reason: 'unknown-domain', reply: '550 5.1.2 Host or domain name not found', share: 8, course: 'never' },
  {
    reason: 'not-accepting-mail',
    reply: '556 5.1.10 The domain does not accept mail (null MX)',
    share: 3,
    course: 'never',
  },
  {
    reason: 'recipient-refused',
    reply: '550 5.7.1 Recipient only accepts mail from authorized senders',
    share: 3,
    course: 'once',
  },
  {
    reason: 'content-rejected',
    reply: '552 5.7.0 Message content rejected: attachment type not allowed',
    share: 4,
    course: 'once',
  },
  { reason: 'spam-filter', reply: '550 5.7.1 Message rejected as spam', share: 14, course: 'once' },
  { reason: 'virus', reply: '554 5.7.1 Message contains a virus', share: 2, course: 'once' },
  {
    reason: 'message-too-large',
    reply: '552 5.3.4 Message size exceeds fixed limit',
    share: 4,
    course: 'once',
  },
  {
    reason: 'malformed-message',
    reply: '550 5.6.0 Message is not RFC 5322 compliant: header is malformed',
    share: 2,
    course: 'once',
  },
  { reason: 'media-unsupported', reply: '554 5.6.1 Media not supported', share: 2, course: 'once' },
  {
    reason: 'reputation',
    reply: '554 5.7.1 Your IP address has a poor reputation',
    share: 10,
    course: 'once',
  },
  {
    reason: 'authentication',
    reply: '550 5.7.26 Message fails DMARC authentication',
    share: 6,
    course: 'once',
  },
  {
    reason: 'missing-ptr',
    reply: '550 5.7.25 No reverse DNS (PTR) record for the sending IP address',
    share: 3,
    course: 'once',
  },
  { reason: 'policy', reply: '550 5.7.1 Rejected by local policy', share: 5, course: 'once' },
  {
    reason: 'throttling',
    reply: '421 4.7.0 Too many messages from your IP, slow down',
    share: 20,
    course: 'once',
  },
  { reason: 'relay-denied', reply: '554 5.7.1 <%a>: Relay access denied', share: 3, course: 'once' },
  {
    reason: 'sender-rejected',
    reply: '550 5.1.8 Sender address rejected: domain not found',
    share: 2,
    course: 'once',
  },
  {
    reason: 'tls-required',
    reply: '530 5.7.0 Must issue a STARTTLS command first',
    share: 2,
    course: 'once',
  },
  { reason: 'security', reply: '535 5.7.8 Authentication credentials invalid', share: 2, course: 'once' },
  {
    reason: 'greylisting',
    reply: '450 4.2.0 <%a>: Recipient address rejected: Greylisted',
    share: 40,
    course: 'once',
  },
  { reason: 'timeout', reply: '451 4.4.1 Connection timed out', share: 10, course: 'passing' },
  { reason: 'network-error', reply: '451 4.4.3 Temporary DNS lookup failure', share: 4, course: 'once' },
  { reason: 'expired', reply: '550 4.4.7 Message expired: delivery time exceeded', share: 4, course: 'once' },
  { reason: 'routing-loop', reply: '554 5.4.6 Too many hops, mail loop detected', share: 2, course: 'once' },
  { reason: 'system-error', reply: '451 4.3.0 Temporary server error', share: 8, course: 'once' },
  { reason: 'system-full', reply: '452 4.3.1 Insufficient system storage', share: 4, course: 'once' },
  { reason: 'protocol-error', reply: '503 5.5.1 Bad sequence of commands', share: 2, course: 'once' },
  { reason: 'list-expansion', reply: '550 5.2.4 Mailing list expansion problem', share: 2, course: 'once' },
  {
    reason: 'suppressed',
    reply: '550 5.1.1 The address is on the suppression list',
    share: 4,
    course: 'stops',
  },
  { reason: 'unknown', reply: '554 Transaction failed', share: 5, course: 'once' },
]
