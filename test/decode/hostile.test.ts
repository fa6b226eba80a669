import { expect, test } from 'vitest'
import { allAddresses, normaliseAddress } from '../../src/decode/address.ts'
import { decodeWords } from '../../src/decode/encoded-word.ts'
import { htmlToText } from '../../src/decode/html.ts'
import { decodeMail, partText } from '../../src/decode/mail.ts'
import { parameters } from '../../src/decode/parameters.ts'

// Whatever costs more than linear time here takes minutes and fails by vitest's time limit.
const SIZE = 15_000_000
const fill = (piece: string, size = SIZE) => piece.repeat(Math.floor(size / piece.length))

function read(text: string) {
  const mail = decodeMail(text)
  for (const part of mail.parts) partText(part)
  mail.headers.get('subject')
  return mail
}

const multipart = 'Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n'

test.each<[string, () => string]>([
  ['multiparts in multiparts', () => fill('Content-Type: multipart/mixed; boundary=b\n\n--b\n')],
  [
    'multiparts with boundaries of their own',
    () => {
      let text = ''
      for (let i = 0; text.length < SIZE; i++)
        text += `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`
      return text
    },
  ],
  ['messages in messages', () => fill('Content-Type: message/rfc822\n\n')],
  ['multiparts without boundary', () => multipart + fill('--b\nContent-Type: multipart/mixed\n\n--c\n')],
  [
    'boundaries to be found in boundaries to be found',
    () => {
      let text = 'Subject: x\n'
      for (let i = 0; text.length < SIZE; i++) text += `Content-Type: multipart/mixed\n\n--x${i}\n`
      return text
    },
  ],
  ['a million parts', () => multipart + fill('--b\n\nx\n')],
  ['lines like boundaries', () => multipart + fill('\n--')],
  [
    'lines of hyphens',
    () => multipart.replace('=b', `="${'-'.repeat(5000)}"`) + fill(`\n${'-'.repeat(5000)}`),
  ],
  ['a million headers', () => `Subject: x\n${fill('X-A: b\n')}`],
  ['a million lines that are no header', () => `Subject: x\n${fill('no header\nX-A: b\n')}`],
  ['one folded header', () => `Subject: x\n${fill(' y\n')}`],
  ['one line', () => `Subject: ${fill('x')}`],
  ['one line of blanks', () => `Subject: x\nContent-Type: ${fill(' ')}`],
  ['lines of blanks', () => fill(' \n')],
  ['blank lines', () => fill('\n')],
  ['CR only', () => fill('\r')],
  ['NUL only', () => fill('\0')],
  ['From lines', () => fill('From x\n')],
  ['unclosed encoded words', () => `Subject: ${fill('=?a?q?')}\n\n`],
  ['unclosed quotation', () => `Content-Type: multipart/mixed; boundary="${fill('\\"')}\n\n`],
  ['unclosed comments', () => `Content-Type: text/plain ${fill('(')}\n\n`],
  ['base64', () => `Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${fill('QUJD\n')}`],
  [
    'soft line breaks',
    () => `Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${fill('= ')}`,
  ],
  ['8-bit text', () => `Content-Type: text/plain; charset=utf-8\n\n${fill('é', SIZE / 2)}`],
  ['tags', () => `Content-Type: text/html\n\n${fill('<p')}`],
])('%s', (_name, make) => {
  expect(read(make()).parts.length).toBeGreaterThan(0)
})

test('base64 in base64', () => {
  let text = 'Subject: innermost\n\nx'
  const head = 'Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n'
  for (let i = 0; i < 30; i++) text = head + Buffer.from(text).toString('base64')
  const mail = read(text)
  expect(mail.notes.map((note) => note.code)).toEqual(['depth-limit'])
})

const small = 500_000

test.each(['<', '<!--', '<style>', '<p ', '&', '&#', '</', '<!', '<a@', '<style></styl>'])(
  'HTML of %j',
  (piece) => {
    htmlToText(fill(piece, small))
  },
)

test.each(['=?', '=?a?q?', '=?a?q?x?', '?=', '=?a?b?=?', '=?a?q?x?= ', '=?*?q?=?='])(
  'words of %j',
  (piece) => {
    decodeWords(fill(piece, small))
  },
)

test.each(['<', '(', ')', '"', '\\', ',', '<"', '@', ':', '"@', '(@', '<@', '((a@b', '[', '<a@b> '])(
  'addresses of %j',
  (piece) => {
    allAddresses(fill(piece, small))
    normaliseAddress(fill(piece, small))
  },
)

test.each(['(', ')', '"', '\\', ';', '; a=', '; a*0=x', '; a="', "; a*=''%", '"\\'])(
  'parameters of %j',
  (piece) => {
    parameters(fill(piece, small))
  },
)
