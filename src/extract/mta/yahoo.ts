import { firstAddress } from '../../decode/address.ts'
import type { Report } from '../report.ts'
import { report } from '../report.ts'
import { readQmailList } from './qmail.ts'
import type { SystemReader } from './reader.ts'

/*
 * Yahoo and the mailboxes it ran for others (SBC, Prodigy, Outblaze):
 *
 *   Sorry, we were unable to deliver your message to the following address.
 *
 *   <jo@example.net>:
 *   Remote host said: 550 5.1.1 <jo@example.net>... User unknown [RCPT_TO]
 *
 *   --- Below this line is a copy of the message.
 *
 * and, since 2020, without a list: the words of qmail, then "To: jo@example.net" of the message.
 */
export const yahoo: SystemReader = {
  id: 'yahoo',
  title: 'Yahoo',
  marks: [
    'sorry, we were unable to deliver your message to the following address',
    'mailer-daemon@yahoo.',
    'message from * yahoo.',
    'JavaMail.yahoo@',
  ],
  read: (notice) => {
    const listed = readQmailList(notice, ['to the following address'])
    if (listed !== null) return listed
    const to = /\bTo:\s*(\S{3,300}@\S{3,300})/.exec(notice.text.slice(0, 4000))?.[1]
    const recipient = to === undefined ? null : firstAddress(to)
    if (recipient === null || !notice.text.toLowerCase().includes("wasn't able to deliver")) return null
    const own: Report = report({
      kind: 'bounce',
      action: 'failed',
      recipient,
      prose: [notice.text.slice(0, 1000)],
    })
    return [own]
  },
}
