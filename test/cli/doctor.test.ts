import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DnsServer, startDns } from '../doctor/dns-server.ts'
import { undelivered } from './harness.ts'
import { temporaryFolder } from './service-harness.ts'

const REFUSED = `From: MAILER-DAEMON@mx.example.com
To: news@example.com
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; anna@gmail.com
Action: failed
Status: 5.7.26
Diagnostic-Code: smtp; 550-5.7.26 Your email has been blocked because the sender is unauthenticated. DKIM = did not pass

--b
Content-Type: text/rfc822-headers

From: news@example.com
DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=from; bh=abc=; b=def
Message-ID: <1@example.com>

--b--
`

let server: DnsServer
beforeAll(async () => {
  server = await startDns([
    'example.com MX 10 mail.example.com',
    'mail.example.com A 192.0.2.1',
    'example.com TXT v=spf1 ip4:198.51.100.0/24 -all',
    'other._domainkey.example.com TXT v=DKIM1; p=',
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

it('tells why mail was refused, from what came back', async () => {
  const { folder, remove } = temporaryFolder()
  const mail = join(folder, 'bounce.eml')
  writeFileSync(mail, REFUSED)
  await undelivered(['ingest', '--data', folder, mail])
  const { status, stdout } = await doctor('--data', folder)
  expect(stdout).toBe(`Gmail refused 1 message for DKIM; there is no DKIM key s1._domainkey.example.com.
  ✗ There is no DKIM key s1._domainkey.example.com.
      Why      Signatures that name it cannot be verified: DKIM fails, and DMARC with it where SPF
               does not help.
      Do       Publish the public half of the key with which your server signs, or let it sign with
               a selector that is there.
      Publish  s1._domainkey.example.com TXT
               v=DKIM1; k=rsa; p=THE-PUBLIC-KEY-OF-YOUR-SIGNER
`)
  expect(status).toBe(1)
  remove()
})

it.each([
  [['doctor'], 'name one domain.'],
  [['doctor', 'a.example', 'b.example'], 'name one domain.'],
  [['doctor', 'nonsense'], 'This cannot be looked at: “nonsense” is no domain.'],
  [['doctor', 'a.example', '--ip', 'here'], 'This cannot be looked at: “here” is no IP address.'],
  [['doctor', 'a.example', '--only', 'arc'], '--only arc: it must be one of mx, spf,'],
  [['doctor', 'a.example', '--resolver', 'dns.example'], '--resolver dns.example: it must be an IP address'],
  [
    ['doctor', 'a.example', '--url', 'http://x', '--resolver', '192.0.2.1'],
    '--resolver is for a run without --url: a service asks its own.',
  ],
])('refuses %j', async (words, sentence) => {
  const { status, stderr } = await undelivered(words)
  expect(stderr).toContain(sentence)
  expect(status).toBe(2)
})

it('tells what is wrong in the DNS for an incident', async () => {
  const { folder, remove } = temporaryFolder()
  for (let at = 0; at < 30; at++)
    writeFileSync(join(folder, `${at}.eml`), REFUSED.replace('anna@', `anna${at}@`).replace('<1@', `<${at}@`))
  const data = join(folder, 'data')
  await undelivered(['ingest', '--data', data, folder])
  const [{ id }] = JSON.parse((await undelivered(['incidents', '--data', data, '--format', 'json'])).stdout)
  const { status, stdout } = await undelivered(
    ['incidents', 'diagnose', id, '--data', data, '--resolver', server.address],
    { tty: true, columns: 100, env: { NO_COLOR: '1' } },
  )
  expect(stdout).toMatch(
    /^Gmail refused 30 messages for DKIM; there is no DKIM key s1\._domainkey\.example\.com\.\n {2}✗/,
  )
  expect(status).toBe(1)
  remove()
})
