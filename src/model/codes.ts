import type { BounceType } from './advice.ts'

/** A row of the code table that the project started from. */
export interface CodeRow {
  /** Three digits: an SMTP reply code, or an RFC 3463 status with its dots left out. */
  readonly code: number
  readonly type: BounceType
  readonly meaning: string
  /** The RFC 3463 twin, where the code has one. */
  readonly status: string | null
  /** Where practice differs from the table; null where it does not. */
  readonly practice: string | null
}

/** The table of bounce codes: SMTP replies, and RFC 3463 status codes with their dots left out (511 is 5.1.1). */
export const CODES: readonly CodeRow[] = [
  {
    code: 421,
    type: 'soft',
    meaning: 'Service not available',
    status: null,
    practice:
      'Servers also answer 421 to slow a sender down and when they close an idle connection: the text decides.',
  },
  {
    code: 450,
    type: 'soft',
    meaning: 'Mailbox unavailable',
    status: null,
    practice: 'Greylisting answers 450 too; after a final report the mailbox may simply not exist.',
  },
  {
    code: 451,
    type: 'soft',
    meaning: 'Error in processing',
    status: null,
    practice: 'Greylisting and throttling answer 451 too: the text decides.',
  },
  {
    code: 452,
    type: 'soft',
    meaning: 'Insufficient system storage',
    status: null,
    practice:
      'RFC 5321 means the server’s storage; many receivers say it of a full mailbox or of too many recipients.',
  },
  {
    code: 500,
    type: 'hard',
    meaning: 'Address does not exist',
    status: null,
    practice: 'As an SMTP reply 500 means a command that was not recognised (RFC 5321 4.2.2).',
  },
  {
    code: 510,
    type: 'hard',
    meaning: 'Other address status',
    status: '5.1.0',
    practice: 'Seen for addresses that do not exist.',
  },
  {
    code: 511,
    type: 'hard',
    meaning: 'Bad destination mailbox address',
    status: '5.1.1',
    practice: 'Seen for users that do not exist.',
  },
  { code: 512, type: 'hard', meaning: 'Bad destination system address', status: '5.1.2', practice: null },
  {
    code: 513,
    type: 'hard',
    meaning: 'Bad destination mailbox address syntax',
    status: '5.1.3',
    practice: null,
  },
  {
    code: 514,
    type: 'hard',
    meaning: 'Destination mailbox address ambiguous',
    status: '5.1.4',
    practice: null,
  },
  { code: 515, type: 'hard', meaning: 'Destination mailbox address valid', status: '5.1.5', practice: null },
  { code: 516, type: 'hard', meaning: 'Mailbox has moved', status: '5.1.6', practice: null },
  {
    code: 517,
    type: 'hard',
    meaning: 'Bad sender’s mailbox address syntax',
    status: '5.1.7',
    practice: null,
  },
  { code: 518, type: 'hard', meaning: 'Bad sender’s system address', status: '5.1.8', practice: null },
  { code: 520, type: 'soft', meaning: 'Other or undefined mailbox status', status: '5.2.0', practice: null },
  {
    code: 521,
    type: 'soft',
    meaning: 'Mailbox disabled, not accepting messages',
    status: '5.2.1',
    practice: 'RFC 7504: as an SMTP reply 521 means that the host never takes mail; that is hard.',
  },
  { code: 522, type: 'soft', meaning: 'Mailbox full', status: '5.2.2', practice: null },
  {
    code: 523,
    type: 'hard',
    meaning: 'Message length exceeds administrative limit',
    status: '5.2.3',
    practice: 'RFC 5248: as an SMTP reply 523 can mean that encryption is needed.',
  },
  { code: 524, type: 'hard', meaning: 'Mailing list expansion problem', status: '5.2.4', practice: null },
  {
    code: 530,
    type: 'hard',
    meaning: 'Other or undefined mail system status',
    status: '5.3.0',
    practice: 'As an SMTP reply 530 means that a log-in or STARTTLS is required first (RFC 4954, RFC 3207).',
  },
  { code: 531, type: 'soft', meaning: 'Mail system full', status: '5.3.1', practice: null },
  {
    code: 532,
    type: 'hard',
    meaning: 'System not accepting network messages',
    status: '5.3.2',
    practice: null,
  },
  {
    code: 533,
    type: 'hard',
    meaning: 'System not capable of selected features',
    status: '5.3.3',
    practice: null,
  },
  {
    code: 534,
    type: 'hard',
    meaning: 'Message too big for system',
    status: '5.3.4',
    practice: 'As an SMTP reply 534 means that the log-in mechanism is too weak (RFC 4954).',
  },
  {
    code: 540,
    type: 'hard',
    meaning: 'Other or undefined network or routing status',
    status: '5.4.0',
    practice: null,
  },
  {
    code: 541,
    type: 'hard',
    meaning: 'No answer from host',
    status: '5.4.1',
    practice:
      '5.4.1 is a missing answer and usually worth another try; Exchange Online uses 5.4.1 for recipients that do not exist. Some filters answer 541 for spam.',
  },
  {
    code: 542,
    type: 'hard',
    meaning: 'Bad connection',
    status: '5.4.2',
    practice: 'Some filters answer 542 for a policy refusal.',
  },
  { code: 543, type: 'hard', meaning: 'Routing server failure', status: '5.4.3', practice: null },
  { code: 544, type: 'hard', meaning: 'Unable to route', status: '5.4.4', practice: null },
  { code: 545, type: 'soft', meaning: 'Network congestion', status: '5.4.5', practice: null },
  { code: 546, type: 'hard', meaning: 'Routing loop detected', status: '5.4.6', practice: null },
  {
    code: 547,
    type: 'hard',
    meaning: 'Delivery time expired',
    status: '5.4.7',
    practice:
      'Giving up is final for this message, yet the address may be good: the last error before it tells more.',
  },
  {
    code: 550,
    type: 'hard',
    meaning: 'Other or undefined protocol status',
    status: '5.5.0',
    practice:
      'The most used refusal: unknown user, spam, policy and more; the text decides (RFC 5321: mailbox unavailable).',
  },
  {
    code: 551,
    type: 'hard',
    meaning: 'Invalid command',
    status: '5.5.1',
    practice: 'RFC 5321: user not local; the reply may name another address.',
  },
  {
    code: 552,
    type: 'hard',
    meaning: 'Syntax error',
    status: '5.5.2',
    practice:
      'RFC 5321: exceeded storage allocation; most receivers say it of a full mailbox or a message that is too large.',
  },
  {
    code: 553,
    type: 'soft',
    meaning: 'Too many recipients',
    status: '5.5.3',
    practice: 'RFC 5321: mailbox name not allowed; often a bad address or a refused sender, which are hard.',
  },
  {
    code: 554,
    type: 'hard',
    meaning: 'Invalid command arguments',
    status: '5.5.4',
    practice: 'RFC 5321: transaction failed; used for spam, policy, reputation and more: the text decides.',
  },
  {
    code: 555,
    type: 'hard',
    meaning: 'Wrong protocol version',
    status: '5.5.5',
    practice: 'RFC 5321: MAIL or RCPT parameters not recognised.',
  },
  { code: 560, type: 'hard', meaning: 'Other or undefined media error', status: '5.6.0', practice: null },
  { code: 561, type: 'hard', meaning: 'Media not supported', status: '5.6.1', practice: null },
  { code: 562, type: 'hard', meaning: 'Conversion required and prohibited', status: '5.6.2', practice: null },
  {
    code: 563,
    type: 'hard',
    meaning: 'Conversion required but not supported',
    status: '5.6.3',
    practice: null,
  },
  { code: 564, type: 'hard', meaning: 'Conversion with loss performed', status: '5.6.4', practice: null },
  { code: 565, type: 'hard', meaning: 'Conversion failed', status: '5.6.5', practice: null },
  { code: 570, type: 'hard', meaning: 'Other or undefined security status', status: '5.7.0', practice: null },
  {
    code: 571,
    type: 'hard',
    meaning: 'Delivery not authorized, message refused',
    status: '5.7.1',
    practice: 'The bare 5.7.1 says little: policy, spam, relaying and unknown users all come with it.',
  },
  { code: 572, type: 'hard', meaning: 'Mailing list expansion prohibited', status: '5.7.2', practice: null },
  {
    code: 573,
    type: 'hard',
    meaning: 'Security conversion required but not possible',
    status: '5.7.3',
    practice: null,
  },
  { code: 574, type: 'hard', meaning: 'Security features not supported', status: '5.7.4', practice: null },
  { code: 575, type: 'hard', meaning: 'Cryptographic failure', status: '5.7.5', practice: null },
  {
    code: 576,
    type: 'hard',
    meaning: 'Cryptographic algorithm not supported',
    status: '5.7.6',
    practice: null,
  },
  { code: 577, type: 'hard', meaning: 'Message integrity failure', status: '5.7.7', practice: null },
]

const BY_CODE = new Map(CODES.map((row) => [row.code, row]))

/**
 * The row of a code, or undefined.
 *
 * @example codeRow(577)?.meaning // 'Message integrity failure'
 */
export function codeRow(code: number): CodeRow | undefined {
  return BY_CODE.get(code)
}
