import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readEmail } from '../../src/read-email.ts'

/**
 * Every mail in test/fixtures/mail beside a .json: `idea` is what it shows, `events` what is read from it (the
 * fields that matter, one object an event).
 */
const FOLDER = new URL('../fixtures/mail/', import.meta.url)

interface Expected {
  readonly idea: string
  readonly events: readonly Record<string, unknown>[]
}

describe('mails', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.eml'))) {
    const name = file.slice(0, -4)
    const { idea, events } = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Expected
    test(`${name}: ${idea}`, () => {
      expect(readEmail(readFileSync(new URL(file, FOLDER)))).toMatchObject(events)
    })
  }
})

test('what a Status field adds in a comment is what was said (Haraka)', () => {
  const [event] = readEmail(
    [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns;mail.example.com',
      '',
      'Final-Recipient: rfc822;jo@example.net',
      'Action: failed',
      'Status: 5.1.2 (550 Tried all MXs example.net)',
      '',
      '--b--',
    ].join('\r\n'),
  )
  expect(event).toMatchObject({
    status: '5.1.2',
    diagnostic: '550 Tried all MXs example.net',
    reason: 'network-error',
    type: 'soft',
  })
})

test.each([
  ['rcpt=jo@example.net host=mx.example.net reason=no such user', 'jo@example.net'],
  ['from=<news@example.org> to=jo@example.net: mailbox full', 'jo@example.net'],
  ['recipient=news-jo=example.net@example.org: unknown user', 'news-jo=example.net@example.org'],
  ['Recipient: news+to=jo@example.net could not be reached, unknown user', 'news+to=jo@example.net'],
  ['收件人：jo@example.net，用户不存在。', 'jo@example.net'],
  ['宛先「jo@example.net」に配送できませんでした。ユーザー不明', 'jo@example.net'],
])('%s: the address without its key and without punctuation', (line, recipient) => {
  const text = `From: MAILER-DAEMON@mx.example.org\r\nTo: news@example.org\r\nSubject: Undelivered mail\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe message could not be delivered.\r\n\r\n${line}\r\n`
  expect(readEmail(new TextEncoder().encode(text)).map((event) => event.recipient)).toEqual([recipient])
})

test('a message id is nobody to blame, and a warning is no failure', () => {
  const mail = (subject: string, text: string) =>
    readEmail(
      new TextEncoder().encode(
        `Return-Path: <>\r\nFrom: Mail Router <router@mx.example.org>\r\nTo: news@example.org\r\nSubject: ${subject}\r\n\r\n${text}\r\n`,
      ),
    )
  const report = 'Message : <n1@example.org>\r\nTo      : jo@example.net\r\nResult  : NOT DELIVERED\r\n'
  expect(mail('Problem with your message', report)).toMatchObject([
    { kind: 'bounce', recipient: 'jo@example.net' },
  ])
  const warning =
    'This is only a warning. We have not been able to deliver to\r\n\r\n  jo@example.net\r\n\r\n(452 over quota). We keep trying for 4 days.'
  expect(mail('Your message', warning)).toMatchObject([
    { kind: 'delayed', recipient: 'jo@example.net', type: 'soft' },
  ])
})

/** Two recipients in one report of sendmail, whose text tells of the first once more after it has named the second. */
const twoRecipients = (second: string) =>
  [
    'From: MAILER-DAEMON@mail.example.org',
    'To: news@example.org',
    'Subject: Returned mail: see transcript for details',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'Of <mia@example.com> and <olga@example.net>:',
    '550 5.1.1 <mia@example.com>... User unknown',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.org',
    '',
    'Final-Recipient: RFC822; mia@example.com',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: SMTP; 550 5.1.1 <mia@example.com>... User unknown',
    '',
    'Final-Recipient: RFC822; olga@example.net',
    second,
    '',
    '--b--',
  ].join('\r\n')

test('a recipient who got the mail has none of the words by which another was refused', () => {
  const [, olga] = readEmail(twoRecipients('Action: delivered\r\nStatus: 2.1.5'))
  expect(olga).toMatchObject({
    recipient: 'olga@example.net',
    kind: 'delivered',
    reply: null,
    diagnostic: null,
  })
})

test('a line that names one recipient tells nothing of the other', () => {
  const [, olga] = readEmail(twoRecipients('Action: failed\r\nStatus: 5.2.2'))
  expect(olga).toMatchObject({ reason: 'mailbox-full', reply: null, diagnostic: null })
})
