import { firstAddress } from '../../decode/address.ts'
import { partAfter } from '../between.ts'
import { entriesIn, reportOfEntry } from '../entries.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Postfix. The text of its notices, for those that lost their status part or are older than it:
 *
 *   This is the mail system at host mail.example.org.
 *   …
 *                      The mail system
 *
 *   <jo@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1
 *       <jo@example.com>: Recipient address rejected: User unknown (in reply to RCPT TO command)
 *
 * and the transcript that it sends to the postmaster when it refused or failed itself:
 *
 *   Out: 250 2.1.0 Ok
 *   In:  RCPT TO:<jo@example.com>
 *   Out: 451 4.3.0 Error: queue file write error
 */
export const postfix: SystemReader = {
  id: 'postfix',
  title: 'Postfix',
  marks: [
    'this is the mail system at host',
    'this is the postfix program at',
    'this is the postfix * program at',
    'the postfix program',
    'received: by * (postfix',
    'x-postfix-queue-id',
    'postfix smtp server: errors from',
    'this is the * program at host',
  ],
  read: (notice) => readList(notice) ?? readSession(notice),
}

function readList(notice: Notice): Report[] | null {
  const list = partAfter(notice.text, [
    'the mail system\n',
    'the postfix program\n',
    ' program\n\n',
    'text from the message returned below',
    'text from the attached returned message',
  ])
  if (list === null) return null
  const reports = entriesIn(list)
    .filter((entry) => entry.lines.length > 0)
    .map((entry) => reportOfEntry(entry))
  return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
}

function readSession(notice: Notice): Report[] | null {
  const session = partAfter(notice.text, ['transcript of session follows'], ['for other details, see'])
  if (session === null || !/^[ \t]*(?:in|out): /im.test(session)) return null
  const recipients: string[] = []
  const refused: Report[] = []
  let command = ''
  for (const raw of session.split('\n')) {
    const line = raw.trim()
    const said = /^out: ([45]\d\d[ -].{0,2000})/i.exec(line)?.[1]
    const sent = /^in:\s+(.{0,2000})/i.exec(line)?.[1]
    if (sent !== undefined) {
      command = sent.slice(0, 4).toUpperCase()
      const address = command === 'RCPT' ? firstAddress(/<([^<>]{0,320})>/.exec(sent)?.[1] ?? '') : null
      if (address !== null) recipients.push(address)
    } else if (said !== undefined && command !== 'QUIT') {
      const whom = command === 'RCPT' ? recipients.slice(-1) : recipients
      for (const recipient of whom.length > 0 ? whom : [null])
        refused.push(
          report({ kind: 'bounce', action: 'failed', recipient, diagnostic: said, command, prose: [] }),
        )
    }
  }
  return refused.length === 0 ? null : refused.slice(0, notice.limits.recipients)
}
