import { firstAddress, normaliseAddress } from '../../decode/address.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Dovecot and Pigeonhole: a message that the mailbox refuses (full, or by a Sieve "reject", RFC 5429) is told in the
 * form of a receipt:
 *
 *   Your message to <jo@example.com> was automatically rejected:
 *   Quota exceeded
 *
 *   Final-Recipient: rfc822; jo@example.com
 *   Disposition: automatic-action/MDN-sent-automatically; deleted
 */
export const dovecot: SystemReader = {
  id: 'dovecot',
  title: 'Dovecot',
  marks: [
    'dovecot mail delivery agent',
    'was automatically rejected',
    'automatically rejected mail',
    '<dovecot-',
  ],
  isRefusalInReceipt: true,
  read: (notice) => {
    const told = /message to <?([^\s<>]{3,320})>? was automatically rejected:?\s*([\s\S]{0,1000})/i.exec(
      notice.text.slice(0, 4000),
    )
    if (told === null) return readUnaddressed(notice)
    const words = told[2]!.replace(/\s+/g, ' ').trim()
    return [
      report({
        kind: 'bounce',
        action: 'failed',
        recipient: normaliseAddress(told[1]!),
        diagnostic: words === '' ? null : words,
        prose: [words],
      }),
    ]
  },
}

/** Older forms name the mailbox in the reason only: "Quota exceeded for jo@example.com". */
function readUnaddressed(notice: Notice): Report[] | null {
  const told = /automatically rejected by dovecot[\s\S]{0,100}?reason was given:\s*([\s\S]{0,1000})/i.exec(
    notice.text.slice(0, 4000),
  )
  if (told === null) return null
  const words = told[1]!.replace(/\s+/g, ' ').trim()
  const to = notice.returned?.headers.get('to') ?? ''
  const recipient = firstAddress(words) ?? firstAddress(to)
  return [
    report({
      kind: 'bounce',
      action: 'failed',
      recipient,
      diagnostic: words === '' ? null : words,
      prose: [words],
    }),
  ]
}
