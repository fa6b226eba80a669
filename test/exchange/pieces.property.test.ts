import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readList } from './tools.ts'

const text = (...units: string[]) =>
  fc.array(fc.constantFrom(...units), { maxLength: 60 }).map((all) => all.join(''))

const options = { classify: undefined }

it.each([
  ['csv', 'email,type\n', text('a@b.example', '"', '"', ',', '\n', '\r\n', ' ', 'x', '""')],
  ['csv', '', text('\n', ' ', 'email', ';', 'a@b.example', '"').map((one) => `${one}\nemail\n`)],
  [
    'csv',
    '[',
    text('{"email":"a@b.example"}', '{', '}', '[', ']', '"', ',', ':', '\\', '\n', '1', '"items"', '"12"'),
  ],
  [
    'csv',
    '{',
    text('"items":[', '{"email":"a@b.example"}', '{', '}', '[', ']', '"', ',', ':', '\\', '\n', 'x'),
  ],
])('a list as %s is read the same in any pieces, whatever follows %j', (format, begin, rest) => {
  fc.assert(
    fc.property(rest, fc.integer({ min: 1, max: 9 }), (more, size) => {
      const whole = attempt(begin + more)
      expect(attempt(begin + more, size)).toEqual(whole)
    }),
    { numRuns: 300 },
  )

  function attempt(list: string, size?: number): unknown {
    try {
      const { found, reader } = readList(list, { ...options, format }, size)
      return { found, progress: reader.progress }
    } catch (error) {
      return String(error)
    }
  }
})

it('every line of a table gives an entry, a problem or nothing, once', () => {
  const lines = fc.array(
    fc.constantFrom('a@b.example,x', '"a@b.example","x"', '"a', 'a"', '""', 'x","', '"a","b', ''),
    {
      maxLength: 30,
    },
  )
  fc.assert(
    fc.property(lines, (all) => {
      const { reader } = readList(['email,type', ...all, 'z@b.example,end'].join('\n'), options)
      const { lines: counted, entries, problems, passedOver } = reader.progress
      expect(counted).toBe(all.length + 2)
      expect(entries + problems + passedOver).toBeLessThanOrEqual(all.length + 1)
    }),
  )
})
