import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../src/doctor/checks/index.ts'
import { examine } from '../../src/doctor/doctor.ts'
import { dnsOf, policyOf } from './zone.ts'

const NOW = Date.UTC(2026, 10, 27, 12)

describe.each(CHECKS)('$title', ({ name, findings }) => {
  it.each(Object.entries(findings))('finds %s in its example', async (id, { example, level }) => {
    const { zone, ask = {}, policy } = example
    const question = {
      ...{ domain: 'example.com', returnPath: 'example.com', ips: [], selectors: [], helo: null },
      ...ask,
    }
    const lines = id === 'unanswered' ? FAILING : zone
    const dns = dnsOf(lines)
    const asked = id === 'unanswered' ? { ...question, ...ASKED } : question
    const { findings: found } = await examine(asked, {
      ...{ dns, now: NOW, only: [name], fetchPolicy: policyOf(policy) },
    })
    const finding = found.find((one) => one.id === id)
    expect(finding?.level, JSON.stringify(found, null, 1)).toBe(level)
    expect(`${finding?.what} ${finding?.why} ${finding?.mend}`).not.toMatch(/\{\w+\}|undefined/)
  })
})

/** Every name that a check begins with, with name servers that fail. */
const FAILING = [
  'example.com MX !servfail',
  'example.com TXT !servfail',
  'mta._domainkey.example.com TXT !servfail',
  '_dmarc.example.com TXT !servfail',
  '1.2.0.192.in-addr.arpa PTR !servfail',
  'mail.example.com A !servfail',
  '_mta-sts.example.com TXT !servfail',
  '_smtp._tls.example.com TXT !servfail',
  'default._bimi.example.com TXT !servfail',
]
const ASKED = {
  ips: ['192.0.2.1'],
  helo: 'mail.example.com',
  selectors: [{ selector: 'mta', domain: 'example.com' }],
}

it('names every finding once', () => {
  const all = CHECKS.flatMap(({ findings }) => Object.keys(findings).filter((id) => id !== 'unanswered'))
  expect(new Set(all).size).toBe(all.length)
})
