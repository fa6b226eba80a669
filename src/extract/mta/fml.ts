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
  marks: ['x-mlserver: fml'],
  read: (notice) => {
    const subject = notice.headers.get('subject') ?? ''
    if (
      !/loop (?:alert|back)|unix from loop|reject(?:ed)? mail|not[ -]member|are not (?:a )?member|is rejected|security alert|system error/i.test(
        subject,
      )
    )
      return null
    const words = notice.text
      .split(/\n\s*\n/, 1)[0]!
      .trim()
      .slice(0, 1000)
    const list = /<([^<>\s]{1,255}@[^<>\s]{1,255})>/.exec(words)?.[1]
    const recipient = firstAddress(list ?? '')
    return [
      report({
        kind: 'bounce',
        action: 'failed',
        recipient,
        diagnostic: null,
        prose: [`${subject}\n${words}`],
      }),
    ]
  },
}
