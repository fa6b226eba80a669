import { firstAddress } from '../../decode/address.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Zoho Mail, two forms:
 *
 *   jo@example.com Invalid Address, ERROR_CODE :550, ERROR_CODE :Requested action not taken: mailbox unavailable
 *   [Status: Error, Address: <jo@example.com>, ResponseCode 421, , Host not reachable.]
 */
export const zoho: SystemReader = {
  id: 'zoho',
  title: 'Zoho Mail',
  marks: [
    'zoho mail',
    'mailer-daemon@mail.zoho',
    'mx.zohomail.com',
    ', error_code :',
    '[status: * responsecode',
  ],
  read: readZoho,
}

function readZoho(notice: Notice): Report[] | null {
  const delayed = /this is a warning message only|message will be retried/i.test(notice.text)
  const reports: Report[] = []
  for (const raw of notice.text.split('\n')) {
    const line = raw.trim()
    if (line.length > 4000 || !line.includes('@')) continue
    const listed = /^(\S{3,320}) ([^,]{0,200}), ?error_code ?:(\d{3})?,?(?: ?error_code ?:)?(.*)$/i.exec(line)
    const boxed =
      /^\[status: ?([^,]{0,100}), address: ?(\S{3,320}), responsecode:? ?(\d{3}|\S{0,80})?,(.*)\]$/i.exec(
        line,
      )
    const recipient = firstAddress(listed?.[1] ?? boxed?.[2] ?? '')
    if (recipient === null) continue
    const code = listed?.[3] ?? boxed?.[3] ?? null
    const words = (listed?.[4] ?? boxed?.[4] ?? '').replace(/^[\s,]+/, '')
    const reply = code !== null && /^[45]\d\d$/.test(code) ? Number(code) : null
    reports.push(
      report({
        kind: delayed ? 'delayed' : 'bounce',
        action: delayed ? 'delayed' : 'failed',
        recipient,
        reply,
        diagnostic: `${code ?? ''} ${words}`.trim() || null,
        prose: [line],
      }),
    )
  }
  return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
}
