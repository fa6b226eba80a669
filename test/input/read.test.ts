import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InputKind } from '../../src/input/kind.ts'
import { kindNamed } from '../../src/input/kinds.ts'
import { readInputs } from '../../src/input/read.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

interface Options {
  kind?: InputKind | undefined
  messageBytes?: number
  stdin?: AsyncIterable<Buffer>
}

/** What is read, each as one line: `file#message unit: text`, `file#message CODE`, `file skipped`. */
async function read(paths: string[], options: Options = {}): Promise<string[]> {
  const found: string[] = []
  for await (const item of readInputs(paths, { messageBytes: 1e6, stdin: Readable.from([]), ...options })) {
    const file = item.file.replace(`${folder}/`, '')
    if ('skipped' in item) found.push(`${file} skipped`)
    else if ('error' in item) found.push(`${file}#${item.message} ${(item.error as { code?: string }).code}`)
    else found.push(`${file}#${item.message} ${item.unit}: ${Buffer.from(item.bytes).toString()}`)
  }
  return found
}

const FROM = 'From MAILER-DAEMON Mon Nov 24 09:00:01 2025'
const MBOX = `${FROM}\nA: 1\n\n${FROM}\nA: 2\n\n`

describe('files', () => {
  test('a mail, an mbox, replies: each is known by its first bytes', async () => {
    const paths = [write('a', 'A: 1\n'), write('b', MBOX), write('c', '550 no\n\n450-a\n450 b\n')]
    expect(await read(paths)).toEqual([
      'a#0 email: A: 1\n',
      'b#0 email: A: 1\n',
      'b#1 email: A: 2\n',
      'c#0 reply: 550 no',
      'c#1 reply: 450-a\n450 b',
    ])
  })

  test('a file by path is read as mail whatever it looks like', async () => {
    expect(await read([write('note', 'hello'), write('empty', '')])).toEqual([
      'note#0 email: hello',
      'empty#0 email: ',
    ])
  })

  test('a kind can be forced', async () => {
    const paths = [write('a', MBOX), write('b', '550 no')]
    expect(await read(paths, { kind: kindNamed('email') })).toEqual([
      `a#0 email: ${MBOX}`,
      'b#0 email: 550 no',
    ])
  })

  test('gzip is unpacked whatever the name says', async () => {
    const paths = [write('a.eml.gz', gzipSync('A: 1\n')), write('b', gzipSync(MBOX))]
    expect(await read(paths)).toEqual(['a.eml.gz#0 email: A: 1\n', 'b#0 email: A: 1\n', 'b#1 email: A: 2\n'])
  })

  test('a file larger than a chunk is the same, packed or not', async () => {
    const body = `${'x'.repeat(70)}\n`.repeat(10_000)
    const text = `${FROM}\nA: 1\n\n${body}\n${FROM}\nA: 2\n\n`
    const expected = [`#0 email: A: 1\n\n${body}`, '#1 email: A: 2\n']
    expect(await read([write('a', text), write('b.gz', gzipSync(text))])).toEqual([
      ...expected.map((line) => `a${line}`),
      ...expected.map((line) => `b.gz${line}`),
    ])
  })
})

describe('one bad among many', () => {
  test('a missing file does not stop the others', async () => {
    const paths = [write('a', 'A: 1\n'), join(folder, 'missing'), write('b', 'B: 2\n')]
    expect(await read(paths)).toEqual(['a#0 email: A: 1\n', 'missing#0 ENOENT', 'b#0 email: B: 2\n'])
  })

  test('a gzip file that ends too early gives what came before', async () => {
    const long = `${FROM}\nA: 1\n\n${FROM}\nA: 2\n\n${FROM}\nA: 3\n\n${noise(300_000)}`
    const packed = gzipSync(long)
    const found = await read([write('a', packed.subarray(0, packed.length - 1000)), write('b', 'B: 2\n')])
    expect(found).toEqual(['a#0 email: A: 1\n', 'a#1 email: A: 2\n', 'a#2 Z_BUF_ERROR', 'b#0 email: B: 2\n'])
  })

  test('zstd is unpacked whatever the name says, one frame after another', async () => {
    const text = readFileSync('test/fixtures/log/kumomta.jsonl', 'utf8')
    const packed = readFileSync('test/fixtures/packed/kumomta-20240502-091501.zst')
    expect(await read([write('a', packed)])).toEqual([`a#0 log: ${text}`])
    const twice = await read(['-'], { stdin: Readable.from([packed, packed]) })
    expect(twice.map((one) => one.replace(/^-#\d log: /, '')).join('')).toBe(text + text)
  })

  test('a zstd file that ends too early, or is damaged', async () => {
    const packed = readFileSync('test/fixtures/packed/kumomta-20240502-091501.zst')
    const damaged = Buffer.from(packed).fill(0xff, 40, 60)
    expect(await read([write('a.zst', packed.subarray(0, 200)), write('b.zst', damaged)])).toEqual([
      'a.zst#0 INPUT_PACKED',
      'b.zst#0 INPUT_PACKED',
    ])
  })

  test('damaged gzip', async () => {
    expect(await read([write('a', Buffer.from([0x1f, 0x8b, 1, 2, 3, 4]))])).toEqual(['a#0 Z_DATA_ERROR'])
  })

  test('a message over the limit', async () => {
    const paths = [write('a', `A: ${'x'.repeat(200)}`), write('b', 'B: 2\n')]
    expect(await read(paths, { messageBytes: 100 })).toEqual(['a#0 MESSAGE_TOO_LARGE', 'b#0 email: B: 2\n'])
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    chmodSync(write('a', 'A: 1\n'), 0)
    expect(await read([folder])).toEqual(['a#0 EACCES'])
  })
})

describe('folders', () => {
  test('are read in name order, folders in them too; hidden files are not', async () => {
    write('b/2.eml', 'B: 2\n')
    write('b/10.eml', 'B: 10\n')
    write('a.eml', 'A: 1\n')
    write('.hidden', 'A: 0\n')
    expect(await read([folder])).toEqual([
      'a.eml#0 email: A: 1\n',
      'b/10.eml#0 email: B: 10\n',
      'b/2.eml#0 email: B: 2\n',
    ])
  })

  test('files that are no mail are skipped, but not those named .eml', async () => {
    write('README.md', '# Read me\n')
    write('broken.eml', 'no header at all')
    expect(await read([folder])).toEqual(['README.md skipped', 'broken.eml#0 email: no header at all'])
  })

  test('a link to a folder above does not go round for ever', async () => {
    write('a/1.eml', 'A: 1\n')
    symlinkSync(folder, join(folder, 'a', 'up'))
    expect(await read([folder])).toEqual(['a/1.eml#0 email: A: 1\n'])
  })

  test('of a Maildir cur/ and new/ are read, and its folders, but not tmp/ nor the server’s own files', async () => {
    write('cur/1:2,S', 'A: 1\n')
    write('new/2', 'no header')
    write('tmp/3', 'A: 3\n')
    write('dovecot-uidlist', '3 V1 N1\n')
    for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(folder, '.Sent', name), { recursive: true })
    write('.Sent/cur/4', 'A: 4\n')
    expect(await read([folder])).toEqual([
      '.Sent/cur/4#0 email: A: 4\n',
      'cur/1:2,S#0 email: A: 1\n',
      'new/2#0 email: no header',
    ])
  })
})

describe('standard input', () => {
  async function* bytes(content: string | Buffer, size: number) {
    const all = Buffer.from(content as string)
    for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size)
  }

  test.each([1, 1000])('is read like a file, in chunks of %i', async (size) => {
    expect(await read(['-'], { stdin: bytes(MBOX, size) })).toEqual([
      '-#0 email: A: 1\n',
      '-#1 email: A: 2\n',
    ])
    expect(await read(['-'], { stdin: bytes(gzipSync('A: 1\n'), size) })).toEqual(['-#0 email: A: 1\n'])
  })
})

/** Text that does not pack well. */
function noise(length: number): string {
  let seed = 1
  let text = ''
  while (text.length < length) {
    seed = (seed * 1103515245 + 12345) % 2147483648
    text += seed.toString(36)
  }
  return text
}

describe('a stream that pauses', () => {
  const LINE = 'Nov 25 10:00:00 mail postfix/qmgr[1]: 3F1C2B3A5D: removed\n'

  /** What is read of a stream before the stream goes on: the first item, or null where nothing is. */
  async function firstOf(chunks: readonly string[], after: string): Promise<string | null> {
    let goOn = () => {}
    const paused = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let went = false
    async function* stream() {
      for (const chunk of chunks) yield Buffer.from(chunk)
      await paused
      went = true
      yield Buffer.from(after)
    }
    // Every wait counts as long; where the first bytes are not enough, the stream goes on.
    const silence = async () => void setImmediate(goOn)
    for await (const item of readInputs(['-'], { messageBytes: 1e6, stdin: stream(), silence })) {
      if (went || !('bytes' in item)) return null
      return `${item.kind}: ${Buffer.from(item.bytes).toString()}`
    }
    return null
  }

  test('is known by its first whole line', async () => {
    expect(await firstOf([LINE.slice(0, 20), LINE.slice(20)], LINE)).toBe(`postfix: ${LINE}`)
    expect(await firstOf(['550 5.1.1 User unknown\n'], '')).toBe('reply: 550 5.1.1 User unknown')
  })

  test('is waited for where its line has no end yet, or tells no kind, or may be a mail', async () => {
    expect(await firstOf([LINE.slice(0, -1)], '\n')).toBeNull()
    expect(await firstOf(['Nov 25 10:00:00 mail sshd[1]: hello\n'], LINE)).toBeNull()
    expect(await firstOf(['Subject: hello\n'], '\n')).toBeNull()
  })

  test('gives all that comes after the pause', async () => {
    async function* stream() {
      yield Buffer.from(LINE)
      yield Buffer.from(LINE)
    }
    const found: string[] = []
    const options = { messageBytes: 1e6, stdin: stream(), silence: async () => {} }
    for await (const item of readInputs(['-'], options))
      if ('bytes' in item) found.push(Buffer.from(item.bytes).toString())
    expect(found.join('')).toBe(LINE + LINE)
  })
})

test.each([
  '[https://example.com/logo.png]\nYour message to jo@example.net could not be delivered.\n',
  '[human-readable explanation goes here]\n550 5.1.1 User unknown\n',
  '--=_Part_1\nContent-Type: text/plain\n\n550 5.1.1 <jo@example.net>: User unknown\n--=_Part_1--\n',
])('the text of a mail that begins like a list or a form is a mail: %j', async (text) => {
  expect(await read([write('pasted.txt', text)])).toEqual([`pasted.txt#0 email: ${text}`])
})

test.each(['[]', '[ {"event":"bounce"}]', '[\n"a"]', '[1]', 'recipient=jo%40example.net&event=bounced'])(
  'a list or a form is a body: %j',
  async (text) => {
    expect(await read([write('body.txt', text)])).toMatchObject([
      expect.stringContaining('body.txt#0 webhook: '),
    ])
  },
)
