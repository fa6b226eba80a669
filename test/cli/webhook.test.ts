import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsOf, undelivered } from './harness.ts'

const BOUNCE = {
  RecordType: 'Bounce',
  Type: 'HardBounce',
  MessageID: 'm-1',
  Email: 'gone@example.com',
  Details: 'smtp;550 5.1.1 User unknown',
}
const OPEN = { RecordType: 'Open', MessageID: 'm-2', Recipient: 'a@example.com' }
const FORM = new URLSearchParams({
  event: 'bounce',
  bounce: 'soft',
  rcpt: 'full@example.com',
  message: '452 4.2.2 mailbox full',
  sendtime: 's',
}).toString()

let folder = ''
const path = (name: string) => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
  const files: Record<string, string | Buffer> = {
    'bounce.json': JSON.stringify(BOUNCE, null, 2),
    'bounce.headers.json': '{"content-type":"application/json"}',
    'batch.json': JSON.stringify([BOUNCE, OPEN]),
    'lines.ndjson': `${JSON.stringify(BOUNCE)}\n\n${JSON.stringify(OPEN)}\n{"odd":1}\nnot json\n`,
    'soft.form': FORM,
    'packed.json.gz': gzipSync(JSON.stringify(BOUNCE)),
    'package.json': '{"name":"something else"}',
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(path(name), content)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const short = (stdout: string) =>
  eventsOf(stdout).map(({ file, source, message, recipient, type }) =>
    [String(file).slice(folder.length + 1), source, message, recipient, type].join(' '),
  )

describe('parse finds webhooks by their keys', () => {
  test.each([
    ['bounce.json', 'webhook:postmark 0 gone@example.com hard'],
    ['batch.json', 'webhook:postmark 0 gone@example.com hard'],
    ['packed.json.gz', 'webhook:postmark 0 gone@example.com hard'],
    ['soft.form', 'webhook:smtp2go 0 full@example.com soft'],
  ])('%s', async (name, expected) => {
    const { status, stdout, stderr } = await undelivered(['parse', path(name)])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(short(stdout)).toEqual([`${name} ${expected}`])
  })

  test('on standard input', async () => {
    const { stdout } = await undelivered(['parse', '-'], { stdin: FORM })
    expect(eventsOf(stdout)[0]).toMatchObject({ file: '-', source: 'webhook:smtp2go' })
  })

  test('line by line, each a body; what cannot be read is named, the rest is read', async () => {
    const { status, stdout, stderr } = await undelivered(['parse', path('lines.ndjson')])
    expect(status).toBe(1)
    expect(short(stdout)).toEqual(['lines.ndjson webhook:postmark 0 gone@example.com hard'])
    expect(stderr.replaceAll(folder, '')).toBe(
      'undelivered: /lines.ndjson#2: no known service sends this; --from names one.\n' +
        'undelivered: /lines.ndjson#3: it is neither JSON nor a form.\n',
    )
  })

  test('a body that nobody claims is named', async () => {
    const { status, stdout, stderr } = await undelivered(['parse', path('package.json')])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/package\.json: no known service sends this; --from names one\.\n$/)
  })

  test('in a folder: headers beside a body are left out, JSON of others is skipped', async () => {
    const inner = path('inner')
    mkdirSync(inner)
    for (const name of ['a.json', 'a.headers.json', 'other.json']) {
      writeFileSync(join(inner, name), name === 'a.json' ? JSON.stringify(BOUNCE) : '{"x":1}')
    }
    const { status, stdout } = await undelivered(['parse', '--format', 'table', inner], {
      tty: true,
      columns: 200,
    })
    expect(status).toBe(0)
    expect(stdout).toContain('1 message: hard bounce 1')
    expect(stdout).toMatch(/Skipped: +1 file that is no mail \([^)]*other\.json\)/)
  })

  test('events that tell nothing about delivery are counted', async () => {
    const { stdout } = await undelivered(['parse', '--format', 'table', path('batch.json')], {
      tty: true,
      columns: 200,
    })
    expect(stdout).toMatch(/Ignored: +Open 1/)
  })

  test('--from webhook:NAME where a log has the name', async () => {
    const record = {
      type: 'Bounce',
      recipient: 'a@example.com',
      response: { code: 550, content: 'User unknown' },
    }
    const { stdout } = await undelivered(['parse', '--from', 'webhook:kumomta', '-'], {
      stdin: JSON.stringify(record),
    })
    expect(eventsOf(stdout)[0]).toMatchObject({ source: 'webhook:kumomta', reason: 'unknown-user' })
  })

  test('--from forces the service', async () => {
    const { stdout } = await undelivered(['parse', '--from', 'postmark', '-'], {
      stdin: '{"RecordType":"Delivery","Recipient":"a@example.com"}',
    })
    expect(eventsOf(stdout)[0]).toMatchObject({ source: 'webhook:postmark', kind: 'delivered' })
  })
})
