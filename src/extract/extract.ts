import type { Limits } from '../decode/limits.ts'
import type { Mail } from '../decode/mail.ts'
import { decodeMail } from '../decode/mail.ts'
import { replyCodes } from '../decode/smtp-reply.ts'
import { lazyPhrases } from '../match/phrases.ts'
import type { Kind } from '../model/event.ts'
import { readFeedback } from './arf.ts'
import { isLetter, isListed } from './clues.ts'
import { readStatus, type StatusReport } from './dsn.ts'
import { enclosedMail } from './enclosed.ts'
import { forwardedReport, isDaemon, passesOn } from './forwarded.ts'
import { SYSTEMS } from './mta/index.ts'
import type { SystemReader } from './mta/reader.ts'
import { Notice } from './notice.ts'
import { quotedReply } from './quoted-reply.ts'
import { isReceipt } from './receipt.ts'
import type { Extraction, Report } from './report.ts'
import { signsOf } from './signs.ts'
import { blamedInText, readDelivered, readText } from './text-report.ts'
import { ticketedReport } from './ticketed.ts'
import { readUnsubscribe } from './unsubscribe.ts'

/** How much of the text is looked at for the marks of systems. */
const MARKS_CHARS = 16 * 1024

/** What nearly every report holds: a mark is looked for by its other words. */
const USUAL = `from: Mail Delivery System <mailer-daemon@mx.example.com>
subject: Undelivered Mail Returned to Sender
message-id: <20260102030405.1@mx.example.com>
content-type: multipart/report; report-type=delivery-status
received: by mx.example.com (Postfix) id 1; from mx.example.com by mx.example.com with smtp
reporting-mta: dns; mx.example.com
reporting-mta: dns;mx.example.com
x-mailer:
`

const systemMarks = lazyPhrases(() => SYSTEMS.flatMap((system) => system.marks), [USUAL])
/** By mark: whose it is. */
const markOwners = SYSTEMS.flatMap((system, index) => system.marks.map(() => index))

/**
 * Reads what a mail reports: who failed, with which codes and words. The surest evidence first: a feedback or
 * status report, then the forms of single systems, then marks of an auto-reply, then any text that reads as a
 * bounce. An ordinary mail gives kind `not-a-bounce` and no report.
 */
export function extract(mail: Mail, limits: Limits): Extraction {
  const notice = new Notice(mail, limits)
  const systems = systemsOf(notice)
  const own = readBySystem(systems, notice)
  // Systems that are only named stand before those whose style they write in.
  const software =
    systems.find((one) => one === own?.system || one.read === undefined)?.id ?? systems[0]?.id ?? null
  const finish = (
    kind: Kind,
    format: string,
    reports: readonly Report[],
    status?: StatusReport,
  ): Extraction => ({
    kind,
    format,
    software,
    reports,
    returned: notice.returned,
    envelopeId: status?.envelopeId ?? null,
    notes: mail.notes,
  })

  const complaints = readFeedback(notice)
  if (complaints !== null) return finish('complaint', 'format/arf', complaints)
  const leaving = readUnsubscribe(notice)
  if (leaving !== null) return finish('unsubscribe', 'format/unsubscribe', leaving)
  if (isReceipt(notice) && own?.system.isRefusalInReceipt !== true)
    return finish('not-a-bounce', 'format/receipt', [])

  const status = readStatus(notice, own?.reports)
  if (status !== null && status.reports.length > 0 && !(status.isFlattened && isListed(notice))) {
    const source = status.isFlattened ? readInside(pastedSource(notice), limits) : null
    if (source !== null) return source
    const reports = own === null ? status.reports : combine(status.reports, own)
    return finish(kindOf(reports), 'format/dsn', reports, status)
  }
  const signs = signsOf(notice)
  if (signs.succeeded && own?.reports.some((one) => one.kind !== 'bounce') !== true)
    return finish('delivered', 'format/text', readDelivered(notice))
  if (own !== null && !signs.isTalk) {
    const reports = signs.delayed ? own.reports.map(stillTried) : own.reports
    return finish(kindOf(reports), `format/${own.system.id}`, reports, status ?? undefined)
  }

  // A report whose returned message is a report itself tells of the outer one.
  const tells = signs.isReport && signs.byDaemon && (blamedInText(notice).length > 0 || quotes(notice))
  const inner = tells ? null : passedOnReport(notice, limits, signs.isPost)
  if (inner !== null) return inner

  if (signs.autoReply) return finish('auto-reply', 'format/auto-reply', [])
  if (signs.isReport || (!signs.speaksOfReplies && isPastedReply(notice))) {
    const kind = signs.delayed ? 'delayed' : 'bounce'
    const reports = readText(notice).map(
      (one): Report => ({ ...one, kind, action: signs.delayed ? 'delayed' : 'failed' }),
    )
    return finish(kind, 'format/text', reports, status ?? undefined)
  }
  return finish('not-a-bounce', 'format/other', [])
}

const quotes = (notice: Notice) => quotedReply(notice.text.slice(0, MARKS_CHARS)) !== null

/** The systems whose marks stand in the mail, in the order of the registry. */
function systemsOf(notice: Notice): SystemReader[] {
  const marks = systemMarks()
  const count = marks.scan(`${markedHeader(notice)}\n${notice.text.slice(0, MARKS_CHARS)}`)
  const owners: number[] = []
  for (let n = 0; n < count; n++) {
    const owner = markOwners[marks.found[n]!]!
    if (!owners.includes(owner)) owners.push(owner)
  }
  return owners.sort((a, b) => a - b).map((index) => SYSTEMS[index]!)
}

/**
 * The fields that tell who wrote the notice, as `name: value` lines: of the Received lines only the oldest, since the
 * others are those of its way; then the fields of its status report.
 */
function markedHeader(notice: Notice): string {
  const { headers } = notice
  let head = ''
  for (const name of TELLING_FIELDS) {
    const value = headers.get(name)
    if (value !== null) head += `${name}: ${value.slice(0, 500)}\n`
  }
  for (const name of headers.namesFrom('x-')) head += `${name}:\n`
  const oldest = headers.last('received')
  if (oldest !== null) head += `received: ${oldest.slice(0, 500)}\n`
  const status = notice.part('message/delivery-status', 'message/global-delivery-status')
  return status === undefined ? head : `${head}${status.text().slice(0, 4096)}`
}

const TELLING_FIELDS = [
  'from',
  'subject',
  'x-mailer',
  'x-mlserver',
  'user-agent',
  'mailer',
  'message-id',
  'content-type',
  'content-class',
]

interface SystemReports {
  readonly system: SystemReader
  readonly reports: readonly Report[]
}

function readBySystem(systems: readonly SystemReader[], notice: Notice): SystemReports | null {
  for (const system of systems) {
    const reports = system.read?.(notice) ?? null
    if (reports !== null && reports.length > 0) return { system, reports }
  }
  return null
}

/** What the system's own text adds to the fields of the status report, by recipient. */
function combine(fields: readonly Report[], { system, reports }: SystemReports): Report[] {
  return fields.map((one) => {
    const other =
      reports.find((report) => isSame(report.recipient, one.recipient)) ??
      (fields.length === 1 && reports.length === 1 ? reports[0] : undefined)
    if (other === undefined) return one
    const isMore = tellsMore(other.diagnostic, one.diagnostic)
    const final = system.knowsAction === true ? { kind: other.kind, action: other.action } : {}
    return {
      ...one,
      ...final,
      recipient: one.recipient ?? other.recipient,
      originalRecipient: one.originalRecipient ?? other.originalRecipient,
      diagnostic: isMore ? other.diagnostic : one.diagnostic,
      reply: one.reply ?? (isMore ? other.reply : null),
      command: one.command ?? other.command,
      remoteMta: one.remoteMta ?? other.remoteMta,
      prose: [...other.prose, ...one.prose],
    }
  })
}

const isSame = (a: string | null, b: string | null) => a?.toLowerCase() === b?.toLowerCase()

/** The field is absent, or cut short: the text goes on where it ends. */
function tellsMore(text: string | null, field: string | null): boolean {
  if (text === null) return false
  return field === null || (text.length > field.length + 20 && text.startsWith(field))
}

function stillTried(one: Report): Report {
  return one.kind === 'bounce' ? { ...one, kind: 'delayed', action: 'delayed' } : one
}

/**
 * A report that was passed on: an enclosed message, or one within the text, that is a report itself.
 * @param isPost an answer or a list's mail: what it quotes is what people talk about
 */
function passedOnReport(notice: Notice, limits: Limits, isPost: boolean): Extraction | null {
  for (const part of notice.parts) {
    const mail = enclosedMail(part)
    const inner = readInside(mail, limits)
    if (inner !== null) return inner
  }
  const subject = notice.headers.get('subject') ?? ''
  const quotes = isPost && !passesOn(subject, notice.wholeText)
  const forwarded =
    (quotes ? null : forwardedReport(subject, notice.wholeText)) ??
    ticketedReport(subject, notice.wholeText) ??
    (isPost ? null : pastedSource(notice))
  return readInside(forwarded, limits)
}

/** What a mail within the mail reports; null where it reports nothing. */
function readInside(text: Uint8Array | string | null, limits: Limits): Extraction | null {
  if (text === null || limits.mimeDepth <= 1) return null
  const inner = extract(decodeMail(text, limits), { ...limits, mimeDepth: limits.mimeDepth - 1 })
  return inner.kind === 'not-a-bounce' || inner.kind === 'auto-reply' ? null : inner
}

/** The source of a report that stands in the text, from its header on: a mail system wrote it, or the null path did. */
function pastedSource(notice: Notice): string | null {
  const headers = notice.sourceInText
  if (headers === null || isDaemon(notice.headers.get('from') ?? '')) return null
  const path = headers.raw('return-path')?.trim()
  const isReport = path === '<>' || isDaemon(headers.get('from') ?? '')
  return isReport ? notice.wholeText.slice(notice.text.length) : null
}

/** A text without any header that holds an SMTP reply. */
function isPastedReply(notice: Notice): boolean {
  if (notice.headers.size > 0 || isLetter(notice.text)) return false
  const { reply, status } = replyCodes(notice.text.slice(0, MARKS_CHARS))
  return (reply !== null && reply >= 400) || (status !== null && !status.startsWith('2'))
}

function kindOf(reports: readonly Report[]): Kind {
  if (reports.some((one) => one.kind === 'bounce')) return 'bounce'
  return reports[0]?.kind ?? 'not-a-bounce'
}
