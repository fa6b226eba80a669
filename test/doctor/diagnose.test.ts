import { expect, it } from 'vitest'
import { type Clues, cluesIn } from '../../src/doctor/clues.ts'
import { diagnose, type RefusedMail } from '../../src/doctor/diagnose.ts'
import { EXAMPLE_KEYS } from '../../src/doctor/findings/dkim.ts'
import { dnsOf } from './zone.ts'

const NOW = Date.UTC(2026, 10, 27, 12)

const told = (fields: Partial<Parameters<typeof cluesIn>[0] extends Iterable<infer T> ? T : never>) => ({
  ...{ diagnostic: null, sender: 'news@example.com', remoteMta: null, blocklist: null },
  ...fields,
})

it('finds the key in the signature of the message that came back', () => {
  const signature = 'v=1; a=rsa-sha256; d=Example.com; s=S1; bh=abc=; b=def'
  expect(cluesIn([told({ headers: { 'dkim-signature': signature } })])).toMatchObject({
    selectors: [{ selector: 's1', domain: 'example.com' }],
    domains: ['example.com'],
  })
})

it.each([
  ['550 5.7.20 no key for signature at mail._domainkey.example.com.', 'mail', 'example.com'],
  ['550 5.7.1 dkim=permerror (no key) header.d=example.com header.s=k1', 'k1', 'example.com'],
  ['554 DKIM failed (d=example.com, s=20260101)', '20260101', 'example.com'],
])('finds the key in %s', (diagnostic, selector, domain) => {
  expect(cluesIn([told({ diagnostic })]).selectors).toEqual([{ selector, domain }])
})

it.each([
  [
    "550-5.7.26 Unauthenticated email from example.org is not accepted due to domain's DMARC policy.",
    'example.org',
  ],
  ['550-5.7.26 DKIM = did not pass SPF [example.org] with ip: [192.0.2.1] = did not pass', 'example.org'],
  ['550 5.7.1 dkim=fail header.d=example.org header.s=k1', 'example.org'],
])('takes the sender’s domain from the refusal where nothing else tells it: %s', (diagnostic, domain) => {
  expect(cluesIn([told({ sender: null, diagnostic })]).domains).toEqual([domain])
})

it('finds the address that sent, and leaves out the server that refused', () => {
  const diagnostic =
    '550-5.7.25 [192.0.2.1] The IP address sending this message does not have a PTR record. 2001:db8::1: see 198.51.100.9'
  const clues = cluesIn([told({ diagnostic, remoteMta: 'mx.example.net [198.51.100.9]' })])
  expect(clues.ips).toEqual(['192.0.2.1', '2001:db8::1'])
})

it('takes no version, time or private address for one that sent', () => {
  const diagnostic = '550 5.7.1 at 12:30:01 by 10.0.0.1 smtpd 3.9.1 (id 1.2.3)'
  expect(cluesIn([told({ diagnostic })]).ips).toEqual([])
})

const NOTHING: Clues = { selectors: [], ips: [], mechanisms: [], domains: ['example.com'] }
const trouble = (fields: Partial<RefusedMail>): RefusedMail => ({
  ...{ reason: 'authentication', receiver: 'Gmail', count: 312, domain: 'example.com', clues: NOTHING },
  ...fields,
})

it('joins refusals for DKIM with the key that is gone', async () => {
  const clues: Clues = {
    ...NOTHING,
    selectors: [{ selector: 's1', domain: 'example.com' }],
    mechanisms: ['dkim'],
  }
  const explained = await diagnose(
    trouble({ clues }),
    { dns: dnsOf(['example.com TXT v=spf1 -all']), now: NOW },
    async () => Date.UTC(2026, 10, 27, 10, 40),
  )
  expect(explained.sentence).toBe(
    'Gmail refused 312 messages for DKIM; there is no DKIM key s1._domainkey.example.com. ' +
      'A check last found it in order on 2026-11-27 10:40 UTC.',
  )
  expect(explained.causes.map(({ id }) => id)).toEqual(['dkim-missing'])
})

it('joins refusals for a missing name with the address that has none', async () => {
  const clues = { ...NOTHING, ips: ['192.0.2.1'] }
  const { sentence } = await diagnose(trouble({ reason: 'missing-ptr', count: 1, clues }), {
    dns: dnsOf([]),
    now: NOW,
  })
  expect(sentence).toBe(
    'Gmail refused 1 message for the sending address’s name; 192.0.2.1 has no name (PTR record).',
  )
})

it('joins refusals for reputation with the list that has the address', async () => {
  const clues = { ...NOTHING, ips: ['192.0.2.1'] }
  const dns = dnsOf([
    '1.2.0.192.in-addr.arpa PTR mail.example.com',
    'mail.example.com A 192.0.2.1',
    'example.com TXT v=spf1 ip4:192.0.2.1 -all',
    'a._domainkey.example.com TXT v=DKIM1; p=',
    '_dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@example.com',
    '1.2.0.192.zen.spamhaus.org A 127.0.0.3',
  ])
  const { sentence } = await diagnose(trouble({ reason: 'reputation', receiver: 'GMX', clues }), {
    dns,
    now: NOW,
  })
  expect(sentence).toBe(
    'GMX refused 312 messages for its reputation; 192.0.2.1 is on Spamhaus ZEN: CSS: it sent spam, or mail that looks like it, lately.',
  )
})

it('takes nothing for the cause that makes no check fail', async () => {
  const zone = ['example.com TXT v=spf1 +all', '_dmarc.example.com TXT v=DMARC1; p=reject']
  const clues: Clues = { ...NOTHING, mechanisms: ['spf', 'dkim', 'dmarc'] }
  const keyless = await diagnose(trouble({ clues }), { dns: dnsOf(zone), now: NOW })
  expect(keyless.causes.map(({ id }) => id)).toEqual(['dkim-none'])
  const key = `s1._domainkey.example.com TXT v=DKIM1; p=${EXAMPLE_KEYS[2048]}`
  const selectors = [{ selector: 's1', domain: 'example.com' }]
  const { sentence } = await diagnose(trouble({ clues: { ...clues, selectors } }), {
    ...{ dns: dnsOf([...zone, key]), now: NOW },
  })
  expect(sentence).toBe(
    'Gmail refused 312 messages for SPF and DKIM and DMARC; in the DNS nothing is wrong that would explain it.',
  )
})

it('says so where nothing is wrong', async () => {
  const dns = dnsOf([
    'example.com TXT v=spf1 mx -all',
    'example.com MX 10 mail.example.com',
    'mail.example.com A 192.0.2.1',
  ])
  const clues: Clues = { ...NOTHING, mechanisms: ['spf'] }
  const { sentence, causes } = await diagnose(trouble({ clues }), { dns, now: NOW })
  expect(causes).toEqual([])
  expect(sentence).toBe(
    'Gmail refused 312 messages for SPF; in the DNS nothing is wrong that would explain it.',
  )
})
