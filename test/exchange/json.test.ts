import { expect, it } from 'vitest'
import { JsonItems } from '../../src/exchange/json.ts'

/** The entries, or their problems with the line. */
function read(text: string, size = text.length): unknown[] {
  const items = new JsonItems(new Set(['items', 'contacts', 'data', 'results']))
  const found = []
  for (let at = 0; at < text.length; at += size) found.push(...items.push(text.slice(at, at + size)))
  found.push(...items.end())
  return found.map((one) => ('problem' in one ? `${one.line}: ${one.problem}` : one.value))
}

it.each([
  ['an array', '[{"a": 1}, {"a": 2}]'],
  [
    'an array under a key, whatever stands around it',
    '{"n": {"items": [0]}, "items": [{"a": 1}, {"a": 2}], "p": {"b": [{}]}}',
  ],
  ['an array under two keys', '{"data": {"total": 2, "results": [{"a": 1}, {"a": 2}]}}'],
  ['an object with numbers as keys', '{"total": 2, "contacts": {"12": {"a": 1}, "13": {"a": 2}}}'],
  ['one object a line', '{"a": 1}\n{"a": 2}\n'],
  ['several answers one after the other', '{"items": [{"a": 1}]}\n{"items": [{"a": 2}]}\n{"items": []}'],
])('finds the entries of %s', (_, text) => {
  expect(read(text)).toEqual([{ a: 1 }, { a: 2 }])
  expect(read(text, 1)).toEqual([{ a: 1 }, { a: 2 }])
})

it('is not misled by brackets, quotation marks and keys within strings', () => {
  const entry = { a: '}]{["\\', b: { items: ['"items": ['] }, 'it"ems': '\u2028' }
  expect(read(JSON.stringify([entry, entry]), 1)).toEqual([entry, entry])
})

it('gives up an entry that is no JSON, and goes on', () => {
  expect(read('[{"a": 1},\n{"a": nope},\n{"a": 2}]')).toEqual([
    { a: 1 },
    '2: The entry is no JSON.',
    { a: 2 },
  ])
  expect(read('[{"a": 1},\n{"a": "x, "b": "y"},\n{"a": 2}]')).toEqual([
    { a: 1 },
    '2: A quotation mark is missing in this entry.',
    { a: 2 },
  ])
  expect(read('{"a": 1}\n{"a": "x}\n{"a": 2}\n')).toEqual([
    { a: 1 },
    '2: A quotation mark is missing in this entry.',
    { a: 2 },
  ])
})

it('tells where a list was cut off', () => {
  expect(read('[{"a": 1},\n{"a": ')).toEqual([{ a: 1 }, '2: The file ends in the middle of this entry.'])
  expect(read('{"items": [{"a": 1},\n')).toEqual([
    { a: 1 },
    '2: The file ends before its list does: it seems to be cut off.',
  ])
})

it('tells what is no entry, once a line', () => {
  expect(read('[1, 2, null,\n3]')).toEqual([
    '1: This is no entry: an object or an address was expected.',
    '2: This is no entry: an object or an address was expected.',
  ])
})
