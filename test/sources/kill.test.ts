import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
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
import { setTimeout as after } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '../../src/client/index.ts'
import { bounce } from './harness.ts'
import { temporary } from './store.ts'

const BIN = new URL('../../bin/undelivered.js', import.meta.url).pathname
const KEY = 'a-key'

let folder: string
let child: ChildProcess | null = null
beforeEach(() => {
  folder = temporary()
})
afterEach(() => void child?.kill('SIGKILL'))

/** The service with these settings, as a process of its own. */
async function start(settings: object): Promise<string> {
  const config = join(folder, 'settings.json')
  writeFileSync(config, JSON.stringify({ data: join(folder, 'data'), port: 0, log: 'warn', ...settings }))
  child = spawn(process.execPath, [BIN, 'serve', '--config', config], {
    env: { ...process.env, UNDELIVERED_ADMIN_KEY: KEY },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const piece of child.stdout!) {
    said += piece
    const url = /listening on (\S+)\n/.exec(said)?.[1]
    if (url !== undefined) return url
  }
  throw new Error(`it ended: ${said}`)
}

async function kill(): Promise<void> {
  const ended = once(child!, 'exit')
  child!.kill('SIGKILL')
  await ended
}

/** Who is named by the events that are kept, each as often as it is. */
async function recipients(url: string): Promise<string[]> {
  const names: string[] = []
  for await (const { event } of connect({ url, key: KEY }).eachEvent({ order: 'oldest' }))
    names.push(event.recipient!)
  return names
}

/** Waits until so many events are kept, or for some minutes. */
async function untilKept(url: string, count: number): Promise<void> {
  const client = connect({ url, key: KEY })
  for (let tries = 0; tries < 2000; tries++) {
    const [row] = await client.stats({ by: 'kind' })
    if (row !== undefined && row.count >= count) return
    await after(200)
  }
}

async function expectEachOnce(url: string, count: number): Promise<void> {
  await untilKept(url, count)
  const expected = Array.from({ length: count }, (_, n) => `user${n}@example.org`)
  expect((await recipients(url)).sort()).toEqual(expected.sort())
}

/** Writes a log as a mail server does, and rotates it now and then, each time in another way. */
class Log {
  readonly path: string
  count = 0
  #rotations = 0

  constructor(path: string) {
    this.path = path
  }

  write(lines: number): void {
    let text = ''
    for (let n = 0; n < lines; n++, this.count++)
      text += `2026-11-20T09:00:00Z mx postfix/smtp[9]: ${(0xabc0000 + this.count).toString(16).toUpperCase()}: to=<user${this.count}@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown)\n`
    // Not always with the end of a line.
    appendFileSync(this.path, text.slice(0, -50))
    appendFileSync(this.path, text.slice(-50))
  }

  rotate(): void {
    for (let n = this.#rotations; n > 0; n--)
      for (const end of ['', '.gz'])
        if (existsSync(`${this.path}.${n}${end}`))
          renameSync(`${this.path}.${n}${end}`, `${this.path}.${n + 1}${end}`)
    switch (this.#rotations++ % 3) {
      case 0:
        renameSync(this.path, `${this.path}.1`)
        writeFileSync(this.path, '')
        return
      case 1:
        copyFileSync(this.path, `${this.path}.1`)
        truncateSync(this.path)
        return
      case 2:
        writeFileSync(`${this.path}.1.gz`, gzipSync(readFileSync(this.path)))
        rmSync(this.path)
    }
  }
}

test('a log that is written and rotated while the service is killed again and again: each line counts once', async () => {
  const log = new Log(join(folder, 'mail.log'))
  const settings = { sources: { mail: { kind: 'log', path: log.path } } }
  log.write(5)
  await untilKept(await start(settings), 5)
  let writing = true
  const writer = (async () => {
    for (let n = 1; writing; n++) {
      log.write(5)
      if (n % 60 === 0) log.rotate()
      await after(10)
    }
  })()
  for (let round = 0; round < 3; round++) {
    await after(400 + 450 * round)
    await kill()
    await start(settings)
  }
  await kill()
  writing = false
  await writer
  await expectEachOnce(await start(settings), log.count)
})

test('a Maildir that fills while the service is killed again and again: each bounce counts once', async () => {
  const path = join(folder, 'Maildir')
  for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(path, part), { recursive: true })
  const settings = {
    sources: { box: { kind: 'maildir', path, moveTo: 'Bounces', everySeconds: 1 } },
  }
  let count = 0
  let writing = true
  const writer = (async () => {
    for (; writing; count++) {
      writeFileSync(join(path, 'tmp', `${count}`), bounce(`user${count}@example.org`))
      renameSync(join(path, 'tmp', `${count}`), join(path, 'new', `${count}.host`))
      await after(5)
    }
  })()
  for (let round = 0; round < 3; round++) {
    await start(settings)
    await after(700 + 300 * round)
    await kill()
  }
  writing = false
  await writer
  await expectEachOnce(await start(settings), count)
})
