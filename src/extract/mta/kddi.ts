import { firstAddress } from '../../decode/address.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * KDDI (au one net, DION):
 *
 *   Your mail sent on: Thu, 29 Apr 2010 00:00:00 +0900
 *       Could not be delivered to: <jo@example.dion.ne.jp>
 *       As their mailbox is full.
 */
export const kddi: SystemReader = {
  id: 'kddi',
  title: 'KDDI au one net',
  marks: ['your mail sent on: * delivered to', 'your mail sent on'],
  read: ({ text }) => {
    const told =
      /\b(?:could not be delivered|was not delivered|attempted to deliver) to:?\s*(\S{3,320})\s*([\s\S]{0,300})/i.exec(
        text.slice(0, 4000),
      )
    const recipient = told === null ? null : firstAddress(told[1]!)
    if (told === null || recipient === null) return null
    const words = told[2]!
      .split(/\n\s*\n/, 1)[0]!
      .replace(/\s+/g, ' ')
      .trim()
    const one: Report = report({
      kind: 'bounce',
      action: 'failed',
      recipient,
      diagnostic: words === '' ? null : words,
      prose: [words],
    })
    return [one]
  },
}
