import { expect, test } from 'vitest'
import { decodeCharset, isKnownCharset } from '../../src/decode/charset.ts'

const hex = (digits: string) =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

test.each([
  ['utf-8', 'c3a9e282ac', 'é€'],
  ['UTF8', 'c3a9', 'é'],
  ['"utf-8"', 'c3a9', 'é'],
  ['3Dutf-8', 'c3a9', 'é'],
  ['iso-8859-1', 'e9', 'é'],
  ['ISO_8859-1:1987', 'e9', 'é'],
  ['iso-8859-1', '93', '“'],
  ['iso8859_2', 'b3', 'ł'],
  ['iso-8859-5', 'bcd8e0', 'Мир'],
  ['iso-8859-7', 'e1', 'α'],
  ['iso-8859-9', 'fe', 'ş'],
  ['iso-8859-15', 'a4', '€'],
  ['latin1', 'e9', 'é'],
  ['windows-1250', '9c', 'ś'],
  ['windows-1251', 'cce8f0', 'Мир'],
  ['cp1251', 'cce8f0', 'Мир'],
  ['windows-1252', '80', '€'],
  ['cp1252', '9f', 'Ÿ'],
  ['koi8-r', 'ede9f2', 'МИР'],
  ['KOI8-U', 'a4', 'є'],
  ['tis-620', 'a1', 'ก'],
  ['iso-2022-jp', '1b2442475b3f2e1b2842', '配信'],
  ['ISO-2022-JP-MS', '1b2442475b3f2e1b2842', '配信'],
  ['shift_jis', '947a904d', '配信'],
  ['x-sjis', '947a904d', '配信'],
  ['cp932', '947a904d', '配信'],
  ['windows-31j', '947a904d', '配信'],
  ['euc-jp', 'c7dbbfae', '配信'],
  ['gb2312', 'd3cabcfe', '邮件'],
  ['GBK', 'd3cabcfe', '邮件'],
  ['gb18030', 'd3cabcfe81308130', '邮件\u0080'],
  ['cp936', 'd3cabcfe', '邮件'],
  ['hz-gb-2312', '7e7b53 4a3c7e7e7d21'.replace(' ', ''), '邮件!'],
  ['big5', 'b66ca5f3', '郵件'],
  ['euc-kr', 'b8dec0cf', '메일'],
  ['ks_c_5601-1987', 'b8dec0cf', '메일'],
  ['utf-7', '612b414f6b2d62', 'aéb'],
  ['unicode-1-1-utf-7', '2b2d', '+'],
  ['utf-16le', '41002600', 'A&'],
])('%s', (label, digits, text) => {
  expect(decodeCharset(hex(digits), label)).toBe(text)
})

test.each([undefined, '', 'us-ascii', 'x-unknown', 'no such charset'])(
  'charset %j is guessed: UTF-8, ISO-2022-JP, else windows-1252',
  (label) => {
    expect(decodeCharset(hex('c3a9'), label)).toBe('é')
    expect(decodeCharset(hex('e9'), label)).toBe('é')
    expect(decodeCharset(hex('1b2442475b3f2e1b2842'), label)).toBe('配信')
  },
)

test('UTF-8 cut inside a character keeps the rest', () => {
  expect(decodeCharset(hex('c3a9e282'), 'utf-8')).toBe('é\ufffd')
})

test('declared UTF-8 without one valid character beyond ASCII is windows-1252', () => {
  expect(decodeCharset(hex('63616fe9'), 'utf-8')).toBe('caoé')
})

test.each([
  ['iso-2022-jp', 'e9858d', '配'],
  ['iso-2022-jp', 'c7dbbfae', '配信'],
  ['iso-2022-jp', '947a904d', '配信'],
  ['euc-kr', 'e9858d', '配'],
  ['iso-8859-1', 'c2a3', '£'],
])('8-bit text that was converted but is still declared as %s', (label, digits, text) => {
  expect(decodeCharset(hex(digits), label)).toBe(text)
})

test('which labels are known', () => {
  expect(isKnownCharset(undefined)).toBe(true)
  expect(isKnownCharset('x-sjis')).toBe(true)
  expect(isKnownCharset('utf-7')).toBe(true)
  expect(isKnownCharset('martian')).toBe(false)
})

test('an escape alone does not make text Japanese', () => {
  expect(decodeCharset(hex('1b5b316d'), 'us-ascii')).toBe('\x1b[1m')
})

test.each([
  ['Schön, Müller', 'Schön, Müller'],
  ['ящик переполнен', 'ящик переполнен'],
  ['“é” – €', '“é” – €'],
])('%s made UTF-8 twice is read once more', (text, expected) => {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
  expect(decodeCharset(new TextEncoder().encode(binary), 'utf-8')).toBe(expected)
  const by1252 = new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
  expect(decodeCharset(new TextEncoder().encode(by1252), undefined)).toBe(expected)
})

test.each(['São Paulo: NÃO', 'Â£ 5 – ящик', 'ÀÉ'])('%s stays as it is', (text) => {
  expect(decodeCharset(new TextEncoder().encode(text), 'utf-8')).toBe(text)
})
