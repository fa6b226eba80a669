import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { test } from 'vitest'
import { createLogReader, LOG_NAMES } from '../../src/read-log.ts'
import { expectLinear } from '../linear.ts'

const FIXTURES = new URL('../fixtures/log/', import.meta.url)
const LINES = readdirSync(FIXTURES).flatMap((file) =>
  readFileSync(new URL(file, FIXTURES), 'utf8').split('\n'),
)

/** Real lines, cut, doubled and with other characters in them. */
const spoilt = fc
  .tuple(fc.constantFrom(...LINES), fc.nat(), fc.nat(), fc.string({ maxLength: 8 }))
  .map(([line, a, b, put]) => line.slice(0, a % (line.length + 1)) + put + line.slice(b % (line.length + 1)))

test('no reader throws, whatever the lines are', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(spoilt, fc.string()), { maxLength: 30 }), (lines) => {
      for (const name of LOG_NAMES) {
        const reader = createLogReader(name)
        for (const line of lines) reader.read(line)
      }
    }),
    { numRuns: 150 },
  )
})

const PIECES = [' ', '(', '<', ', to=<a@b>', '_/', '\\303', '"', ';', '{', 'a@', '550-', ': ', '[nl]']

test.each(LOG_NAMES)('a line of a megabyte of anything is read in a moment: %s', (name) => {
  const reader = createLogReader(name)
  for (const piece of PIECES)
    expectLinear(1_000_000 / piece.length, (size) => {
      for (const line of LINES.slice(0, 400).filter((_, at) => at % 80 === 0))
        reader.read(line + piece.repeat(size))
    })
})
