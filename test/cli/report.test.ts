import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
