import { firstAddress } from '../../decode/address.ts'
import { partAfter } from '../between.ts'
import { tidyReply } from '../entries.ts'
import { report } from '../report.ts'
import { commandOf } from '../session.ts'
import type { SystemReader } from './reader.ts'

/*
 * DragonFly Mail Agent (dma); one recipient a notice, which may be the notice's own reader:
 *
 *   This is the DragonFly Mail Agent v0.13 at mail.example.org.
 *
 *   There was an error delivering your mail to <jo@example.com>.
 *
 *   mx.example.com [192.0.2.1] did not like our RCPT TO:
 *   552 5.2.2 <jo@example.com>: Recipient address rejected: Mailbox full
 *
 *   Original message follows.
 */
export const dragonfly: SystemReader = {
  id: 'dragonfly',
  title: 'DragonFly Mail Agent',
  marks: ['dragonfly mail agent'],
  read: ({ text }) => {
    const named = /error delivering your mail to <?([^\s<>]{1,320})>?\./i.exec(text.slice(0, 4000))?.[1]
    const words = partAfter(
      text,
      ['error delivering your mail to'],
      ['original message follows', 'message headers follow'],
    )
    if (named === undefined || words === null) return null
    const told = words.replace(/\s+/g, ' ').trim()
    const refused = /^(\S{1,253})(?: \[([0-9a-f.:]{3,45})\])? did not like our ([a-z ]{2,20}):? ?(.*)$/i.exec(
      told,
    )
    return [
      report({
        kind: 'bounce',
        action: 'failed',
        recipient: firstAddress(named),
        diagnostic: tidyReply(refused?.[4] ?? told) || null,
        prose: [told],
        command: refused === null ? null : commandOf(`after ${refused[3]}`),
        remoteMta:
          refused === null ? null : refused[2] === undefined ? refused[1]! : `${refused[1]} [${refused[2]}]`,
      }),
    ]
  },
}
