import { expect, test } from 'vitest'
import {
  decodeBase64,
  decodeQuotedPrintable,
  decodeTransfer,
  transferEncoding,
} from '../../src/decode/transfer.ts'

test.each([
  ['a=3Db', 'a=b'],
  ['caf=c3=A9', 'caf\u00c3\u00a9'],
  ['soft=\nbreak', 'softbreak'],
  ['soft= \t\nbreak', 'softbreak'],
  ['end=', 'end'],
  ['broken =XY and =4', 'broken =XY and =4'],
  ['a==\nb', 'a=b'],
  ['1 = 2', '1 = 2'],
  ['kept  \nline', 'kept  \nline'],
])('quoted-printable %j', (encoded, decoded) => {
  expect(decodeQuotedPrintable(encoded)).toBe(decoded)
})

const base64 = (text: string) => String.fromCharCode(...decodeBase64(text))

test.each([
  ['aGVsbG8=', 'hello'],
  ['aGVsbG8', 'hello'],
  ['aGVs\nbG8=\n', 'hello'],
  ['  aGVs*bG8!=', 'hello'],
  ['aGk=aGk=', 'hihi'],
  ['_-__', '\u00ff\u00ef\u00ff'],
  ['a', ''],
  ['', ''],
])('base64 %j', (encoded, decoded) => {
  expect(base64(encoded)).toBe(decoded)
})

test('text that is said to be base64 but is not stays as it is', () => {
  const text = 'Your message could not be delivered to fox@hill.example.\n'
  expect(decodeTransfer(text, 'base64')).toBe(text)
})

test.each([
  [null, 'identity'],
  ['7bit', 'identity'],
  ['x-uuencode', 'identity'],
  ['BASE64', 'base64'],
  ['"base64"', 'base64'],
  ['Quoted-Printable (rfc2045)', 'quoted-printable'],
] as const)('the encoding %j is %s', (value, encoding) => {
  expect(transferEncoding(value)).toBe(encoding)
})
