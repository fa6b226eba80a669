import { partAfter } from '../between.ts'
import { entriesIn, reportOfEntry } from '../entries.ts'
import type { SystemReader } from './reader.ts'

/*
 * 1&1 / IONOS (kundenserver.de), and GMX, WEB.DE and mail.com, which write the same:
 *
 *   A message that you sent could not be delivered to one or more of
 *   its recipients. This is a permanent error. The following address
 *   failed:
 *
 *   "jo@example.net":
 *   SMTP error from remote server after RCPT command:
 *   host: mx.example.net
 *   5.1.1 <jo@example.net>... User Unknown
 *
 *   --- The header of the original message is following. ---
 */
const read: SystemReader['read'] = (notice) => {
  const list = partAfter(
    notice.text,
    ['failed:', 'address failed', 'address(es)'],
    ['--- the header of the original'],
  )
  if (list === null) return null
  // The words may stand a blank line below the address.
  const joined = list
    .replace(/\n[ \t]*\n(?=(?:For the following )?Reason:|SMTP error|host )/gi, '\n')
    .replace(/(?<=reason:)[ \t]*\n[ \t]*(?=\n)/gi, '')
  const reports = entriesIn(joined).map((entry) => {
    const lines = entry.lines.filter((line) => !/^(?:for the following )?reason:?$/i.test(line))
    const told = reportOfEntry({ ...entry, lines })
    const words = lines.join(' ')
    const host = /\bhost:?\s+([a-z0-9.-]{3,253})(?:\s*[([]([0-9a-f.:]{3,45})[)\]])?/i.exec(words)
    const command = /(?:after|for) (rcpt|mail|data|text|ehlo|helo|initial) command/i
      .exec(words)?.[1]
      ?.toUpperCase()
    // The reply follows the host's line, often by its enhanced code alone.
    const tail =
      host === null ? null : words.slice(host.index + host[0].length).replace(/^[\s:]+|^\s*reason:\s*/i, '')
    const words2 = tail
      ?.replace(/^reason:\s*/i, '')
      .replace(/"\s*$/, '')
      .trim()
    return {
      ...told,
      diagnostic: words2 ? words2 : told.diagnostic,
      remoteMta:
        host === null ? told.remoteMta : host[2] === undefined ? host[1]! : `${host[1]} [${host[2]}]`,
      command: command === 'TEXT' ? 'DATA' : (command ?? told.command),
    }
  })
  return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
}

export const ionos: SystemReader = {
  id: 'ionos',
  title: '1&1 / IONOS',
  marks: [
    'mailer-daemon@kundenserver.de',
    'mailer-daemon@perfora.net',
    'mailer-daemon@1and1',
    '.kundenserver.de',
  ],
  read,
}

export const gmx: SystemReader = {
  id: 'gmx',
  title: 'GMX, WEB.DE, mail.com',
  marks: [
    'mailer-daemon@mail.gmx.',
    'mailer-daemon@gmx.',
    'mailer-daemon@web.de',
    'mailer-daemon@mail.com',
    'mogmxus',
    'mout-xforward.gmx',
    'x-gmx-',
  ],
  read,
}
