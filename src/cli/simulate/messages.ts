import type { Item } from '../../service/ingest/item.ts'

/** One message to one person. */
export interface Sent {
  readonly address: string
  readonly domain: string
  readonly at: number
  /** The stream of mail. */
  readonly scope: string
  /** The mail server's number for it. */
  readonly queueId: string
}

const HOST = 'mail.sender.example'

/** The log line of Postfix for a delivery, or for a message that waits. */
export function logLine(sent: Sent, status: 'sent' | 'deferred' | 'bounced', reply: string): Item {
  const { address, domain, at, queueId } = sent
  const relay = `mx.${domain}[192.0.2.25]:25`
  const dsn = /^\d{3} (\d\.\d+\.\d+)/.exec(reply)?.[1] ?? `${reply[0]}.0.0`
  const said =
    status === 'sent' ? reply : `host mx.${domain}[192.0.2.25] said: ${reply} (in reply to RCPT TO command)`
  const log = `${iso(at)} mail postfix/smtp[2301]: ${queueId}: to=<${address}>, relay=${relay}, delay=1.4, delays=0.1/0/0.5/0.8, dsn=${dsn}, status=${status} (${said})`
  return { log, from: 'postfix', ...told(sent) }
}

/** The reply that an application got, which speaks SMTP itself. */
export function replyItem(sent: Sent, reply: string): Item {
  return { reply, recipient: sent.address, messageId: idOf(sent), ...told(sent) }
}

/** The report of a failed delivery as a mail, RFC 3464. */
export function bounceMail(sent: Sent, reply: string): Item {
  const { address, domain, at } = sent
  const status = /^\d{3} (\d\.\d+\.\d+)/.exec(reply)?.[1] ?? '5.0.0'
  const email = [
    ...head(`MAILER-DAEMON@${HOST} (Mail Delivery System)`, 'Undelivered Mail Returned to Sender', at),
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `<${address}>: host mx.${domain}[192.0.2.25] said: ${reply}`,
    '    (in reply to RCPT TO command)',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${HOST}`,
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    `Status: ${status}`,
    `Remote-MTA: dns; mx.${domain}`,
    `Diagnostic-Code: smtp; ${reply}`,
    ...returned(sent),
  ].join('\r\n')
  return { email, ...told(sent) }
}

/** The report of a complaint, RFC 5965. */
export function complaintMail(sent: Sent): Item {
  const { address, domain, at } = sent
  const email = [
    ...head(`feedback@${domain}`, 'Abuse report', at),
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This message was marked as junk.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    `User-Agent: ${domain}/1.0`,
    'Version: 1',
    `Original-Rcpt-To: <${address}>`,
    ...returned(sent),
  ].join('\r\n')
  return { email, ...told(sent) }
}

/** What a service's webhook tells of somebody who unsubscribes. */
export function unsubscribeHook(sent: Sent): Item {
  const { address, at, queueId } = sent
  const webhook = [{ email: address, event: 'unsubscribe', timestamp: at / 1000, sg_event_id: queueId }]
  return { webhook, from: 'sendgrid', ...told(sent) }
}

function head(from: string, subject: string, at: number): string[] {
  return [
    `From: ${from}`,
    'To: bounces@sender.example',
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
  ]
}

function returned(sent: Sent): string[] {
  const original = [
    'From: News <news@sender.example>',
    `To: ${sent.address}`,
    `Message-ID: ${idOf(sent)}`,
    'Subject: Our news',
  ]
  return ['--b', 'Content-Type: text/rfc822-headers', '', ...original, '', '--b--', '']
}

const idOf = ({ queueId }: Sent) => `<${queueId}@sender.example>`
const told = ({ at, scope }: Sent) => ({ at: iso(at), scope })
const iso = (at: number) => new Date(at).toISOString()
