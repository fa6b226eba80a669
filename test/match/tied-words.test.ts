import { expect, test } from 'vitest'
import { Phrases } from '../../src/match/phrases.ts'

const find = (pattern: string, text: string) => {
  const phrases = new Phrases([pattern])
  return phrases.scan(text) === 1 ? phrases.words(text, 0) : null
}

test.each([
  ['does not exist', '550 user does-not-exist here', 'does-not-exist'],
  ['does not exist', '550 DOES_NOT_EXIST', 'DOES_NOT_EXIST'],
  ['over-quota', '552 over quota', 'over quota'],
  ['over_quota', '552 over-quota', 'over-quota'],
  ['message too large', '552 message - too  large; sorry', 'message - too  large'],
  ['|full', '452 mailbox_full.', 'full'],
])('words may be tied: "%s" stands in "%s"', (pattern, text, words) => {
  expect(find(pattern, text)).toBe(words)
})

test('words that are written together are others', () => {
  expect(find('user unknown', '550 userunknown')).toBeNull()
})

test('what stands behind runs of blanks keeps its place', () => {
  expect(find('|full|', '452 --==  the   mail-box -- is _full_ now')).toBe('full')
  expect(find('|full|', '452 ––  the   boîte -- is _full_ now')).toBe('full')
})
