import { describe, expect, it } from 'vitest'
import { questionOf } from '../../src/doctor/ask.ts'
import { examine } from '../../src/doctor/doctor.ts'
import type { CheckName } from '../../src/doctor/question.ts'
import { dnsOf, policyOf } from './zone.ts'

/** The records that are to be published, by the id of the finding. */
async function published(
  only: CheckName,
  zone: readonly string[],
  asked: { ips?: string[]; selectors?: string[]; helo?: string } = {},
) {
  const question = questionOf({ domain: 'example.com', ...asked })
  const now = Date.UTC(2026, 10, 27, 18, 45, 30)
  const options = { dns: dnsOf(zone), now, only: [only], fetchPolicy: policyOf(undefined) }
  const { findings } = await examine(question, options)
  return findings.flatMap(({ id, publish }) =>
    publish === null ? [] : [`${id}: ${publish.name} ${publish.type} ${publish.value}`],
  )
}

describe('the record to publish', () => {
  it('mends all of an SPF record at once', async () => {
    const zone = [
      'example.com TXT v=spf1 ptr a:gone.example.com ip4:198.51.100.0/24 ipv4:192.0.2.9 include:b.example ?all',
      'b.example TXT v=spf1 -all',
    ]
    expect(await published('spf', zone)).toEqual([
      'spf-neutral-all: example.com TXT v=spf1 a:gone.example.com ip4:198.51.100.0/24 include:b.example ~all',
      'spf-ptr: example.com TXT v=spf1 a:gone.example.com ip4:198.51.100.0/24 include:b.example ~all',
      'spf-syntax: example.com TXT v=spf1 a:gone.example.com ip4:198.51.100.0/24 include:b.example ~all',
    ])
    expect(
      await published('spf', ['example.com TXT v=spf1 ptr a:gone.example.com -all'], {
        ips: ['2001:db8::1'],
      }),
    ).toEqual([
      'spf-ptr: example.com TXT v=spf1 ip6:2001:db8::1 -all',
      'spf-void-some: example.com TXT v=spf1 ip6:2001:db8::1 -all',
      'spf-not-named: example.com TXT v=spf1 ip6:2001:db8::1 -all',
    ])
  })

  it('puts several SPF records together', async () => {
    const zone = [
      'example.com TXT v=spf1 mx include:a.example -all',
      'example.com TXT v=spf1 include:b.example mx ~all',
    ]
    expect(await published('spf', zone)).toEqual([
      'spf-several: example.com TXT v=spf1 mx include:a.example include:b.example ~all',
    ])
  })

  it.each([
    ['v=spf1; mx; -all', 'v=spf1 mx; -all'],
    ['"v=spf1 mx -all"', 'v=spf1 mx -all'],
    ['spf1 mx -all', 'v=spf1 mx -all'],
    ['V = SPF1 mx -all', 'v=spf1 mx -all'],
  ])('begins an SPF record as it must: %s', async (text, value) => {
    expect(await published('spf', [`example.com TXT ${text}`])).toEqual([
      `spf-near: example.com TXT ${value}`,
    ])
  })

  it('mends all of a DMARC record at once, and keeps the policy', async () => {
    const zone = ['_dmarc.example.com TXT v=DMARC1;p=reject;sp=none;pct=50;rua=dmarc@example.com;']
    const mended = '_dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:dmarc@example.com'
    expect(await published('dmarc', zone)).toEqual([
      `dmarc-subdomains: ${mended}`,
      `dmarc-percent: ${mended}`,
      `dmarc-report-address: ${mended}`,
    ])
  })

  it('names the other domain’s record where reports go there', async () => {
    const zone = ['_dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@in.reports.example.net!10m']
    expect(await published('dmarc', zone)).toEqual([
      'dmarc-report-refused: example.com._report._dmarc.in.reports.example.net TXT v=DMARC1',
    ])
  })

  it('takes all that is too much out of a key', async () => {
    const zone = [
      's._domainkey.example.com TXT v=DKIM1; k=ed25519; t=y:s; h=sha1; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    ]
    const mended =
      's._domainkey.example.com TXT v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
    expect(await published('dkim', zone, { selectors: ['s'] })).toEqual([
      `dkim-testing: ${mended}`,
      `dkim-sha1: ${mended}`,
    ])
  })

  it('names the reverse of an address', async () => {
    expect(await published('ptr', [], { ips: ['192.0.2.1', '2001:db8::1'], helo: 'mx.example.com' })).toEqual(
      [
        'ptr-none: 1.2.0.192.in-addr.arpa PTR mx.example.com',
        'ptr-none: 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR mx.example.com',
      ],
    )
  })

  it('gives a policy of MTA-STS that names every mail host, and a new id', async () => {
    const zone = [
      'example.com MX 10 a.example.com',
      'example.com MX 20 b.example.com',
      '_mta-sts.example.com TXT v=STSv1;',
    ]
    expect(await published('mta-sts', zone)).toEqual([
      'mta-sts-syntax: _mta-sts.example.com TXT v=STSv1; id=20261127T184530',
      'mta-sts-unreachable: https://mta-sts.example.com/.well-known/mta-sts.txt file version: STSv1\nmode: testing\nmx: a.example.com\nmx: b.example.com\nmax_age: 604800',
    ])
  })
})
