import { firstAddress } from '../decode/address.ts'
import { lazyPhrases, type Phrases } from '../match/phrases.ts'
import { isForward } from './forwarded.ts'
import type { Notice } from './notice.ts'
import { quotedReply } from './quoted-reply.ts'
import { AUTO_REPLY_FIELDS, LIST_FIELDS } from './signs/fields.ts'
import type { Sign } from './signs/language.ts'
import { inEveryLanguage } from './signs/languages/index.ts'
import { speaksOfReplies } from './talk.ts'
import { blamedInText } from './text-report.ts'

/** How much of the text is looked at for signs. */
const HEAD_CHARS = 6000
/** What stands before the title that software puts before a subject: "[tag] ", "Re: ". */
const MAX_TITLE_AT = 2

const daemons = lazyPhrases(() => inEveryLanguage('mailSystems'))
const autoTitles = lazyPhrases(() => inEveryLanguage('autoReplyTitles'))

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

const says = (bits: number, meaning: Meaning) => (bits & BITS[meaning]) !== 0

/** What a mail without a machine-readable report looks like. */
export interface Signs {
  /** It is read as a report of a failed or delayed delivery. */
  readonly isReport: boolean
  readonly delayed: boolean
  /** A mail system says that the message arrived, and nothing else. */
  readonly succeeded: boolean
  /** An answer of a person's or desk's software (vacation notice, receipt, challenge) and no report. */
  readonly autoReply: boolean
  /** Its From is a mail system's. */
  readonly byDaemon: boolean
  /** A person's answer or a list's mail, which may quote a report. */
  readonly isTalk: boolean
  /** As `isTalk`, and does not pass a mail on. */
  readonly isPost: boolean
  /** Names replies as people do who ask or write about them; never so for a mail system. */
  readonly speaksOfReplies: boolean
}

/**
 * Weighs what speaks for a report of a failure and for an automatic answer. A report may call itself an auto-reply
 * (RFC 3834 section 3.1.7 asks for it), and an answer may say that mail was not delivered. So no word decides alone:
 * a report has to look like one from several sides, and to have a substance: a recipient, a reply or a returned mail.
 */
export function signsOf(notice: Notice): Signs {
  const { headers } = notice
  const subject = headers.get('subject') ?? ''
  const head = notice.text.slice(0, HEAD_CHARS)
  const sender = senderOf(notice)
  const title = meaningOf(subject)
  const text = meaningOf(head)
  const both = title | text
  const subjectFails = says(title, 'failed') || says(title, 'failedTitles')
  const textFails = says(text, 'failed') || says(text, 'failedText')
  const late =
    (!says(both, 'givenUp') || says(text, 'stillTried')) &&
    (says(both, 'delayed') || says(title, 'delayedTitles'))
  const challenge = says(both, 'challenges')
  const pasted = headers.size === 0
  const reply = quotedReply(head) !== null
  const isSummary = says(pasted ? meaningOf(firstLine(head)) : title, 'summaryTitles')
  const isMachine = sender.isNull || MACHINE.test(headers.get('from') ?? '')
  const speaks = reply && !isMachine && (isSummary || says(text, 'explains') || speaksOfReplies(head))
  const returned = returnedWeight(notice)

  // All that is left of a report that was cut off behind its header.
  const isCut =
    isMachine &&
    sender.isDaemon &&
    subjectFails &&
    !says(title, 'succeeded') &&
    head.trim().length < FEW_WORDS

  let weight = 0
  if (headers.has('x-failed-recipients')) weight += 3
  if (sender.isDaemon) weight += 1
  if (sender.isNull) weight += 1
  if (subjectFails || late) weight += 1
  if (textFails || late) weight += 1
  if (reply) weight += 0.5
  weight += returned
  const type = notice.parts[0]?.params['report-type']?.toLowerCase()
  const isDsn = type === 'delivery-status'
  if (isDsn) weight += 2
  if (isCut) weight += 0.5
  if ((says(text, 'notFailed') && !reply) || isSummary) weight -= 3
  if (returned < 1 && !reply && says(both, 'toOwner')) weight -= 3
  if (!sender.isDaemon && !reply && returned === 0 && says(both, 'parcels')) weight -= 2
  if (pasted) weight += 1
  if (speaks) weight -= 1
  if (sender.isPerson) weight -= 1
  const answers = !sender.isDaemon && (isConversation(notice) || (isForward(subject) && !sender.isNull))
  if (answers) weight -= 2
  if (challenge && !sender.isDaemon) weight -= 2
  const listed = !sender.isNull && !sender.isDaemon && LIST_FIELDS.some((name) => headers.has(name))
  if (listed) weight -= 3
  const plainly = sender.isNull && says(both, 'failed')
  // A reply alone may be what a person or a service writes about, where nothing else says that it is a notice.
  const told =
    reply && !speaks && (isMachine || (subjectFails && !isReply(subject)) || (pasted && !isLetter(head)))
  const substance = told || returned > 0 || plainly || isDsn || isCut || headers.has('x-failed-recipients')
  const tells = subjectFails || textFails || late || reply || returned >= 1
  // To look for whom the text blames takes longer than all the rest: done only where that decides.
  const isReport =
    tells &&
    ((weight >= ENOUGH && substance) || (weight + BLAME >= ENOUGH && blamedInText(notice).length > 0))

  const arrived = says(text, 'succeeded') || says(title, 'succeeded') || says(title, 'succeededTitles')
  const system = sender.isDaemon || sender.isNull || isDsn

  return {
    isReport,
    delayed: late,
    succeeded: arrived && system && !says(both, 'failed') && !late && !reply,
    autoReply: !isReport && (challenge || isAutoReply(notice, title, text, sender)),
    byDaemon: sender.isDaemon,
    isTalk: answers || listed,
    isPost: isConversation(notice) || listed,
    speaksOfReplies: speaks,
  }
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

/** From this weight on a mail is read as a report. */
const ENOUGH = 2.5
/** What a recipient to blame adds, who is a substance too. */
const BLAME = 0.5

interface Sender {
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

/** @param title what the subject says; @param text what the text says */
function isAutoReply(notice: Notice, title: number, text: number, sender: Sender): boolean {
  const { headers } = notice
  if (!sender.isDaemon && repliesByItself(notice)) return true
  const subject = headers.get('subject') ?? ''
  if (says(title, 'autoReplyTitles')) {
    const untagged = subject.replace(/^\s*(?:\[[^\]]{0,60}\]?|【[^】]{0,20})\s*:?/, '')
    if (beginsWith(autoTitles(), subject) || beginsWith(autoTitles(), untagged)) return true
    const answers = headers.has('in-reply-to') || headers.has('references') || sender.isNull
    if (answers && !isReply(subject)) return true
  }
  return says(text, 'autoReplyText') && !isReply(subject)
}

function beginsWith(titles: Phrases, subject: string): boolean {
  const count = titles.scan(subject)
  for (let n = 0; n < count; n++) if (titles.startOf(n) <= MAX_TITLE_AT) return true
  return false
}

/** RFC 3834 and the older headers of the same meaning. */
function repliesByItself(notice: Notice): boolean {
  const { headers } = notice
  const submitted = notice.header('auto-submitted')
  if (submitted.startsWith('auto-replied')) return true
  if (submitted.startsWith('auto-generated') && headers.has('in-reply-to')) return true
  if (AUTO_REPLY_FIELDS.some((name) => headers.has(name))) return true
  const automatic = /^auto[_-]repl(?:y|ied)/
  return automatic.test(notice.header('precedence')) || automatic.test(notice.header('x-precedence'))
}

/** A person's answer in a thread, which may quote a bounce. */
function isConversation(notice: Notice): boolean {
  return notice.headers.has('in-reply-to') || isReply(notice.headers.get('subject') ?? '')
}

function isReply(subject: string): boolean {
  return /^\s*(?:\[[^\]]{0,60}\]\s*){0,3}(?:re|aw|sv|vs|antw|odp|r|rif|res|rép|ynt|vá|atb|ats|bls|απ|σχετ|ответ|відп|השב|رد|回复|回覆|答复|회신|답장)(?:\[\d+\])?\s*[:：]/i.test(
    subject,
  )
}
