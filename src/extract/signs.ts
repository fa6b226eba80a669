import { Phrases } from '../match/phrases.ts'
import type { Notice } from './notice.ts'
import {
  AUTO_REPLY_SUBJECTS,
  AUTO_REPLY_WORDS,
  BOUNCE_SENDERS,
  BOUNCE_SUBJECTS,
  BOUNCE_WORDS,
  CHALLENGE_WORDS,
  DELAY_SUBJECTS,
  DELAY_WORDS,
} from './sign-words.ts'

/** How much of the text is looked at for signs. */
const HEAD_CHARS = 6000

const bounceSubjects = new Phrases(BOUNCE_SUBJECTS)
const bounceSenders = new Phrases(BOUNCE_SENDERS)
const bounceWords = new Phrases(BOUNCE_WORDS)
const delaySubjects = new Phrases(DELAY_SUBJECTS)
const delayWords = new Phrases(DELAY_WORDS)
const autoSubjects = new Phrases(AUTO_REPLY_SUBJECTS)
const autoWords = new Phrases(AUTO_REPLY_WORDS)
const challengeWords = new Phrases(CHALLENGE_WORDS)

/** What a mail without a machine-readable report looks like. */
export interface Signs {
  /** 0: nothing speaks for a bounce; from 2 on it is read as one. */
  readonly bounce: number
  readonly delayed: boolean
  /** An answer of a person's or desk's software: vacation notice, receipt, challenge. */
  readonly autoReply: boolean
}

/**
 * Weighs what speaks for a bounce and for an auto-reply. A bounce may call itself an auto-reply
 * (RFC 3834 section 3.1.7 asks for it), so marks of a bounce win.
 */
export function signsOf(notice: Notice): Signs {
  const subject = notice.headers.get('subject') ?? ''
  const head = notice.text.slice(0, HEAD_CHARS)
  const fromDaemon = bounceSenders.scan(notice.headers.get('from') ?? '') > 0
  const nullSender = ['<>', ''].includes((notice.headers.raw('return-path') ?? 'x').trim())
  const saysFailed = bounceWords.scan(head) > 0
  const subjectFailed = bounceSubjects.scan(subject) > 0
  const delayed = delaySubjects.scan(subject) > 0 || (delayWords.scan(head) > 0 && !subjectFailed)
  let bounce = 0
  if (notice.headers.has('x-failed-recipients')) bounce += 3
  if (fromDaemon) bounce += 1
  if (nullSender) bounce += 0.5
  if (subjectFailed || delayed) bounce += 1
  if (saysFailed || delayed) bounce += 1
  if (notice.headers.names.length === 0) bounce += 1
  if (isConversation(notice)) bounce -= 2
  const challenge = challengeWords.scan(`${subject}\n${head}`) > 0
  const autoReply =
    challenge ||
    repliesByItself(notice) ||
    autoSubjects.scan(subject) > 0 ||
    (!saysFailed && autoWords.scan(head) > 0)
  return { bounce, delayed, autoReply }
}

/** RFC 3834 and the older headers of the same meaning. */
function repliesByItself(notice: Notice): boolean {
  const { headers } = notice
  const submitted = notice.header('auto-submitted')
  if (submitted.startsWith('auto-replied')) return true
  if (
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-response-from', 'x-vacation'].some((name) =>
      headers.has(name),
    )
  )
    return true
  const precedence = notice.header('precedence')
  return (
    precedence === 'auto_reply' ||
    precedence === 'auto-reply' ||
    notice.header('x-precedence') === 'auto_reply'
  )
}

/** A person's answer in a thread, which may quote a bounce. */
function isConversation(notice: Notice): boolean {
  const subject = notice.header('subject')
  return (
    (notice.headers.has('in-reply-to') || /^(?:re|aw|sv|antw|odp|r):/.test(subject)) &&
    bounceSenders.scan(notice.headers.get('from') ?? '') === 0
  )
}
