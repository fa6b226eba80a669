import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { RawArchive } from '../../src/service/raw/archive.ts'
import { openRaw } from '../../src/service/raw/open-raw.ts'
import { MOST_BYTES, mail, textReport } from '../../src/service/raw/report.ts'
import { StoreSink } from '../../src/service/sources/store-sink.ts'
import { openStore } from '../../src/store/open-store.ts'
import { NOW, ndjson, type Service, service } from './harness.ts'

const DAY = 86_400_000
const temporary = () => mkdtempSync(join(tmpdir(), 'undelivered-raw-'))

/** An archive in a folder of its own. */
async function archive({
  folder = temporary(),
  days = 30,
  maxBytes = 1e9,
  now = NOW,
  clock = () => now,
} = {}): Promise<RawArchive> {
  const made = new RawArchive({ folder, days, maxBytes, clock })
  await made.start()
  onTestFinished(() => made.close())
  return made
}

/** What an archive has of an event, as text. */
const textOf = async (raw: RawArchive, event: string) => {
  const kept = await raw.read(event)
  return kept === null ? null : Buffer.from(kept.bytes).toString()
}

const BOUNCE = readFileSync('examples/01-postfix-unknown-user.eml')
const POSTFIX =
  'Nov 20 11:59:00 mx postfix/smtp[1]: 4F0A1B2C3D: to=<full@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=5.2.2, status=bounced (host mx.example.com[192.0.2.1] said: 552 5.2.2 Mailbox full (in reply to RCPT TO command))'

describe('the report of an event', () => {
  const started = async () => {
    const raw = await archive()
    const it = await service({ raw })
    return { raw, it, ids: () => idsOf(it) }
  }
  const idsOf = async (it: Service) =>
    (await it.store.events({ order: 'oldest' })).items.map(({ event }) => event.id)

  test('is a mail, byte for byte, that a browser neither guesses at nor runs', async () => {
    const { it, ids } = await started()
    await it.call('POST', '/v1/ingest', BOUNCE, { type: 'message/rfc822' })
    const [id] = await ids()
    const secret = await it.key(['read'])
    const answer = await it.app.inject({
      url: `/v1/events/${id}/raw`,
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(answer.rawPayload.equals(BOUNCE)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${id}.eml"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    })
  })

  test('is the reply, the line or the body that was handed in', async () => {
    const { it, ids } = await started()
    const webhook = [{ event: 'bounce', email: 'gone@example.com', timestamp: 1763600000, sg_event_id: 'a1' }]
    await it.call(
      'POST',
      '/v1/ingest',
      ndjson(
        { reply: '452 4.2.2 Mailbox full ✉', recipient: 'ben@example.net' },
        { log: POSTFIX, from: 'postfix' },
        { webhook, from: 'sendgrid' },
      ),
      { type: 'application/x-ndjson' },
    )
    const texts = await Promise.all(
      (await ids()).map(async (id) => (await it.call('GET', `/v1/events/${id}/raw`)).body),
    )
    expect(texts).toEqual(['452 4.2.2 Mailbox full ✉', POSTFIX, webhook])
    const { body } = await it.call('GET', `/v1/events/${(await ids())[0]}/raw?form=json`)
    expect(body).toMatchObject({ type: 'text/plain', size: 26, kept: 26 })
    expect(Buffer.from(body.base64, 'base64').toString()).toBe('452 4.2.2 Mailbox full ✉')
  })

  test('is kept of what a source received, too', async () => {
    const { raw, it, ids } = await started()
    const sink = new StoreSink('log', undefined, { store: it.store, raw, clock: () => NOW })
    await sink.take([{ log: POSTFIX, from: 'postfix' }, { email: BOUNCE }])
    const [line, email] = await ids()
    expect(await textOf(raw, line!)).toBe(POSTFIX)
    expect(await raw.read(email!)).toMatchObject({ type: 'message/rfc822', size: BOUNCE.length })
  })

  test('is kept once: what comes again is known', async () => {
    const { raw, it, ids } = await started()
    const reply = { reply: '550 5.1.1 User unknown', recipient: 'a@example.com', messageId: '<1@x>' }
    const again = { ...reply, sender: 'other@example.com' }
    for (const one of [reply, again])
      await it.call('POST', '/v1/ingest', ndjson(one), { type: 'application/x-ndjson' })
    expect(await ids()).toHaveLength(1)
    expect(await textOf(raw, (await ids())[0]!)).toBe('550 5.1.1 User unknown')
  })

  test('is not kept of an event that was read elsewhere, and that is said', async () => {
    const { it } = await started()
    const event = {
      id: 'e1',
      kind: 'bounce',
      type: 'hard',
      reason: 'unknown-user',
      recipient: 'a@example.com',
    }
    await it.call('POST', '/v1/ingest', ndjson({ event }), { type: 'application/x-ndjson' })
    const { status, body } = await it.call('GET', '/v1/events/e1/raw')
    expect(status).toBe(404)
    expect(body.detail).toContain('The report of event e1 is not kept')
  })

  test('needs a key that may read', async () => {
    const { it } = await started()
    const key = await it.key(['ingest'])
    expect((await it.call('GET', '/v1/events/e1/raw', undefined, { key })).status).toBe(403)
  })

  test('goes with the person who is forgotten, from the disk as well', async () => {
    const folder = temporary()
    const raw = await archive({ folder })
    const it = await service({ raw })
    const two = ['gone@example.com', 'stays@example.com'].map((recipient) => ({
      reply: `550 5.1.1 <${recipient}> unknown`,
      recipient,
    }))
    await it.call('POST', '/v1/ingest', ndjson(...two), { type: 'application/x-ndjson' })
    const [gone, stays] = await idsOf(it)
    expect(await textOf(raw, gone!)).toContain('gone@example.com')
    await it.call('DELETE', '/v1/addresses/gone@example.com')
    expect(await raw.read(gone!)).toBeNull()
    expect(await textOf(raw, stays!)).toContain('stays@example.com')
    const onDisk = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
    expect(onDisk.join('')).not.toContain('gone@example.com')
  })
})

describe('an archive of reports', () => {
  test('keeps one of several recipients once, found by each of its events', async () => {
    const raw = await archive()
    raw.keep(mail('Subject: failed\r\n\r\nboth'), ['e1', 'e2'])
    raw.keep(textReport('550'), ['e3'])
    expect(await Promise.all(['e1', 'e2', 'e3', 'e4'].map((id) => textOf(raw, id)))).toEqual([
      'Subject: failed\r\n\r\nboth',
      'Subject: failed\r\n\r\nboth',
      '550',
      null,
    ])
  })

  test('keeps the beginning of a long one, and tells how long it was', async () => {
    const raw = await archive()
    raw.keep(textReport('ä'.repeat(MOST_BYTES)), ['e1'])
    raw.keep(textReport('next'), ['e2'])
    const kept = (await raw.read('e1'))!
    expect([kept.size, kept.bytes.length]).toEqual([2 * MOST_BYTES, MOST_BYTES])
    expect(await textOf(raw, 'e2')).toBe('next')
  })

  test('has everything after a restart', async () => {
    const folder = temporary()
    const first = await archive({ folder })
    first.keep(textReport('before'), ['e1'])
    await first.close()
    const second = await archive({ folder })
    second.keep(textReport('after'), ['e2'])
    expect([await textOf(second, 'e1'), await textOf(second, 'e2')]).toEqual(['before', 'after'])
  })

  test.each([
    ['a record is half written', (path: string) => appendFileSync(`${path}.raw`, '{"type":"text/plain","ev')],
    [
      'its content is missing',
      (path: string) => appendFileSync(`${path}.raw`, '{"bytes":9,"events":["x"]}\n1'),
    ],
    ['its entry is missing', (path: string) => truncateSync(`${path}.idx`, 10)],
    ['its entry is half written', (path: string) => truncateSync(`${path}.idx`, 17)],
    ['its index is lost', (path: string) => rmSync(`${path}.idx`)],
    ['its index is ahead', (path: string) => appendFileSync(`${path}.idx`, Buffer.alloc(10, 7))],
    ['zeros stand at its end', (path: string) => appendFileSync(`${path}.raw`, Buffer.alloc(50))],
  ])('mends itself where %s after a crash', async (_, crash) => {
    const folder = temporary()
    const first = await archive({ folder })
    first.keep(textReport('one'), ['e1'])
    first.keep(textReport('two'), ['e2'])
    await first.close()
    crash(join(folder, '2026-11-20'))
    const second = await archive({ folder })
    second.keep(textReport('three'), ['e3'])
    expect(await Promise.all(['e1', 'e2', 'e3'].map((id) => textOf(second, id)))).toEqual([
      'one',
      'two',
      'three',
    ])
  })

  test('a file that is no archive is told as missing reports', async () => {
    const folder = temporary()
    for (const end of ['raw', 'idx']) writeFileSync(join(folder, `2026-11-19.${end}`), 'x'.repeat(1000))
    const raw = await archive({ folder })
    raw.keep(textReport('fine'), ['e1'])
    expect([await textOf(raw, 'e1'), await textOf(raw, 'e2')]).toEqual(['fine', null])
  })

  test('keeps days as long as it is told to, and finds what is in any of them', async () => {
    const folder = temporary()
    for (const day of [0, 1, 2, 3]) {
      const one = await archive({ folder, days: 3, now: NOW + day * DAY })
      one.keep(textReport(`day ${day}`), [`e${day}`])
      await one.close()
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.raw'))).toEqual([
      '2026-11-21.raw',
      '2026-11-22.raw',
      '2026-11-23.raw',
    ])
    const last = await archive({ folder, days: 3, now: NOW + 3 * DAY })
    expect(await Promise.all(['e0', 'e1', 'e3'].map((id) => textOf(last, id)))).toEqual([
      null,
      'day 1',
      'day 3',
    ])
  })

  test('goes on with a new file at midnight', async () => {
    let now = NOW
    const folder = temporary()
    const raw = await archive({ folder, clock: () => now })
    raw.keep(textReport('today'), ['e1'])
    expect(await textOf(raw, 'e1')).toBe('today')
    now += DAY
    raw.keep(textReport('tomorrow'), ['e2'])
    expect([await textOf(raw, 'e1'), await textOf(raw, 'e2')]).toEqual(['today', 'tomorrow'])
    expect(readdirSync(folder)).toHaveLength(4)
  })

  test('where there is no more room the oldest days go, and today is kept as far as it fits', async () => {
    const folder = temporary()
    const text = 'x'.repeat(1000)
    for (const day of [0, 1]) {
      const one = await archive({ folder, now: NOW + day * DAY })
      one.keep(textReport(text), [`e${day}`])
      await one.close()
    }
    const raw = await archive({ folder, now: NOW + 2 * DAY, maxBytes: 2500 })
    raw.keep(textReport(text), ['e2'])
    expect(await Promise.all(['e0', 'e1', 'e2'].map(async (id) => (await raw.read(id)) !== null))).toEqual([
      false,
      true,
      true,
    ])
    for (const id of ['e3', 'e4']) {
      raw.keep(textReport(text), [id])
      await raw.read(id)
    }
    expect(await Promise.all(['e2', 'e3', 'e4'].map(async (id) => (await raw.read(id)) !== null))).toEqual([
      true,
      true,
      false,
    ])
  })

  test('keeps nothing for 0 days, and removes what was kept', async () => {
    const folder = temporary()
    const first = await archive({ folder })
    first.keep(textReport('before'), ['e1'])
    await first.close()
    const none = await archive({ folder, days: 0 })
    none.keep(textReport('now'), ['e2'])
    expect([await none.read('e1'), await none.read('e2'), readdirSync(folder)]).toEqual([null, null, []])
  })

  test('of a store that keeps hashes of addresses only keeps nothing', async () => {
    const data = temporary()
    await (await openStore({ folder: data, addresses: 'hash' })).close()
    const raw = await openRaw({ data, rawDays: 30, rawMegabytes: 10, eventDays: 0 }, undefined)
    raw.keep(textReport('550 <a@example.com>'), ['e1'])
    expect(await raw.read('e1')).toBeNull()
    expect(readdirSync(data)).not.toContain('raw')
    await raw.close()
  })
})
