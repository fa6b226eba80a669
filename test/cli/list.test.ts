import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../src/service/app.ts'
import { lockFolder } from '../../src/store/lock.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { eventsOf, undelivered } from './harness.ts'
import { temporaryFolder } from './service-harness.ts'

const EXAMPLE = new URL('../../examples/01-postfix-unknown-user.eml', import.meta.url).pathname

let folder: string
let remove: () => void
let data: string
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  data = join(folder, 'data')
})
afterEach(() => remove())

/** Runs a command on the folder of this test. */
const on = (...argv: string[]) => undelivered([...argv, '--data', data])
const table = (...argv: string[]) =>
  undelivered([...argv, '--data', data, '--format', 'table'], { columns: 80, env: { COLUMNS: '80' } })
const reply = (text: string) =>
  undelivered(['ingest', '--data', data, '--from', 'reply', '-'], { stdin: `${text}\n` })
/** A store that has one bounce, of today. */
const bounced = () => reply('550 5.1.1 <anna.lee@example.com>: User unknown')
const full = () => reply('452 4.2.2 <ben@example.com>: Mailbox is full')

describe('ingest', () => {
  test('puts events into a folder, each once', async () => {
    expect((await on('ingest', EXAMPLE)).stdout).toMatch(/Kept: 1 event\.\n$/)
    expect((await on('ingest', EXAMPLE)).stdout).toMatch(/Kept: 0 events, 1 were there before\.\n$/)
    expect(eventsOf((await on('events')).stdout)).toMatchObject([
      { address: 'anna.lee@example.com', scope: '*', event: { reason: 'unknown-user' } },
    ])
  })

  test('keeps what events were read from, and prints it byte for byte', async () => {
    await on('ingest', EXAMPLE)
    const [{ event }] = eventsOf((await on('events')).stdout) as unknown as [{ event: { id: string } }]
    expect((await on('events', '--raw', event.id)).stdout).toBe(readFileSync(EXAMPLE, 'utf8'))
    const { status, stderr } = await on('events', '--raw', 'other')
    expect(status).toBe(1)
    expect(stderr).toContain('The report of event other is not kept')
  })

  test('reads standard input, and takes the stream of mail', async () => {
    const { status } = await undelivered(
      ['ingest', '--data', data, '--scope', 'newsletter', '--from', 'reply', '-'],
      { stdin: '550 5.1.1 <dead@example.com>: User unknown\n' },
    )
    expect(status).toBe(0)
    expect(eventsOf((await on('events')).stdout)).toMatchObject([
      { address: 'dead@example.com', scope: 'newsletter' },
    ])
  })

  test('names what cannot be read, and takes the rest', async () => {
    const { status, stdout, stderr } = await on('ingest', join(folder, 'none.eml'), EXAMPLE)
    expect(status).toBe(1)
    expect(stderr).toContain('none.eml: there is no such file or folder.')
    expect(stdout).toContain('Kept: 1 event.')
  })
})

describe('where there is no data', () => {
  test.each([
    ['check', 'a@example.com'],
    ['events'],
    ['stats'],
    ['policy'],
    ['replay'],
    ['incidents'],
    ['backup'],
  ])('%s says so, and makes none', async (...argv) => {
    const { status, stderr } = await on(...argv)
    expect(status).toBe(2)
    expect(stderr).toContain(`there is no data in ${data}. Name another folder with --data`)
    expect(existsSync(data)).toBe(false)
  })
})

describe('incidents', () => {
  const refusal = (n: number) =>
    `550 5.7.26 <reader${n}@gmail.com>: This mail has been blocked because the sender is unauthenticated. https://support.google.com/mail/answer/81126`
  const refusals = () =>
    undelivered(['ingest', '--data', data, '--from', 'reply', '-'], {
      stdin: Array.from({ length: 12 }, (_, n) => `${refusal(n)}\n`).join(''),
    })

  test('are listed, shown with what to do, acknowledged and muted', async () => {
    await refusals()
    const [incident] = eventsOf((await on('incidents', '--open')).stdout)
    expect(incident).toMatchObject({ kind: 'sender-trouble', receiver: 'gmail', count: 12 })
    const id = incident!.id as string
    const listed = (await table('incidents')).stdout.split('\n')
    // What it is goes before when it began, where both have no room.
    expect(listed[1]).toContain('  Gmail refuses mail ')
    expect(listed.every((line) => line.length <= 80)).toBe(true)
    const shown = (await table('incidents', 'show', id)).stdout
    expect(shown).toMatch(
      /^Gmail refuses mail because SPF, DKIM or DMARC fails \(100 %\)\n\nSeverity {3}critical\n/,
    )
    expect(shown).toContain('Words      550 5.7.26 <reader11@gmail.com>: This mail has been blocked')
    expect((await on('incidents', 'ack', id)).stdout).toBe(`${id} is acknowledged.\n`)
    expect((await on('incidents', 'mute', id, '--hours', '2')).stdout).toMatch(/ is muted until .* UTC\.\n$/)
    expect((await on('incidents', 'mute', id, '--hours', '0')).stdout).toBe(`${id} is told again.\n`)
    expect((await on('incidents', 'show')).stderr).toContain('show which?')
    expect((await on('incidents', 'toString', id)).stderr).toContain('toString: say list, show')
    expect((await on('incidents', 'release', id, '--yes')).stderr).toContain('Only an outage holds addresses')
  })
})

describe('check', () => {
  test('of one address tells all of the why, and ends with 1 where no mail may go', async () => {
    await bounced()
    const { status, stdout } = await table('check', 'anna.lee@example.com')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^anna\.lee@example\.com\nNo mail is to be sent\. Suppressed since /)
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true)
  })

  test('of an unknown address says yes', async () => {
    await bounced()
    const { status, stdout } = await table('check', 'ben@example.com')
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'ben@example.com\nMail may be sent. Nothing is known against this address.\n',
    })
  })
})

describe('policy', () => {
  test('show tells each number and why', async () => {
    await bounced()
    const { stdout } = await table('policy', 'show')
    expect(stdout).toContain('Mode: enforce\n')
    expect(stdout).toContain('\nsoftBounces = 5\n  5 soft bounces after which an address is suppressed')
  })

  const STRICT = ['softBounces=1', 'softSpanDays=0']

  test('preview tells whom other numbers would concern, and changes nothing', async () => {
    await full()
    const { stdout } = await on('policy', 'preview', ...STRICT)
    expect(eventsOf(stdout)).toMatchObject([
      { address: 'ben@example.com', from: 'watched', to: 'suppressed' },
    ])
    expect((await on('check', 'ben@example.com')).status).toBe(0)
  })

  test('preview tells what numbers would have done in a time, and that more would change', async () => {
    await full()
    const { stdout } = await table('policy', 'preview', ...STRICT, '--since', '30d')
    expect(stdout).toContain(
      '1 of 1 address would change.\nTold is what came about since 30d. In that time 0 addresses were held or suppressed; so it would have been 1.\n0 more addresses would change by what came before.\n',
    )
    expect((await on('policy', 'preview', ...STRICT, '--since', 'May')).stderr).toContain(
      '--since May: it must be as 7d, 24h, 2w, or a time such as 2026-11-01.',
    )
  })

  test('apply needs --yes where nobody can be asked', async () => {
    await full()
    const asked = await on('policy', 'apply', ...STRICT)
    expect(asked.status).toBe(2)
    expect(asked.stderr).toContain('This changes the state of 1 address. Say --yes to do it.')
    const done = await on('policy', 'apply', ...STRICT, '--yes')
    expect(done.stderr).toBe('In force: mode enforce; 1 address changed.\n')
    expect((await on('check', 'ben@example.com')).status).toBe(1)
    expect((await table('policy')).stdout).toContain('softBounces = 1\n  1 soft bounces')
  })

  test('in the mode observe no more is suppressed', async () => {
    await full()
    await on('policy', 'apply', '--mode', 'observe', '--yes')
    await bounced()
    expect((await on('check', 'anna.lee@example.com')).status).toBe(0)
    expect((await table('policy')).stdout).toContain('Mode: observe (no more is suppressed)\n')
  })

  test.each([
    [['policy', 'preview'], 'say what to change: NAME=NUMBER, --file or --mode.'],
    [
      ['policy', 'preview', 'soft=3'],
      '"soft" is no number of the policy. "undelivered policy show" tells all of them.',
    ],
    [['policy', 'change'], 'change: say show, preview or apply.'],
  ])('%j is refused', async (argv, message) => {
    const { status, stderr } = await on(...argv)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})

test('replay after no change of the rules finds nothing to change', async () => {
  await bounced()
  const { stdout } = await table('replay')
  expect(stdout).toBe(
    'Nothing would change.\n\n1 event looked at, 0 read otherwise today. 0 of 1 address would change.\n',
  )
})

describe('backup', () => {
  test('is one file, which is a store itself', async () => {
    await bounced()
    const file = join(folder, 'undelivered.db')
    expect((await on('backup', file)).stdout).toBe(`${file}\n`)
    const { stdout } = await undelivered(['events', '--data', folder])
    expect(eventsOf(stdout)).toHaveLength(1)
  })

  test('never writes over a file', async () => {
    await bounced()
    const file = join(folder, 'kept.db')
    writeFileSync(file, 'mine')
    const { status, stderr } = await on('backup', file)
    expect(status).toBe(1)
    expect(stderr).toContain('kept.db: there is such a file already. The backup is in ')
  })
})

describe('suppressions import', () => {
  const listed = (name: string, text: string | Buffer) => {
    writeFileSync(join(folder, name), text)
    return on('suppressions', 'import', join(folder, name))
  }

  test('takes what can be read, and names bad lines by their numbers', async () => {
    const { status, stdout, stderr } = await listed(
      'list.csv',
      'email,reason\na@x.example,550 gone\nnobody,550\n',
    )
    expect(status).toBe(1)
    expect(stderr).toContain('list.csv:3: “nobody” is no e-mail address. (nobody,550)\n')
    expect(stdout).toContain('3 lines: 1 added, 0 known already, 1 problem.\n')
  })

  test('a dry run tells what would be, and writes nothing', async () => {
    writeFileSync(join(folder, 'list.csv'), 'a@x.example\nb@x.example\n')
    const dry = await on('suppressions', 'import', '--dry-run', join(folder, 'list.csv'))
    expect(dry).toMatchObject({ status: 0, stderr: '' })
    expect(dry.stdout).toContain('2 would be new, 0 known already')
    expect(existsSync(data)).toBe(false)
  })

  test('lines whose time is over are named and not added', async () => {
    const { status, stdout, stderr } = await listed(
      'ended.csv',
      'email,type,description,expires_at\nold@x.example,bounce,550 5.1.1 User unknown,2020-01-02\nnew@x.example,bounce,550 5.1.1 User unknown,2199-01-02\n',
    )
    expect(status).toBe(0)
    expect(stderr).toBe(
      `undelivered: ${join(folder, 'ended.csv')}:2: old@x.example: It ended on 2 Jan 2020. Not added.\n`,
    )
    expect(stdout).toContain(
      '1 added, 0 known already, 1 without effect (let go since, at an end, or for no fault of the address), 0 problems.',
    )
    expect(eventsOf((await on('check', 'old@x.example', 'new@x.example')).stdout)).toMatchObject([
      { send: true },
      { send: false },
    ])
  })

  test('reads packed lists; one that breaks off is told of, and may be imported again', async () => {
    const packed = gzipSync(`email\n${'a@x.example\n'.repeat(2000)}b@x.example\n`)
    const broken = await listed('broken.csv.gz', packed.subarray(0, packed.length - 10))
    expect(broken.status).toBe(1)
    expect(broken.stderr).toContain(
      'broken.csv.gz: the gzip data ends too early. A part of the list may be taken already: import it again when it is whole.\n',
    )
    expect((await listed('whole.csv.gz', packed)).status).toBe(0)
    expect((await on('check', 'b@x.example')).status).toBe(1)
  })

  test('a list that is none is named, and the next one is read', async () => {
    writeFileSync(join(folder, 'none.csv'), 'colour,size\nred,3\n')
    writeFileSync(join(folder, 'good.csv'), 'c@x.example\n')
    const { status, stdout, stderr } = await on(
      'suppressions',
      'import',
      join(folder, 'none.csv'),
      join(folder, 'good.csv'),
    )
    expect(status).toBe(1)
    expect(stderr).toContain(
      'none.csv: The list has the columns or keys “colour”, “size”. No such list is known',
    )
    expect(stdout).toContain('good.csv: ')
  })
})

test('suppressions add refuses an end that is over, and what is no address', async () => {
  const ended = await on('suppressions', 'add', '--until', '2020-01-02', 'a@x.example')
  expect(ended.status).toBe(1)
  expect(ended.stderr).toContain(
    'The entry for a@x.example would stop no mail: its end, 2020-01-02, is over.',
  )
  const wrong = await on('suppressions', 'add', 'a b@x.example')
  expect({ status: wrong.status, told: wrong.stderr }).toMatchObject({
    status: 2,
    told: expect.stringContaining('this is no address'),
  })
  expect(eventsOf((await on('suppressions', 'list')).stdout)).toEqual([])
})

test('check lets no mail go to what is no address, and goes on with the others', async () => {
  await bounced()
  const { status, stdout } = await on(
    'check',
    'not an address',
    'anna.lee@example.com',
    'Ben <ben@example.com>',
  )
  expect(status).toBe(1)
  expect(eventsOf(stdout)).toMatchObject([
    { send: false, state: 'suppressed', reason: 'invalid-address', since: null },
    { send: false, reason: 'unknown-user' },
    { send: true },
  ])
  expect((await table('check', 'nobody')).stdout).toContain(
    'No mail is to be sent. This is not an e-mail address: nothing can be sent to it.',
  )
})

test('a reason that does not exist is told of with those that do', async () => {
  const { status, stderr } = await on('suppressions', 'add', '--reason', 'dead', 'a@x.example')
  expect(status).toBe(2)
  expect(stderr).toContain('--reason dead: there is no such reason. Take one of these: unknown-user, ')
  const mistyped = await on('suppressions', 'add', '--reason', 'mailbox-ful', 'a@x.example')
  expect(mistyped.stderr).toContain('Did you mean mailbox-full?')
  expect((await on('suppressions', 'add', '--reason', 'manual', 'a@x.example')).stderr).toContain(
    '--reason manual: what is added is manual anyway. Leave it out, or say --note "why".',
  )
  expect((await on('suppressions', 'add', '--reason', 'unknown-user', 'a@x.example')).stdout).toBe(
    '1 entry added.\n',
  )
  expect((await on('suppressions', 'list', '--reason', 'dead')).stderr).toContain('Take one of these')
})

test('suppressions export leaves out who has left one stream only where that would stop all mail, and says so', async () => {
  await on('suppressions', 'add', 'all@x.example')
  await on('suppressions', 'add', '--scope', 'news', 'left@x.example')
  const { status, stdout, stderr } = await on('suppressions', 'export', '--as', 'ses')
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'all@x.example,COMPLAINT\r\n' })
  expect(stderr).toContain('1 entry is of one stream only (news) and left out: a list of ses stops all mail.')
  const news = await on('suppressions', 'export', '--as', 'ses', '--scope', 'news')
  expect(news).toMatchObject({ stdout: 'left@x.example,COMPLAINT\r\n', stderr: '' })
  expect((await on('suppressions', 'export')).stdout).toContain('left@x.example,news,manual')
})

test('a folder that a running service has open is not touched', async () => {
  await bounced()
  const lock = lockFolder(data)
  const { status, stderr } = await on('check', 'anna.lee@example.com')
  lock.release()
  expect(status).toBe(1)
  expect(stderr).toMatch(/is in use by process \d+\. Stop it, or talk to it over HTTP with --url\.\n$/)
})

describe('a running service', () => {
  let app: FastifyInstance
  let url: string
  beforeEach(async () => {
    const store = openMemoryStore()
    await store.createKey('admin', ['admin'], Date.now(), 'secret')
    app = await createApp({ store, clock: Date.now })
    url = await app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterEach(() => app.close())

  test('is asked with --url and a key', async () => {
    const env = { UNDELIVERED_URL: url, UNDELIVERED_KEY: 'secret' }
    const run = (...argv: string[]) => undelivered(argv, { env })
    writeFileSync(join(folder, 'list.csv'), 'a@x.example\nb@x.example\n')
    expect((await run('suppressions', 'import', join(folder, 'list.csv'))).stdout).toContain('2 added')
    expect((await run('ingest', EXAMPLE)).stdout).toContain('Kept: 1 event.')
    expect((await run('check', 'a@x.example')).status).toBe(1)
    expect(eventsOf((await run('suppressions', 'list')).stdout)).toHaveLength(2)
    // The bounce in the example is of long ago.
    expect(eventsOf((await run('suppressions', 'list', '--expired')).stdout)).toMatchObject([
      { address: 'anna.lee@example.com' },
    ])
  })

  test('that needs a key says so', async () => {
    const { status, stderr } = await undelivered(['check', 'a@x.example', '--url', url])
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        'undelivered: Send a key as "Authorization: Bearer KEY": give it with --key or UNDELIVERED_KEY.\n',
    })
  })

  test('that is not there is told of in a line', async () => {
    const { status, stderr } = await undelivered(['check', 'a@x.example', '--url', 'http://127.0.0.1:9'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/^undelivered: Nothing answers at http:\/\/127\.0\.0\.1:9: .*\n$/)
  })
})

describe('plan', () => {
  test('tells how much to send to a receiver, and why', async () => {
    await bounced()
    const { stdout } = await table('plan', 'example.com', '--wanted', '1000', '--days', '3')
    expect(stdout).toMatch(/^example\.com: grow\. Send first to those who read/)
    expect(stdout.match(/ (\d+)$/gm)?.map(Number)).toEqual([50, 65, 85])
    const unknown = (await table('plan', 'gmail')).stdout
    expect(unknown).toMatch(
      /^Gmail: .*\n.*\nNo day of the last two weeks is known on which it took mail well;/,
    )
    expect(unknown.split('\n').every((line) => line.length <= 80)).toBe(true)
    expect((await on('plan')).stderr).toContain('of which receiver?')
    expect((await on('plan', 'gmail', '--days', '0')).stderr).toContain('--days 0: it must be a whole number')
  })
})
