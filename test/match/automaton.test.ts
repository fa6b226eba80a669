import { expect, test } from 'vitest'
import { Automaton, ROOT, STATE } from '../../src/match/automaton.ts'
import { flatKeys } from '../../src/match/keys.ts'

/** Symbols as texts of the letters from `a` on. */
const symbols = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0) - 96)
const keysOf = (words: readonly string[]) =>
  flatKeys([...new Set(words)].sort().map((word) => String.fromCharCode(...symbols(word))))

/** Numbers that look random and are the same each time. */
function* noise(): Generator<number> {
  for (let state = 1; ; state = (Math.imul(state, 1103515245) + 12345) >>> 0) yield state >>> 8
}

/** All words that end at each place of a text, the longest first. */
function found(automaton: Automaton, words: readonly string[], text: string): string[][] {
  const sorted = [...new Set(words)].sort()
  const bytes = symbols(text)
  let state = ROOT
  return [...bytes].map((symbol, at) => {
    if (automaton.full) state = automaton.restart(bytes, at)
    state = automaton.step(state, symbol) >>> STATE
    return [...automaton.keysAt(state)].map(({ key }) => sorted[key]!)
  })
}

const lookedFor = (words: readonly string[], text: string) =>
  [...text].map((_, at) =>
    [...new Set(words)]
      .filter((word) => text.slice(0, at + 1).endsWith(word))
      .sort((a, b) => b.length - a.length),
  )

test('finds all keys that end at each place', () => {
  const words = ['he', 'she', 'his', 'hers', 'e', 'ushers']
  expect(found(new Automaton(keysOf(words)), words, 'ushersheis')).toEqual(lookedFor(words, 'ushersheis'))
})

test('states laid over each other are never taken for one another', () => {
  const random = noise()
  const next = (below: number) => random.next().value % below
  const word = (letters: number, length: number) =>
    Array.from({ length }, () => String.fromCharCode(97 + next(letters))).join('')
  for (const letters of [2, 5, 26]) {
    const words = Array.from({ length: 300 }, () => word(letters, 1 + next(8)))
    const automaton = new Automaton(keysOf(words))
    for (let round = 0; round < 5; round++) {
      const text = word(letters, 400)
      expect(found(automaton, words, text)).toEqual(lookedFor(words, text))
    }
  }
})

test('goes on in the midst of a word when the store is full and was emptied', () => {
  const random = noise()
  const words = Array.from({ length: 3000 }, () =>
    Array.from({ length: 30 }, () => String.fromCharCode(97 + (random.next().value % 26))).join(''),
  )
  // A key as long as this leaves room for few states.
  const automaton = new Automaton(keysOf([...words, 'z'.repeat(3900)]))
  let restarts = 0
  const { restart } = automaton
  automaton.restart = (text, end) => {
    restarts++
    return restart.call(automaton, text, end)
  }
  const ends = found(automaton, [...words, 'z'.repeat(3900)], words.join(''))
  expect(words.every((word, at) => ends[at * 30 + 29]![0] === word)).toBe(true)
  expect(restarts).toBeGreaterThan(0)
})
