import { expect, it } from 'vitest'
import { CsvRows, csvLine, unguarded } from '../../src/exchange/csv.ts'

/** The cells of each record, or its problem with the line. */
function read(text: string, size = text.length): unknown[] {
  const rows = new CsvRows()
  const found = []
  for (let at = 0; at < text.length; at += size) found.push(...rows.push(text.slice(at, at + size)))
  found.push(...rows.end())
  return found.map((one) => ('problem' in one ? `${one.line}: ${one.problem}` : one.cells))
}

it('reads values with commas, quotation marks and line ends in quotation marks', () => {
  const text = 'a,"b, c","say ""hi"""\r\n"two\r\nlines",,"  x "\r\n'
  const cells = [
    ['a', 'b, c', 'say "hi"'],
    ['two\r\nlines', '', '  x '],
  ]
  expect(read(text)).toEqual(cells)
  expect(read(text, 1)).toEqual(cells)
})

it('tells semicolons and tabs from the first line, and obeys the line of Excel', () => {
  expect(read('a;b;"c,d"\n1;2,5;3')).toEqual([
    ['a', 'b', 'c,d'],
    ['1', '2,5', '3'],
  ])
  expect(read('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(read('sep=;\na;b\n')).toEqual([['a', 'b']])
})

it('takes a quotation mark within a bare value for what it is', () => {
  expect(read('O"Brien,5" nails\n')).toEqual([['O"Brien', '5" nails']])
})

it('blames the line with the quotation mark out of place, and goes on after it', () => {
  expect(read('a,b\n"x" y,1\nc,d\n')).toEqual([
    ['a', 'b'],
    '2: Text stands right after a closing quotation mark.',
    ['c', 'd'],
  ])
  expect(read('a,b\n"x,1\nc,d\n"e",f\n')).toEqual([
    ['a', 'b'],
    '2: A quotation mark opens a value and nothing closes it.',
    ['c', 'd'],
    ['e', 'f'],
  ])
  expect(read('a,b\n"x,1\nc,d\ne,f\n')).toEqual([
    ['a', 'b'],
    '2: A quotation mark opens a value and nothing closes it.',
    ['c', 'd'],
    ['e', 'f'],
  ])
})

it('writes what it reads', () => {
  const cells = ['plain', 'a,b', 'a;b', 'say "hi"', 'two\r\nlines', ' edge ', '']
  expect(read(csvLine(cells))).toEqual([cells])
})

it('keeps a spreadsheet from running a value, and takes that back', () => {
  expect(csvLine(['=1+1', '-', "'=x", 'a=b'])).toBe("'=1+1,'-,''=x,a=b\r\n")
  expect(csvLine(['=x@example.com', '=1'], 0)).toBe("=x@example.com,'=1\r\n")
  expect(["'=1+1", "''=x", "'quoted'", 'a=b'].map(unguarded)).toEqual(['=1+1', "'=x", "'quoted'", 'a=b'])
})
