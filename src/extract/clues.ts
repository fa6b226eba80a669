import { firstAddress } from '../decode/address.ts'
import { lazyPhrases } from '../match/phrases.ts'
import { isForward } from './forwarded.ts'
import type { Notice } from './notice.ts'
import { quotedReply } from './quoted-reply.ts'
import { LIST_FIELDS } from './signs/fields.ts'
import type { Sign } from './signs/language.ts'
import { inEveryLanguage } from './signs/languages/index.ts'
import { speaksOfReplies } from './talk.ts'

/** How much of the text is looked at. */
const HEAD_CHARS = 6000

const daemons = lazyPhrases(() => inEveryLanguage('mailSystems'))

/** What words can say, each a bit of {@link meaningOf}; all are found in one pass. */
const MEANINGS = [
  'failed',
  'failedTitles',
  'failedText',
  'notFailed',
  'delayed',
  'delayedTitles',
  'stillTried',
  'givenUp',
  'succeeded',
  'succeededTitles',
  'autoReplyTitles',
  'autoReplyText',
  'challenges',
  'toOwner',
  'parcels',
  'summaryTitles',
  'explains',
] as const satisfies readonly Sign[]
type Meaning = (typeof MEANINGS)[number]
const meanings = lazyPhrases(() => MEANINGS.map(inEveryLanguage))
const BITS = Object.fromEntries(MEANINGS.map((name, bit) => [name, 1 << bit])) as Record<Meaning, number>

/** What a text says, as bits. */
function meaningOf(text: string): number {
  const { found } = meanings()
  const count = meanings().scan(text)
  let bits = 0
  for (let n = 0; n < count; n++) bits |= 1 << found[n]!
  return bits
}

export const says = (bits: number, meaning: Meaning) => (bits & BITS[meaning]) !== 0

/** What a mail without a machine-readable report shows, each by itself; signs.ts weighs them. */
export interface Clues {
  readonly sender: Sender
  /** What the subject says, what the text says, and what either does: see {@link says}. */
  readonly title: number
  readonly text: number
  readonly both: number
  readonly subjectFails: boolean
  readonly textFails: boolean
  readonly isLate: boolean
  /** It has no header: somebody pasted the text. */
  readonly isPasted: boolean
  /** So pasted, it begins as letters do. */
  readonly isLetter: boolean
  /** An SMTP reply stands in the text. */
  readonly quotesReply: boolean
  /** Its reply is named as people do who ask or write about one; never so for a mail system. */
  readonly speaksOfReplies: boolean
  /** Many events in one: a digest, statistics. */
  readonly isSummary: boolean
  /** No person sends under such a name or path. */
  readonly isMachine: boolean
  /** 1 where the message that came back is one of the reader's own, 0.5 where it is another, 0 where none did. */
  readonly returned: number
  /** `multipart/report; report-type=delivery-status` without a part that could be read. */
  readonly isDsn: boolean
  readonly namesFailed: boolean
  /** All that is left of a report that was cut off behind its header. */
  readonly isCut: boolean
  /** A person's answer in a thread, which may quote a bounce. */
  readonly isConversation: boolean
  /** The same, or a mail passed on. */
  readonly answers: boolean
  readonly isListed: boolean
  readonly isReply: boolean
}

/** Looks for all that speaks for and against a report. */
export function cluesOf(notice: Notice): Clues {
  const { headers } = notice
  const subject = headers.get('subject') ?? ''
  const head = notice.text.slice(0, HEAD_CHARS)
  const sender = senderOf(notice)
  const title = meaningOf(subject)
  const text = meaningOf(head)
  const both = title | text
  const isPasted = headers.size === 0
  const isSummary = says(isPasted ? meaningOf(firstLine(head)) : title, 'summaryTitles')
  const isMachine = sender.isNull || MACHINE.test(headers.get('from') ?? '')
  const quotesReply = quotedReply(head) !== null
  const subjectFails = says(title, 'failed') || says(title, 'failedTitles')
  const answersReply = isReply(subject)
  const isConversation = headers.has('in-reply-to') || answersReply
  return {
    sender,
    title,
    text,
    both,
    subjectFails,
    textFails: says(text, 'failed') || says(text, 'failedText'),
    isLate:
      (!says(both, 'givenUp') || says(text, 'stillTried')) &&
      (says(both, 'delayed') || says(title, 'delayedTitles')),
    isPasted,
    isLetter: isPasted && isLetter(head),
    quotesReply,
    speaksOfReplies:
      quotesReply && !isMachine && (isSummary || says(text, 'explains') || speaksOfReplies(head)),
    isSummary,
    isMachine,
    returned: returnedWeight(notice),
    isDsn: notice.parts[0]?.params['report-type']?.toLowerCase() === 'delivery-status',
    namesFailed: headers.has('x-failed-recipients'),
    isCut:
      isMachine &&
      sender.isDaemon &&
      !hasListFields(notice) &&
      subjectFails &&
      !says(title, 'succeeded') &&
      head.trim().length < FEW_WORDS,
    isConversation,
    answers: !sender.isDaemon && (isConversation || (isForward(subject) && !sender.isNull)),
    isListed: isListed(notice),
    isReply: answersReply,
  }
}

const hasListFields = ({ headers }: Notice) => LIST_FIELDS.some((name) => headers.has(name))

/** A mailing list passed it on, and no mail system wrote it: what it quotes is what its members talk about. */
export function isListed(notice: Notice): boolean {
  if (!hasListFields(notice)) return false
  const { isNull, isDaemon } = senderOf(notice)
  return !isNull && !isDaemon
}

/** A name that no person writes under, as some do under "postmaster". */
const MACHINE = /mailer[- ]?daemon/i

/** `Hi Jo,` and a blank line: so begin letters. */
export function isLetter(text: string): boolean {
  return /^\s*\S[^\n@:]{0,40}[,!，！]\s*\n\s*\n/.test(text)
}

/** A text without a header begins with what would be its subject. */
const firstLine = (text: string) => /^\s*([^\n]{0,200})/.exec(text)![1]!

/** No notice is so short. */
const FEW_WORDS = 80

export interface Sender {
  readonly isDaemon: boolean
  /** The null reverse-path (RFC 5321 section 4.5.5): nobody is to be answered. */
  readonly isNull: boolean
  /** Mailed under an address of its own that is no mail system's. */
  readonly isPerson: boolean
}

function senderOf(notice: Notice): Sender {
  const from = notice.headers.get('from') ?? ''
  const path = notice.headers.raw('return-path')?.trim()
  // Some systems leave From out, or write the null path there.
  const nameless = ['', '<>'].includes(from.trim())
  const isNull = path === '<>' || path === ''
  const isDaemon = daemons().scan(nameless ? (path ?? '') : from) > 0 || (nameless && isNull)
  const address = path === undefined ? null : firstAddress(path)
  return {
    isDaemon,
    isNull,
    isPerson: !isDaemon && !isNull && address !== null && daemons().scan(address) === 0,
  }
}

/** 1 where the message that came back is one of the reader's own, 0.5 where it is another. */
function returnedWeight(notice: Notice): number {
  const headers = notice.returned?.headers
  if (headers === undefined) return 0
  const to = firstAddress(notice.headers.get('to') ?? '')?.toLowerCase()
  const authors = [headers.get('return-path'), headers.get('from'), headers.get('sender')]
  const own = authors.some((value) => value !== null && firstAddress(value)?.toLowerCase() === to)
  return to !== undefined && own ? 1 : 0.5
}

function isReply(subject: string): boolean {
  return /^\s*(?:\[[^\]]{0,60}\]\s*){0,3}(?:re|aw|sv|vs|antw|odp|r|rif|res|rép|ynt|vá|atb|ats|bls|απ|σχετ|ответ|відп|השב|رد|回复|回覆|答复|회신|답장)(?:\[\d+\])?\s*[:：]/i.test(
    subject,
  )
}
