import { expect, test } from 'vitest'
import { DEFAULT_LIMITS, resolveLimits } from '../../src/decode/limits.ts'
import { decodeMail } from '../../src/decode/mail.ts'

test('limits left out keep their defaults', () => {
  expect(resolveLimits({ partCount: 5 })).toEqual({ ...DEFAULT_LIMITS, partCount: 5 })
})

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5' as unknown as number])(
  'a limit of %s is refused',
  (value) => {
    expect(() => resolveLimits({ mimeDepth: value })).toThrow(
      expect.objectContaining({ code: 'LIMIT_INVALID', message: expect.stringContaining('mimeDepth') }),
    )
  },
)

test('a message above the limit is refused, one of exactly the limit is not', () => {
  const limits = { messageBytes: 12 }
  expect(decodeMail('Subject: abc', limits).headers.get('subject')).toBe('abc')
  expect(() => decodeMail('Subject: abcd', limits)).toThrow(
    expect.objectContaining({ code: 'MESSAGE_TOO_LARGE' }),
  )
  expect(() => decodeMail(new Uint8Array(13), limits)).toThrow('13 bytes')
})

test('a string is measured in bytes', () => {
  expect(() => decodeMail('éééééé', { messageBytes: 11 })).toThrow('12 bytes')
})

test('headers beyond the count are left out, later parts are read', () => {
  const mail = decodeMail('Subject: a\nX-A: 1\nX-B: 2\n 3\n\ntext', { headerCount: 2 })
  expect(mail.headers.names).toEqual(['subject', 'x-a'])
  expect(mail.headers.get('x-a')).toBe('1')
  expect(mail.parts[0]!.text()).toBe('text')
  expect(mail.notes.map((note) => note.code)).toEqual(['header-limit'])
})

test('a header value is cut at its limit', () => {
  const mail = decodeMail(`Subject: ${'x'.repeat(100)}\nTo: a@b.example\n\n`, { headerBytes: 11 })
  expect(mail.headers.get('subject')).toBe('x'.repeat(10))
  expect(mail.notes.map((note) => note.code)).toEqual(['header-limit'])
})

test('parts beyond the count are left out', () => {
  const body = '--b\n\none\n--b\n\ntwo\n--b\n\nthree\n--b--\n'
  const mail = decodeMail(`Content-Type: multipart/mixed; boundary=b\n\n${body}`, { partCount: 3 })
  expect(mail.parts.map((part) => part.text())).toEqual(['', 'one', 'two'])
  expect(mail.notes.map((note) => note.code)).toEqual(['part-limit'])
})

test('of a long text whole lines are read, as many as the limit allows', () => {
  const mail = decodeMail('Subject: x\n\none\ntwo\nthree\n', { textBytes: 10 })
  expect(mail.parts[0]!.text()).toBe('one\ntwo')
  expect(mail.notes).toEqual([
    { code: 'text-limit', text: 'A text is longer than 10 bytes; the rest was left out.', offset: 22 },
  ])
})

test('an encoded text is limited as it was sent', () => {
  const lines = ['VW5rbm93biB1c2Vy', 'LCBhbmQgbW9yZSBvZiBpdA==']
  const mail = decodeMail(`Content-Transfer-Encoding: base64\n\n${lines.join('\n')}\n`, { textBytes: 20 })
  expect(mail.parts[0]!.text()).toBe('Unknown user')
})

test('nesting beyond the depth is not entered, what follows it is read', () => {
  const message = (inner: string) => `Content-Type: message/rfc822\n\n${inner}`
  const mail = decodeMail(
    `Content-Type: multipart/mixed; boundary=b\n\n--b\n${message(message(message('x')))}\n--b\n\nlast`,
    { mimeDepth: 2 },
  )
  expect(mail.parts.map((part) => `${part.depth} ${part.type}`)).toEqual([
    '0 multipart/mixed',
    '1 message/rfc822',
    '2 message/rfc822',
    '1 text/plain',
  ])
  expect(mail.parts[3]!.text()).toBe('last')
  expect(mail.notes.map((note) => note.code)).toEqual(['depth-limit'])
})
