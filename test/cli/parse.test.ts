import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsOf, undelivered } from './harness.ts'

const UNKNOWN = 'examples/01-postfix-unknown-user.eml'
const MBOX = 'examples/15-three-mails.mbox'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('parse', () => {
  test('prints ndjson in a pipe: id and source first, then where it was read', async () => {
    const { status, stdout, stderr } = await undelivered(['parse', UNKNOWN])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const [event, ...others] = eventsOf(stdout)
    expect(others).toEqual([])
    expect(Object.keys(event!).slice(0, 7)).toEqual([
      'id',
      'source',
      'file',
      'message',
      'kind',
      'type',
      'reason',
    ])
    expect(event).toMatchObject({
      source: 'email',
      file: UNKNOWN,
      message: 0,
      kind: 'bounce',
      type: 'hard',
      reason: 'unknown-user',
      recipient: 'anna.lee@example.com',
      status: '5.1.1',
      reply: 550,
    })
  })

  test('reads the folder of examples to the end', async () => {
    const { status, stdout, stderr } = await undelivered(['parse', 'examples'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const rows = eventsOf(stdout).map(({ file, message, kind, recipient }) => [
      String(file).slice('examples/'.length, 'examples/'.length + 2) + (message ? `#${message}` : ''),
      kind,
      recipient,
    ])
    expect(rows).toEqual([
      ['01', 'bounce', 'anna.lee@example.com'],
      ['02', 'bounce', 'ben.ortiz@example.net'],
      ['03', 'bounce', 'carol@no-such-host.example.com'],
      ['04', 'bounce', 'all-staff@example.com'],
      ['05', 'bounce', 'dora.kim@example.com'],
      ['06', 'bounce', 'emil@example.net'],
      ['07', 'delayed', 'fay@example.com'],
      ['08', 'bounce', 'gus@example.com'],
      ['08#1', 'bounce', null],
      ['08#2', 'bounce', null],
      ['08#3', 'bounce', null],
      ['09', 'bounce', 'hana@example.com'],
      ['10', 'complaint', 'ivo@example.net'],
      ['11', 'auto-reply', null],
      ['12', 'not-a-bounce', null],
      ['13', 'bounce', 'mia@example.com'],
      ['13', 'bounce', 'noah@example.net'],
      ['13', 'delivered', 'olga@example.org'],
      ['14', 'bounce', 'sora@example.net'],
      ['15', 'bounce', 'tom@example.com'],
      ['15#1', 'not-a-bounce', null],
      ['15#2', 'bounce', 'vera@example.com'],
    ])
  })

  test('reads standard input', async () => {
    const { stdout } = await undelivered(['parse', '-'], { stdin: readFileSync(UNKNOWN, 'utf8') })
    expect(eventsOf(stdout)).toMatchObject([{ file: '-', message: 0, recipient: 'anna.lee@example.com' }])
    expect((await undelivered(['parse'], { stdin: readFileSync(UNKNOWN, 'utf8') })).stdout).toBe(stdout)
  })

  test('shows a table on a terminal, with a summary', async () => {
    const terminal = { tty: true, columns: 80, env: { NO_COLOR: '1' } }
    const argv = ['parse', UNKNOWN, 'examples/11-out-of-office.eml', 'examples/12-ordinary-mail.eml']
    const { stdout, stderr } = await undelivered(argv, terminal)
    expect(stderr).toBe('')
    expect(stdout.split('\n')).toEqual([
      'RESULT        REASON        RECIPIENT             DO        FILE',
      'hard bounce   unknown-user  anna.lee@example.com  suppress  01-postfix…-user.eml',
      'auto-reply                                        none      11-out-of-office.eml',
      'not a bounce                                      none      12-ordinary-mail.eml',
      '',
      '3 messages: auto-reply 1, hard bounce 1, not a bounce 1',
      'Reasons:    unknown-user 1',
      'To do:      suppress 1',
      '',
    ])
  })

  test('puts the summary on stderr if somebody looks and stdout is for machines', async () => {
    const { stdout, stderr } = await undelivered(['parse', '--format', 'csv', UNKNOWN], {
      tty: true,
      columns: 80,
    })
    expect(stdout.split('\r\n')).toHaveLength(3)
    expect(stderr).toBe('1 message: hard bounce 1\nReasons:    unknown-user 1\nTo do:      suppress 1\n')
  })

  test.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ TERM: 'dumb' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
  ])('on a terminal with %j colours: %s', async (env, coloured) => {
    const { stdout } = await undelivered(['parse', UNKNOWN], { tty: true, columns: 80, env })
    expect(stdout.includes('\x1b[31mhard bounce')).toBe(coloured)
  })

  test('one bad among many: each is named, the rest is done, exit status 1', async () => {
    const missing = join(folder, 'missing.eml')
    const { status, stdout, stderr } = await undelivered(['parse', missing, UNKNOWN, `${missing}2`])
    expect(status).toBe(1)
    expect(eventsOf(stdout)).toHaveLength(1)
    expect(stderr).toBe(
      `undelivered: ${missing}: there is no such file or folder.\n` +
        `undelivered: ${missing}2: there is no such file or folder.\n`,
    )
  })

  test('a message over the limit is named with its number', async () => {
    const big = join(folder, 'big.mbox')
    const from = 'From a@example.com Mon Nov 24 09:00:01 2025\nSubject: x\n\n'
    writeFileSync(big, `${from}short\n\n${from}${'x'.repeat(500)}\n\n${from}short\n\n`)
    const { status, stdout, stderr } = await undelivered(['parse', '--limit', 'messageBytes=100', big])
    expect(status).toBe(1)
    expect(eventsOf(stdout).map(({ message }) => message)).toEqual([0, 2])
    expect(stderr).toBe(
      `undelivered: ${big}#1: The message has 513 bytes; the limit is 100. Raise --limit messageBytes to read it.\n`,
    )
  })

  test('--only lets through what is asked for', async () => {
    const kinds = async (...only: string[]) => {
      const { stdout } = await undelivered(['parse', ...only.flatMap((kind) => ['--only', kind]), MBOX])
      return eventsOf(stdout).map(({ kind, type }) => [kind, type])
    }
    expect(await kinds('not-a-bounce')).toEqual([['not-a-bounce', null]])
    expect(await kinds('hard', 'not-a-bounce')).toEqual([
      ['bounce', 'hard'],
      ['not-a-bounce', null],
    ])
    expect(await kinds('complaint')).toEqual([])
  })

  test('--header reports headers of the returned message', async () => {
    const argv = ['parse', '--header', 'X-Campaign', '--header', 'list-id', UNKNOWN]
    const [event] = eventsOf((await undelivered(argv)).stdout)
    expect(event!.headers).toEqual({
      'x-campaign': 'november-2025',
      'list-id': 'Shop news <news.example.org>',
    })
  })

  test('--from forces the kind', async () => {
    const { stdout } = await undelivered(['parse', '--from', 'email', MBOX])
    expect(eventsOf(stdout).map(({ message }) => message)).toEqual([0])
  })

  test('escape sequences of strangers do not reach the terminal', async () => {
    const path = join(folder, '\x1b[31m.eml')
    writeFileSync(
      path,
      'Subject: \x1b]0;owned\x07\n\nDelivery failed: <a\x1b[2Jb@example.com>: 550 5.1.1 \x9b2J User unknown\n',
    )
    const terminal = { tty: true, columns: 140, env: { NO_COLOR: '1' } }
    const missing = `${path}\x1b[2J`
    for (const argv of [
      ['parse', path, missing],
      ['explain', path],
      ['classify', '550 5.1.1 \x1b[2J\u202e unknown'],
    ]) {
      const { stdout, stderr } = await undelivered(argv, terminal)
      expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
    }
  })
})
