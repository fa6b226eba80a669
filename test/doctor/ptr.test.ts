import { expect, it } from 'vitest'
import { isGeneric } from '../../src/doctor/checks/ptr.ts'
import { ipIn, isPublic, reverseName } from '../../src/doctor/ip.ts'

it.each([
  'ip-192-0-2-1.example.net',
  '1.2.0.192.example.net',
  'pc0000201.example.net',
  'host.dyn.example.net',
  'adsl-7.example.net',
])('takes %s for a name that a provider gives to all', (name) => {
  expect(isGeneric(name, '192.0.2.1')).toBe(true)
})

it.each(['mail.example.com', 'o1.email.example.com', 'mx-2.static.example.com', 'mail192.example.com'])(
  'takes %s for a name of one’s own',
  (name) => {
    expect(isGeneric(name, '192.0.2.1')).toBe(false)
  },
)

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['[192.0.2.1]', '192.0.2.1'],
  ['[IPv6:2001:DB8::1]', '2001:db8::1'],
  ['2001:0db8:0:0:0:0:0:1', '2001:db8::1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['192.0.2.1.5', null],
  ['fe80::1%eth0', null],
  ['example.com', null],
])('reads %s as an address', (text, ip) => {
  expect(ipIn(text)).toBe(ip)
})

it('names the reverse of an address', () => {
  expect(reverseName('192.0.2.1')).toBe('1.2.0.192.in-addr.arpa')
  expect(reverseName('2001:db8::1')).toBe(
    '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
  )
})

it('knows what can be reached from outside', () => {
  for (const ip of ['192.0.2.1', '8.8.8.8', '2001:db8::1', '2a00::1']) expect(isPublic(ip), ip).toBe(true)
  for (const ip of [
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    '::',
    '::127.0.0.1',
    'fe80::1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '::ffff:10.0.0.1',
    'x',
  ])
    expect(isPublic(ip), ip).toBe(false)
})
