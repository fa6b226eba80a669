import { partAfter } from '../between.ts'
import { entriesIn } from '../entries.ts'
import { report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * hMailServer:
 *
 *   The following recipient(s) could not be reached:
 *
 *   jo@example.com
 *      Error Type: SMTP
 *      Remote server (192.0.2.1) issued an error.
 *      hMailServer sent: RCPT TO:<jo@example.com>
 *      Remote server replied: 550 5.1.1 User unknown
 *
 *   hMailServer
 */
export const hmailserver: SystemReader = {
  id: 'hmailserver',
  title: 'hMailServer',
  marks: ['hmailserver'],
  read: (notice) => {
    const list = partAfter(notice.text, ['could not be reached'])
    const entries = list === null ? [] : entriesIn(list)
    const reports = entries
      .filter((entry) => entry.lines.length > 0)
      .map(({ address, lines }) => {
        const words = lines.join(' ')
        const replied = /remote server replied:\s*/i.exec(words)
        return report({
          kind: 'bounce',
          action: 'failed',
          recipient: address,
          diagnostic: replied === null ? words : words.slice(replied.index + replied[0].length),
          prose: [words],
          command: /hmailserver sent:\s*([a-z]{4})/i.exec(words)?.[1]?.toUpperCase() ?? null,
          remoteMta: /remote server \(([0-9a-f.:]{3,45})\)/i.exec(words)?.[1] ?? null,
        })
      })
    return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
  },
}
