import { allAddresses, firstAddress, normaliseAddress } from '../decode/address.ts'
import type { HeaderList } from '../decode/headers.ts'
import { NO_HEADERS, parseHeaders } from '../decode/headers.ts'
import type { Notice } from './notice.ts'
import { type Report, report } from './report.ts'

/** Fields of a feedback report that name recipients (RFC 5965 section 3.2), the surest first. */
const RECIPIENT_FIELDS = ['original-rcpt-to', 'removal-recipient', 'original-recipient']
/** Local parts that stand for an address left out. */
const REDACTED = /redacted|undisclosed|hidden|removed|suppressed|anonymi[sz]ed|^x+$/i

/**
 * Complaint feedback: RFC 5965 (abuse, opt-out, not-spam, …) and RFC 6591 (authentication failures). Without a
 * feedback part: Microsoft's JMRP, which writes the recipient into a header of the returned message.
 */
export function readFeedback(notice: Notice): Report[] | null {
  const fields = feedbackFields(notice)
  if (fields === null) return readJmrp(notice)
  const type = typeOf(fields)
  const recipients = recipientsOf(fields, notice)
  if (recipients.length === 0) return [complaint(null, type, notice, fields)]
  return recipients.map((recipient) => complaint(recipient, type, notice, fields))
}

/** The fields of the feedback part; QUIRK: some loops send the part as text, or leave its type out. */
function feedbackFields(notice: Notice): HeaderList | null {
  const part = notice.part('message/feedback-report')
  if (part !== undefined) {
    const text = part.text()
    return parseHeaders(text, 0, text.length, notice.limits).headers
  }
  const isFeedback = notice.parts[0]?.params['report-type']?.toLowerCase() === 'feedback-report'
  for (const one of notice.parts) {
    if (!one.type.startsWith('text/')) continue
    const text = one.text()
    // A line is looked for only where the word stands: that is told several times as fast.
    if (!/feedback-type/i.test(text)) continue
    const at = text.search(/^[ \t]*Feedback-Type[ \t]*:/im)
    if (at < 0 || !/^[ \t]*(?:User-Agent|Version|Source-IP)[ \t]*:/im.test(text)) continue
    const start = Math.max(0, text.lastIndexOf('\n\n', at))
    return parseHeaders(text, start, text.length, notice.limits).headers
  }
  return isFeedback ? NO_HEADERS : null
}

/** RFC 5965 section 3.1; QUIRK: `Abuse-Type: complaint` of Return Path instead, the word quoted or commented. */
function typeOf(fields: HeaderList): string {
  const word = fields
    .get('feedback-type')
    ?.toLowerCase()
    .match(/[a-z][a-z-]*/)?.[0]
  return word === undefined ? 'abuse' : word === 'optout' || word === 'opt-out-list' ? 'opt-out' : word
}

function recipientsOf(fields: HeaderList, notice: Notice): string[] {
  const named = RECIPIENT_FIELDS.flatMap((name) => fields.all(name)).flatMap((value) =>
    allAddresses(value.replace(/^[a-z0-9-]+;/i, '')),
  )
  const known = unique(named)
  if (known.length > 0) return known.slice(0, notice.limits.recipients)
  const returned = notice.returned?.headers ?? NO_HEADERS
  const user = unique(returned.all('x-hmxmroriginalrecipient').flatMap(allAddresses))
  if (user.length > 0) return user.slice(0, 1)
  if (fields.has('redacted-address')) return []
  const to = unique([...returned.all('to'), ...returned.all('cc')].flatMap(allAddresses))
  return to.length === 1 ? to : []
}

/** Without those that are left out, and each once. */
function unique(addresses: readonly string[]): string[] {
  const known = addresses.filter((one) => !REDACTED.test(one.slice(0, one.lastIndexOf('@'))))
  return [...new Map(known.map((one) => [one.toLowerCase(), one])).values()]
}

function readJmrp(notice: Notice): Report[] | null {
  const value =
    notice.returned?.headers.get('x-hmxmroriginalrecipient') ?? notice.headers.get('x-hmxmroriginalrecipient')
  if (value == null && !isComplaintOfStaff(notice)) return null
  return [complaint(value == null ? null : normaliseAddress(value), 'abuse', notice, NO_HEADERS)]
}

function isComplaintOfStaff(notice: Notice): boolean {
  const complains = notice.header('subject').startsWith('complaint about message from')
  return complains && /\bstaff@hotmail\.com\b/.test(notice.header('from'))
}

function complaint(
  recipient: string | null,
  feedbackType: string,
  notice: Notice,
  fields: HeaderList,
): Report {
  const from = notice.headers.get('from')
  const mta = fields.get('reporting-mta')?.replace(/^[a-z0-9-]+;\s*/i, '')
  return report({
    kind: 'complaint',
    recipient,
    feedbackType,
    reportingMta: mta || (from === null ? null : (firstAddress(from)?.split('@')[1] ?? null)),
    date: fields.get('arrival-date') ?? fields.get('received-date') ?? notice.headers.get('date'),
  })
}
