import { normaliseAddress } from '../../decode/address.ts'
import { partAfter } from '../between.ts'
import { report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * AOL, which names its users without the domain:
 *
 *   Your mail to the following recipients could not be delivered because they are not accepting mail from
 *   news@example.com:
 *
 *       screenname
 */
export const aol: SystemReader = {
  id: 'aol',
  title: 'AOL',
  marks: ['mailer-daemon@aol.com', 'postmaster@aol.com', 'x-outbound-mail-relay-queue-id', 'airmail [v'],
  read: (notice) => {
    if (!notice.header('from').includes('@aol.com')) return null
    const text = notice.text.replace(/\n[ \t]*(?=\S+@\S+:[ \t]*\n)/, ' ')
    const list = partAfter(text, ['not accepting mail from', 'following recipient'])
    const names = (list ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    if (names.length === 0 || !names.every((name) => /^[\w.+-]{1,64}(?:@[\w.-]{1,255})?$/.test(name)))
      return null
    const words = text.slice(0, 1000)
    return names.slice(0, notice.limits.recipients).map((name) =>
      report({
        kind: 'bounce',
        action: 'failed',
        recipient: normaliseAddress(name.includes('@') ? name : `${name}@aol.com`),
        prose: [words],
      }),
    )
  },
}
