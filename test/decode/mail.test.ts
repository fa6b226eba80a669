import { expect, test } from 'vitest'
import { decodeMail, partText } from '../../src/decode/mail.ts'
import { bytes, fixture, outline } from './tools.ts'

test('a delivery status notification: report, status and the returned message', () => {
  const mail = decodeMail(new TextEncoder().encode(fixture('dsn.eml')))
  expect(mail.headers.get('subject')).toBe('Undelivered – returned')
  expect(mail.headers.raw('content-type')).toBe(
    'multipart/report; report-type=delivery-status; boundary="rose.1785741164/mx.garden.example"',
  )
  expect(mail.parts[0]!.headers).toBe(mail.headers)
  expect(outline(mail)).toEqual([
    'multipart/report',
    '  text/plain "Grüße vom Mailserver.\\n\\n<tulip@garden.example>: mailbox full\\n"',
    '  message/delivery-status "Reporting-MTA: dns; mx.garden.example\\nArrival-Date: Mon,  3 Aug 2026 09:12:40 +0200\\n\\n' +
      'Final-Recipient: rfc822; tulip@garden.example\\nAction: failed\\nStatus: 5.2.2\\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full\\n"',
    '  message/rfc822',
    '    multipart/alternative',
    '      text/plain "Buy seeds = grow flowers."',
    '      text/html "<p style=\\"x\\">Buy&nbsp;seeds</p>"',
  ])
  expect(mail.parts.map((part) => part.parent)).toEqual([-1, 0, 0, 0, 3, 4, 4])
  expect(mail.parts[3]!.headers.get('content-description')).toBe('Undelivered Message')
  expect(mail.parts[4]!.headers.get('message-id')).toBe('<seeds-1@shop.example>')
  expect(partText(mail.parts[6]!)).toBe('Buy seeds')
  expect(mail.notes).toEqual([])
})

test('offsets point into the text of the mail', () => {
  const mail = decodeMail('Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n--b--\r\n')
  const part = mail.parts[1]!
  expect(part.source).toBe(mail.text)
  expect(mail.text.slice(part.start, part.end)).toBe('one')
})

test('Japanese: header words, Shift_JIS in base64', () => {
  const mail = decodeMail(fixture('japanese.eml'))
  expect(mail.headers.get('subject')).toBe('配信エラー')
  expect(outline(mail)).toEqual([
    'multipart/mixed',
    '  text/plain "配信エラー\\n"',
    '  text/html "<html><body>User <b>unknown</b></body></html>"',
  ])
  expect(partText(mail.parts[2]!)).toBe('User unknown')
})

test('an enclosed message in base64 is decoded and read, in a source of its own', () => {
  const mail = decodeMail(fixture('encoded-message.eml'))
  expect(outline(mail)).toEqual([
    'multipart/report',
    '  message/delivery-status "Reporting-MTA: dns; hill.example\\n\\nFinal-Recipient: rfc822; fox@hill.example\\nAction: failed\\nStatus: 5.1.1\\n"',
    '  message/rfc822',
    '    multipart/mixed',
    '      text/plain "one"',
    '      text/html "<b>two</b>"',
  ])
  const inner = mail.parts[4]!
  expect(inner.source.slice(inner.start, inner.end)).toBe('one')
  expect(mail.parts[3]!.headers.get('subject')).toBe('inner')
})

test('a message said to be quoted-printable but not encoded is left alone', () => {
  const inner = 'Content-Type: multipart/mixed; boundary==_2B_\n\n--=_2B_\n\nx\n--=_2B_--\n'
  const mail = decodeMail(
    `Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n${inner}`,
  )
  expect(outline(mail)).toEqual(['message/rfc822', '  multipart/mixed', '    text/plain "x"'])
})

test('a message that is quoted-printable', () => {
  const inner = 'Content-Type: multipart/mixed; boundary=3Dq=\n\n\n--q\n\nx\n--q--\n'
  const mail = decodeMail(
    `Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n${inner}`,
  )
  expect(outline(mail)).toEqual(['message/rfc822', '  multipart/mixed', '    text/plain "x"'])
})

test('no MIME: one part; a mbox line and a folded line without its blank', () => {
  const mail = decodeMail(fixture('plain.eml'))
  expect(mail.headers.names).toEqual(['received', 'from', 'subject'])
  expect(mail.headers.get('received')).toBe(
    'from a by b for <owl@hill.example>; Mon, 3 Aug 2026 09:12:44 +0200',
  )
  expect(mail.parts.map((part) => part.type)).toEqual(['text/plain'])
  expect(mail.parts[0]!.text()).toMatch(/^Hi\. This is.*Hello, owl\n$/s)
})

test.each([
  '550 5.1.1 user unknown',
  'Delivery to the following recipient failed: x',
  'host mx.example said: 550 5.1.1 <a@b.example>: no\n\nmore',
  'Error: no such user\n\nmore',
  '',
])('a text without a header is one text part: %j', (text) => {
  const mail = decodeMail(text)
  expect(mail.headers.names).toEqual([])
  expect(outline(mail)).toEqual([`text/plain${text && ` ${JSON.stringify(text)}`}`])
})

test('one known field alone is a header', () => {
  expect(decodeMail('Subject: hello').headers.get('subject')).toBe('hello')
})

test.each(['\n', '\r\n', '\r', '\r\r\n'])('line ends %j', (lineEnd) => {
  const text = fixture('dsn.eml')
  const expected = decodeMail(text)
  const mail = decodeMail(text.replaceAll('\n', lineEnd))
  expect(outline(mail)).toEqual(outline(expected))
  expect(mail.text).toBe(expected.text)
})

test('mixed line ends', () => {
  const mail = decodeMail('Subject: a\r\nTo: b\rCc: c\n\rtext\r\nmore\r')
  expect(mail.headers.names).toEqual(['subject', 'to', 'cc'])
  expect(mail.parts[0]!.text()).toBe('text\nmore\n')
})

test('NUL bytes are dropped', () => {
  expect(decodeMail('Sub\0ject: a\0b\n\nc\0').headers.get('subject')).toBe('ab')
})

test('a byte order mark is dropped, UTF-16 is read', () => {
  expect(decodeMail(bytes('\u00ef\u00bb\u00bfSubject: a\n\n')).headers.get('subject')).toBe('a')
  const utf16 = bytes('\u00ff\u00feS\0u\0b\0j\0e\0c\0t\0:\0a\0')
  expect(decodeMail(utf16).headers.get('subject')).toBe('a')
})

test('undeclared 8-bit text: UTF-8, else windows-1252', () => {
  expect(decodeMail(bytes('Subject: a\n\ncaf\u00c3\u00a9')).parts[0]!.text()).toBe('café')
  expect(decodeMail(bytes('Subject: a\n\ncaf\u00e9 \u0093')).parts[0]!.text()).toBe('café “')
})

test('ISO-2022-JP that is not declared', () => {
  const mail = decodeMail('Content-Type: text/plain; charset=us-ascii\n\n\x1b$BG[?.\x1b(B')
  expect(mail.parts[0]!.text()).toBe('配信')
})

test('raw UTF-8 in a delivery-status part', () => {
  const mail = decodeMail(bytes('Content-Type: message/delivery-status\n\nStatus: 5.0.0\nX: \u00c3\u00a9\n'))
  expect(mail.parts[0]!.text()).toBe('Status: 5.0.0\nX: é\n')
})

test('an unknown charset is guessed, with a note', () => {
  const mail = decodeMail(bytes('Content-Type: text/plain; charset=martian\n\n\u00c3\u00a9'))
  expect(mail.parts[0]!.text()).toBe('é')
  expect(mail.parts[0]!.text()).toBe('é')
  expect(mail.notes).toEqual([
    { code: 'charset-unknown', text: 'The charset "martian" is unknown; it was guessed.', offset: 43 },
  ])
})

test('a string that was decoded already is read as such, whatever the mail declares', () => {
  const mail = decodeMail('Subject: мир €\nContent-Type: text/plain; charset=koi8-r\n\nмир €')
  expect(mail.headers.get('subject')).toBe('мир €')
  expect(mail.parts[0]!.text()).toBe('мир €')
})

test('a decoded string with an encoded part: the declared charset counts', () => {
  const mail = decodeMail(
    'Subject: €\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n=CD=C9=D2',
  )
  expect(mail.parts[0]!.text()).toBe('мир')
})

test('a part said to be base64 that is not is read as it stands, with a note', () => {
  const mail = decodeMail(
    'Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nThe mail was not delivered.',
  )
  expect(mail.parts[0]!.text()).toBe('The mail was not delivered.')
  expect(mail.notes.map((note) => note.code)).toEqual(['encoding-wrong'])
})

test.each([
  ['TWFpbCBmb3Iga2ltQGV4YW1wbGUubmV0IHdhcyBub3QgZGVsaXZlcmVkLCBzb3JyeS4=', 'base64'],
  ['Mail for kim@example.net was not delivered because nobody lives there any=\n more.', 'soft line ends'],
  ['Zustellung nicht m=C3=B6glich', 'spelled letters'],
])('%s: an encoding that nothing declares is undone (%s)', (body) => {
  expect(decodeMail(`Subject: x\n\n${body}`).parts[0]!.text()).toMatch(/^Mail for|^Zustellung nicht möglich/)
})

test.each([
  ['https://www.example.org/a/very/long/path/that/nobody/typed/by/hand', 'a link'],
  ['iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q', 'a picture'],
  [
    'Subject: =?utf-8?Q?The_end_of_an_encoded_word_at_the_end_of_a_long_line_in_?=\nTo: x',
    'a word of a field',
  ],
  ['<=?utf-8?Q?j=C3=B6?=@example.net>: unknown', 'a word in an address'],
  ['Content-Transfer-Encoding: quoted-printable\n\nm=C3=B6glich', 'a source that declares it'],
])('%s stays as it is: %s', (body) => {
  expect(decodeMail(`Subject: x\n\n${body}`).parts[0]!.text()).toBe(body)
})

test('CRLF inside a decoded body becomes LF', () => {
  const mail = decodeMail('Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\na=0D=0Ab')
  expect(mail.parts[0]!.text()).toBe('a\nb')
})

test.each([
  ['image/png', ''],
  ['application/octet-stream', ''],
  ['application/pdf', ''],
  ['text/calendar', 'x'],
  ['message/feedback-report', 'x'],
  ['text', 'x'],
  ['html', 'x'],
  ['nonsense', 'x'],
])('the text of a %s part is %j', (type, text) => {
  expect(decodeMail(`Content-Type: ${type}\n\nx`).parts[0]!.text()).toBe(text)
})
