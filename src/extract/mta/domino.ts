import { partAfter } from '../between.ts'
import { failedAddresses } from '../failed-addresses.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * HCL (Lotus) Domino:
 *
 *   Your message
 *
 *     Subject: Hello
 *
 *   was not delivered to:
 *
 *     jo@example.com
 *
 *   because:
 *
 *     User jo (jo@example.com) not listed in Domino Directory
 */
export const domino: SystemReader = {
  id: 'domino',
  title: 'HCL Domino',
  marks: [
    'not listed in * directory',
    'was not delivered to: * because:',
    'domino ディレクトリ',
    'user * not listed in public name',
    'lotus domino release',
    'lotus notes',
    'hcl domino',
  ],
  read: readDomino,
}

const STOPS = ['\n-----', '\nreporting-mta', '\nyour message', '\n_____']

function readDomino(notice: Notice): Report[] | null {
  const list = partAfter(notice.text, ['was not delivered to:'], ['because:'])
  const cause = partAfter(notice.text, ['because:'], STOPS)
  if (list === null || cause === null) return null
  const words = cause.replace(/\s+/g, ' ').trim().slice(0, 1000)
  const recipients = [...new Set(failedAddresses(list, new Set()).map(({ address }) => address))]
  if (recipients.length === 0) return null
  return recipients.slice(0, notice.limits.recipients).map((recipient) =>
    report({
      kind: 'bounce',
      action: 'failed',
      recipient,
      diagnostic: words === '' ? null : words,
      prose: [words],
    }),
  )
}
