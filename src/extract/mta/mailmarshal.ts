import { partAfter } from '../between.ts'
import { entriesIn } from '../entries.ts'
import { report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * MailMarshal (Trustwave Secure Email Gateway):
 *
 *   Your message:
 *      From:    news@example.com
 *      Subject: Hello
 *
 *   Could not be delivered because of
 *
 *   550 5.1.1 User unknown
 *
 *   The following recipients were affected:
 *       jo@example.net
 *
 *   Additional Information
 *   ======================
 *   Remote-MTA:         <192.0.2.1>
 */
export const mailmarshal: SystemReader = {
  id: 'mailmarshal',
  title: 'MailMarshal',
  marks: ['mailmarshal', 'the following recipients were affected'],
  read: (notice) => {
    const cause = partAfter(
      notice.text,
      ['could not be delivered because of'],
      ['the following recipients were'],
    )
    const list = partAfter(notice.text, ['recipients were affected'], ['additional information'])
    if (cause === null || list === null) return null
    const words = cause.replace(/\s+/g, ' ').trim()
    const host = /^remote-mta:[ \t]*<?([^\s<>]{3,253})/im.exec(notice.text)?.[1] ?? null
    const entries = entriesIn(list)
    return entries.map(({ address }) =>
      report({
        kind: 'bounce',
        action: 'failed',
        recipient: address,
        diagnostic: words || null,
        prose: [words],
        remoteMta: host,
      }),
    )
  },
}
