import { appendFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { bounce, ORDINARY } from './harness.ts'
import { preview, running, temporary } from './store.ts'

let path: string
beforeEach(() => {
  path = join(temporary(), 'bounces')
})

const inMbox = (mail: Uint8Array) => `From MAILER-DAEMON Fri Nov 20 09:00:00 2026\n${mail}\n`
const block = () => ({ kind: 'mbox', path, everySeconds: 1, quietSeconds: 0 })

test('a mailbox is read as it grows, and goes on where it stood', async () => {
  writeFileSync(path, inMbox(bounce('a@example.com')) + inMbox(ORDINARY))
  const it = await running(block())
  await it.until(({ received }) => received === 2)
  appendFileSync(path, inMbox(bounce('b@example.com')))
  await it.until(({ received }) => received === 3)
  await it.stop()
  appendFileSync(path, inMbox(bounce('c@example.com')))
  await it.restart()
  await it.until(({ received }) => received === 1)
  expect(await it.suppressed()).toEqual(['a@example.com', 'b@example.com', 'c@example.com'])
})

test('one that was emptied or tidied up is read from its beginning, and nothing counts twice', async () => {
  writeFileSync(path, inMbox(ORDINARY) + inMbox(bounce('a@example.com')))
  const it = await running(block())
  await it.until(({ received }) => received === 2)
  writeFileSync(path, inMbox(bounce('a@example.com')) + inMbox(bounce('b@example.com')))
  await it.until(({ received }) => received === 4)
  expect(await it.events()).toBe(2)
})

test('one that is being written to is left until nobody writes', async () => {
  writeFileSync(path, inMbox(bounce('a@example.com')))
  const writtenAt = (seconds: number) => utimesSync(path, seconds, seconds)
  const now = Date.now() / 1000
  writtenAt(now + 1000)
  const it = await running({ ...block(), quietSeconds: 2 })
  await it.until(({ state }) => state === 'running')
  expect(it.status.received).toBe(0)
  writtenAt(now - 3)
  await it.until(({ received }) => received === 1)
})

test('to look at it says what is there', async () => {
  writeFileSync(path, inMbox(bounce('a@example.com')) + inMbox(ORDINARY))
  expect(await preview(block())).toMatchObject({
    ...{ what: 'messages', seen: 2 },
    counts: { bounce: 1, ordinary: 1 },
  })
  path = `${path}-other`
  await expect(preview(block())).rejects.toThrow(`${path} does not exist. Is the path right?`)
})
