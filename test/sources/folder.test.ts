import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, expect, test } from 'vitest'
import { bounce, ORDINARY } from './harness.ts'
import { preview, running, temporary } from './store.ts'

let path: string
beforeEach(() => {
  path = temporary()
})

const block = () => ({ kind: 'folder', path, everySeconds: 1, quietSeconds: 0 })
const put = (name: string, bytes: string | Uint8Array) => writeFileSync(join(path, name), bytes)

test('files of every sort are read once, and stay as they are', async () => {
  mkdirSync(join(path, 'more'))
  put('a.eml', bounce('mail@example.com'))
  put('more/b.eml.gz', gzipSync(bounce('packed@example.com')))
  put(
    'mail.log',
    '2026-11-20T09:00:00Z mx postfix/smtp[9]: 1A2B3C4D5E: to=<log@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown)\n',
  )
  put(
    'hook.json',
    '{"RecordType":"SpamComplaint","MessageID":"m-1","Email":"hook@example.net","ID":42,"BouncedAt":"2026-11-20T08:00:00Z"}',
  )
  put('notes.txt', 'Remember the milk\n')
  put('c.eml', ORDINARY)
  const it = await running(block())
  await it.until(({ received }) => received === 5)
  expect(await it.suppressed()).toEqual([
    'hook@example.net',
    'log@example.org',
    'mail@example.com',
    'packed@example.com',
  ])
  await it.restart()
  put('d.eml', bounce('later@example.com'))
  await it.until(({ received }) => received >= 1)
  expect(it.status.received).toBe(1)
  expect(readdirSync(path).sort()).toEqual([
    'a.eml',
    'c.eml',
    'd.eml',
    'hook.json',
    'mail.log',
    'more',
    'notes.txt',
  ])
})

test('a file that was cut short when it was read is read again once it is whole', async () => {
  const whole = bounce('a@example.com')
  put('a.eml', whole.subarray(0, 300))
  const it = await running(block())
  await it.until(({ received }) => received === 1)
  put('a.eml', whole)
  await it.until(({ received }) => received === 2)
  expect(await it.suppressed()).toEqual(['a@example.com'])
})

test('to look at it says what is there, and what is wrong', async () => {
  put('a.eml', bounce('a@example.com'))
  put('b.eml', ORDINARY)
  expect(await preview(block())).toEqual({
    ...{ what: 'messages', seen: 2, notes: [] },
    counts: { bounce: 1, ordinary: 1 },
  })
  path = join(path, 'a.eml')
  await expect(preview(block())).rejects.toThrow(`${path} is no folder.`)
})

test('a pipe in the folder is passed over', async () => {
  put('b.eml', bounce('mail@example.com'))
  execFileSync('mkfifo', [join(path, 'a.pipe')])
  expect(await preview(block())).toMatchObject({ seen: 1 })
})
