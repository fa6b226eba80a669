import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allAddresses, firstAddress } from '../../src/decode/address.ts'
import { decodeCharset } from '../../src/decode/charset.ts'
import { decodeWords } from '../../src/decode/encoded-word.ts'
import { htmlToText } from '../../src/decode/html.ts'
import { decodeMail, partText } from '../../src/decode/mail.ts'
import { parameters } from '../../src/decode/parameters.ts'
import { decodeBase64, decodeQuotedPrintable } from '../../src/decode/transfer.ts'
import { bytes, outline } from './tools.ts'

/** Text made of what mails are made of, so that the paths of the reader are met. */
const pieces = fc.constantFrom(
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\0',
  ':',
  ';',
  '--',
  '=',
  '"',
  '(',
  ')',
  '<',
  '>',
  '@',
  ',',
  '\\',
  '*',
  "'",
  'a',
  'é',
  '€',
  '\x1b$B',
  '\x1b(B',
  '=?utf-8?q?',
  '=?iso-2022-jp?b?',
  '?=',
  '=C3',
  '&lt;',
  '&#',
  '<p>',
  '<!--',
  '-->',
  '<style>',
  '</style>',
  'Subject: ',
  'To: ',
  'From ',
  'Content-Type: ',
  'multipart/mixed',
  'multipart/digest',
  'message/rfc822',
  'text/html',
  'text/plain',
  '; boundary=b',
  '; charset=',
  'utf-7',
  'shift_jis',
  '--b\n',
  '--b--\n',
  'Content-Transfer-Encoding: ',
  'base64',
  'quoted-printable',
  '\n\n',
)
const mailish = fc.array(pieces, { maxLength: 60 }).map((list) => list.join(''))

function read(input: Uint8Array | string): void {
  const mail = decodeMail(input)
  for (const part of mail.parts) {
    partText(part)
    expect(part.start).toBeLessThanOrEqual(part.end)
    expect(part.end).toBeLessThanOrEqual(part.source.length)
    expect(part.parent).toBeLessThan(part.index)
    for (const name of part.headers.names) part.headers.all(name)
  }
  expect(mail.parts.length).toBeGreaterThan(0)
}

test('any bytes are read', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), read), { numRuns: 500 })
})

test('any text made of pieces of mail is read', () => {
  fc.assert(fc.property(mailish, read), { numRuns: 3000 })
})

test('the small readers take any text', () => {
  const any = fc.oneof(fc.string({ unit: 'binary' }), mailish)
  fc.assert(
    fc.property(any, (text) => {
      parameters(text)
      decodeWords(text)
      htmlToText(text)
      for (const address of allAddresses(text)) expect(firstAddress(address)).toBe(address)
    }),
    { numRuns: 500 },
  )
})

test('any bytes in any charset', () => {
  const label = fc.constantFrom(
    'utf-8',
    'utf-7',
    'shift_jis',
    'iso-2022-jp',
    'gb18030',
    'hz',
    'big5',
    'x',
    'us-ascii',
  )
  fc.assert(fc.property(fc.uint8Array(), label, (data, name) => void decodeCharset(data, name)))
})

/** Text of lines without CR and NUL: those are what normalising changes. */
const lines = mailish.map((text) => text.replace(/[\r\0]/g, ''))

test('LF, CRLF and CR give the same parts and texts', () => {
  fc.assert(
    fc.property(lines, (text) => {
      const expected = outline(decodeMail(text))
      expect(outline(decodeMail(text.replaceAll('\n', '\r\n')))).toEqual(expected)
      expect(outline(decodeMail(text.replaceAll('\n', '\r')))).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
})

test('bytes and their text give the same parts and texts', () => {
  fc.assert(
    fc.property(
      lines.filter((text) => !text.includes('charset')),
      (text) => {
        expect(outline(decodeMail(new TextEncoder().encode(text)))).toEqual(outline(decodeMail(text)))
      },
    ),
  )
})

test('base64 there and back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (data) => {
      const encoded = Buffer.from(data).toString('base64').replace(/.{76}/g, '$&\n')
      expect([...decodeBase64(encoded)]).toEqual([...data])
    }),
  )
})

test('quoted-printable there and back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (data) => {
      const encoded = Array.from(data, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      const folded = encoded.map((code, i) => (i % 20 === 19 ? `${code}=\n` : code)).join('')
      expect([...bytes(decodeQuotedPrintable(folded))]).toEqual([...data])
    }),
  )
})

test('encoded words there and back, split anywhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), (text, cut) => {
      const data = Buffer.from(text)
      const at = cut % (data.length + 1)
      const words = [data.subarray(0, at), data.subarray(at)].filter((half) => half.length > 0)
      const value = words.map((half) => `=?utf-8?b?${half.toString('base64')}?=`).join('\n ')
      expect(decodeWords(value)).toBe(data.toString().replace(/^\ufeff/, ''))
    }),
  )
})

test('a body comes out of a multipart as it went in', () => {
  const body = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\0]/g, ''))
  fc.assert(
    fc.property(fc.array(body, { minLength: 1, maxLength: 5 }), (texts) => {
      fc.pre(!texts.join('').includes('--') && !texts.every((text) => text.trim() === ''))
      const parts = texts.map((text) => `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`).join('')
      const mail = decodeMail(`Content-Type: multipart/mixed; boundary=b\n\n${parts}--b--\n`)
      expect(mail.parts.slice(1).map((part) => part.text())).toEqual(texts)
    }),
  )
})
