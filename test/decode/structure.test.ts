import { expect, test } from 'vitest'
import { decodeMail } from '../../src/decode/mail.ts'
import { fixture, outline } from './tools.ts'

const mixed = (body: string, boundary = 'b') =>
  decodeMail(`Content-Type: multipart/mixed; boundary=${boundary}\n\n${body}`)
const codes = (mail: ReturnType<typeof decodeMail>) => mail.notes.map((note) => note.code)

test('the preamble and the epilogue are no parts', () => {
  expect(outline(mixed('before\n--b\n\none\n--b--\nafter\n'))).toEqual([
    'multipart/mixed',
    '  text/plain "one"',
  ])
})

test('they are read where the parts are empty', () => {
  expect(outline(mixed('before\n--b\n\n\n--b--\nafter\n'))).toEqual([
    'multipart/mixed',
    '  text/plain',
    '  text/plain "before"',
    '  text/plain "after\\n"',
  ])
})

test('no closing boundary', () => {
  expect(outline(mixed('--b\n\none\n--b\n\ntwo\n'))).toEqual([
    'multipart/mixed',
    '  text/plain "one"',
    '  text/plain "two\\n"',
  ])
})

test('the outer boundary closes an inner multipart without its own end', () => {
  const inner = 'Content-Type: multipart/alternative; boundary=c\n\n--c\n\none\n--c\n\ntwo'
  expect(outline(mixed(`--b\n${inner}\n--b\n\nthree\n--b--`))).toEqual([
    'multipart/mixed',
    '  multipart/alternative',
    '    text/plain "one"',
    '    text/plain "two"',
    '  text/plain "three"',
  ])
})

test('a boundary that begins with another one', () => {
  const inner = 'Content-Type: multipart/alternative; boundary=bb\n\n--bb\n\none\n--bb--'
  expect(outline(mixed(`--b\n${inner}\n--b\n\ntwo\n--b--`))).toEqual([
    'multipart/mixed',
    '  multipart/alternative',
    '    text/plain "one"',
    '  text/plain "two"',
  ])
})

test('the same boundary outside and inside', () => {
  const inner = 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--'
  expect(outline(mixed(`--b\nContent-Type: message/rfc822\n\n${inner}\n--b\n\ntwo\n--b--`))).toEqual([
    'multipart/mixed',
    '  message/rfc822',
    '    multipart/mixed',
    '      text/plain "one"',
    '  text/plain "two"',
  ])
})

test('parts after the closing boundary', () => {
  expect(outline(mixed('--b\n\none\n--b--\n--b\n\ntwo\n--b--'))).toEqual([
    'multipart/mixed',
    '  text/plain "one"',
    '  text/plain "two"',
  ])
})

test('blanks after the boundary, in the declaration and in the text', () => {
  expect(outline(mixed('--b \t\n\none\n--b-- \n', '"b  "'))).toEqual([
    'multipart/mixed',
    '  text/plain "one"',
  ])
})

test('a line that only begins like the boundary is text', () => {
  expect(outline(mixed('--b\n\none\n--bx\n--b: y\n--b--'))).toEqual([
    'multipart/mixed',
    '  text/plain "one\\n--bx\\n--b: y"',
  ])
})

test('a part without a blank line', () => {
  expect(outline(mixed('--b\nHello there\n--b--'))).toEqual(['multipart/mixed', '  text/plain "Hello there"'])
})

test('a part with fields only', () => {
  expect(outline(mixed('--b\nContent-Type: text/html\n--b\n\ntwo\n--b--'))).toEqual([
    'multipart/mixed',
    '  text/html',
    '  text/plain "two"',
  ])
})

test('parts of a digest are messages', () => {
  const mail = decodeMail('Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: a\n\none\n--b--')
  expect(outline(mail)).toEqual(['multipart/digest', '  message/rfc822', '    text/plain "one"'])
  expect(mail.parts[2]!.headers.get('subject')).toBe('a')
})

test('an enclosed message without a header is text', () => {
  expect(outline(mixed('--b\nContent-Type: message/rfc822\n\n[removed]\n--b--'))).toEqual([
    'multipart/mixed',
    '  message/rfc822',
    '    text/plain "[removed]"',
  ])
})

test('an enclosed header that a blank line cuts in two', () => {
  const inner = 'From: a@b.example\nReceived: by x\n\nTo: c@d.example\nSubject: y\n\nbody'
  const mail = decodeMail(`Content-Type: message/rfc822\n\n${inner}`)
  expect(mail.parts[1]!.headers.names).toEqual(['from', 'received', 'to', 'subject'])
  expect(mail.parts[1]!.headers.get('subject')).toBe('y')
  expect(mail.parts[1]!.text()).toBe('body')
})

test('a returned message cut after its header: no note', () => {
  const mail = decodeMail(
    'Content-Type: message/rfc822\n\nSubject: a\nContent-Type: multipart/mixed; boundary=x\n\n',
  )
  expect(outline(mail)).toEqual(['message/rfc822', '  multipart/mixed'])
  expect(codes(mail)).toEqual([])
})

test('no boundary declared: the one in the text', () => {
  const mail = decodeMail('Content-Type: multipart/mixed\n\n--q-1\nContent-Type: text/html\n\none\n--q-1--\n')
  expect(outline(mail)).toEqual(['multipart/mixed', '  text/html "one"'])
  expect(codes(mail)).toEqual(['boundary-missing'])
})

test('no boundary at all: text', () => {
  const mail = decodeMail('Content-Type: multipart/report\n\nNot delivered.\n-- \nTo: x\n')
  expect(outline(mail)).toEqual(['text/plain "Not delivered.\\n-- \\nTo: x\\n"'])
  expect(codes(mail)).toEqual(['boundary-missing'])
})

test('no boundary at all, but HTML', () => {
  expect(outline(decodeMail('Content-Type: multipart/report\n\n<html>x</html>'))).toEqual([
    'text/html "<html>x</html>"',
  ])
})

test('a wrong boundary, and inside it none, and an encoding nobody knows', () => {
  const mail = decodeMail(fixture('broken.eml'))
  expect(outline(mail)).toEqual([
    'multipart/mixed',
    '  text/plain "café"',
    '  multipart/alternative',
    '    text/plain "one = two"',
    '    application/pdf',
  ])
  expect(mail.parts[4]!.params).toEqual({ name: 'ré.pdf' })
  expect(codes(mail)).toEqual(['boundary-missing', 'boundary-missing'])
})

test('an inner multipart without boundary does not take the outer one', () => {
  const mail = mixed(
    '--b\nContent-Type: multipart/alternative\n\none\n--b\nContent-Type: text/html\n\ntwo\n--b--',
  )
  expect(outline(mail)).toEqual(['multipart/mixed', '  text/plain "one"', '  text/html "two"'])
})

test('"multipart" alone with a boundary', () => {
  expect(outline(decodeMail('Content-Type: multipart; boundary=b\n\n--b\n\none\n--b--'))).toEqual([
    'multipart/mixed',
    '  text/plain "one"',
  ])
})

test('an encoding on a multipart is ignored', () => {
  const head = 'Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n'
  expect(outline(decodeMail(`${head}--b\n\none\n--b--`))).toEqual(['multipart/mixed', '  text/plain "one"'])
})
