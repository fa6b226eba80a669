import { firstAddress } from '../../decode/address.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Oracle Communications Messaging Server (Sun, iPlanet, Innosoft PMDF):
 *
 *   Your message cannot be delivered to the following recipients:
 *
 *     Recipient address: jo@example.com
 *     Original address: team@example.org
 *     Reason: Remote SMTP server has rejected address
 *     Diagnostic code: smtp;550 5.1.1 <jo@example.com>... User Unknown
 *     Remote system: dns;mx.example.com (TCP|192.0.2.1|47323|192.0.2.2|25)
 *
 * The status part names the recipient by a channel at times.
 */
export const messagingServer: SystemReader = {
  id: 'messaging-server',
  title: 'Oracle Messaging Server (Sun, iPlanet)',
  marks: [
    'this report relates to a message you sent with the following header fields',
    'sun internet mail server',
    'sun java system messaging',
    'sun java(tm) system messaging',
    'oracle communications messaging',
    'iplanet messaging',
    '(ims-ms-daemon)',
    'reporting-mta: dns;* (tcp-',
    'recipient address: * reason:',
  ],
  read: readMessagingServer,
}

type Fields = Map<string, string>

function readMessagingServer(notice: Notice): Report[] | null {
  // The report quotes the message's header before it lists the recipients, so the text must not be cut there.
  const text = notice.parts.find((part) => part.type === 'text/plain')?.text() ?? notice.wholeText
  const groups: Fields[] = []
  let name = ''
  for (const line of text.slice(0, 64 * 1024).split('\n')) {
    const field =
      /^ {0,8}(recipient address|original address|reason|diagnostic code|remote system):\s*(.*)$/i.exec(line)
    if (field !== null) {
      name = field[1]!.toLowerCase()
      if (name === 'recipient address') groups.push(new Map())
      groups.at(-1)?.set(name, field[2]!.trim())
    } else if (line.trim() === '') name = ''
    else if (name !== '' && groups.length > 0)
      groups.at(-1)!.set(name, `${groups.at(-1)!.get(name) ?? ''} ${line.trim()}`)
  }
  const reports = groups.map(reportOf).filter((one) => one.recipient !== null)
  return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
}

function reportOf(fields: Fields): Report {
  const reason = fields.get('reason') ?? null
  const diagnostic = fields.get('diagnostic code')?.replace(/^[a-z-]{1,20};\s*/i, '') ?? reason
  const remote = /^(?:dns;\s*)?([a-z0-9.-]{3,253})/i.exec(fields.get('remote system') ?? '')?.[1] ?? null
  const recipient = firstAddress(fields.get('recipient address') ?? '')
  const original = firstAddress(fields.get('original address') ?? '')
  return report({
    kind: 'bounce',
    action: 'failed',
    recipient,
    originalRecipient: original === recipient ? null : original,
    diagnostic,
    prose: reason === null ? [] : [reason],
    remoteMta: remote,
  })
}
