import { firstAddress } from '../../decode/address.ts'
import { report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * fml, a mailing list server, to its list's owner when a message came round a second time:
 *
 *   Subject: Loop Alert: Duplicated Message-ID (news ML)
 *
 *   Duplicated Message-ID in <news@example.com>.
 */
export const fml: SystemReader = {
  id: 'fml',
  title: 'fml',
  marks: ['fml [fml', 'loop alert: dup', '.fml* @', 'this mail is forwarded * fml'],
  read: (notice) => {
    const subject = notice.header('subject')
    if (!subject.includes('loop alert') && !subject.includes('loop back')) return null
    const words = notice.text.split(/\n\s*\n/, 1)[0]!.trim()
    const list = /in <([^<>\s]{3,320})>/i.exec(words.slice(0, 500))?.[1]
    const recipient = firstAddress(list ?? '')
    return [
      report({
        kind: 'bounce',
        action: 'failed',
        recipient,
        diagnostic: null,
        prose: [`${notice.headers.get('subject')}\n${words}`],
      }),
    ]
  },
}
