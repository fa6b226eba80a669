import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { KIND_NAMES } from '../../src/input/kinds.ts'
import { undelivered } from './harness.ts'

const NAMES = COMMANDS.map(({ name }) => name).join(', ')

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('%s shows every command', async (word) => {
    const { status, stdout, stderr } = await undelivered([word])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const { name } of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })

  test.each(COMMANDS.map(({ name }) => name))(
    'of %s is the same three ways and has an example',
    async (name) => {
      const { status, stdout, stderr } = await undelivered([name, '--help'])
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).toMatch(new RegExp(`^Usage: undelivered ${name} `))
      expect(stdout).toContain(`Examples:\n  undelivered ${name}`)
      expect((await undelivered(['help', name])).stdout).toBe(stdout)
      expect((await undelivered([name, '-h'])).stdout).toBe(stdout)
    },
  )

  test('fits a terminal of 80 columns', async () => {
    const texts = [
      await undelivered(['help']),
      ...(await Promise.all(COMMANDS.map(({ name }) => undelivered(['help', name])))),
    ]
    const lines = texts.flatMap(({ stdout }) => stdout.split('\n'))
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })

  test('after -- is a text, not a wish for help', async () => {
    const { stdout } = await undelivered(['classify', '--', '--help'])
    expect(stdout).not.toContain('Usage:')
  })

  test('--version is that of package.json', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect((await undelivered(['--version'])).stdout).toBe(`${version}\n`)
    expect((await undelivered(['-v'])).stdout).toBe(`${version}\n`)
  })
})

describe('wrong usage', () => {
  test.each<[string[], string]>([
    [['parsse'], 'undelivered: there is no command "parsse". Did you mean parse?'],
    [['--hepl'], 'undelivered: there is no option "--hepl". Did you mean --help?'],
    [['--nope'], `undelivered: there is no option "--nope". The commands are ${NAMES} and help.`],
    [['help', 'nope'], `undelivered: there is no command "nope". The commands are ${NAMES} and help.`],
    [['parse', '--nope', 'x'], "undelivered parse: Unknown option '--nope'."],
    [['parse', '--formt', 'csv', 'x'], "undelivered parse: Unknown option '--formt'. Did you mean --format?"],
    [['parse'], 'undelivered parse: name a file or a folder, or - for standard input.'],
    [['parse', '--format'], "undelivered parse: Option '--format <value>' argument missing."],
    [
      ['parse', '--format', 'xml', 'x'],
      'undelivered parse: --format xml: it must be one of table, json, ndjson, csv.',
    ],
    [
      ['parse', '--format', 'csv', '--format', 'json', 'x'],
      'undelivered parse: --format was given more than once.',
    ],
    [
      ['parse', '--from', 'pst', 'x'],
      `undelivered parse: --from pst: it must be one of ${KIND_NAMES.join(', ')}.`,
    ],
    [
      ['parse', '--limit', 'size=3', 'x'],
      'undelivered parse: --limit size=3: it must be NAME=NUMBER, NAME one of messageBytes, headerCount, headerBytes, mimeDepth, partCount, textBytes, recipients, lineBytes, openMessages, openSeconds.',
    ],
    [
      ['parse', '--limit', 'partCount=0', 'x'],
      'undelivered parse: The limit partCount must be a whole number of at least 1, not 0.',
    ],
    [
      ['parse', '--only', 'bad', 'x'],
      'undelivered parse: --only bad: it must be one of hard, soft, bounce, delayed, delivered, complaint, unsubscribe, auto-reply, dropped, not-a-bounce.',
    ],
    [['classify'], 'undelivered classify: give a text, or - for standard input.'],
    [['classify', '--from', 'csv', '-'], 'undelivered classify: --from csv: it must be one of text, ndjson.'],
    [
      ['classify', '--from', 'ndjson', '550 x'],
      'undelivered classify: --from ndjson reads standard input: give - instead of a text.',
    ],
    [['explain'], 'undelivered explain: name a file, or give the text of a reply.'],
    [
      ['explain', '--message', 'x', 'f'],
      'undelivered explain: --message x: it must be a number, counting from 0.',
    ],
  ])('%j', async (argv, message) => {
    const { status, stdout, stderr } = await undelivered(argv)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.split('\n')[0]).toBe(message)
    expect(stderr).toMatch(/\nTry: undelivered .*--help\n$/)
  })

  test('no command at all shows the help, as an error', async () => {
    const { status, stdout, stderr } = await undelivered([])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('Usage: undelivered COMMAND')
  })
})
