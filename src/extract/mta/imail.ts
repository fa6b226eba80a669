import { firstAddress } from '../../decode/address.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Ipswitch (Progress) IMail Server:
 *
 *   Unknown user: jo@example.com
 *
 *   RCPT TO generated following response:
 *   553 5.3.0 <jo@example.com>... Addressee unknown
 *
 *   Original message follows.
 *
 * Others begin with "undeliverable to jo@…", "User mailbox exceeds allowed size: jo@…", "Delivery failed 20
 * attempts: jo@…".
 */
export const imail: SystemReader = {
  id: 'imail',
  title: 'IMail Server',
  marks: [
    '<smtp32 v',
    '|imail|',
    'generated following response',
    'body of message generated response',
    'delivery failed * attempts:',
  ],
  read: readImail,
}

const HEADS =
  /^(unknown user|invalid final delivery user|user not known|unknown host|undeliverable to|user mailbox exceeds allowed size|delivery failed \d{1,4} attempts|local delivery failed|mailbox full|invalid user)\b[: ]+(\S{3,320})/i

function readImail(notice: Notice): Report[] | null {
  const found: { recipient: string; head: string; command: string | null; lines: string[] }[] = []
  let replying = false
  for (const raw of notice.text.split('\n')) {
    const line = raw.trim()
    if (line.length > 2000 || /^original message follows/i.test(line)) break
    const head = HEADS.exec(line)
    const recipient = head === null ? null : firstAddress(head[2]!)
    if (head !== null && recipient !== null) {
      found.push({ recipient, head: head[1]!, command: null, lines: [] })
      replying = false
      continue
    }
    const last = found.at(-1)
    if (last === undefined) continue
    const answered = /^(.{2,40}) generated (?:following )?response/i.exec(line)?.[1]
    if (answered !== undefined) {
      last.command = /rcpt/i.test(answered) ? 'RCPT' : /mail from/i.test(answered) ? 'MAIL' : 'DATA'
      replying = true
    } else if (replying && line !== '') last.lines.push(line)
    else if (last.lines.length > 0) replying = false
  }
  if (found.length === 0) return null
  return found.slice(0, notice.limits.recipients).map(({ recipient, head, command, lines }) =>
    report({
      kind: 'bounce',
      action: 'failed',
      recipient,
      diagnostic: lines.length > 0 ? lines.join(' ') : head,
      prose: [head],
      command,
    }),
  )
}
