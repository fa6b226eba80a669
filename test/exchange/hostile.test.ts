import { describe, expect, it } from 'vitest'
import { LONGEST } from '../../src/exchange/entry.ts'
import { ListReader } from '../../src/exchange/list-reader.ts'
import { readList } from './tools.ts'

const SIZE = 512 * 1024
const PIECE = 64 * 1024

// Whatever takes more than linear time, or holds what it has read, would not end here.
describe('half a megabyte of', () => {
  it.each([
    ['one line', 'email\n', 'x'],
    ['commas', 'email,type\n', ','],
    ['quotation marks', 'email,type\n', '"'],
    ['quotation marks on lines of their own', 'email,type\n', '"\n'],
    ['lines that close one quotation and open the next', 'email,type\n"\n', 'x","\n'],
    ['an open quotation over short lines', 'email,type\n"', 'xx,yy,zz\n'],
    ['blanks', 'email,type\n', ' '],
    ['carriage returns', 'email,type\n', '\r'],
    ['brackets', '[', '['],
    ['braces', '', '{"a":'],
    ['one string', '["', 'x'],
    ['backslashes', '["', '\\'],
    ['numbers', '[', '1,'],
    ['broken objects', '[', '{"email"},'],
    ['list keys', '', '{"items":'],
    ['line feeds in strings', '[{"a', '"\n'],
  ])('%s', (_, begin, repeated) => {
    const reader = new ListReader()
    const piece = repeated.repeat(PIECE / repeated.length)
    reader.push(begin)
    let longest = 0
    for (let size = 0; size < SIZE; size += PIECE) {
      for (const one of reader.push(piece))
        longest = Math.max(longest, 'problem' in one ? one.text.length : SIZE)
    }
    reader.end()
    expect(reader.progress.entries).toBe(0)
    expect(longest).toBeLessThanOrEqual(200)
  })
})

it('a line that is too long costs itself alone', () => {
  const { found } = readList(`email\n${'x'.repeat(LONGEST + 1)}\nanna@example.com\n`)
  expect(found).toMatchObject([
    { line: 2, problem: 'The line has more than 65536 characters.' },
    { address: 'anna@example.com' },
  ])
})

it('an entry that is too long costs itself alone', () => {
  const { found } = readList(JSON.stringify([{ email: 'x'.repeat(LONGEST) }, { email: 'anna@example.com' }]))
  expect(found).toMatchObject([
    { line: 1, problem: 'The entry has more than 65536 characters.' },
    { address: 'anna@example.com' },
  ])
})

it('names that every object has are names like others', () => {
  const { found } = readList('email,__proto__,constructor,type\nanna@example.com,a,b,toString\n')
  expect(found).toMatchObject([{ address: 'anna@example.com', cause: 'manual', note: 'toString' }])
  expect(readList('[{"email": "anna@example.com", "__proto__": {"type": "bounce"}}]').found).toMatchObject([
    { cause: 'manual' },
  ])
})
