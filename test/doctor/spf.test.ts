import { describe, expect, it } from 'vitest'
import { boundedDns } from '../../src/doctor/dns/bounded.ts'
import { readSpf } from '../../src/doctor/spf/record.ts'
import { walkSpf } from '../../src/doctor/spf/walk.ts'
import { dnsOf } from './zone.ts'

const from = (ip: string) => ({ ip, sender: 'anna@example.com', helo: 'mail.example.com' })

describe('SPF', () => {
  it('tells the way to the term that decided', async () => {
    const dns = dnsOf([
      'example.com TXT v=spf1 include:_spf.example.net -all',
      '_spf.example.net TXT v=spf1 redirect=_all.example.net',
      '_all.example.net TXT v=spf1 ip4:192.0.2.0/24 ~all',
    ])
    expect(await walkSpf(dns, 'example.com', from('192.0.2.7'))).toMatchObject({
      result: 'pass',
      path: ['include:_spf.example.net', 'redirect=_all.example.net', 'ip4:192.0.2.0/24'],
      lookups: 2,
    })
    expect(await walkSpf(dns, 'example.com', from('198.51.100.7'))).toMatchObject({
      result: 'fail',
      path: ['-all'],
    })
  })

  it('takes a failure within an include for one of the whole', async () => {
    const dns = dnsOf(['example.com TXT v=spf1 include:b.example -all', 'b.example TXT !servfail'])
    expect(await walkSpf(dns, 'example.com', from('192.0.2.7'))).toMatchObject({
      result: 'temperror',
      problem: 'the record of b.example cannot be had: the name servers failed (SERVFAIL)',
    })
  })

  it('stops at the eleventh look-up, as receivers do', async () => {
    const dns = dnsOf(['example.com TXT v=spf1 include:example.com -all'])
    expect(await walkSpf(dns, 'example.com', from('192.0.2.7'))).toMatchObject({
      result: 'permerror',
      problem: 'more than 10 look-ups are needed',
    })
  })

  it('fills in macros', async () => {
    const dns = dnsOf([
      'example.com TXT v=spf1 exists:%{ir}.%{l1r-}._spf.%{d2} -all',
      '7.2.0.192.anna._spf.example.com A 127.0.0.2',
    ])
    expect(await walkSpf(dns, 'example.com', from('192.0.2.7'))).toMatchObject({ result: 'pass' })
  })

  it('counts a host that has addresses of the other family as no void', async () => {
    const dns = dnsOf(['example.com TXT v=spf1 a:six.example.com -all', 'six.example.com AAAA 2001:db8::1'])
    expect((await walkSpf(dns, 'example.com', from('192.0.2.7'))).voids).toEqual([])
  })
})

describe('the mistakes of a record', () => {
  it.each([
    ['ip4:192.0.2.300', '“192.0.2.300” is no IPv4 address'],
    ['ip4:192.0.2.1/33', '/33 is more than 32'],
    ['ip6:2001:db8::/129', '/129 is more than 128'],
    ['include:', 'nothing stands after the colon'],
    ['include', 'include needs something after a colon'],
    ['inlcude:example.net', 'there is no such mechanism'],
    ['a:localhost', '“localhost” is no domain'],
    ['exists:%{x}.example.com', '“%” begins no macro'],
    ['-all.', 'there is no such mechanism'],
    [`a:${'x'.repeat(2000)}`, 'it is too long'],
  ])('%s', (term, mistake) => {
    expect(readSpf(`v=spf1 ${term} -all`).mistakes).toEqual([[term, mistake]])
  })
})

describe('hostile records', () => {
  it('makes nobody ask for ever: two records that include each other many times', async () => {
    const includes = (name: string) => Array.from({ length: 200 }, () => `include:${name}`).join(' ')
    const all = dnsOf([
      `a.example TXT v=spf1 ${includes('b.example')}`,
      `b.example TXT v=spf1 ${includes('a.example')}`,
    ])
    const walk = await walkSpf(
      boundedDns(all),
      'a.example',
      { ip: null, sender: '', helo: '' },
      { lookups: 40, voids: 40 },
    )
    expect(walk).toMatchObject({ result: 'permerror', lookups: 41 })
    expect(all.asked.length).toBe(2)
  })
})
