import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { eventsOf, undelivered } from './harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'undelivered-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8')
const example = file('example.yaml', /```yaml\n([\s\S]*?)```/.exec(page)![1]!)

describe('undelivered rules test', () => {
  test('finds the example of docs/rules.md right', async () => {
    const { status, stdout, stderr } = await undelivered(['rules', 'test', example])
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: `${example}: 4 rules: all right.\n`,
      stderr: '',
    })
  })

  test('names each fault with its place, and exits with 1', async () => {
    const path = file(
      'bad.json',
      JSON.stringify({
        reasons: [
          { reason: 'policy', rules: [{ id: 'a', text: ['x {y'], is: ['550 x y'], weigth: 'clear' }] },
        ],
      }),
    )
    const { status, stdout } = await undelivered(['rules', 'test', path])
    expect(status).toBe(1)
    expect(stdout.split('\n')).toEqual([
      `${path}: reasons › policy › a: there is no field "weigth"; the fields are id, text, unless, status, reply, weight, type, is, isNot.`,
      `${path}: reasons › policy › a › text 1: The pattern "x {y" has a brace that is not closed.`,
      `${path}: 2 faults.`,
      '',
    ])
  })

  test('notes what it takes from built-in rules, which is no fault', async () => {
    const path = file(
      'wide.yaml',
      'reasons:\n- reason: moved\n  rules:\n  - id: wide\n    text: [mailbox]\n    weight: clear\n    is: [550 mailbox]\n',
    )
    const { status, stdout } = await undelivered(['rules', 'test', path])
    expect(status).toBe(0)
    expect(stdout).toMatch(/: note: moved\/wide: ".*", an example of the built-in rule .*, becomes moved\.\n/)
    expect(stdout).toContain(': 1 rule: all right.')
  })

  test.each([
    ['no JSON', 'a.json', '{', /^undelivered: .*a\.json: it is no JSON: .+\.\n$/],
    ['no YAML', 'b.yaml', 'a: [', /^undelivered: .*b\.yaml: it is no YAML: .+\.\n$/],
  ])('tells %s', async (_, name, text, expected) => {
    const { status, stderr } = await undelivered(['rules', 'test', file(name, text)])
    expect(status).toBe(1)
    expect(stderr).toMatch(expected)
  })

  test('tells a file that is not there, and goes on', async () => {
    const { status, stdout, stderr } = await undelivered([
      'rules',
      'test',
      join(folder, 'none.yaml'),
      example,
    ])
    expect(status).toBe(1)
    expect(stderr).toContain('none.yaml: there is no such file or folder.')
    expect(stdout).toContain('all right')
  })

  test.each([[[]], [['test']], [['show', example]]])('%j is wrong usage', async (argv) => {
    const { status, stderr } = await undelivered(['rules', ...argv])
    expect(status).toBe(2)
    expect(stderr).toContain('Try: undelivered rules --help')
  })
})

describe('--rules', () => {
  test('classify, parse and explain judge by it', async () => {
    const reply = '550 ACME-17 slow down'
    const classified = await undelivered(['classify', '--format', 'ndjson', '--rules', example, reply])
    expect(eventsOf(classified.stdout)[0]).toMatchObject({ reason: 'throttling', provider: 'acme' })
    const explained = await undelivered(['explain', '--rules', example, reply])
    expect(explained.stdout).toContain('acme/too-fast')
    const mail = file(
      'mail.eml',
      `From: MAILER-DAEMON@mail.example.org\nSubject: failure notice\n\n<jo@example.com>:\n${reply}\n`,
    )
    const parsed = await undelivered(['parse', '--format', 'ndjson', '--rules', example, mail])
    expect(eventsOf(parsed.stdout)[0]).toMatchObject({ recipient: 'jo@example.com', reason: 'throttling' })
  })

  test('a file with faults is wrong usage, and its first faults are named', async () => {
    const path = file('empty.json', '{}')
    const { status, stderr } = await undelivered(['classify', '--rules', path, '550 x'])
    expect(status).toBe(2)
    expect(stderr).toBe(
      `undelivered classify: --rules ${path}: The rules cannot be used. the file: it needs a list "reasons", or a list "providers".\nTry: undelivered classify --help\n`,
    )
  })
})

describe('--unknown', () => {
  const collected = (path: string) =>
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

  test('collects what no rule knows: once, without the local parts of addresses', async () => {
    const path = join(folder, 'unknown.ndjson')
    const texts = [
      '550 Zork <jo@example.com> blip',
      '550 Zork <ann@example.com> blip',
      '550 5.1.1 User unknown',
    ]
    await undelivered(['classify', '--unknown', path, ...texts])
    const first = { text: '550 Zork <…@example.com> blip', status: null, reply: 550, reason: 'unknown' }
    expect(collected(path)).toMatchObject([first])
    await undelivered(['classify', '--unknown', path, texts[0]!])
    expect(collected(path)).toMatchObject([first, first])
  })

  test('tells where a text was read', async () => {
    const path = join(folder, 'parsed.ndjson')
    const mail = file(
      'odd.eml',
      'From: MAILER-DAEMON@mail.example.org\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.org\n\nFinal-Recipient: rfc822; jo@example.com\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 Zork\n\n--b--\n',
    )
    await undelivered(['parse', '--unknown', path, mail])
    expect(collected(path)).toMatchObject([{ text: '550 Zork', file: mail, message: 0 }])
  })

  test('a file that cannot be written is wrong usage', async () => {
    const { status, stderr } = await undelivered([
      'classify',
      '--unknown',
      join(folder, 'no', 'file'),
      '550 x',
    ])
    expect(status).toBe(2)
    expect(stderr).toContain('there is no such file or folder')
  })
})
