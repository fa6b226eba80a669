import { describe, expect, test } from 'vitest'
import { readEmail } from '../../src/read-email.ts'

/** Notices on their way: what gateways, lists and people do to them makes no other failure of it. */

interface Notice {
  readonly name: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly event: Readonly<Record<string, unknown>>
}

const NOTICES: readonly Notice[] = [
  {
    name: 'a reply that is quoted',
    from: 'Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    subject: 'Undelivered Mail Returned to Sender',
    text: [
      'This is the mail system at host mx.example.org.',
      '',
      '<jo@example.net>: host mx.example.net[192.0.2.7] said: 552 5.2.2 Mailbox full (in',
      '    reply to RCPT TO command)',
      '',
    ].join('\n'),
    event: { kind: 'bounce', recipient: 'jo@example.net', reason: 'mailbox-full', type: 'soft' },
  },
  {
    name: 'words without a cause',
    from: 'Postmaster <postmaster@mx.example.org>',
    subject: 'Delivery failure',
    text: 'Your message could not be delivered to:\n\njo@example.net\n\nIt is not tried again.\n',
    event: { kind: 'bounce', recipient: 'jo@example.net', reason: 'unknown', type: 'soft' },
  },
  {
    name: 'words in Japanese',
    from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.example.org>',
    subject: 'Returned mail',
    text: '次の宛先にメールを配信できませんでした。\n\njo@example.net\n\n理由: ユーザーが存在しません。\n',
    event: { kind: 'bounce', recipient: 'jo@example.net', reason: 'unknown-user', type: 'hard' },
  },
]

const header = (one: Notice, more: readonly string[] = []) =>
  [`From: ${one.from}`, 'To: news@example.org', `Subject: ${one.subject}`, ...more, 'MIME-Version: 1.0']
    .map((line) => `${line}\n`)
    .join('')
const PLAIN = 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n'
const HTML = 'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n'
const markup = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>\n')
const whole = (one: Notice, text = one.text) => header(one) + PLAIN + text
const parts = (...bodies: readonly string[]) =>
  `Content-Type: multipart/mixed; boundary=b1\n\n${bodies.map((body) => `--b1\n${body}\n`).join('')}--b1--\n`
const PERSON = 'From: Ann Lee <ann@example.org>\nTo: Help Desk <desk@example.org>\nMIME-Version: 1.0\n'

const WAYS: Readonly<Record<string, (one: Notice) => string>> = {
  unchanged: (one) => whole(one),
  'with a warning on top': (one) =>
    whole(
      one,
      `CAUTION: This email originated from outside of the organization. Do not click links or open\nattachments unless you know the sender.\n\n${one.text}`,
    ),
  'right below a warning': (one) =>
    whole(one, `EXTERNAL: do not open attachments from outside senders.\n${one.text}`),
  'with a warning in German': (one) =>
    whole(
      one,
      `Vorsicht: Diese Nachricht kommt von extern. Öffnen Sie keine Anhänge, nicht klicken.\n\n${one.text}`,
    ),
  'with the footer of a scanner': (one) =>
    whole(
      one,
      `${one.text}\n--\nThis message has been scanned for viruses and dangerous content\nby MailGuard, and is believed to be clean.\n`,
    ),
  'with a disclaimer': (one) =>
    whole(
      one,
      `${one.text}\n\nThis e-mail is confidential and intended solely for the use of the individual to whom it\nis addressed. If you have received it in error, please delete it.\n\nDiese E-Mail ist vertraulich und nur für den Empfänger bestimmt.\n`,
    ),
  'through a mailing list': (one) =>
    header(one, [
      'Return-Path: <friends-bounces@lists.example.com>',
      'X-BeenThere: friends@lists.example.com',
      'List-Post: <mailto:friends@lists.example.com>',
    ]) +
    parts(
      PLAIN + one.text,
      `${PLAIN}_______________________________________________\nFriends mailing list\nFriends@lists.example.com\nhttps://lists.example.com/listinfo/friends\n`,
    ),
  'attached as a mail': (one) =>
    `${PERSON}Subject: Fwd: ${one.subject}\n${parts(`${PLAIN}This came back, see the attached mail.\n`, `Content-Type: message/rfc822\n\n${whole(one)}`)}`,
  'attached as a file': (one) =>
    `${PERSON}Subject: What is this?\n${parts(
      `${PLAIN}This came back, see the attached file.\n`,
      `Content-Type: application/octet-stream; name="returned.eml"\nContent-Disposition: attachment; filename="returned.eml"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(whole(one)).toString('base64')}`,
    )}`,
  'forwarded within the text': (one) =>
    `${PERSON}Subject: Fwd: ${one.subject}\n${PLAIN}Who knows?\n\n---------- Forwarded message ---------\nFrom: ${one.from}\nDate: Mon, 5 Jan 2026 at 10:00\nSubject: ${one.subject}\nTo: <news@example.org>\n\n${one.text}`,
  "below Outlook's word on a first contact": (one) =>
    whole(
      one,
      `You don't often get email from postmaster@mx.example.org. Learn why this is important\n<https://aka.ms/LearnAboutSenderIdentification>\n\n${one.text}`,
    ),
  'with the advertisement of a scanner': (one) =>
    whole(
      one,
      `${one.text}\n-- \nThis email has been checked for viruses by Avast antivirus software.\nwww.avast.com\n`,
    ),
  'forwarded by Apple Mail, in HTML': (one) =>
    `${PERSON}Subject: Fwd: ${one.subject}\n${HTML}<div>See below.<br><blockquote type="cite"><div>Begin forwarded message:</div>${[
      ['From', one.from],
      ['Subject', one.subject],
      ['Date', '5 January 2026 at 10:00:00 GMT'],
      ['To', 'news@example.org'],
    ]
      .map(([name, value]) => `<div><span><b>${name}: </b></span><span>${markup(value!)}<br></span></div>`)
      .join('')}<br><div>${markup(one.text)}</div></blockquote></div>`,
  'forwarded by Thunderbird, in HTML': (one) =>
    `${PERSON}Subject: Fwd: ${one.subject}\n${HTML}<p>See below.</p><div><br>-------- Forwarded Message --------<table><tbody>${[
      ['Subject', one.subject],
      ['Date', 'Mon, 5 Jan 2026 10:00:00 +0000'],
      ['From', one.from],
      ['To', 'news@example.org'],
    ]
      .map(([name, value]) => `<tr><th>${name}: </th><td>${markup(value!)}</td></tr>`)
      .join('')}</tbody></table><br><br>${markup(one.text)}</div>`,
  'forwarded behind bars': (one) =>
    `${PERSON}Subject: Fwd: ${one.subject}\n${PLAIN}${`From: ${one.from}\nDate: Mon, 5 Jan 2026 at 10:00\nSubject: ${one.subject}\nTo: <news@example.org>\n\n${one.text}`.replaceAll(/^/gm, '| ')}`,
  'in HTML beside a note for programs that show none': (one) =>
    header(one) +
    parts(
      `${PLAIN}This message is in HTML. Please use a mail program that shows it.`,
      `${HTML}<html><body>${markup(one.text)}</body></html>`,
    ).replace('mixed', 'alternative'),
  'passed on by a help desk': (one) =>
    `From: Example Desk <support@desk.example.com>\nTo: Ann Lee <ann@example.org>\nSubject: [Example Desk] Re: ${one.subject}\nIn-Reply-To: <1@desk.example.com>\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n${PLAIN}##- Please type your reply above this line -##\n\nYou are a follower of this request.\n\nMail Delivery System, Jan 5, 2026, 10:00 UTC:\n\n${one.text}`,
  'as its source in a mail': (one) =>
    `${PERSON}Subject: What is this?\n${PLAIN}Hello, this is what I got:\n\nReturn-Path: <>\nReceived: from mx.example.org by pop.example.org; Mon, 5 Jan 2026 10:00:00 +0000\n${whole(one)}`,
}

describe.each(NOTICES)('$name', (one) => {
  test.each(Object.keys(WAYS))('%s', (way) => {
    expect(readEmail(new TextEncoder().encode(WAYS[way]!(one)))).toMatchObject([one.event])
  })
})

test('a report that is quoted as a whole is read without its quoting', () => {
  const text = NOTICES[0]!.text.replaceAll(/^/gm, '> ')
  expect(readEmail(text)).toMatchObject([NOTICES[0]!.event])
})

test('a header that lost the blanks of its folded lines ends the notice all the same', () => {
  const text = [
    'Your message could not be delivered to:',
    '',
    'jo@example.net',
    '',
    'Return-Path: <news@example.org>',
    'Authentication-Results: mx.example.org',
    'from=example.org; domainkeys=neutral (no sig)',
    'Received: from pc.example.org ([192.0.2.40])',
    'by mx.example.org with ESMTPSA id 1; Mon, 5 Jan 2026 10:00:00 +0000',
    'Subject: Your mailbox is full of offers',
    'From: News <news@example.org>',
    'To: jo@example.net',
    '',
    'Mailbox full!',
    '',
  ].join('\n')
  expect(readEmail(whole({ ...NOTICES[1]!, text }))).toMatchObject([
    { recipient: 'jo@example.net', reason: 'unknown', subject: 'Your mailbox is full of offers' },
  ])
})

test.each([
  ['an answer', 'In-Reply-To: <1@example.org>\nSubject: Re: bounces\n'],
  ["a list's mail", 'Subject: bounces\nList-Id: Help <help.lists.example.com>\n'],
])('%s that shows the source of a report is talk', (_name, more) => {
  const source = `Return-Path: <>\nReceived: from mx.example.org by pop.example.org; Mon, 5 Jan 2026 10:00:00 +0000\n${whole(NOTICES[0]!)}`
  const mail = `${PERSON}${more}${PLAIN}Do you know why I get these?\n\n${source}`
  expect(readEmail(mail)).toMatchObject([{ kind: 'not-a-bounce' }])
})

test("the fields of a status report that a list's member pastes are talk, and those that a person passes on are not", () => {
  const fields = 'Final-Recipient: rfc822; jo@example.com\nAction: failed\nStatus: 5.1.1\n'
  const mail = (more: string) =>
    `${PERSON}Subject: bounces\n${more}${PLAIN}Some mails come back:\n\n${fields}`
  expect(readEmail(mail(''))).toMatchObject([{ kind: 'bounce', recipient: 'jo@example.com' }])
  expect(readEmail(mail('X-Mailing-List: kernel@lists.example.com\n'))).toMatchObject([
    { kind: 'not-a-bounce' },
  ])
})

test.each(['RE', '[EXT] Re', 'VS', 'AW', 'Antw', 'Odp', 'Ответ', '回复', '회신', 'ΑΠ', 'Vá', 'رد'])(
  '%s: an answer quotes a report as Outlook does, without marks, and is none',
  (mark) => {
    const one = NOTICES[0]!
    const mail = `${PERSON}Subject: ${mark}: ${one.subject}\n${PLAIN}Is the address still right?\n\n-----Original Message-----\nFrom: ${one.from}\nSent: Monday, January 5, 2026 10:00 AM\nTo: Ann Lee\nSubject: ${one.subject}\n\n${one.text}`
    expect(readEmail(mail)).toMatchObject([{ kind: 'not-a-bounce' }])
  },
)

test.each([
  ['VS', 'Fra'],
  ['FW', 'De la'],
  ['VL', 'Lähettäjä'],
  ['[EXT] Fwd', 'From'],
])('%s: a mail that passes a report on may name what it answers', (mark, from) => {
  const one = NOTICES[0]!
  const mail = `${PERSON}In-Reply-To: <1@mx.example.org>\nSubject: ${mark}: ${one.subject}\n${PLAIN}-----\n${from}: ${one.from}\nSubject: ${one.subject}\n\n${one.text}`
  expect(readEmail(mail)).toMatchObject([one.event])
})

test("a help desk's word on a customer's message is none", () => {
  const mail = `From: Example Desk <support@desk.example.com>\nTo: ann@example.org\nSubject: [Example Desk] Re: Mail\nMIME-Version: 1.0\n${PLAIN}##- Please type your reply above this line -##\n\nBo Berg, Jan 5, 2026, 10:00 UTC:\n\nMy mail could not be delivered: 550 5.1.1 User unknown <jo@example.net>.\n`
  expect(readEmail(mail)).toMatchObject([{ kind: 'not-a-bounce' }])
})

test('the fields of a receipt whose structure was lost are a receipt', () => {
  const mail = `From: Jo Doe <jo@example.net>\nTo: news@example.org\nSubject: Read: News\n\n--b1\n${PLAIN}Your message was displayed.\n\n--b1\nContent-Type: message/disposition-notification\n\nReporting-UA: pc.example.net; Mailer 7\nFinal-Recipient: rfc822; jo@example.net\nDisposition: manual-action/MDN-sent-manually; displayed\n--b1--\n`
  expect(readEmail(mail)).toMatchObject([{ kind: 'not-a-bounce' }])
})

describe('without its header', () => {
  const status = [
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; jo@example.net',
    'Action: failed',
    'Status: 5.2.2',
    'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full',
    '',
  ].join('\n')
  const body = `--=_b1\n${PLAIN}It could not be delivered.\n\n--=_b1\n${status}\n--=_b1--\n`

  test.each([
    ['from the first part on', body],
    ['with what stands before', `This is a MIME-encapsulated message.\n\n${body}`],
    ['behind blank lines', `\n\n${body}`],
    ['cut in its last part', body.slice(0, -10)],
  ])('%s', (_name, text) => {
    expect(readEmail(new TextEncoder().encode(text))).toMatchObject([
      { kind: 'bounce', recipient: 'jo@example.net', reason: 'mailbox-full', type: 'soft', status: '5.2.2' },
    ])
  })

  test('a text that quotes the source of a mail in parts is read as a text', () => {
    const source = `Subject: News\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b2\n\n--b2\nContent-Type: text/plain\n\nHello\n--b2--\n`
    expect(readEmail(new TextEncoder().encode(`${NOTICES[0]!.text}\n\n${source}`))).toMatchObject([
      NOTICES[0]!.event,
    ])
  })

  test('lines that begin like a part and end there are a text', () => {
    expect(readEmail(new TextEncoder().encode('--=_b1\nContent-Type: text/plain'))).toMatchObject([
      { kind: 'not-a-bounce' },
    ])
  })
})

test("a person's mail that passes on another about bounces is none", () => {
  const text = [
    'Can somebody look at this offer?',
    '',
    '-----Original Message-----',
    'From: Mail Tools <offers@tools.example.com>',
    'Sent: Monday, January 5, 2026 10:00 AM',
    'To: ann@example.org',
    'Subject: When mail could not be delivered',
    '',
    'Your message could not be delivered: "550 5.1.1 User unknown". What now? Our tool tells you.',
    '',
  ].join('\n')
  const mail = `${PERSON}Subject: FW: When mail could not be delivered\n${PLAIN}${text}`
  expect(readEmail(new TextEncoder().encode(mail))).toMatchObject([{ kind: 'not-a-bounce' }])
})

test('a Received line that lost its indent when it was pasted belongs to the returned message', () => {
  const text = [
    'Your message could not be delivered to:',
    '',
    'jo@example.net',
    '',
    'Return-Path: <news@example.org>',
    'Received: from pc.example.org ([192.0.2.40])',
    'by mx.example.org with ESMTPSA id 1; Mon, 5 Jan 2026 10:00:00 +0000',
    'Mon, 5 Jan 2026 10:00:00 +0000',
    'From: News <news@example.org>',
    'To: jo@example.net',
    'Subject: Your mailbox is full of offers',
    '',
    'Mailbox full!',
    '',
  ].join('\n')
  expect(readEmail(new TextEncoder().encode(whole({ ...NOTICES[1]!, text })))).toMatchObject([
    { recipient: 'jo@example.net', reason: 'unknown', subject: 'Your mailbox is full of offers' },
  ])
})

test('the outcome behind an address gives the status', () => {
  const text =
    'These recipients of your message have been processed by the mail server:\njo@example.net; Failed; 5.2.2 (mailbox full)\n\n    Remote MTA mx.example.net: SMTP diagnostic: 443 RCPT TO:<jo@example.net> Mailbox disk quota exceeded\n'
  expect(readEmail(whole({ ...NOTICES[0]!, text }))).toMatchObject([
    { recipient: 'jo@example.net', reason: 'mailbox-full', type: 'soft', status: '5.2.2' },
  ])
})

test('a reply behind the wide colon of Chinese is one', () => {
  const text = '您的邮件无法送达以下收件人：\n\n  jo@example.net\n\n退信原因：550 User not found\n'
  expect(readEmail(whole({ ...NOTICES[0]!, text }))).toMatchObject([
    { recipient: 'jo@example.net', reason: 'unknown-user', type: 'hard', reply: 550 },
  ])
})

test('a heading tells the cause', () => {
  const text =
    'The message returned below could not be delivered.\n\nThe following recipients are unknown:\n\n\tjo@example.net\n'
  expect(readEmail(new TextEncoder().encode(whole({ ...NOTICES[0]!, text })))).toMatchObject([
    { kind: 'bounce', recipient: 'jo@example.net', reason: 'unknown-user', type: 'hard' },
  ])
})

test('a mail that waits in quarantine until its sender answers is an answer', () => {
  const mail = `From: quarantine@example.net\nTo: news@example.org\nSubject: jo@example.net: News (Quarantine)\n${PLAIN}Your email was placed to the quarantine. If you want your addressee to receive it, press "Reply".\n`
  expect(readEmail(new TextEncoder().encode(mail))).toMatchObject([{ kind: 'auto-reply' }])
})

test('a reason that speaks of outside senders and of viruses stays', () => {
  const read = (text: string) =>
    readEmail(new TextEncoder().encode(whole({ ...NOTICES[1]!, text: `${NOTICES[1]!.text}\n${text}\n` })))
  expect(read('This recipient only accepts mail from inside of the organization.')).toMatchObject([
    { reason: 'recipient-refused' },
  ])
  expect(
    read('It was rejected: confidential documents are not intended to leave the company.'),
  ).toMatchObject([{ reason: 'content-rejected' }])
  expect(read('It was scanned for viruses and found infected.')).toMatchObject([{ reason: 'virus' }])
})

test('an attached mail that reports nothing makes no bounce, and neither does a file of another kind', () => {
  const attached = (name: string, content: string) =>
    readEmail(
      new TextEncoder().encode(
        `${PERSON}Subject: the notes\n${parts(`${PLAIN}As promised.\n`, `Content-Type: application/octet-stream; name="${name}"\n\n${content}`)}`,
      ),
    )
  expect(attached('notes.eml', `${PERSON}Subject: notes\n\nSee you on Monday.\n`)).toMatchObject([
    { kind: 'not-a-bounce' },
  ])
  expect(attached('returned.txt', whole(NOTICES[0]!))).toMatchObject([{ kind: 'not-a-bounce' }])
})

test('a report that is attached is read as far as a text is', () => {
  const [notice] = NOTICES
  const attached = `Content-Type: message/rfc822\n\n${whole(notice!)}\n${'and so on\n'.repeat(1000)}`
  const mail = `Subject: Fwd: returned\n${PERSON}${parts(`${PLAIN}See below.`, attached)}`
  expect(readEmail(mail, { limits: { textBytes: 1000 } })[0]).toMatchObject(notice!.event)
})
