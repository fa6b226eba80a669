import { partAfter } from '../between.ts'
import { entriesIn } from '../entries.ts'
import type { Notice } from '../notice.ts'
import { quotedReply } from '../quoted-reply.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Gmail and Google Workspace up to 2016; what followed has the fields of RFC 3464:
 *
 *   Delivery to the following recipient failed permanently:
 *
 *        jo@example.com
 *
 *   Technical details of permanent failure:
 *   Google tried to deliver your message, but it was rejected by the server for the recipient domain
 *   example.com by mx.example.com. [192.0.2.1].
 *
 *   The error that the other server returned was:
 *   550 5.1.1 <jo@example.com>... User unknown
 *
 *   ----- Original message -----
 */
export const gmail: SystemReader = {
  id: 'gmail',
  title: 'Gmail and Google Workspace',
  marks: [
    'mailer-daemon@googlemail.com',
    'mailer-daemon@google.com',
    'reporting-mta: dns; googlemail.com',
    '\\*\\* address not found \\*\\*',
    '\\*\\* message not delivered \\*\\*',
    '\\*\\* message blocked \\*\\*',
    '\\*\\* delivery incomplete \\*\\*',
    'gmail will retry for',
  ],
  read: readGmail,
}

const END = ['----- original message', '----- message header']

function readGmail(notice: Notice): Report[] | null {
  const list = partAfter(
    notice.text,
    ['delivery to the following recipient'],
    ['technical details', 'message will be retried', ...END],
  )
  const details = partAfter(notice.text, ['technical details of'], END)
  if (list === null || details === null) return null
  const recipients = [...new Set(entriesIn(list).map((entry) => entry.address))]
  const words = details.replace(/\s+/g, ' ').trim().slice(0, 2000)
  const said = /(?:server returned was|returned was):\s*/i.exec(words)
  const reply = quotedReply(said === null ? words : words.slice(said.index + said[0].length))
  const host = /\bby ([a-z0-9.-]{1,253}?)\.? \[([0-9a-f.:]{3,45})\]/i.exec(words)
  return recipients.slice(0, notice.limits.recipients).map((recipient) =>
    report({
      kind: 'bounce',
      action: 'failed',
      recipient,
      diagnostic: reply?.words ?? null,
      prose: [words],
      remoteMta: host === null ? null : `${host[1]} [${host[2]}]`,
    }),
  )
}
