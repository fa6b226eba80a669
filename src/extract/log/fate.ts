import type { Claim } from '../../model/claim.ts'
import type { Report } from '../report.ts'
import type { Attempt, OpenMessage } from './open-message.ts'

/** One message's fate for one recipient, as one log line tells it: `prose` is what else the log says. Absent is null. */
export interface Fate extends Omit<Report, 'date'> {
  /** The time as the line gives it; part of the event's id. */
  readonly stamp: string
  /** ISO 8601. */
  readonly timestamp: string | null
  readonly queueId: string | null
  readonly messageId: string | null
  readonly sender: string | null
  readonly envelopeId: string | null
  readonly subject: string | null
  /** How the mail system itself sorts the failure, where it does. */
  readonly claim: Claim | null
  /** The word of the log that tells the fate, e.g. `status=sent`. */
  readonly word: string
  /** True where the diagnostic is not of this line but the last reply that was seen before. */
  readonly history: boolean
  /** What the line itself says, where the fields above are of lines before it. */
  readonly line: LineWords | null
  /** What is remembered of this recipient. */
  readonly attempt: Attempt | null
}

/** The words of one line, by which it is told from others. */
export type LineWords = Pick<Fate, 'queueId' | 'originalRecipient' | 'status' | 'reply' | 'diagnostic'>

const EMPTY: Fate = {
  kind: 'bounce',
  recipient: null,
  originalRecipient: null,
  action: null,
  status: null,
  reply: null,
  diagnostic: null,
  prose: [],
  command: null,
  reportingMta: null,
  remoteMta: null,
  feedbackType: null,
  stamp: '',
  timestamp: null,
  queueId: null,
  messageId: null,
  sender: null,
  envelopeId: null,
  subject: null,
  claim: null,
  word: '',
  history: false,
  line: null,
  attempt: null,
}

/** A fate with the fields given, null elsewhere. */
export function fate(fields: Partial<Fate>): Fate {
  return { ...EMPTY, ...fields }
}

/** The fields that are known of the message. */
export function ofMessage(message: OpenMessage | undefined): Partial<Fate> {
  if (message === undefined) return {}
  const { messageId, sender, envelopeId, subject } = message
  return { messageId, sender, envelopeId, subject }
}

/**
 * A message was given up, or left waiting, without a new reply: the last real reply seen for that recipient is the
 * reason. `now` tells what the line itself says.
 */
export function fromHistory(now: Partial<Fate>, attempt: Attempt): Fate {
  const { diagnostic, status, reply, command, remoteMta, originalRecipient, recipient } = attempt
  const line = fate(now)
  return fate({
    ...now,
    line,
    recipient,
    originalRecipient,
    ...(diagnostic === null
      ? {}
      : { diagnostic, status, reply, command, remoteMta, history: true, prose: wordsOf(now) }),
    attempt,
  })
}

function wordsOf({ diagnostic, prose = [] }: Partial<Fate>): readonly string[] {
  return diagnostic == null ? prose : [diagnostic, ...prose]
}

/** The reply code with which a text begins. */
export function replyOf(text: string): number | null {
  const c = text.charCodeAt(0)
  if (c < 0x32 || c > 0x35) return null
  return /^[2-5]\d\d(?![\d.])/.test(text) ? Number(text.slice(0, 3)) : null
}

/** The enhanced status with which a text begins, after its reply code. */
export function statusOf(text: string): string | null {
  return /^(?:[2-5]\d\d[ -])?([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ?? null
}
