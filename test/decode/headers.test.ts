import { expect, test } from 'vitest'
import { looksLikeHeaderBlock, parseHeaders } from '../../src/decode/headers.ts'

const read = (text: string) => {
  const { headers, bodyStart } = parseHeaders(text, 0, text.length)
  return { headers, body: text.slice(bodyStart) }
}
const fields = (text: string) => {
  const { headers } = read(text)
  return headers.names.map((name) => [name, headers.get(name)])
}

test('names are lower-case and in order, the body follows the blank line', () => {
  const { headers, body } = read('To: a\nSUBJECT:b\nTo: c\n\nbody\n')
  expect(headers.names).toEqual(['to', 'subject', 'to'])
  expect(headers.all('to')).toEqual(['a', 'c'])
  expect(headers.get('to')).toBe('a')
  expect(headers.get('cc')).toBeNull()
  expect(headers.has('subject')).toBe(true)
  expect(body).toBe('body\n')
})

test('folded lines are joined by one blank', () => {
  expect(fields('Subject: a\n\tb \n   c\nTo: d\n\n')).toEqual([
    ['subject', 'a b c'],
    ['to', 'd'],
  ])
})

test('a value that begins on its second line', () => {
  expect(fields('Subject:\n hello\n\n')).toEqual([['subject', 'hello']])
})

test('an empty value is an empty string', () => {
  expect(fields('Subject:\nTo: x\n\n')).toEqual([
    ['subject', ''],
    ['to', 'x'],
  ])
})

test('raw keeps encoded words, get decodes them', () => {
  const { headers } = read('Subject: =?utf-8?q?=C3=A9?=\n\n')
  expect(headers.raw('subject')).toBe('=?utf-8?q?=C3=A9?=')
  expect(headers.get('subject')).toBe('é')
})

test('raw UTF-8 in a header', () => {
  expect(read('Subject: caf\u00c3\u00a9\n\n').headers.get('subject')).toBe('café')
})

test('a last byte A0 is part of its character, not a blank', () => {
  expect(read('Subject: voil\u00c3\u00a0 \n\n').headers.get('subject')).toBe('voilà')
})

test('raw 8-bit text that is no UTF-8 takes the charset of the body', () => {
  const head = 'Content-Type: text/plain; charset=koi8-r\nSubject: \u00cd\u00c9\u00d2\n\n'
  expect(read(head).headers.get('subject')).toBe('мир')
})

test('raw ISO-2022-JP in a header', () => {
  expect(read('Subject: \x1b$BG[?.\x1b(B\n\n').headers.get('subject')).toBe('配信')
})

test('a blank before the colon', () => {
  expect(fields('Subject : x\n\n')).toEqual([['subject', 'x']])
})

test('a folded line without its blank is joined where the header goes on', () => {
  expect(fields('Received: from a\nfor <b@c.example>; today\nSubject: x\n\n')).toEqual([
    ['received', 'from a for <b@c.example>; today'],
    ['subject', 'x'],
  ])
})

test('long unbroken words before the blank line belong to the field', () => {
  const { headers, body } = read(`X-Data:\n${'Ab1+'.repeat(20)}\n${'Cd2/'.repeat(20)}\n\nbody`)
  expect(headers.get('x-data')).toBe(`${'Ab1+'.repeat(20)} ${'Cd2/'.repeat(20)}`)
  expect(body).toBe('body')
})

test('a signature whose lines lost their blanks', () => {
  const signature = 'DKIM-Signature: v=1;\ns=one;\nh=From:To:Subject;\nbh=xyz=;\nb=abc\nFrom: a@b.example\n\n'
  expect(read(signature).headers.names).toEqual(['dkim-signature', 'from'])
})

test('without the blank line the body begins at its first line that is no field', () => {
  const { headers, body } = read('Subject: x\nYour mail was not delivered.\nSorry: really\n\nmore')
  expect(headers.names).toEqual(['subject'])
  expect(body).toBe('Your mail was not delivered.\nSorry: really\n\nmore')
})

test.each(['From a@b Mon Aug  3 09:12:44 2026', '>From a@b Mon Aug  3 09:12:44 2026'])(
  'the line "%s" is skipped, first or among fields',
  (line) => {
    expect(fields(`${line}\nTo: a\n${line}\nCc: b\n\n`)).toEqual([
      ['to', 'a'],
      ['cc', 'b'],
    ])
  },
)

test('blank lines before the header are skipped', () => {
  expect(fields('\n \n\nTo: a\n\n')).toEqual([['to', 'a']])
})

test('a line of blanks ends the header', () => {
  expect(read('To: a\n \t\nHello: b\n').body).toBe('Hello: b\n')
})

test('a line of blanks does not, where a field of mail follows', () => {
  expect(read('To: a\n  \nSubject: b\n\nx').headers.names).toEqual(['to', 'subject'])
})

test("nor within a filter's report, where a field of mail follows its folded lines", () => {
  const { headers, body } = read(
    'X-Spam-Report: no spam.\n \n Preview: Dear Jo\n \n Points: 3\nSubject: b\n\nx',
  )
  expect(headers.names).toEqual(['x-spam-report', 'subject'])
  expect([headers.get('x-spam-report'), body]).toEqual(['no spam. Preview: Dear Jo Points: 3', 'x'])
})

test('a line of blanks before an indented body ends the header', () => {
  expect(read('To: a\n \n  Dear Jo,\nSubject: is what I write about\n').body).toBe(
    '  Dear Jo,\nSubject: is what I write about\n',
  )
})

test('a header without an end', () => {
  expect(read('To: a\nCc: b')).toMatchObject({ body: '' })
})

test('a boundary line ends a header', () => {
  expect(read('To: a\n--x\nb').body).toBe('--x\nb')
})

test('no field at all: everything is body', () => {
  const { headers, body } = read('\nHello there\n')
  expect(headers.names).toEqual([])
  expect(body).toBe('\nHello there\n')
})

test('a block inside a longer text ends where it is told to', () => {
  const text = 'xxTo: a\nCc: bzz'
  const { headers } = parseHeaders(text, 2, 13)
  expect(headers.get('cc')).toBe('b')
})

test.each([
  'Subject: hi',
  'Received: from a\n by b\nTo: c\n\n',
  'X-Anything: 1\nTo: a\n',
  '\n\nFrom: a@b.example\n\nx',
  'From a@b Mon Aug  3\nTo: x\n',
  'Foo: bar\nMessage-ID: <x@y>\n\n',
])('%j looks like a header', (text) => {
  expect(looksLikeHeaderBlock(text, 0)).toBe(true)
})

test.each([
  '',
  '550 5.1.1 user unknown',
  'Delivery to the following recipient failed: x',
  'host mx.example.com said: 550 no such user',
  'Error: no such user\n\nmore',
  'smtp;550 5.1.1 <a@b.example>: unknown',
  '<a@b.example>: host mx.example [192.0.2.1] said: 550',
  'Diagnostic-Code: smtp; 550 5.1.1',
  'X-Anything: 1',
  'Reporting-MTA: dns; a\nX-Postfix-Queue-ID: b\n\nFinal-Recipient: rfc822; c@d.example',
  'Status: 5.1.1\nSubject: x',
  'Hello,\nSubject: x\n',
  '--b\nTo: x\n',
])('%j does not', (text) => {
  expect(looksLikeHeaderBlock(text, 0)).toBe(false)
})
