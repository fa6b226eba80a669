import { afterEach, expect, it } from 'vitest'
import { questionOf } from '../../src/doctor/ask.ts'
import { nodeDns } from '../../src/doctor/dns/node-dns.ts'
import { examine } from '../../src/doctor/doctor.ts'
import { type DnsServer, startDns } from './dns-server.ts'
import { policyOf } from './zone.ts'

let server: DnsServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

/** All checks, over a name server on this machine. */
async function examined(lines: readonly string[], timeout = 60_000) {
  server = await startDns(lines)
  const dns = nodeDns({ servers: [server.address], timeout, tries: 1 })
  const question = questionOf({ domain: 'example.com', ips: ['192.0.2.1'], selectors: ['s1'] })
  const { findings } = await examine(question, {
    ...{ dns, now: 0, fetchPolicy: policyOf(undefined) },
    timeout: 500_000,
  })
  return { ids: findings.map(({ id }) => id), findings, asked: server.asked.length }
}

it('survives thousands of mail hosts', async () => {
  const { ids, asked } = await examined(
    Array.from({ length: 1200 }, (_, at) => `example.com MX 10 mx${at}.example.com`),
  )
  expect(ids).toContain('mx-many')
  expect(asked).toBeLessThan(200)
})

it('survives a text that fills a whole answer', async () => {
  const huge = 'a:x.example.net '.repeat(3000)
  const { findings } = await examined([`example.com TXT v=spf1 ${huge}-all`])
  expect(Math.max(...findings.map(({ found }) => found?.length ?? 0))).toBeLessThanOrEqual(2001)
})

it('survives many records where there may be one', async () => {
  const many = (name: string, text: string) =>
    Array.from({ length: 300 }, (_, at) => `${name} TXT ${text}${at}`)
  const { ids } = await examined([
    ...many('example.com', 'v=spf1 a:x'),
    ...many('_dmarc.example.com', 'v=DMARC1; p=none; x='),
    ...many('s1._domainkey.example.com', 'v=DKIM1; p=AAAA; x='),
    ...many('_mta-sts.example.com', 'v=STSv1; id='),
  ])
  expect(ids).toEqual(
    expect.arrayContaining(['spf-several', 'dmarc-several', 'dkim-several', 'mta-sts-several']),
  )
})

it('survives name servers that answer nothing', async () => {
  const silent = ['example.com TXT', 'example.com MX', '_dmarc.example.com TXT']
  const { ids } = await examined(
    silent.map((question) => `${question} !timeout`),
    500,
  )
  expect(ids.filter((id) => id === 'unanswered').length).toBe(3)
})
