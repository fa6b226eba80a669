import { expect, test } from 'vitest'
import { readEmail } from '../../src/index.ts'

/** A report of two recipients; the fields of the first leave out what the server said. */
const report = (head: readonly string[], text: readonly string[]) =>
  [
    ...head,
    'To: news@example.org',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    ...text,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.org',
    '',
    'Final-Recipient: rfc822; mia@example.com',
    'Action: failed',
    'Status: 5.0.0',
    '',
    'Final-Recipient: rfc822; olga@example.net',
    'Action: failed',
    'Status: 5.3.4',
    'Diagnostic-Code: smtp; 552 5.3.4 Message size exceeds fixed limit',
    '',
    '--b--',
  ].join('\r\n')

test('Domino writes the words before the address: none of the next one are taken', () => {
  const [mia, olga] = readEmail(
    report(
      ['From: Postmaster@example.org', 'Subject: DELIVERY FAILURE'],
      [
        '------- Failure Reasons  --------',
        '',
        '552 5.2.2 The mailbox of Mia is over quota',
        'mia@example.com',
        '',
        '552 5.3.4 Message size exceeds fixed limit',
        'olga@example.net',
        '',
        '------- Returned Message --------',
        '',
      ],
    ),
  )
  expect(mia).toMatchObject({
    reason: 'mailbox-full',
    diagnostic: '552 5.2.2 The mailbox of Mia is over quota',
  })
  expect(olga).toMatchObject({ reason: 'message-too-large' })
})

test('sendmail: the words of "(reason: …)" end with it, also where only the text has them', () => {
  const [mia] = readEmail(
    report(
      ['From: MAILER-DAEMON@example.org', 'Subject: Returned mail: see transcript for details'],
      [
        '   ----- The following addresses had permanent fatal errors -----',
        '<mia@example.com>',
        '    (reason: 550 5.1.1 <mia@example.com>... User unknown)',
        '    (expanded from: <team@example.org>)',
        '<olga@example.net>',
        '    (reason: 552 5.3.4 Message size exceeds fixed limit)',
        '',
      ],
    ),
  )
  expect(mia).toMatchObject({
    reason: 'unknown-user',
    diagnostic: '550 5.1.1 <mia@example.com>... User unknown',
    originalRecipient: 'team@example.org',
  })
})

test('Postfix: "(in reply to …)" tells the command and is no word of the server', () => {
  const [mia] = readEmail(
    report(
      ['From: MAILER-DAEMON@example.org', 'Subject: Undelivered Mail Returned to Sender'],
      [
        'This is the mail system at host mail.example.org.',
        '',
        '                   The mail system',
        '',
        '<mia@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 No such',
        '    user here (in reply to RCPT TO command)',
        '',
        '<olga@example.net>: host mx.example.net[192.0.2.2] said: 552 5.3.4 Message size',
        '    exceeds fixed limit (in reply to MAIL FROM command)',
        '',
      ],
    ),
  )
  expect(mia).toMatchObject({
    diagnostic: '550 5.1.1 No such user here',
    command: 'RCPT',
    remoteMta: 'mx.example.com [192.0.2.1]',
  })
})

test('Exchange 2003: a name of two letters begins the words of its own recipient', () => {
  const mail = [
    'From: System Administrator <postmaster@example.org>',
    'To: news@example.org',
    'Subject: Undeliverable: Hello',
    '',
    'Your message did not reach the following recipient(s):',
    '',
    'mia@example.com on Fri, 27 Nov 2026 10:00:00 -0000',
    '    552 5.2.2 The mailbox is over quota',
    'li@example.net on Fri, 27 Nov 2026 10:00:00 -0000',
    '    552 5.3.4 Message size exceeds fixed limit',
  ].join('\r\n')
  expect(readEmail(mail)).toMatchObject([
    { recipient: 'mia@example.com', diagnostic: '552 5.2.2 The mailbox is over quota' },
    { recipient: 'li@example.net', diagnostic: '552 5.3.4 Message size exceeds fixed limit' },
  ])
})

const words = (mail: string) => readEmail(mail).map(({ recipient, diagnostic }) => [recipient, diagnostic])

test('an address that ends in another one is its own: mary-jo@ is not jo@', () => {
  const mail = report(
    ['From: MAILER-DAEMON@example.org', 'Subject: Undelivered'],
    ['lisa-mia@example.com', '   550 5.1.1 User unknown', 'olga@example.net', '   552 5.3.4 Too large', ''],
  )
  expect(words(mail)[0]).toEqual(['mia@example.com', null])
})

/** Replies that name their recipients. */
const REPLIES = [
  ['mia@example.com', '550 5.1.1 <mia@example.com>: User unknown'],
  ['olga@example.net', '552 5.2.2 <olga@example.net>: Mailbox full'],
]

test('a reply that names its recipient is told of this one, not of the one before', () => {
  const mail = [
    'From: MAILER-DAEMON@example.org',
    'To: news@example.org',
    'Subject: Undelivered',
    'X-Failed-Recipients: mia@example.com, olga@example.net',
    '',
    'Delivery failed:',
    '',
    ...REPLIES.map(([, reply]) => reply),
  ].join('\r\n')
  expect(words(mail)).toEqual(REPLIES)
})

test('without blank lines between the groups, Original-Recipient is of the one that follows', () => {
  const mail = [
    'From: MAILER-DAEMON@example.org',
    'To: news@example.org',
    'Content-Type: message/delivery-status',
    '',
    'Original-Recipient: rfc822;mia@example.org',
    'Final-Recipient: rfc822;mia@example.com',
    'Action: failed',
    'Status: 5.1.1',
    'Original-Recipient: rfc822;olga@example.org',
    'Final-Recipient: rfc822;olga@example.net',
    'Action: failed',
    'Status: 5.2.2',
    'Final-Recipient: rfc822;petra@example.net',
    'Original-Recipient: rfc822;petra@example.org',
    'Action: failed',
    'Status: 5.2.2',
  ].join('\r\n')
  expect(readEmail(mail).map((event) => event.originalRecipient)).toEqual([
    'mia@example.org',
    'olga@example.org',
    'petra@example.org',
  ])
})

test('Original-Recipient before Final-Recipient begins a group where the one before had none', () => {
  const mail = [
    'From: MAILER-DAEMON@example.org',
    'To: news@example.org',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822;mia@example.com',
    'Action: failed',
    'Status: 5.1.1',
    'Original-Recipient: rfc822;olga@example.org',
    'Final-Recipient: rfc822;olga@example.net',
    'Action: failed',
    'Status: 5.2.2',
  ].join('\r\n')
  expect(readEmail(mail).map((event) => event.originalRecipient)).toEqual([null, 'olga@example.org'])
})

test('replies one below another blame each the address that they begin with', () => {
  const mail = [
    'From: MAILER-DAEMON@example.org',
    'To: news@example.org',
    'Subject: Undelivered',
    '',
    'Delivery failed:',
    '',
    ...REPLIES.map(([, reply]) => reply),
  ].join('\r\n')
  expect(words(mail)).toEqual(REPLIES)
})

test.each(['and', 'und', 'et', 'y', 'и'])(
  'several addresses that "%s" joins are each a recipient',
  (word) => {
    const mail = [
      'From: Mail Delivery Subsystem <mailer-daemon@example.org>',
      'To: news@example.org',
      'Subject: Undelivered Mail Returned to Sender',
      '',
      `Your message could not be delivered to mia@example.com, jo@example.com ${word} olga@example.net.`,
      '550 5.1.1 User unknown',
      '',
    ].join('\n')
    expect(readEmail(mail).map(({ recipient, kind, reason }) => [recipient, kind, reason])).toEqual([
      ['mia@example.com', 'bounce', 'unknown-user'],
      ['jo@example.com', 'bounce', 'unknown-user'],
      ['olga@example.net', 'bounce', 'unknown-user'],
    ])
  },
)

test.each([
  ['from jo@example.net to kim@example.com', ['kim@example.com']],
  ['to kim@example.com from jo@example.net', ['kim@example.com']],
  ['to "kim@example.com" (sent by "jo@example.net")', ['kim@example.com']],
  ['for kim@example.com and mo@example.com', ['kim@example.com', 'mo@example.com']],
])('a sentence names several addresses: the message %s', (words, recipients) => {
  const text = `From: postmaster@mail.example.org\nTo: news@example.org\nSubject: Delivery failure\n\nYour message ${words} could not be delivered.\n`
  expect(readEmail(text).map((event) => event.recipient)).toEqual(recipients)
})

test('an address as abuse@ counts where the notice says that it failed, and names nobody else', () => {
  const text = (words: string) =>
    `From: postmaster@mail.example.org\nTo: news@example.org\nSubject: Delivery failure\n\n${words}\n`
  expect(readEmail(text('Failed recipient: abuse@example.com'))[0]?.recipient).toBe('abuse@example.com')
  expect(
    readEmail(text('Failed recipient: kim@example.com\nQuestions: postmaster@example.com')).map(
      (event) => event.recipient,
    ),
  ).toEqual(['kim@example.com'])
})
