import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MBOX } from '../../src/input/mbox.ts'

/** The messages found in the text, as text; errors as their codes. */
function split(text: string | Buffer, chunk = 1 << 20, messageBytes = 1 << 20): string[] {
  const bytes = Buffer.from(text as string)
  const splitter = MBOX.splitter({ messageBytes })
  const found: string[] = []
  const take = (pieces: ReturnType<typeof splitter.push>) => {
    for (const piece of pieces) {
      found.push('error' in piece ? (piece.error as Error & { code: string }).code : piece.bytes.toString())
    }
  }
  for (let at = 0; at < bytes.length; at += chunk) take(splitter.push(bytes.subarray(at, at + chunk)))
  take(splitter.end())
  return found
}

const FROM = 'From MAILER-DAEMON Mon Nov 24 09:00:01 2025'
const TWO = `${FROM}\nA: 1\n\none\n\n${FROM}\nA: 2\n\ntwo\n\n`

describe('splitting an mbox', () => {
  test('gives the messages without their From lines and the blank lines between', () => {
    expect(split(TWO)).toEqual(['A: 1\n\none\n', 'A: 2\n\ntwo\n'])
  })

  test.each([1, 2, 3, 7, 50])('does not depend on where chunks of %i bytes are cut', (size) => {
    expect(split(TWO, size)).toEqual(['A: 1\n\none\n', 'A: 2\n\ntwo\n'])
  })

  test.each(['\r\n', '\r'])('knows the line end %j', (eol) => {
    const found = split(TWO.replaceAll('\n', eol), 3)
    expect(found).toEqual(['A: 1\n\none\n', 'A: 2\n\ntwo\n'].map((text) => text.replaceAll('\n', eol)))
  })

  test('takes one > off quoted From lines, and only off those', () => {
    expect(split(`${FROM}\nA: 1\n\n>From here\n>>From there\nx >From y\n> From\n`)).toEqual([
      'A: 1\n\nFrom here\n>From there\nx >From y\n> From\n',
    ])
  })

  test('does not take a sentence for a separator', () => {
    const body = 'A: 1\n\nFrom now on, write to me@example.com\n\nFrom then on: silence in 2025\nand more\n'
    expect(split(`${FROM}\n${body}`, 5)).toEqual([body])
  })

  test('does not split without a blank line before', () => {
    expect(split(`${FROM}\nA: 1\n\nx\n${FROM}\nB: 2\n`)).toEqual([`A: 1\n\nx\n${FROM}\nB: 2\n`])
  })

  test.each([
    'From - Mon Nov 24 09:00:01 2025',
    'From 1763370764@xxx Mon Nov 24 09:00:01 +0000 2025',
    'From a@example.com Mon, 24 Nov 2025 09:00:01 +0000',
    'From a@example.com 2025-11-24T09:00:01Z',
  ])('knows the separator %j', (line) => {
    expect(split(`${line}\nA: 1\n\none\n\n${line}\nA: 2\n\ntwo\n\n`)).toEqual([
      'A: 1\n\none\n',
      'A: 2\n\ntwo\n',
    ])
  })

  test('gives an empty message between two separators', () => {
    expect(split(`${FROM}\n\n${FROM}\nA: 2\n\n`)).toEqual(['', 'A: 2\n'])
  })

  test.each([4, 1000])('skips a message over the limit and reads the rest (chunks of %i)', (chunk) => {
    const long = `${FROM}\nA: 1\n\n${'x'.repeat(200)}\n\n`
    expect(split(`${TWO}${long}${TWO}`, chunk, 100)).toEqual([
      'A: 1\n\none\n',
      'A: 2\n\ntwo\n',
      'MESSAGE_TOO_LARGE',
      'A: 1\n\none\n',
      'A: 2\n\ntwo\n',
    ])
  })

  test('reads what comes before the first separator when told that it is an mbox', () => {
    expect(split(`A: 0\n\nnought\n\n${TWO}`)).toEqual(['A: 0\n\nnought\n', 'A: 1\n\none\n', 'A: 2\n\ntwo\n'])
  })

  test('of an empty file gives nothing', () => {
    expect(split('')).toEqual([])
    expect(split('\n\n')).toEqual([])
  })
})

describe('any list of messages', () => {
  const word = fc.constantFrom('From ', '>From ', 'From a@b', FROM, 'x', '', ' ', 'Fro', '>', 'A: b', 'ü')
  const line = fc.array(word, { maxLength: 3 }).map((words) => words.join(''))
  const message = fc.array(line, { maxLength: 8 }).map((lines) => ['Subject: x', '', ...lines])

  test('written to an mbox is read back the same', () => {
    const property = fc.property(
      fc.array(message, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 200 }),
      (messages, eol, chunk) => {
        const texts = messages.map((lines) => lines.map((text) => text + eol).join(''))
        const written = messages.map((lines) => {
          const quoted = lines.map((text) => (/^>*From /.test(text) ? `>${text}` : text))
          return [FROM, ...quoted, ''].map((text) => text + eol).join('')
        })
        expect(split(written.join(''), chunk)).toEqual(texts)
      },
    )
    fc.assert(property, { numRuns: 1000 })
  })
})

describe('an mbox is recognised', () => {
  test.each([
    [`${FROM}\nA: 1\n`, true],
    [`\n\n${FROM}\nA: 1\n`, true],
    [`\ufeff${FROM}\r\nA: 1\r\n`, true],
    ['From a@example.com\nSubject: x\n', true],
    ['From a@example.com\nwith love\n', false],
    ['From: a@example.com\nSubject: x\n', false],
    ['Dear Sir\n', false],
    ['', false],
  ])('%j: %s', (head, expected) => {
    expect(MBOX.looksLike(Buffer.from(head))).toBe(expected)
  })
})
