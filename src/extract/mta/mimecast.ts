import { firstAddress } from '../../decode/address.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Mimecast:
 *
 *   An email that you attempted to send to the following address could not be delivered:
 *   -- jo@example.com
 *
 *   The problem appears to be :
 *   -- Recipient email address is possibly incorrect
 *
 *   Additional information follows :
 *   -- 550 5.1.1 no such user
 */
export const mimecast: SystemReader = {
  id: 'mimecast',
  title: 'Mimecast',
  marks: ['[postmaster] email delivery', 'x-mimecast-', 'x-mc-system', 'the problem appears to be : -- '],
  read: readMimecast,
}

function readMimecast(notice: Notice): Report[] | null {
  const items = notice.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('-- '))
    .map((line) => line.slice(3).trim())
  const recipients = items.filter((item) => !item.includes(' ')).map(firstAddress)
  const recipient = recipients.find((address) => address !== null) ?? null
  if (recipient === null) return null
  const words = items.filter((item) => item.includes(' '))
  const detail = words.at(-1) ?? null
  return [
    report({ kind: 'bounce', action: 'failed', recipient, diagnostic: detail, prose: words.slice(0, -1) }),
  ]
}
