import { firstAddress, normaliseAddress } from '../decode/address.ts'
import { parseHeaders } from '../decode/headers.ts'
import type { Notice } from './notice.ts'
import { type Report, report } from './report.ts'

/**
 * Complaint feedback: RFC 5965 (abuse reports), RFC 6591 (authentication failures), and Microsoft's JMRP, which
 * has no feedback part but names the recipient in a header of the returned message.
 */
export function readFeedback(notice: Notice): Report[] | null {
  const part = notice.part('message/feedback-report')
  const returned = notice.returned?.headers
  const jmrp = returned?.get('x-hmxmroriginalrecipient') ?? notice.headers.get('x-hmxmroriginalrecipient')
  if (part === undefined) return jmrp == null ? null : [complaint(normaliseAddress(jmrp), 'abuse', notice)]
  const text = part.text()
  const { headers } = parseHeaders(text, 0, text.length, notice.limits)
  const type = headers.get('feedback-type')?.toLowerCase() ?? 'abuse'
  const named = [...headers.all('original-rcpt-to'), ...headers.all('removal-recipient')]
  const addresses = named.map((value) => firstAddress(value)).filter((address) => address !== null)
  if (addresses.length === 0 && jmrp != null)
    addresses.push(...[normaliseAddress(jmrp)].filter((address) => address !== null))
  const unique = [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()]
  if (unique.length === 0) return [complaint(null, type, notice)]
  return unique.slice(0, notice.limits.recipients).map((address) => complaint(address, type, notice))
}

function complaint(recipient: string | null, feedbackType: string, notice: Notice): Report {
  const from = notice.headers.get('from')
  return report({
    kind: 'complaint',
    recipient,
    feedbackType,
    reportingMta: from === null ? null : (firstAddress(from)?.split('@')[1] ?? null),
    date: notice.headers.get('date'),
  })
}
