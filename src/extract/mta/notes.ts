import { firstAddress } from '../../decode/address.ts'
import { partAfter } from '../between.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * HCL (Lotus) Notes gateways; the reason stands above the address:
 *
 *   ------- Failure Reasons  --------
 *
 *   User not listed in public Name & Address Book
 *   jo@example.com
 *
 *   ------- Returned Message --------
 */
export const notes: SystemReader = {
  id: 'notes',
  title: 'HCL Notes',
  marks: ['------- failure reasons ---'],
  read: (notice) => {
    const list = partAfter(notice.text, ['- failure reasons'], ['- returned message'])
    const reports: Report[] = []
    let words = ''
    for (const raw of (list ?? '').split('\n')) {
      const line = raw.trim()
      const recipient = line.includes('@') && !line.includes(' ') ? firstAddress(line) : null
      if (recipient === null) words = `${words} ${line}`.trim().slice(0, 1000)
      else {
        reports.push(
          report({ kind: 'bounce', action: 'failed', recipient, diagnostic: words || null, prose: [words] }),
        )
        words = ''
      }
    }
    return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
  },
}
