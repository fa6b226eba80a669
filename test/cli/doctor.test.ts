import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DnsServer, startDns } from '../doctor/dns-server.ts'
import { undelivered } from './harness.ts'
import { patient } from './service-harness.ts'

patient()

let server: DnsServer
beforeAll(async () => {
  server = await startDns([
    'example.com MX 10 mail.example.com',
    'mail.example.com A 192.0.2.1',
    'example.com TXT v=spf1 ip4:198.51.100.0/24 -all',
    'good.example MX 10 mail.example.com',
  ])
})
afterAll(() => server.close())

const doctor = (...words: string[]) =>
  undelivered(['doctor', ...words, '--resolver', server.address], {
    tty: true,
    columns: 100,
    env: { NO_COLOR: '1' },
  })

it('tells what is wrong, why receivers care, and the record to publish', async () => {
  const { status, stdout } = await doctor('example.com', '--ip', '192.0.2.1', '--only', 'mx,spf')
  expect(stdout).toBe(`MX
  ✓ example.com takes mail at mail.example.com.

SPF
  ✗ 192.0.2.1 may not send for example.com: SPF comes to fail by -all.
      Why      Receivers refuse mail that fails SPF, or count it as spam, and DMARC cannot pass by
               it.
      Do       If 192.0.2.1 sends for you, name it in the record.
      Publish  example.com TXT
               v=spf1 ip4:192.0.2.1 ip4:198.51.100.0/24 -all
  ✓ SPF is in order: it asks the DNS 0 times of at most 10.

example.com: 1 error.
`)
  expect(status).toBe(1)
})

it('ends with status 0 where there is no error', async () => {
  expect(await doctor('good.example', '--only', 'mx')).toMatchObject({ status: 0, stderr: '' })
})

it('gives programs the whole of it', async () => {
  const json = JSON.parse((await doctor('good.example', '--only', 'tls-rpt', '--format', 'json')).stdout)
  expect(json).toMatchObject({
    domain: 'good.example',
    worst: 'note',
    findings: [
      {
        id: 'tls-rpt-none',
        publish: {
          name: '_smtp._tls.good.example',
          type: 'TXT',
          value: 'v=TLSRPTv1; rua=mailto:tls-reports@good.example',
        },
      },
    ],
  })
  const csv = (await doctor('good.example', '--only', 'mx', '--format', 'csv')).stdout.split('\n')
  expect(csv[0]?.trim()).toBe('id,check,level,about,what,why,mend,name,type,value,found')
  expect(csv[1]?.trim()).toBe('mx-ok,mx,ok,good.example,good.example takes mail at mail.example.com.,,,,,,')
})

it.each([
  [['doctor'], 'name one domain.'],
  [['doctor', 'a.example', 'b.example'], 'name one domain.'],
  [['doctor', 'nonsense'], 'This cannot be looked at: “nonsense” is no domain.'],
  [['doctor', 'a.example', '--ip', 'here'], 'This cannot be looked at: “here” is no IP address.'],
  [['doctor', 'a.example', '--only', 'arc'], '--only arc: it must be one of mx, spf,'],
  [['doctor', 'a.example', '--resolver', 'dns.example'], '--resolver dns.example: it must be an IP address'],
  [
    ['doctor', 'a.example', '--data', 'x', '--resolver', '192.0.2.1'],
    '--resolver is for a run without --data',
  ],
])('refuses %j', async (words, sentence) => {
  const { status, stderr } = await undelivered(words)
  expect(stderr).toContain(sentence)
  expect(status).toBe(2)
})
