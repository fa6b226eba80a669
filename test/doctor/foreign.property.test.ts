import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCKLISTS } from '../../src/doctor/blocklist/lists.ts'
import { readListing } from '../../src/doctor/blocklist/reading.ts'
import { CHECKS } from '../../src/doctor/checks/index.ts'
import { cluesIn } from '../../src/doctor/clues.ts'
import { readDkimKey } from '../../src/doctor/dkim/key.ts'
import { readDmarc } from '../../src/doctor/dmarc/record.ts'
import { boundedDns } from '../../src/doctor/dns/bounded.ts'
import type { Dns } from '../../src/doctor/dns/dns.ts'
import { covers, readPolicy } from '../../src/doctor/mta-sts/policy.ts'
import { expandMacros, macroMistake } from '../../src/doctor/spf/macro.ts'
import { mendedSpf } from '../../src/doctor/spf/mended.ts'
import { readSpf } from '../../src/doctor/spf/record.ts'
import { policyOf } from './zone.ts'

/** Texts that are made of what records are made of. */
const PIECES = [
  ...[
    'v=spf1',
    'v=DMARC1',
    'v=DKIM1',
    'v=STSv1',
    'v=BIMI1',
    'v=TLSRPTv1',
    'include:',
    'redirect=',
    'a',
    'mx',
    'ptr',
  ],
  ...[
    '+all',
    '-all',
    'ip4:',
    'ip6:',
    '192.0.2.1',
    '2001:db8::1',
    '/24',
    '//64',
    '%{i}',
    '%{d2r-}',
    '%',
    'exists:',
  ],
  ...[
    'p=',
    'k=rsa',
    't=y',
    'h=',
    'rua=mailto:',
    'sp=',
    'pct=',
    '; ',
    ';;',
    '=',
    ' ',
    '.',
    '@',
    'example.com',
    'id=1',
  ],
  ...[
    'mode: ',
    'mx: *.',
    'max_age: 1',
    'version: STSv1',
    '\n',
    ':',
    '!',
    '"',
    '\u0000',
    'é',
    'l=https://',
    'a=',
  ],
]
const record = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
)

describe('whatever stands in the DNS', () => {
  it('is read without throwing', () => {
    fc.assert(
      fc.property(record, (text) => {
        const spf = readSpf(text)
        mendedSpf(spf, { ips: ['192.0.2.1'], gone: ['x'] })
        readDkimKey(text)
        readDmarc(text)
        for (const host of readPolicy(text).hosts) covers(host, 'mail.example.com')
        cluesIn([
          {
            diagnostic: text,
            sender: text,
            remoteMta: text,
            blocklist: null,
            headers: { 'dkim-signature': text },
          },
        ])
        if (macroMistake(text, false) === null)
          expandMacros(text, { sender: 'a@example.com', domain: 'example.com', ip: '2001:db8::1', helo: 'x' })
        for (const list of BLOCKLISTS) readListing(list, [text])
      }),
      { numRuns: 500 },
    )
  })

  it('ends every check, with findings', async () => {
    const host = fc.oneof(
      record,
      fc.constantFrom('example.com', 'b.example.com', '192.0.2.1', '10.0.0.1', '2001:db8::1'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 4 }),
        fc.array(host, { maxLength: 4 }),
        async (texts, hosts) => {
          const answers = {
            ...{ TXT: texts, A: hosts, AAAA: hosts, CNAME: hosts, PTR: hosts },
            MX: hosts.map((one, priority) => ({ priority, host: one })),
          }
          const dns = {
            async ask(_name: string, type: keyof typeof answers) {
              const records = answers[type]
              return records.length > 0 ? { is: 'found', records } : { is: 'none', exists: true }
            },
          } as unknown as Dns
          const question = {
            ...{
              domain: 'example.com',
              returnPath: 'b.example.net',
              helo: texts[0] ?? 'x',
              ips: ['192.0.2.1', '2001:db8::1'],
            },
            selectors: [{ selector: 's', domain: 'example.com' }],
          }
          for (const check of CHECKS) {
            const tools = { dns: boundedDns(dns), now: 0, fetchPolicy: policyOf(texts[0]) }
            for (const finding of await check.run(question, tools)) expect(finding.what).not.toBe('')
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
