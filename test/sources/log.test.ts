import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { readSources } from '../../src/sources/blocks.ts'
import { preview, type Running, running, temporary } from './store.ts'

let path: string
let number: number
beforeEach(() => {
  path = join(temporary(), 'mail.log')
  number = 0
})

/** A line of Postfix's log that says that the next address does not exist: user1@, user2@ and so on. */
function line(): string {
  const n = ++number
  const second = String(n % 60).padStart(2, '0')
  const minute = String(Math.floor(n / 60) % 60).padStart(2, '0')
  return `2026-11-20T09:${minute}:${second}Z mx postfix/smtp[9]: ${(0xabc000 + n).toString(16).toUpperCase()}: to=<user${n}@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown)\n`
}
const lines = (count: number) => Array.from({ length: count }, line).join('')
const write = (count = 1) => appendFileSync(path, lines(count))

const follow = (more = {}) => running({ kind: 'log', path, everySeconds: 1, ...more })

/** All that were written are kept, each once. */
async function expectAll(it: Running): Promise<void> {
  await expect.poll(() => it.events()).toBeGreaterThanOrEqual(number)
  const known = (await it.store.events({ limit: 1000 })).items.map(({ event }) => event.recipient)
  const expected = Array.from({ length: number }, (_, n) => `user${n + 1}@example.org`)
  expect(known.sort()).toEqual(expected.sort())
}

describe('a log', () => {
  test('is read as it is written; of a line that is not whole nothing is told', async () => {
    write(3)
    const it = await follow()
    await it.until(({ received }) => received === 3)
    const whole = line()
    appendFileSync(path, whole.slice(0, 100))
    await new Promise((done) => setTimeout(done, 1200))
    expect(it.status.received).toBe(3)
    appendFileSync(path, whole.slice(100))
    await it.until(({ received }) => received === 4)
    await expectAll(it)
  })

  test('need not be there yet', async () => {
    const it = await follow()
    await it.until(({ problem }) => problem === `${path} does not exist yet. It is read once it is there.`)
    expect(it.status.state).toBe('running')
    write(2)
    await it.until(({ received, problem }) => received === 2 && problem === null)
  })

  test('may be begun at its end', async () => {
    writeFileSync(path, lines(5))
    const it = await follow({ start: 'end' })
    await it.until(({ state }) => state === 'running')
    number = 0
    write(2)
    await it.until(({ received }) => received === 2)
    await it.restart()
    write(1)
    await it.until(({ received }) => received === 1)
  })

  test('of which nothing is understood says so', async () => {
    writeFileSync(path, 'what is this?\n'.repeat(500))
    const it = await follow({ from: 'postfix' })
    await it.until(({ problem }) => problem !== null)
    expect(it.status).toMatchObject({
      state: 'running',
      problem: `Not one line of ${path} is understood as one of postfix. Name its mail system in "from".`,
    })
    expect((await preview({ kind: 'log', path })).notes).toEqual([
      'Whose log it is cannot be told: name it in "from".',
    ])
  })

  test('that is a folder is named', async () => {
    mkdirSync(path)
    const it = await follow()
    await it.until(({ problem }) => problem === `${path} is a folder; name a file.`)
    expect(it.status.state).toBe('failing')
  })

  test('is looked at without keeping anything', async () => {
    write(3)
    appendFileSync(path, '2026-11-20T10:00:00Z mx postfix/qmgr[9]: 1A2B3C4D5E: removed\n')
    expect(await preview({ kind: 'log', path })).toEqual({
      ...{ what: 'lines', seen: 4, counts: { bounce: 3, ordinary: 1 } },
      notes: ['It is a log of postfix.'],
    })
  })

  test('has times of a zone that there is', () => {
    const { mistakes } = readSources({ log: { kind: 'log', path, zone: 'Europe/Atlantis' } })
    expect(mistakes).toEqual(['sources.log.zone knows no "Europe/Atlantis".'])
  })
})

describe('a log that is rotated', () => {
  const rename = (to = '1') => {
    renameSync(path, `${path}.${to}`)
  }

  test('by a new name: lines that come into the old file before the new one is begun are read, too', async () => {
    write(3)
    const it = await follow()
    await it.until(({ received }) => received === 3)
    rename()
    writeFileSync(path, '')
    appendFileSync(`${path}.1`, lines(2))
    await it.until(({ received }) => received === 5)
    appendFileSync(`${path}.1`, lines(1))
    write(2)
    await it.until(({ received }) => received === 8)
    await expectAll(it)
  })

  test('by a copy, after which it is emptied (copytruncate)', async () => {
    write(3)
    const it = await follow()
    await it.until(({ received }) => received === 3)
    write(2)
    copyFileSync(path, `${path}.1`)
    truncateSync(path)
    write(9)
    await it.until(({ received }) => received >= 14)
    await expectAll(it)
  })

  test('and packed, while nobody followed it; several times', async () => {
    write(3)
    const it = await follow()
    await it.until(({ received }) => received === 3)
    await it.stop()
    write(2)
    writeFileSync(`${path}.3.gz`, gzipSync(readFileSync(path)))
    writeFileSync(`${path}.2.gz`, gzipSync(lines(4)))
    writeFileSync(`${path}.1`, lines(5))
    rmSync(path)
    write(1)
    await it.restart()
    await it.until(({ received }) => received === 12)
    await expectAll(it)
  })

  test('before anything was read of the new file', async () => {
    write(2)
    const it = await follow()
    await it.until(({ received }) => received === 2)
    rename('1')
    writeFileSync(path, '')
    await new Promise((done) => setTimeout(done, 1500))
    write(3)
    rename('0')
    write(1)
    await it.until(({ received }) => received === 6)
    await expectAll(it)
  })

  test('and of which the rest is gone is begun anew', async () => {
    write(3)
    const it = await follow()
    await it.until(({ received }) => received === 3)
    rmSync(path)
    write(4)
    await it.until(({ received }) => received === 7)
    expect(existsSync(`${path}.1`)).toBe(false)
  })
})

test('after a restart it goes on where it stood', async () => {
  write(5)
  const it = await follow()
  await it.until(({ received }) => received === 5)
  await it.stop()
  write(2)
  await it.restart()
  await it.until(({ received }) => received === 2)
  await expectAll(it)
})

test('a pipe in place of a log is told, and not waited for', async () => {
  execFileSync('mkfifo', [path])
  await expect(preview({ kind: 'log', path })).rejects.toThrow(
    `${path} is a pipe, a socket or a device. Name a file: what is written to a pipe comes once and to one reader only.`,
  )
})
