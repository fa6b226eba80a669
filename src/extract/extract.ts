import type { Limits } from '../decode/limits.ts'
import type { Mail } from '../decode/mail.ts'
import { decodeMail } from '../decode/mail.ts'
import { replyCodes } from '../decode/smtp-reply.ts'
import { Phrases } from '../match/phrases.ts'
import type { Kind } from '../model/event.ts'
import { readFeedback } from './arf.ts'
import { readStatus, type StatusReport } from './dsn.ts'
import { SYSTEMS } from './mta/index.ts'
import type { SystemReader } from './mta/reader.ts'
import { Notice } from './notice.ts'
import type { Extraction, Report } from './report.ts'
import { signsOf } from './signs.ts'
import { readText } from './text-report.ts'

/** How much of the text is looked at for the marks of systems. */
const MARKS_CHARS = 16 * 1024

let systemMarks: Phrases | undefined
const markOwners: number[] = []

/**
 * Reads what a mail reports: who failed, with which codes and words. The surest evidence first: a feedback or
 * status report, then the forms of single systems, then marks of an auto-reply, then any text that reads as a
 * bounce. An ordinary mail gives kind `not-a-bounce` and no report.
 */
export function extract(mail: Mail, limits: Limits): Extraction {
  const notice = new Notice(mail, limits)
  const systems = systemsOf(notice)
  const software = systems[0]?.id ?? null
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
  if (isReceipt(notice)) return finish('not-a-bounce', 'format/receipt', [])

  const status = readStatus(notice)
  if (status !== null && status.reports.length > 0) {
    const own = readBySystem(systems, notice)
    const reports = own === null ? status.reports : combine(status.reports, own.reports)
    return finish(kindOf(reports), 'format/dsn', reports, status)
  }
  const own = readBySystem(systems, notice)
  if (own !== null) return finish(kindOf(own.reports), `format/${own.system.id}`, own.reports)

  const inner = enclosedReport(notice, limits)
  if (inner !== null) return inner

  const signs = signsOf(notice)
  if (signs.autoReply && !signs.isReport) return finish('auto-reply', 'format/auto-reply', [])
  if (signs.isReport || isPastedReply(notice)) {
    const kind = signs.delayed ? 'delayed' : 'bounce'
    const reports = readText(notice).map(
      (one): Report => ({ ...one, kind, action: signs.delayed ? 'delayed' : 'failed' }),
    )
    return finish(kind, 'format/text', reports, status ?? undefined)
  }
  return finish('not-a-bounce', 'format/other', [])
}

/** Read receipts (RFC 8098), DMARC and TLS reports: reports, but not of a failed delivery. */
function isReceipt(notice: Notice): boolean {
  const type = notice.parts[0]?.params['report-type']?.toLowerCase()
  if (type === 'disposition-notification' || type === 'tlsrpt') return true
  return (
    notice.part('message/disposition-notification', 'application/tlsrpt+json', 'application/tlsrpt+gzip') !==
    undefined
  )
}

/** The systems whose marks stand in the mail, in the order of the registry. */
function systemsOf(notice: Notice): SystemReader[] {
  if (systemMarks === undefined) {
    const patterns: string[] = []
    SYSTEMS.forEach((system, index) => {
      for (const mark of system.marks) {
        patterns.push(mark)
        markOwners.push(index)
      }
    })
    systemMarks = new Phrases(patterns)
  }
  const fields = ['from', 'subject', 'x-mailer', 'user-agent', 'received', 'reporting-mta', 'message-id']
  const head = fields.map((name) => `${name}: ${notice.headers.get(name) ?? ''}\n`).join('')
  const count = systemMarks.scan(`${head}\n${notice.text.slice(0, MARKS_CHARS)}`)
  const owners = new Set<number>()
  for (let n = 0; n < count; n++) owners.add(markOwners[systemMarks.found[n]!]!)
  return [...owners].sort((a, b) => a - b).map((index) => SYSTEMS[index]!)
}

function readBySystem(
  systems: readonly SystemReader[],
  notice: Notice,
): { system: SystemReader; reports: readonly Report[] } | null {
  for (const system of systems) {
    const reports = system.read?.(notice) ?? null
    if (reports !== null && reports.length > 0) return { system, reports }
  }
  return null
}

/** What the system's own text adds to the fields of the status report, by recipient. */
function combine(fields: readonly Report[], own: readonly Report[]): Report[] {
  return fields.map((one) => {
    const other =
      own.find((report) => report.recipient?.toLowerCase() === one.recipient?.toLowerCase()) ??
      (fields.length === 1 && own.length === 1 ? own[0] : undefined)
    if (other === undefined) return one
    return {
      ...one,
      originalRecipient: one.originalRecipient ?? other.originalRecipient,
      diagnostic: one.diagnostic ?? other.diagnostic,
      command: one.command ?? other.command,
      remoteMta: one.remoteMta ?? other.remoteMta,
      prose: [...other.prose, ...one.prose],
    }
  })
}

/** A forwarded report: an enclosed message that is a report itself. */
function enclosedReport(notice: Notice, limits: Limits): Extraction | null {
  for (const part of notice.parts) {
    if (part.type !== 'message/rfc822') continue
    const inner = extract(decodeMail(part.source.slice(part.start, part.end), limits), {
      ...limits,
      mimeDepth: Math.max(1, limits.mimeDepth - 1),
    })
    if (inner.kind !== 'not-a-bounce' && inner.kind !== 'auto-reply') return inner
  }
  return null
}

/** A text without any header that holds an SMTP reply. */
function isPastedReply(notice: Notice): boolean {
  if (notice.headers.names.length > 0) return false
  const { reply, status } = replyCodes(notice.text.slice(0, MARKS_CHARS))
  return (reply !== null && reply >= 400) || (status !== null && !status.startsWith('2'))
}

function kindOf(reports: readonly Report[]): Kind {
  if (reports.some((one) => one.kind === 'bounce')) return 'bounce'
  return reports[0]?.kind ?? 'not-a-bounce'
}
