import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Histories } from '../../src/cli/report/histories.ts'
import { EMPTY_HISTORY } from '../../src/decide/history.ts'
import { eventsOf, undelivered } from './harness.ts'

let folder = ''
let log = ''
let number = 0

/** The lines of one message in a Postfix log. */
function message(time: string, to: string, status: string, said: string): string {
  number++
  const queue = `4X${String(number).padStart(6, '0')}zz`
  const line = (program: string, text: string) =>
    `${time}+00:00 mx postfix/${program}[1]: ${queue}: ${text}\n`
  const dsn = /\b[245]\.\d\.\d+\b/.exec(said)?.[0] ?? '5.0.0'
  const host = 'mx.example.net[192.0.2.9]'
  const words = status === 'sent' ? said : `host ${host} said: ${said} (in reply to RCPT TO command)`
  return (
    line('cleanup', `message-id=<m${number}@example.org>`) +
    line('qmgr', 'from=<news@example.org>, size=1200, nrcpt=1 (queue active)') +
    line(
      'smtp',
      `to=<${to}>, relay=${host}:25, delay=1, delays=0/0/0/1, dsn=${dsn}, status=${status} (${words})`,
    )
  )
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
  log = join(folder, 'mail.log')
  const lines = [
    message('2026-10-01T08:00:00', 'dead@example.net', 'bounced', '550 5.1.1 User unknown'),
    message('2026-10-01T08:00:01', 'back@example.net', 'sent', '250 2.0.0 OK'),
    message('2026-10-20T08:00:00', 'back@example.net', 'bounced', '550 5.1.1 User unknown'),
    message('2026-10-20T08:00:01', 'good@example.net', 'bounced', '550 5.1.1 Message rejected as spam'),
    ...[1, 3, 5, 8, 10].map((day) =>
      message(
        `2026-10-${String(day).padStart(2, '0')}T09:00:00`,
        'full@example.net',
        'bounced',
        '552 5.2.2 Mailbox full',
      ),
    ),
    message('2026-10-21T08:00:00', 'fine@example.net', 'sent', '250 2.0.0 OK'),
  ]
  writeFileSync(log, lines.join(''))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('report of suppression lists', () => {
  const SENDGRID =
    'status,reason,email,created\n' +
    '5.1.1,"550 5.1.1 User unknown",dead@example.net,1790000000\n' +
    '5.7.1,"550 5.7.1 Message rejected as spam",good@example.net,1790000000\n' +
    '5.2.2,"552 5.2.2 Mailbox full",full@example.net,1790000000\n'
  const POSTMARK = JSON.stringify({
    Suppressions: [
      {
        EmailAddress: 'angry@example.net',
        SuppressionReason: 'SpamComplaint',
        CreatedAt: '2026-09-20T10:00:00Z',
      },
    ],
  })
  const GROUP = 'email,group_id,group_name,created_at\nleft@example.net,7,Weekly news,1790000000\n'
  const NOW = ['--now', '2026-10-21']

  const reported = async (files: Readonly<Record<string, string | Buffer>>, ...options: string[]) => {
    const archive = mkdtempSync(join(folder, 'archive-'))
    for (const [name, content] of Object.entries(files)) writeFileSync(join(archive, name), content)
    return undelivered(['report', ...NOW, ...options, archive])
  }
  const states = (stdout: string) =>
    eventsOf(stdout).map(({ address, state, reason, scope }) => [address, state, reason, scope])

  test('an export is read, alone, packed, in a folder, and beside a log', async () => {
    const dead = ['dead@example.net', 'suppressed', 'unknown-user', '*']
    const file = join(folder, 'bounces.csv')
    writeFileSync(file, SENDGRID)
    const named = await undelivered(['report', ...NOW, '--format', 'ndjson', file])
    expect(named.status).toBe(0)
    expect(states(named.stdout)[0]).toEqual(dead)
    const packed = await reported(
      { 'export.csv.gz': gzipSync(SENDGRID), 'two.json': POSTMARK },
      '--format=ndjson',
    )
    expect(states(packed.stdout)).toEqual([
      dead,
      ['good@example.net', 'ok', null, '*'],
      ['full@example.net', 'suppressed', 'mailbox-full', '*'],
      ['angry@example.net', 'suppressed', null, '*'],
    ])
    const beside = await undelivered(['report', '--format', 'ndjson', file, log])
    expect(eventsOf(beside.stdout).map(({ address }) => address)).toContain('back@example.net')
  })

  test('the same list as JSON is no webhook, and a webhook with the same words is no list', async () => {
    const list = JSON.stringify([
      { created: 1790000000, email: 'dead@example.net', reason: '550 5.1.1 User unknown', status: '5.1.1' },
    ])
    expect(states((await reported({ 'bounces.json': list }, '--format=ndjson')).stdout)).toEqual([
      ['dead@example.net', 'suppressed', 'unknown-user', '*'],
    ])
    const hook = JSON.stringify({
      RecordType: 'Bounce',
      Type: 'HardBounce',
      Email: 'dead@example.net',
      BouncedAt: '2026-10-01T10:00:00Z',
      MessageID: '883953f4-6105-42a2-a16a-77a8eac79483',
      Details: 'smtp;550 5.1.1 User unknown',
    })
    const { stdout } = await reported({ 'hook.json': hook }, '--format=ndjson')
    expect(eventsOf(stdout).map(({ rule }) => rule)).toEqual(['hard-bounce'])
  })

  test('who is listed for a spam block or for what may pass comes first', async () => {
    const { stdout } = await reported({ 'export.csv': SENDGRID }, '--format=table')
    expect(stdout).toContain('3 entries of lists: listed as bounced 3')
    const surprising = stdout.slice(stdout.indexOf('The most surprising decisions')).replace(/\s+/g, ' ')
    expect(surprising).toContain(
      '1. good@example.net stands on the list of sendgrid, though nothing is wrong with the address',
    )
    expect(surprising).toContain('2. full@example.net stands on the list of sendgrid for what may pass')
    expect(surprising).toContain('export.csv:3')
    expect(surprising).not.toContain('dead@example.net')
    expect(stdout).toMatch(/Your own troubles.*\n +1 spam-filter at example\.net/)
  })

  test('who left one stream is told apart', async () => {
    const { stdout } = await reported({ 'groups.csv': GROUP }, '--format=table')
    expect(stdout).toContain('1 suppressed in one stream only')
    expect(stdout).toMatch(/^ +1 +7$/m)
    const rows = await reported({ 'groups.csv': GROUP }, '--format=ndjson')
    expect(states(rows.stdout)).toEqual([['left@example.net', 'suppressed', null, '7']])
  })

  test('bad lines are named; other tables in a folder are let alone', async () => {
    const bad = await reported({
      'export.csv': 'email,created\nleft@example.net,1790000000\nnobody,1790000000\n',
      'customers.csv': 'name,email\nAnna,anna@example.net\n',
    })
    expect(bad.status).toBe(1)
    expect(bad.stderr).toMatch(/export\.csv:3: “nobody” is no e-mail address\./)
    expect(bad.stdout).toContain('customers.csv')
    expect(bad.stdout).not.toContain('anna@example.net')
  })

  test('--as names the form of a list that does not tell it', async () => {
    const file = join(folder, 'nomail.txt')
    writeFileSync(file, 'left@example.net\n')
    const rules = async (...options: string[]) =>
      eventsOf((await undelivered(['report', ...NOW, '--format=ndjson', ...options, file])).stdout).map(
        ({ rule }) => rule,
      )
    expect(await rules()).toEqual(['manual'])
    expect(await rules('--as', 'mailman')).toEqual(['mirrored'])
    expect((await undelivered(['report', '--as', 'nobody', file])).stderr).toContain(
      'No list format is called nobody',
    )
  })
})

describe('report', () => {
  test('tells for people what would become of the addresses, and what is surprising', async () => {
    const { status, stdout, stderr } = await undelivered(['report', log], {
      columns: 80,
      tty: true,
      env: { NO_COLOR: '1' },
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('Events from 1 Oct 2026 to 21 Oct 2026, judged as of 21 Oct 2026')
    expect(stdout).toMatch(/2 suppressed - they get no more mail:/)
    expect(stdout).toMatch(/1 held - /)
    expect(stdout).toMatch(/1 spam-filter at example\.net/)
    const surprising = stdout.slice(stdout.indexOf('The most surprising decisions'))
    expect(surprising).toMatch(
      /1\. back@example\.net is held, though mail was delivered to it 18 days before/,
    )
    expect(surprising).toMatch(/2\. good@example\.net: the code 5\.1\.1 means/)
    expect(surprising).toMatch(/3\. full@example\.net is suppressed without any permanent refusal/)
    expect(surprising).not.toContain('dead@example.net')
    for (const line of stdout.split('\n').filter((one) => !one.includes(folder)))
      expect(line.length).toBeLessThanOrEqual(80)
  })

  test('lists the addresses as ndjson, json and csv', async () => {
    const { stdout } = await undelivered(['report', '--format', 'ndjson', log])
    const rows = eventsOf(stdout)
    expect(rows.map(({ address, state, rule }) => [address, state, rule])).toEqual([
      ['dead@example.net', 'suppressed', 'hard-bounce'],
      ['back@example.net', 'held', 'hard-held'],
      ['good@example.net', 'ok', null],
      ['full@example.net', 'suppressed', 'soft-limit'],
    ])
    expect(rows[1]).toMatchObject({
      send: false,
      since: '2026-10-20T08:00:00.000Z',
      until: '2026-10-27T08:00:00.000Z',
      lastDelivered: '2026-10-01T08:00:01.000Z',
    })
    const json = await undelivered(['report', '--format', 'json', log])
    expect(JSON.parse(json.stdout)).toEqual(rows)
    const csv = await undelivered(['report', '--format', 'csv', log])
    expect(csv.stdout.split('\r\n')[0]).toMatch(/^address,state,send,reason,rule,since,until,event/)
    expect(csv.stdout.split('\r\n')).toHaveLength(6)
  })

  test('--now judges as of another time, --policy by other numbers', async () => {
    const states = async (...more: string[]) =>
      eventsOf((await undelivered(['report', '--format', 'ndjson', ...more, log])).stdout).map(
        ({ state }) => state,
      )
    expect(await states('--now', '2026-10-28')).toEqual(['suppressed', 'watched', 'ok', 'suppressed'])
    expect(await states('--now', '2027-06-01')).toEqual(['watched', 'ok', 'ok', 'watched'])
    const policy = join(folder, 'policy.json')
    writeFileSync(policy, '{"softBounces": 6, "recentDays": 10}')
    expect(await states('--policy', policy)).toEqual(['suppressed', 'suppressed', 'ok', 'watched'])
  })

  test('says what is wrong with --policy and --now', async () => {
    const policy = join(folder, 'wrong.json')
    writeFileSync(policy, '{"softBounces": 0}')
    const wrong = await undelivered(['report', '--policy', policy, log])
    expect(wrong.status).toBe(2)
    expect(wrong.stderr).toContain('softBounces must be a whole number from 1 to 1000, not 0.')
    expect((await undelivered(['report', '--now', 'soon', log])).status).toBe(2)
    expect((await undelivered(['report', '--policy', join(folder, 'none'), log])).stderr).toContain(
      'no such file',
    )
  })

  test('the same failure in a log and as a bounce mail counts once; nothing readable is no error', async () => {
    const { stdout } = await undelivered(['report', '--format', 'ndjson', log, log])
    expect(eventsOf(stdout)).toHaveLength(4)
    const empty = await undelivered(['report', 'examples/12-ordinary-mail.eml'])
    expect(empty.status).toBe(0)
    expect(empty.stdout).toContain('there is nothing to decide')
  })

  test('judges only as many addresses as fit in memory, and counts what it passes over', () => {
    const histories = new Histories(2)
    const { failures, deliveries, marks } = EMPTY_HISTORY
    for (const address of ['a', 'b', 'c', 'a', 'c']) histories.set(address, { failures, deliveries, marks })
    expect([...histories].map(([address]) => address)).toEqual(['a', 'b'])
    expect(histories.passedOver).toBe(2)
  })

  test('has help with an example', async () => {
    const { stdout } = await undelivered(['report', '--help'])
    expect(stdout).toContain('undelivered report examples')
  })
})
