import type { Phrases } from '../match/phrases.ts'
import { lazyPhrases } from '../match/phrases.ts'
import { type Clues, cluesOf, isListed, says } from './clues.ts'
import type { Notice } from './notice.ts'
import { AUTO_REPLY_FIELDS } from './signs/fields.ts'
import { inEveryLanguage } from './signs/languages/index.ts'
import { blamedInText } from './text-report.ts'

/** What stands before the title that software puts before a subject: "[tag] ", "Re: ". */
const MAX_TITLE_AT = 2

const autoTitles = lazyPhrases(() => inEveryLanguage('autoReplyTitles'))

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

/** What speaks for a report of a failure, and what against it. */
const WEIGHTS: readonly (readonly [weight: number, isSo: (clues: Clues) => boolean])[] = [
  [3, ({ namesFailed }) => namesFailed],
  [2, ({ isDsn }) => isDsn],
  [1, ({ sender }) => sender.isDaemon],
  [1, ({ sender }) => sender.isNull],
  [1, ({ subjectFails, isLate }) => subjectFails || isLate],
  [1, ({ textFails, isLate }) => textFails || isLate],
  [1, ({ isPasted }) => isPasted],
  [0.5, ({ quotesReply }) => quotesReply],
  [0.5, ({ returned }) => returned > 0],
  [0.5, ({ returned }) => returned === 1],
  [0.5, ({ isCut }) => isCut],
  [-1, ({ speaksOfReplies }) => speaksOfReplies],
  [-1, ({ sender }) => sender.isPerson],
  [-2, ({ answers }) => answers],
  [-2, ({ sender, both }) => says(both, 'challenges') && !sender.isDaemon],
  [
    -2,
    ({ sender, quotesReply, returned, both }) =>
      !sender.isDaemon && !quotesReply && returned === 0 && says(both, 'parcels'),
  ],
  [-3, ({ quotesReply, text, isSummary }) => (says(text, 'notFailed') && !quotesReply) || isSummary],
  [-3, ({ quotesReply, returned, both }) => returned < 1 && !quotesReply && says(both, 'toOwner')],
  [-3, ({ isListed }) => isListed],
]

/**
 * Weighs what speaks for a report of a failure and for an automatic answer. A report may call itself an auto-reply
 * (RFC 3834 section 3.1.7 asks for it), and an answer may say that mail was not delivered. So no word decides alone:
 * a report has to look like one from several sides, and to have a substance: a recipient, a reply or a returned mail.
 */
export function signsOf(notice: Notice): Signs {
  const clues = cluesOf(notice)
  const { sender, title, text, both } = clues
  const isReport = isReportBy(clues, notice)
  const arrived = says(text, 'succeeded') || says(title, 'succeeded') || says(title, 'succeededTitles')
  const bySystem = sender.isDaemon || sender.isNull || clues.isDsn
  return {
    isReport,
    delayed: clues.isLate,
    succeeded: arrived && bySystem && !says(both, 'failed') && !clues.isLate && !clues.quotesReply,
    autoReply: !isReport && (says(both, 'challenges') || isAutoReply(notice, clues)),
    byDaemon: sender.isDaemon,
    isTalk: clues.answers || clues.isListed,
    isPost: clues.isConversation || clues.isListed,
    speaksOfReplies: clues.speaksOfReplies,
  }
}

/** From this weight on a mail is read as a report. */
const ENOUGH = 2.5
/** What a recipient to blame adds, who is a substance too. */
const BLAME = 0.5

function isReportBy(clues: Clues, notice: Notice): boolean {
  const { subjectFails, textFails, isLate, quotesReply, returned } = clues
  if (!(subjectFails || textFails || isLate || quotesReply || returned >= 1)) return false
  let weight = 0
  for (const [one, isSo] of WEIGHTS) if (isSo(clues)) weight += one
  if (weight >= ENOUGH && hasSubstance(clues)) return true
  // To look for whom the text blames takes longer than all the rest: done only where that decides.
  return weight + BLAME >= ENOUGH && blamedInText(notice).length > 0
}

function hasSubstance(clues: Clues): boolean {
  const { sender, both, isDsn, isCut, namesFailed, returned } = clues
  const saysPlainly = sender.isNull && says(both, 'failed')
  return tellsByReply(clues) || returned > 0 || saysPlainly || isDsn || isCut || namesFailed
}

/** A reply alone may be what a person or a service writes about, where nothing else says that it is a notice. */
function tellsByReply(clues: Clues): boolean {
  const { quotesReply, speaksOfReplies, isMachine, subjectFails, isReply, isPasted, isLetter } = clues
  if (!quotesReply || speaksOfReplies) return false
  return isMachine || (subjectFails && !isReply) || (isPasted && !isLetter)
}

function isAutoReply(notice: Notice, { title, text, sender, isReply }: Clues): boolean {
  const { headers } = notice
  if (!sender.isDaemon && repliesByItself(notice)) return true
  const subject = headers.get('subject') ?? ''
  if (says(title, 'autoReplyTitles')) {
    const untagged = subject.replace(/^\s*(?:\[[^\]]{0,60}\]?|【[^】]{0,20})\s*:?/, '')
    if (beginsWith(autoTitles(), subject) || beginsWith(autoTitles(), untagged)) return true
    const answers = headers.has('in-reply-to') || headers.has('references') || sender.isNull
    if (answers && !isReply) return true
  }
  return says(text, 'autoReplyText') && !isReply
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
  if (submitted.startsWith('auto-generated')) {
    // A tracker's mail to a list belongs to a thread, too.
    if ((headers.has('in-reply-to') && !isListed(notice)) || byMailboxRule(notice)) return true
  }
  if (AUTO_REPLY_FIELDS.some((name) => headers.has(name))) return true
  const automatic = /^auto[_-]repl(?:y|ied)/
  return automatic.test(notice.header('precedence')) || automatic.test(notice.header('x-precedence'))
}

/** Exchange's rules of a mailbox answer so, and name no message that they answer. */
const byMailboxRule = (notice: Notice) =>
  notice.header('x-ms-exchange-generated-message-source').includes('mailbox rules')
