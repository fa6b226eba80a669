import { describe, expect, it } from 'vitest'
import type { Client } from '../../src/client/client.ts'
import { createApp } from '../../src/service/app.ts'
import { DoctorDesk } from '../../src/service/doctor/desk.ts'
import { IncidentDesk } from '../../src/service/doctor/incident-desk.ts'
import { doctorMistakes } from '../../src/service/doctor/parts.ts'
import { clientWithin } from '../../src/service/in-process.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { dnsOf, policyOf } from '../doctor/zone.ts'

const NOW = Date.UTC(2026, 10, 27, 12)
const MINUTE = 60_000

/** A service whose doctor asks this zone, which may change, at a time that may go on. */
async function service(zone: string[]) {
  const store = openMemoryStore()
  const time = { now: NOW }
  const clock = () => time.now
  let runs = 0
  const parts = async () => {
    runs++
    return { dns: dnsOf(zone), fetchPolicy: policyOf(undefined) }
  }
  const desk = new DoctorDesk({ store, clock, parts })
  const app = await createApp({ store, clock, desk }, { localKey: 'k' })
  return { app, store, desk, time, client: clientWithin(app, 'k') as Client, runs: () => runs }
}

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
Diagnostic-Code: smtp; 550-5.7.26 Your email has been blocked because the sender is unauthenticated. DKIM = did not pass [192.0.2.1]

--b
Content-Type: text/rfc822-headers

From: news@example.com
DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1;
 h=from; bh=abc=; b=def
Message-ID: <1@example.com>

--b--
`

/** A refusal of its own for each number. */
const refused = (at: number) =>
  Buffer.from(REFUSED.replace('<1@', `<${at}@`).replace('anna@', `anna${at}@`).replaceAll('\n', '\r\n'))

describe('GET /v1/doctor', () => {
  it('looks at the keys and addresses that refusals name', async () => {
    const { client } = await service(['other._domainkey.example.com TXT v=DKIM1; p='])
    await client.ingestEmail(Buffer.from(REFUSED.replaceAll('\n', '\r\n')))
    const { selectors, ips, findings } = await client.doctor({ domain: 'example.com', only: ['dkim', 'ptr'] })
    expect(selectors).toEqual([{ selector: 's1', domain: 'example.com' }])
    expect(ips).toEqual(['192.0.2.1'])
    expect(findings.map(({ id }) => id)).toEqual(['dkim-missing', 'ptr-none'])
  })

  it('leaves out what refusals of others’ mail name', async () => {
    const { client } = await service([])
    await client.ingestEmail(
      Buffer.from(REFUSED.replaceAll('example.com', 'example.org').replaceAll('\n', '\r\n')),
    )
    expect(await client.doctor({ domain: 'example.com', only: ['mx'] })).toMatchObject({
      selectors: [],
      ips: [],
    })
  })

  it('gives the same answer for a minute', async () => {
    const zone = ['example.com MX 10 mail.example.com', 'mail.example.com A 192.0.2.1']
    const { client, runs, time } = await service(zone)
    for (const _ of [1, 2, 3]) await client.doctor({ domain: 'example.com', only: ['mx'] })
    expect(runs()).toBe(1)
    time.now += MINUTE
    await client.doctor({ domain: 'example.com', only: ['mx'] })
    expect(runs()).toBe(2)
  })

  it('says what it cannot look at', async () => {
    const { app } = await service([])
    const call = async (query: string) =>
      (await app.inject({ url: `/v1/doctor?${query}`, headers: { authorization: 'Bearer k' } })).json().detail
    expect(await call('domain=nonsense')).toBe('This cannot be looked at: “nonsense” is no domain.')
    expect(await call('domain=a.example&ip=x')).toBe('This cannot be looked at: “x” is no IP address.')
    expect(await call('domain=a.example&only=arc')).toContain('"only" may name mx, spf')
  })

  it('is for keys that may read', async () => {
    const { app } = await service([])
    expect((await app.inject({ url: '/v1/doctor?domain=example.com' })).statusCode).toBe(401)
  })
})

describe('GET /v1/doctor/refusals', () => {
  it('joins what was refused with what is wrong, and since when', async () => {
    const zone = [
      's1._domainkey.example.com TXT v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      'other._domainkey.example.com TXT v=DKIM1; p=',
    ]
    const { client, time } = await service(zone)
    await client.doctor({ domain: 'example.com', selectors: ['s1'], only: ['dkim'] })
    time.now += 20 * MINUTE
    zone.shift()
    for (const at of [1, 2, 3]) await client.ingestEmail(refused(at))
    const [told, ...more] = await client.refusals()
    expect(told).toMatchObject({
      ...{ receiver: 'gmail', reason: 'authentication', domain: 'example.com', count: 3 },
      first: '2026-11-27T12:20:00.000Z',
      sentence:
        'Gmail refused 3 messages for DKIM; there is no DKIM key s1._domainkey.example.com. ' +
        'A check last found it in order on 2026-11-27 12:00 UTC.',
    })
    expect(told!.causes.map(({ id }) => id)).toEqual(['dkim-missing'])
    expect(more).toEqual([])
  })

  it('takes those of one receiver or reason', async () => {
    const { client } = await service([])
    await client.ingestEmail(refused(1))
    expect(await client.refusals({ receiver: 'gmail', reason: 'authentication' })).toHaveLength(1)
    expect(await client.refusals({ receiver: 'Gmail' })).toHaveLength(1)
    expect(await client.refusals({ receiver: 'outlook' })).toEqual([])
    expect(await client.refusals({ reason: 'missing-ptr' })).toEqual([])
  })

  it('leaves out what is older', async () => {
    const { client, time } = await service([])
    await client.ingestEmail(refused(1))
    time.now += 8 * 24 * 60 * MINUTE
    expect(await client.refusals()).toEqual([])
    expect(await client.refusals({ since: '2026-11-01' })).toHaveLength(1)
  })
})

describe('GET /v1/incidents/{id}/diagnosis', () => {
  const KEY =
    's1._domainkey.example.com TXT v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
  const OTHER = 'other._domainkey.example.com TXT v=DKIM1; p='

  /** A key that was there an hour ago, and forty refusals since. */
  async function refusedFor(zone: string[]) {
    const it = await service(zone)
    await it.client.doctor({ domain: 'example.com', selectors: ['s1'], only: ['dkim'] })
    zone.splice(zone.indexOf(KEY), 1)
    it.time.now += 60 * MINUTE
    for (let at = 0; at < 40; at++) await it.client.ingestEmail(refused(at))
    const [incident] = await it.client.incidents()
    return { ...it, incident: incident! }
  }

  it('joins the incident with what is wrong, and since when', async () => {
    const { client, incident } = await refusedFor([KEY, OTHER])
    expect(incident).toMatchObject({ kind: 'sender-trouble', cause: 'authentication', receiver: 'gmail' })
    const { sentence, causes, first } = await client.diagnosis(incident.id)
    expect(sentence).toBe(
      'Gmail refused 40 messages for DKIM; there is no DKIM key s1._domainkey.example.com. ' +
        'A check last found it in order on 2026-11-27 12:00 UTC.',
    )
    expect(causes.map(({ id }) => id)).toEqual(['dkim-missing'])
    expect(first).toEqual({ at: '2026-11-27T13:00:00.000Z', sentence })
  })

  it('looks at a new incident by itself, and keeps what it saw when all is mended', async () => {
    const zone = [KEY, OTHER]
    const { client, incident, store, desk, time } = await refusedFor(zone)
    await new IncidentDesk(store, desk, () => time.now).lookAtNew()
    zone.push(KEY)
    time.now += 10 * MINUTE
    expect(await client.diagnosis(incident.id)).toMatchObject({
      sentence: 'Gmail refused 40 messages for DKIM; in the DNS nothing is wrong that would explain it.',
      causes: [],
      first: {
        at: '2026-11-27T13:00:00.000Z',
        sentence: expect.stringContaining('there is no DKIM key s1._domainkey.example.com'),
      },
    })
  })

  it('says nothing of what the DNS has nothing to do with', async () => {
    const { client, store } = await service([])
    const gone = { ...(await refusedFor([KEY, OTHER])).incident, id: 'x', kind: 'rate', cause: 'complaints' }
    store.incident = async () => ({ ...gone, from: NOW, lastSeen: NOW, to: null }) as never
    expect(await client.diagnosis('x')).toEqual({ sentence: null, causes: [], at: null, first: null })
  })

  it('knows no other incident', async () => {
    const { client } = await service([])
    await expect(client.diagnosis('none-such')).rejects.toThrow('There is no incident none-such.')
  })
})

it('tells every mistake in the doctor’s settings', () => {
  expect(
    doctorMistakes({ resolvers: ['192.0.2.53', '[2001:db8::53]:53', 'dns.example'], doctorDomains: ['x'] }),
  ).toEqual([
    'resolvers: “dns.example” must be an IP address, with :PORT after it if you like.',
    'doctorDomains: “x” is no domain.',
  ])
})

it('remembers when something was last in order', async () => {
  const zone = [
    's1._domainkey.example.com TXT v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  ]
  const { store, client } = await service(zone)
  await client.doctor({ domain: 'example.com', selectors: ['s1'], only: ['dkim'] })
  expect(await store.position('doctor:dkim:s1._domainkey.example.com')).toBe(String(NOW))
})
