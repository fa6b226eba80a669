import { expect, test } from 'vitest'
import { Phrases } from '../../src/match/phrases.ts'

// Entry 0 is looked for; entry 1 is only asked for.
const phrases = new Phrases(['user unknown', ['domain', 'not * here']], { asked: [1] })

test('an entry that is asked for is not among the finds', () => {
  expect(phrases.scan('550 User unknown in this domain')).toBe(1)
  expect(phrases.found[0]).toBe(0)
  expect(phrases.has(1)).toBe(true)
})

test('it does not count as a part of an address, and counts where it stands elsewhere as well', () => {
  phrases.scan('550 <jo@domain8.com>: User unknown')
  expect(phrases.has(1)).toBe(false)
  phrases.scan('550 <jo@domain8.com>: User unknown in domain8.com')
  expect(phrases.has(1)).toBe(true)
})

test('it may have several fragments', () => {
  phrases.scan('this user is not known here')
  expect(phrases.has(1)).toBe(true)
})

test('it is asked of the last text alone', () => {
  phrases.scan('no such domain')
  phrases.scan('user unknown')
  expect(phrases.has(1)).toBe(false)
})
