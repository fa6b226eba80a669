import { expect, test } from 'vitest'
import { allAddresses, firstAddress, normaliseAddress } from '../../src/decode/address.ts'

test.each([
  ['jo@example.com', 'jo@example.com'],
  ['Jo@Example.COM', 'Jo@example.com'],
  ['Jo Smith <jo@example.com>', 'jo@example.com'],
  ['"Smith, Jo" <jo@example.com>', 'jo@example.com'],
  ['"jo@work.example" <jo@example.com>', 'jo@example.com'],
  ['<jo@example.com> (Jo (at work))', 'jo@example.com'],
  ['jo@example.com (Jo)', 'jo@example.com'],
  ['(Jo) jo(x)@example.com', 'jo@example.com'],
  ['"jo smith"@example.com', '"jo smith"@example.com'],
  ['"jo"@example.com', 'jo@example.com'],
  ['<"a>b"@example.com>', '"a>b"@example.com'],
  ['friends: jo@example.com, bo@example.com;', 'jo@example.com'],
  ['undisclosed-recipients:;', null],
  ['<@one.example,@two.example:jo@three.example>', 'jo@three.example'],
  ['Jo Smith jo@example.com', 'jo@example.com'],
  ['jo@[192.0.2.1]', 'jo@[192.0.2.1]'],
  ['jo@[IPv6:2001:db8::1]', 'jo@[ipv6:2001:db8::1]'],
  ['jo@xn--bcher-kva.example', 'jo@xn--bcher-kva.example'],
  ['jo@Bücher.example', 'jo@bücher.example'],
  ['root@localhost', 'root@localhost'],
  ['<jo@example.com', 'jo@example.com'],
  ['Jo <jo@example.com, bo@example.com', 'jo@example.com'],
  ['"Jo <jo@example.com>', 'jo@example.com'],
  ['To: <jo@example.com>', 'jo@example.com'],
  ['<>', null],
  ['MAILER-DAEMON', null],
  ['', null],
  ['@', null],
])('the first address of %j', (value, address) => {
  expect(firstAddress(value)).toBe(address)
})

test('all addresses, in order', () => {
  expect(allAddresses('A <a@x.example>, b@x.example (B); "C, D" <c@x.example>, team: d@x.example;')).toEqual([
    'a@x.example',
    'b@x.example',
    'c@x.example',
    'd@x.example',
  ])
})

test('addresses in brackets without commas', () => {
  expect(allAddresses('<a@x.example> <b@x.example>')).toEqual(['a@x.example', 'b@x.example'])
})

test.each([
  ['<jo@example.com>.', 'jo@example.com'],
  ['<jo@example.com>:', 'jo@example.com'],
  ["'jo@example.com'", 'jo@example.com'],
  ['"jo@example.com"', 'jo@example.com'],
  ['mailto:jo@example.com', 'jo@example.com'],
  ['<mailto:jo@example.com>', 'jo@example.com'],
  ['(jo@example.com)', 'jo@example.com'],
  ['jo@example.com.', 'jo@example.com'],
  ['[jo@example.com]', 'jo@example.com'],
  ['“jo@example.com”,', 'jo@example.com'],
  ["o'neill+tag=x/y@example.com", "o'neill+tag=x/y@example.com"],
  ['jo@example.com; x', null],
  ['a b@example.com', null],
  ['jo@exa mple.com', null],
  ['jo@.', null],
  ['@example.com', null],
  ['/o=org/cn=jo', null],
])('%j cleaned up', (raw, address) => {
  expect(normaliseAddress(raw)).toBe(address)
})
