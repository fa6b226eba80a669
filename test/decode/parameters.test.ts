import { expect, test } from 'vitest'
import { parameters } from '../../src/decode/parameters.ts'

test.each<[string, string, Record<string, string>]>([
  ['Text/Plain', 'text/plain', {}],
  ['text/plain; Charset=UTF-8', 'text/plain', { charset: 'UTF-8' }],
  ['text/plain; charset="us ascii"; format=flowed', 'text/plain', { charset: 'us ascii', format: 'flowed' }],
  ['text/plain (a (nested; x=y) comment); charset=a (b)', 'text/plain', { charset: 'a' }],
  ['a/b; name="x\\"y\\\\z"', 'a/b', { name: 'x"y\\z' }],
  ['a/b; boundary="a;b(c)"', 'a/b', { boundary: 'a;b(c)' }],
  ['a/b; boundary="open; charset=x', 'a/b', { boundary: 'open', charset: 'x' }],
  ['a/b; boundary==_a=b', 'a/b', { boundary: '=_a=b' }],
  ['a/b; a=1; a=2', 'a/b', { a: '1' }],
  ['a/b;;  ; a = 1 ;', 'a/b', { a: '1' }],
  ['a/b; junk; =x; a=1', 'a/b', { a: '1' }],
  ["a/b; name*=utf-8'de'%C3%A9t%C3%A9.txt", 'a/b', { name: 'été.txt' }],
  ['a/b; name*=%41', 'a/b', { name: 'A' }],
  ['a/b; name*1="b c"; name*0=a', 'a/b', { name: 'ab c' }],
  ["a/b; name*0*=iso-8859-1''%E9; name*1=%41; name*2*=%42", 'a/b', { name: 'é%41B' }],
  ["a/b; name=plain; name*=utf-8''%E2%82%AC", 'a/b', { name: '€' }],
  ['a/b; name="=?utf-8?q?=C3=A9?="', 'a/b', { name: 'é' }],
  ['a/b; __proto__=x; a=1', 'a/b', { a: '1' }],
  ['', '', {}],
  [';a=1', '', { a: '1' }],
])('%j', (value, type, params) => {
  expect(parameters(value)).toEqual({ value: type, params })
})
