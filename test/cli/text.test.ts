import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plain } from '../../src/cli/output/plain.ts'
import { Summary } from '../../src/cli/output/summary.ts'
import { cutEnd, cutMiddle, padTo, widthOfText } from '../../src/cli/output/width.ts'
import { wrap } from '../../src/cli/output/wrap.ts'
import { event } from './harness.ts'

describe('plain', () => {
  test.each([
    ['ordinary ü 日本', 'ordinary ü 日本'],
    ['tab\tand\r\nline', 'tab and  line'],
    ['\x1b[31mred\x1b[0m', '␛[31mred␛[0m'],
    ['\x00\x07\x7f', '␀␇␡'],
    ['\x9b31m', '\ufffd31m'],
    ['a\u202eb\u2066c\u200ed', 'abcd'],
    ['\ud800x', '\ufffdx'],
  ])('%j becomes %j', (text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  test('leaves nothing that a terminal would obey', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plain(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
    })
    fc.assert(property)
  })
})

describe('width', () => {
  test.each([
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['😀', 2],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(widthOfText(text)).toBe(width)
  })

  test('texts are cut with an ellipsis', () => {
    expect(cutEnd('abcdef', 4)).toBe('abc…')
    expect(cutEnd('abcd', 4)).toBe('abcd')
    expect(cutEnd('日本語', 4)).toBe('日…')
    expect(cutMiddle('01-postfix-unknown.eml', 10)).toBe('01-po….eml')
    expect(cutMiddle('日本語日本語', 6)).toBe('日…語')
    expect(padTo('日本', 6)).toBe('日本  ')
  })

  test('what was cut is never too wide', () => {
    const property = fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 20 }),
      (text, width) => {
        const line = plain(text)
        expect(widthOfText(cutEnd(line, width))).toBeLessThanOrEqual(width)
        expect(widthOfText(cutMiddle(line, width))).toBeLessThanOrEqual(width)
      },
    )
    fc.assert(property)
  })
})

describe('wrap', () => {
  test('breaks at spaces, never within a word', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap('a toolongword b', 5)).toEqual(['a', 'toolongword', 'b'])
    expect(wrap('', 5)).toEqual([''])
  })
})

describe('summary', () => {
  test('counts what was read', () => {
    const summary = new Summary()
    for (let i = 0; i < 3; i++) summary.message()
    summary.failure()
    summary.skip('README.md')
    summary.event(event({ provider: 'gmail' }))
    summary.event(
      event({ type: 'soft', reason: 'mailbox-full', advice: { do: 'retry', party: 'recipient', text: '' } }),
    )
    summary.event(event({ reason: 'unknown-user' }))
    summary.event(
      event({
        kind: 'not-a-bounce',
        type: null,
        reason: null,
        advice: { do: 'none', party: 'system', text: '' },
      }),
    )
    summary.hide()
    expect(summary.text(80)).toBe(
      [
        '3 messages (1 more could not be read): hard bounce 2, not a bounce 1,',
        '                                       soft bounce 1',
        'Reasons:    unknown-user 2, mailbox-full 1',
        'Refused by: Gmail 1',
        'To do:      suppress 2, retry 1',
        'Not shown:  1 event (--only)',
        'Skipped:    1 file that is no mail (README.md)',
        '',
      ].join('\n'),
    )
  })
})
