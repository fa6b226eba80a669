import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { eventsOf, undelivered } from './harness.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'undelivered-logs-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

const line = (time: string, text: string) => `${time} mail postfix/${text}\n`
const DEFERRED =
  'smtp[2]: 3F1C2B3A5D: to=<jo@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=4.2.2, status=deferred (host mx.example.com[192.0.2.1] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))'
const EXPIRED = 'qmgr[1]: 3F1C2B3A5D: from=<news@sender.example>, status=expired, returned to sender'

describe('logs', () => {
  test('rotated files are read from the oldest on, packed or not, and one ends what another began', async () => {
    const log = join(FOLDER, 'mail.log')
    writeFileSync(
      `${log}.2.gz`,
      gzipSync(line('Dec 28 10:00:00', 'cleanup[1]: 3F1C2B3A5D: message-id=<a@app.example>')),
    )
    writeFileSync(`${log}.1`, line('Dec 31 10:00:00', DEFERRED))
    writeFileSync(log, line('Jan  2 10:00:00', EXPIRED))
    const written = new Date('2026-01-02T10:00:01Z')
    for (const file of [log, `${log}.1`, `${log}.2.gz`]) utimesSync(file, written, written)
    const argv = ['parse', '--format', 'ndjson', '--zone', 'Z', log, `${log}.1`, `${log}.2.gz`]
    const { stdout } = await undelivered(argv)
    expect(eventsOf(stdout)).toMatchObject([
      {
        file: `${log}.1`,
        line: 1,
        kind: 'delayed',
        timestamp: '2025-12-31T10:00:00Z',
        messageId: 'a@app.example',
      },
      { file: log, line: 1, kind: 'bounce', reason: 'mailbox-full', timestamp: '2026-01-02T10:00:00Z' },
    ])
  })

  test('the summary counts a recipient of a message once', async () => {
    const stdin =
      line('Nov 25 10:00:00', DEFERRED) + line('Nov 25 11:00:00', DEFERRED) + line('Nov 30 10:00:00', EXPIRED)
    const { stdout } = await undelivered(['parse', '--format', 'table', '-'], { stdin })
    expect(stdout).toContain('3 lines: soft bounce 1\n')
  })

  test('the summary counts it once over rotated files, too, whatever the names of the rotation', async () => {
    const old = join(FOLDER, 'maillog-20251228.gz')
    const older = join(FOLDER, 'maillog-20251221')
    const log = join(FOLDER, 'maillog')
    writeFileSync(older, line('Dec 20 10:00:00', DEFERRED))
    writeFileSync(old, gzipSync(line('Dec 27 10:00:00', DEFERRED)))
    writeFileSync(log, line('Dec 30 10:00:00', EXPIRED))
    const { stdout } = await undelivered(['parse', '--format', 'table', log, older, old])
    expect(stdout).toContain('3 lines: soft bounce 1\n')
  })

  test('lines that are not understood are counted, and printed where asked for', async () => {
    const stdin = `${line('Nov 25 10:00:00', DEFERRED)}\tat <anonymous>\n`
    const argv = ['parse', '--from', 'postfix', '--format', 'table']
    const { stdout, status } = await undelivered([...argv, '-'], { stdin })
    expect(stdout).toContain('Not read:   1 line (--unread prints them)')
    expect(status).toBe(0)
    const { stderr } = await undelivered([...argv, '--unread', '-'], { stdin })
    expect(stderr).toContain('undelivered: -:2: not understood: ')
  })

  test('--year and --zone say what syslog leaves out', async () => {
    const stdin = line('Nov 25 10:00:00', DEFERRED)
    const times = ['--year', '2019', '--zone', 'America/New_York']
    const { stdout } = await undelivered(['parse', ...times, '-'], { stdin })
    expect(eventsOf(stdout)[0]).toMatchObject({ timestamp: '2019-11-25T10:00:00-05:00' })
    expect((await undelivered(['parse', '--zone', 'Mars/Olympus', 'x'])).status).toBe(2)
    expect((await undelivered(['parse', '--year', '19', 'x'])).status).toBe(2)
  })

  test('explain says that a log is for parse', async () => {
    const { stderr, status } = await undelivered(['explain', 'test/fixtures/log/postfix.log'])
    expect(stderr).toBe(
      'undelivered: test/fixtures/log/postfix.log: it is a log: undelivered parse reads it.\n',
    )
    expect(status).toBe(1)
  })

  test.each([
    ['its name given', ['--from', 'postfix']],
    ['its kind found out', []],
  ])('a stream is told line by line, as it comes, %s', async (_, options) => {
    const child = spawn('node', ['bin/undelivered.js', 'parse', ...options, '-'])
    const first = new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))))
    child.stdin.write(line('Nov 25 10:00:00', DEFERRED))
    // The stream is still open: what is told now has not waited for its end.
    expect(eventsOf(await first)).toMatchObject([{ file: '-', line: 1, recipient: 'jo@example.com' }])
    child.stdin.end()
    await new Promise((resolve) => child.once('close', resolve))
  })

  test('a byte order mark, CRLF, a last line without its end', async () => {
    const text = `\ufeff${readFileSync('test/fixtures/log/exchange-tracking.log', 'utf8').trimEnd().replaceAll('\n', '\r\n')}`
    const file = join(FOLDER, 'tracking.log')
    writeFileSync(file, text)
    const { stdout } = await undelivered(['parse', '--format', 'ndjson', file])
    expect(eventsOf(stdout)).toHaveLength(5)
  })
})
