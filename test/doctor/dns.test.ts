import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boundedDns } from '../../src/doctor/dns/bounded.ts'
import { nodeDns } from '../../src/doctor/dns/node-dns.ts'
import { type DnsServer, startDns } from './dns-server.ts'
import { dnsOf } from './zone.ts'

let server: DnsServer

beforeAll(async () => {
  server = await startDns([
    'example.com A 192.0.2.1',
    'example.com AAAA 2001:db8::1',
    'example.com MX 10 mail.example.com',
    'null.example.com MX 0 .',
    'example.com TXT v=spf1 -all',
    'example.com TXT other',
    `long.example.com TXT v=DKIM1; p=${'A'.repeat(3000)}`,
    'alias.example.com CNAME mail.example.net',
    '1.2.0.192.in-addr.arpa PTR mail.example.com',
    'broken.example.com A !servfail',
    'closed.example.com A !refused',
    'silent.example.com A !timeout',
  ])
})
afterAll(() => server.close())

const dns = (timeout = 60_000) => nodeDns({ servers: [server.address], timeout, tries: 1 })

describe('the DNS as Node asks it', () => {
  it('gives the records of each type', async () => {
    expect(await dns().ask('example.com', 'A')).toEqual({ is: 'found', records: ['192.0.2.1'] })
    expect(await dns().ask('example.com', 'AAAA')).toEqual({ is: 'found', records: ['2001:db8::1'] })
    expect(await dns().ask('example.com', 'MX')).toEqual({
      is: 'found',
      records: [{ priority: 10, host: 'mail.example.com' }],
    })
    expect(await dns().ask('null.example.com', 'MX')).toEqual({
      is: 'found',
      records: [{ priority: 0, host: '' }],
    })
    expect(await dns().ask('example.com', 'TXT')).toEqual({
      is: 'found',
      records: ['v=spf1 -all', 'other'],
    })
    expect(await dns().ask('alias.example.com', 'CNAME')).toEqual({
      is: 'found',
      records: ['mail.example.net'],
    })
    expect(await dns().ask('1.2.0.192.in-addr.arpa', 'PTR')).toEqual({
      is: 'found',
      records: ['mail.example.com'],
    })
  })

  it('asks again over TCP for what does not fit into a datagram', async () => {
    const answer = await dns().ask('long.example.com', 'TXT')
    expect(answer).toEqual({ is: 'found', records: [`v=DKIM1; p=${'A'.repeat(3000)}`] })
    expect(server.asked).toContain('long.example.com TXT tcp')
  })

  it('tells a name that is not there from one without such records', async () => {
    expect(await dns().ask('nobody.example.com', 'A')).toEqual({ is: 'none', exists: false })
    expect(await dns().ask('example.com', 'PTR')).toEqual({ is: 'none', exists: true })
  })

  it('tells why nobody answered', async () => {
    expect(await dns().ask('broken.example.com', 'A')).toEqual({ is: 'failed', why: 'servfail' })
    expect(await dns().ask('closed.example.com', 'A')).toEqual({ is: 'failed', why: 'refused' })
    expect(await dns(100).ask('silent.example.com', 'A')).toEqual({ is: 'failed', why: 'timeout' })
  })

  it('tells that there is no resolver', async () => {
    const nobody = await startDns([])
    await nobody.close()
    const asked = nodeDns({ servers: [nobody.address], timeout: 60_000, tries: 1 }).ask('example.com', 'A')
    expect(await asked).toEqual({ is: 'failed', why: 'unreachable' })
  })
})

describe('one run', () => {
  it('asks each question once, however it is written', async () => {
    const all = dnsOf(['example.com A 192.0.2.1'])
    const run = boundedDns(all)
    await Promise.all([
      run.ask('example.com', 'A'),
      run.ask('EXAMPLE.com.', 'A'),
      run.ask('example.com', 'A'),
    ])
    expect(all.asked).toEqual(['example.com A'])
  })

  it('asks no more questions than it may', async () => {
    const run = boundedDns(dnsOf([]), { questions: 2 })
    await run.ask('a.example.com', 'A')
    await run.ask('b.example.com', 'A')
    expect(await run.ask('c.example.com', 'A')).toEqual({ is: 'failed', why: 'too-many' })
  })

  it('has no more than some questions out at a time', async () => {
    let [out, most] = [0, 0]
    const slow = {
      async ask() {
        out++
        most = Math.max(most, out)
        await new Promise((resolve) => setImmediate(resolve))
        out--
        return { is: 'none', exists: false } as const
      },
    }
    const run = boundedDns(slow, { concurrency: 3 })
    await Promise.all(Array.from({ length: 20 }, (_, at) => run.ask(`${at}.example.com`, 'A')))
    expect(most).toBe(3)
  })

  it('does not ask for what is no name', async () => {
    const all = dnsOf([])
    const run = boundedDns(all)
    for (const name of [
      '',
      'a..example.com',
      `${'a'.repeat(64)}.example.com`,
      `${'a.'.repeat(130)}com`,
      'a b.c',
    ])
      expect(await run.ask(name, 'A')).toEqual({ is: 'none', exists: false })
    expect(all.asked).toEqual([])
  })

  it('asks nothing more once its time is over', async () => {
    const run = boundedDns(dnsOf(['example.com A 192.0.2.1']), { signal: AbortSignal.abort() })
    expect(await run.ask('example.com', 'A')).toEqual({ is: 'failed', why: 'timeout' })
  })
})
