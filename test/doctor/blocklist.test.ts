import { describe, expect, it } from 'vitest'
import { BLOCKLISTS as KNOWN } from '../../src/classify/rules/blocklist.ts'
import { BLOCKLISTS, type Blocklist } from '../../src/doctor/blocklist/lists.ts'
import { readListing } from '../../src/doctor/blocklist/reading.ts'
import { blocklist } from '../../src/doctor/checks/blocklist.ts'
import { dnsOf, policyOf } from './zone.ts'

const list = (id: string): Blocklist => BLOCKLISTS.find((one) => one.id === id)!

describe('what a blocklist’s answer says', () => {
  it.each([
    ['spamhaus-zen', ['127.0.0.4', '127.0.0.11'], 'many', ['XBL', 'PBL']],
    ['spamhaus-dbl', ['127.0.1.2'], 'many', ['its reputation is bad']],
    ['surbl', ['127.0.0.80'], 'many', ['MW', 'ABUSE']],
    ['uribl', ['127.0.0.4'], 'few', ['grey']],
    ['spfbl', ['127.0.0.3'], 'few', ['it is suspected']],
    ['hostkarma', ['127.0.0.2'], 'some', ['black']],
    ['psbl', ['127.0.0.99'], 'few', ['code 127.0.0.99']],
  ])('%s %j is a listing', (id, records, weight, words) => {
    const listing = readListing(list(id), records)
    expect(listing).toMatchObject({ is: 'listed', weight })
    const { means } = listing as Extract<typeof listing, { is: 'listed' }>
    expect(means.map((one) => one.split(':')[0])).toEqual(words.map((one) => expect.stringContaining(one)))
  })

  it.each([
    ['hostkarma', '127.0.0.1'],
    ['hostkarma', '127.0.0.5'],
    ['mailspike', '127.0.0.18'],
  ])('%s %s is a good word', (id, record) => {
    expect(readListing(list(id), [record])).toEqual({ is: 'clean' })
  })

  it.each([
    ['spamhaus-zen', '127.255.255.252'],
    ['spamhaus-zen', '127.255.255.254'],
    ['spamhaus-dbl', '127.0.1.255'],
    ['senderscore', '127.255.255.255'],
    ['surbl', '127.0.0.1'],
    ['uribl', '127.0.0.1'],
  ])('%s %s is a refusal, and no listing', (id, record) => {
    expect(readListing(list(id), [record])).toMatchObject({ is: 'refused' })
  })

  it('an address of the Internet comes from somebody else', () => {
    expect(readListing(list('psbl'), ['203.0.113.7'])).toEqual({ is: 'strange', records: ['203.0.113.7'] })
  })
})

it('asks for an IPv6 address only lists that know such', async () => {
  const dns = dnsOf([])
  const question = {
    domain: 'example.com',
    returnPath: 'example.com',
    helo: null,
    selectors: [],
    ips: ['2001:db8::1'],
  }
  await blocklist.run(question, { dns, now: 0, fetchPolicy: policyOf(undefined) })
  const zones = dns.asked
    .filter((one) => one.startsWith('1.0.0.'))
    .map((one) => one.replace(/^(?:\w\.){32}(.*) A$/, '$1'))
  expect(zones).toEqual(BLOCKLISTS.filter((one) => one.ipv6).map(({ zone }) => zone))
})

it('asks for the domain that was registered as well', async () => {
  const dns = dnsOf([])
  const question = {
    domain: 'news.example.co.uk',
    returnPath: 'b.example.org',
    helo: null,
    selectors: [],
    ips: [],
  }
  await blocklist.run(question, { dns, now: 0, fetchPolicy: policyOf(undefined) })
  expect(dns.asked.filter((one) => one.includes('dbl.spamhaus'))).toEqual([
    'news.example.co.uk.dbl.spamhaus.org A',
    'b.example.org.dbl.spamhaus.org A',
    'example.co.uk.dbl.spamhaus.org A',
  ])
})

it('has the lists under the names that refusals are read by', () => {
  const known = new Set(KNOWN.map(({ id }) => id))
  const others = BLOCKLISTS.filter(({ id }) => !known.has(id.replace(/-[123]$/, '')))
  expect(others).toEqual([])
  expect(new Set(BLOCKLISTS.map(({ zone }) => zone)).size).toBe(BLOCKLISTS.length)
})
