import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contextOf, paintedLines } from '../../src/cli/explain/context.ts'
import { undelivered } from './harness.ts'

const UNKNOWN = 'examples/01-postfix-unknown-user.eml'

describe('explain', () => {
  test('tells of a mail what it is, what it means, why, and what it holds', async () => {
    const { status, stdout, stderr } = await undelivered(['explain', UNKNOWN])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const lines = stdout.split('\n')
    expect(lines.slice(0, 10)).toEqual([
      UNKNOWN,
      '  From          Mail Delivery System <MAILER-DAEMON@mail.example.org>',
      '  To            news-bounces@example.org',
      '  Date          Mon, 17 Nov 2025 09:12:44 +0000 (UTC)',
      '  Subject       Undelivered Mail Returned to Sender',
      '',
      'anna.lee@example.com: hard bounce, unknown-user',
      '  Meaning       The message could not be delivered. No such mailbox, user or',
      '                recipient.',
      '  Hard or soft  Hard, which means permanent: trying again will not help.',
    ])
    const because = lines.findIndex((line) => line.startsWith('  Because of'))
    expect(lines.slice(because, because + 3)).toEqual([
      '  Because of    “User unknown” in the reply of mx1.example.com:',
      '                550 5.1.1 <anna.lee@example.com>: Recipient address rejected:',
      '                User unknown in virtual mailbox table',
    ])
    const holds = lines.indexOf('What the mail holds')
    expect(lines.slice(holds + 1).map((line) => line.replace(/\d[\d.]* k?B/, 'N'))).toEqual([
      expect.stringMatching(/^ {2}multipart\/report +N$/),
      expect.stringMatching(/^ {4}text\/plain +N {2}text for people$/),
      expect.stringMatching(/^ {4}message\/delivery-status +N {2}the report for machines$/),
      expect.stringMatching(/^ {4}message\/rfc822 +N {2}the message it is about$/),
      expect.stringMatching(/^ {6}text\/plain +N {2}part of that message$/),
      '',
    ])
  })

  test('fits the width', async () => {
    for (const [argv, columns] of [
      [['explain', UNKNOWN], 0],
      [['explain', 'examples/09-gmail-dmarc-rejection.eml'], 60],
    ] as const) {
      const { stdout } = await undelivered(argv, { columns })
      expect(stdout.split('\n').filter((line) => line.length > (columns || 80))).toEqual([])
    }
  })

  test('gives each recipient a verdict', async () => {
    const { stdout } = await undelivered(['explain', 'examples/13-several-recipients.eml'])
    expect(stdout.match(/^\d of \d: .*$/gm)).toEqual([
      '1 of 3: mia@example.com: hard bounce, unknown-user',
      '2 of 3: noah@example.net: hard bounce, message-too-large',
      '3 of 3: olga@example.org: delivered',
    ])
  })

  test('shows the deciding words in colour', async () => {
    const { stdout } = await undelivered(['explain', '550 5.1.1 User unknown'], { env: { FORCE_COLOR: '1' } })
    expect(stdout).toContain('550 5.1.1 \x1b[7mUser unknown\x1b[0m\n')
  })

  test('takes words without quotes as one text', async () => {
    const { stdout } = await undelivered(['explain', '550', '5.1.1', 'User', 'unknown'])
    expect(stdout).toBe((await undelivered(['explain', '550 5.1.1 User unknown'])).stdout)
    expect(stdout).toMatch(/^hard bounce, unknown-user\n/)
  })

  test('reads a mail or a bare text from standard input', async () => {
    const mail = await undelivered(['explain', '-'], { stdin: readFileSync(UNKNOWN, 'utf8') })
    expect(mail.stdout).toMatch(/^standard input\n {2}From /)
    const text = await undelivered(['explain'], { stdin: 'host said: 550 5.1.1 User unknown\n' })
    expect(text.stdout).toMatch(/^hard bounce, unknown-user\n/)
  })

  test('--message picks one of an mbox file', async () => {
    const { stdout } = await undelivered(['explain', '--message', '1', 'examples/15-three-mails.mbox'])
    expect(stdout).toMatch(/^examples\/15-three-mails.mbox, message 1\n/)
    expect(stdout).toContain('\nnot a bounce\n')
    const none = await undelivered(['explain', '--message', '9', 'examples/15-three-mails.mbox'])
    expect(none).toEqual({
      status: 1,
      stdout: '',
      stderr: 'undelivered: examples/15-three-mails.mbox: there is no message 9.\n',
    })
  })

  test('of nothing nothing is told', async () => {
    const { status, stdout, stderr } = await undelivered(['explain', '-'], { stdin: '' })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toBe('undelivered: -: it is empty: there is nothing to explain.\n')
  })

  test('a file that is not there is not taken for a text', async () => {
    expect(await undelivered(['explain', 'missing.eml'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'undelivered: missing.eml: there is no such file or folder.\n',
    })
  })
})

describe('the context of words', () => {
  test('is found across folded lines and in another case', () => {
    expect(contextOf('User Unknown', 'no:\n  550 user\n    unknown here')).toEqual({
      text: 'no: 550 user unknown here',
      start: 8,
      end: 20,
    })
    expect(contextOf('absent', 'text')).toBeNull()
    expect(contextOf('', 'text')).toBeNull()
  })

  test('is cut at words from a long text', () => {
    const context = contextOf('KEY', `${'before '.repeat(100)}KEY${' after'.repeat(100)}`)!
    expect(context.text.slice(context.start, context.end)).toBe('KEY')
    expect(context.text).toMatch(/^… (before )+KEY( after)+ …$/)
    expect(context.text.length).toBeLessThan(340)
  })

  test('is painted across line ends', () => {
    const lines = paintedLines({ text: 'one two three four', start: 4, end: 13 }, 8, (text) =>
      text ? `[${text}]` : '',
    )
    expect(lines).toEqual(['one [two]', '[three]', 'four'])
  })
})
