import { firstAddress } from '../../decode/address.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * OpenMail (Japanese mail gateways):
 *
 *   ---The following addresses had delivery errors---
 *
 *   jo@example.com [User unknown]
 *
 * with the subject "Returned Mail: …", or "Warning--Could not send mail for past 8.5 hours" while it goes on trying.
 */
export const openmail: SystemReader = {
  id: 'openmail',
  title: 'OpenMail',
  marks: ['---the following addresses had delivery errors---', 'by openmail mailer', '"mail deliver system"'],
  read: (notice) => {
    const delayed = notice.header('subject').startsWith('warning')
    const reports: Report[] = []
    for (const line of notice.text.split('\n')) {
      const told = /^\s*(\S{3,320})\s+\[([^\]]{1,1000})\]\s*$/.exec(line)
      const recipient = told === null ? null : firstAddress(told[1]!)
      if (told === null || recipient === null) continue
      const kind = delayed ? 'delayed' : 'bounce'
      reports.push(
        report({
          kind,
          action: delayed ? 'delayed' : 'failed',
          recipient,
          diagnostic: told[2]!,
          prose: [told[2]!],
        }),
      )
    }
    return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
  },
}
