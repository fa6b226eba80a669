import { expect, test } from 'vitest'
import { GAP } from '../../src/match/pattern.ts'
import { Phrases } from '../../src/match/phrases.ts'

/** Of Latin, Greek, Cyrillic and Han: some are read as two or three symbols. */
test.each(['x', 'λ', 'ж', '文'])('a gap is as long in a text of "%s" as in any other', (letter) => {
  const phrases = new Phrases([`(${letter}) * [${letter}]`])
  const text = (between: number) => `(${letter})${letter.repeat(between)}[${letter}]`
  expect(phrases.scan(text(GAP - 5))).toBe(1)
  expect(phrases.scan(text(GAP + 5))).toBe(0)
})

test('an edge beside a blank inside a part holds by itself', () => {
  const phrases = new Phrases(['{no/listed in} |abc', '{host/mx|} down'])
  const found = (text: string) => phrases.scan(text) > 0
  expect(found('listed in abc')).toBe(true)
  expect(found('the mx down')).toBe(true)
  expect(found('listed in xabc')).toBe(false)
})
