import { expect, test } from 'vitest'
import { compilePhrases, packPhrases, unpackPhrases } from '../../src/match/compile.ts'
import { packNumbers, unpackNumbers } from '../../src/match/numbers.ts'
import { Phrases } from '../../src/match/phrases.ts'

test('numbers of every width come back as they were, wherever their bytes lie', () => {
  const arrays = [[1, 2, 255], [], [256, 65_535], [65_536, 2 ** 31 - 1], [7]].map((one) =>
    Int32Array.from(one),
  )
  const { shapes, bytes } = packNumbers(arrays)
  expect(shapes.map(([, width]) => width)).toEqual([1, 1, 2, 4, 1])
  const unpacked = (from: Uint8Array<ArrayBuffer>) =>
    unpackNumbers({ shapes, bytes: from }).map((one) => Int32Array.from(one))
  expect(unpacked(bytes)).toEqual(arrays)
  const odd = new Uint8Array(bytes.length + 1)
  odd.set(bytes, 1)
  expect(unpacked(odd.subarray(1))).toEqual(arrays)
})

test('packed phrases find what the phrases find', () => {
  const compiled = compilePhrases(['mailbox * full', ['user unknown', 'no such user'], 'größe überschritten'])
  const { data, bytes } = packPhrases(compiled)
  const unpacked = unpackPhrases(JSON.parse(JSON.stringify(data)), Uint8Array.from(bytes))
  for (const text of ['550 User unknown', 'the mailbox of bob is full', 'Größe überschritten', 'nothing']) {
    const [before, after] = [new Phrases(compiled), new Phrases(unpacked)]
    expect(after.scan(text)).toBe(before.scan(text))
    expect(after.found[0]).toBe(before.found[0])
  }
})
