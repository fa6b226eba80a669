import { partAfter } from '../between.ts'
import { entriesIn, reportOfEntry } from '../entries.ts'
import type { Notice } from '../notice.ts'
import type { Report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * OpenSMTPD. The remote's reply stands only in the text; the status part has Status 5.0.0 or 4.0.0:
 *
 *   An error has occurred while attempting to deliver a message for
 *   the following list of recipients:
 *
 *   jo@example.com: 550 5.1.1 <jo@example.com>: Recipient address rejected: User unknown
 *
 *   Below is a copy of the original message:
 *
 * When it gives up after the last retry it writes the text of a delay and `Action: delayed`, with the reason
 * "Envelope expired": that is final.
 */
export const opensmtpd: SystemReader = {
  id: 'opensmtpd',
  title: 'OpenSMTPD',
  marks: ['local]) by * (opensmtpd)', 'this is the mailer-daemon, please do not reply to this'],
  knowsAction: true,
  read: readOpenSmtpd,
}

function readOpenSmtpd(notice: Notice): Report[] | null {
  const list = partAfter(notice.text, ['list of recipients'], ['please note that', 'below is a copy'])
  if (list === null) return null
  const waits = /\bis delayed for more than\b/i.test(notice.text)
  const delivered = /\bhas been delivered\b|\bsuccessfully delivered\b/i.test(notice.text.slice(0, 1000))
  const reports = entriesIn(list).map((entry): Report => {
    const expired = /^envelope expired/i.test(entry.lines[0] ?? '')
    const kind = delivered ? 'delivered' : waits && !expired ? 'delayed' : 'bounce'
    return reportOfEntry(entry, { kind, action: kind === 'bounce' ? 'failed' : kind })
  })
  return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
}
