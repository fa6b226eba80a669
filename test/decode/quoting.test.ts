import { expect, test } from 'vitest'
import { withoutQuoting } from '../../src/decode/quoting.ts'
import { readEmail } from '../../src/read-email.ts'

const REPORT = [
  'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
  'To: news@example.org',
  'Subject: Undelivered Mail Returned to Sender',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b1',
  '',
  '--b1',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('Die Nachricht an kim@example.net wurde nicht zugestellt.\n').toString('base64'),
  '',
  '--b1',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example.org',
  '',
  'Final-Recipient: rfc822; kim@example.net',
  'Action: failed',
  'Status: 5.2.2',
  'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full',
  '',
  '--b1--',
  '',
].join('\n')
const READ = { kind: 'bounce', recipient: 'kim@example.net', reason: 'mailbox-full', status: '5.2.2' }
const quoted = (text: string, mark = '> ') => text.replace(/^/gm, mark)
const blank = REPORT.indexOf('\n\n') + 2

test.each([
  ['its body', REPORT.slice(0, blank) + quoted(REPORT.slice(blank))],
  ['its body, without a blank behind the mark', REPORT.slice(0, blank) + quoted(REPORT.slice(blank), '>')],
  ['its body, twice', REPORT.slice(0, blank) + quoted(REPORT.slice(blank), '> > ')],
  ['all of it, header and parts', quoted(REPORT)],
])('a report is read as before where a mail program quoted %s', (_, text) => {
  expect(readEmail(text)).toMatchObject([READ])
})

test('a line that is not quoted is an answer, which stays as it is', () => {
  const text = 'Hi Jo,\n\n> 550 5.1.1 User unknown\n'
  expect(withoutQuoting(text, 0)).toBe(text)
})

test('lines without any text are no words of an answer', () => {
  expect(withoutQuoting('> a\n\n  \n> b\n', 0)).toBe('a\n\n  \nb\n')
})

test('nothing is quoted in no text', () => {
  expect(withoutQuoting('', 0)).toBe('')
  expect(withoutQuoting('\n\n', 0)).toBe('\n\n')
})
