import { expect, test } from 'vitest'
import { Phrases } from '../../src/match/phrases.ts'

test('words that are alternatives are not taken for one phrase that is written with a slash', () => {
  const phrases = new Phrases(['ehlo\\/helo * wrong', '{helo/ehlo} * wrong'])
  expect(phrases.scan('This HELO is wrong')).toBe(1)
  expect(phrases.found[0]).toBe(1)
})
