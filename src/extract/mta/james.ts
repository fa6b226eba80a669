import { firstAddress } from '../../decode/address.ts'
import { entriesIn, reportOfEntry } from '../entries.ts'
import { report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Apache James:
 *
 *   Hi. This is the James mail server at mail.example.org.
 *   I'm afraid I wasn't able to deliver your message to the following addresses.
 *   …
 *   Message details:
 *     Subject: Hello
 *     MAIL FROM: news@example.org
 *     RCPT TO: jo@example.com
 *
 * or the address and, on the lines below it, the reason.
 */
export const james: SystemReader = {
  id: 'james',
  title: 'Apache James',
  marks: ['this is the james mail server', 'apache james', 'jamesmailserver', 'x-mailer: james'],
  read: ({ text }) => {
    const listed = entriesIn(text).filter((entry) => entry.lines.length > 0)
    if (listed.length > 0) return listed.map((entry) => reportOfEntry(entry))
    const found = [...text.slice(0, 20_000).matchAll(/^[ \t]*rcpt to:[ \t]*(\S{3,320})/gim)]
    return found.slice(0, 100).flatMap(([, value]) => {
      const recipient = firstAddress(value!)
      return recipient === null
        ? []
        : [report({ kind: 'bounce', action: 'failed', recipient, prose: [text.slice(0, 2000)] })]
    })
  },
}
