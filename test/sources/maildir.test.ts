import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { readSources } from '../../src/sources/blocks.ts'
import { bounce, ORDINARY } from './harness.ts'
import { preview, running, temporary } from './store.ts'

let path: string
beforeEach(() => {
  path = join(temporary(), 'Maildir')
  for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(path, part), { recursive: true })
  writeFileSync(join(path, 'new', '1.a.host'), bounce('gone@example.com'))
  writeFileSync(join(path, 'cur', '2.b.host:2,S'), ORDINARY)
  writeFileSync(join(path, 'tmp', '3.c.host'), bounce('half@example.com').subarray(0, 500))
})

const everySeconds = 1

test('bounces are taken as they come, and nothing is moved or changed', async () => {
  const it = await running({ kind: 'maildir', path, everySeconds })
  await it.until(({ received }) => received === 2)
  writeFileSync(join(path, 'new', '4.d.host'), bounce('later@example.com'))
  await it.until(({ received }) => received === 3)
  expect(await it.suppressed()).toEqual(['gone@example.com', 'later@example.com'])
  expect([readdirSync(join(path, 'new')), readdirSync(join(path, 'cur'))]).toEqual([
    ['1.a.host', '4.d.host'],
    ['2.b.host:2,S'],
  ])
})

test('a message that a mail program has read and moved meanwhile is no other one', async () => {
  const it = await running({ kind: 'maildir', path, everySeconds })
  await it.until(({ received }) => received === 2)
  renameSync(join(path, 'new', '1.a.host'), join(path, 'cur', '1.a.host:2,RS'))
  await it.restart()
  writeFileSync(join(path, 'new', '5.e.host'), bounce('new@example.com'))
  await it.until(({ received }) => received >= 1)
  expect(it.status.received).toBe(1)
  expect(await it.events()).toBe(2)
})

test('reports are moved where that is wished; ordinary mail never', async () => {
  const it = await running({ kind: 'maildir', path, moveTo: 'Bounces', everySeconds })
  await it.until(() => readdirSync(path).includes('.Bounces') && readdirSync(join(path, 'new')).length === 0)
  expect(readdirSync(join(path, '.Bounces', 'cur'))).toEqual(['1.a.host:2,S'])
  expect(readdirSync(join(path, 'cur'))).toEqual(['2.b.host:2,S'])
})

test('where they cannot be moved says so; they are kept all the same', async () => {
  writeFileSync(join(path, '.Bounces'), 'a file, no folder')
  const it = await running({ kind: 'maildir', path, moveTo: 'Bounces', everySeconds })
  await it.until(({ state }) => state === 'failing')
  expect(it.status.problem).toContain(`Bounces cannot be moved to the folder Bounces of ${path} (`)
  expect(await it.suppressed()).toEqual(['gone@example.com'])
})

test('a Maildir that goes away says so', async () => {
  const it = await running({ kind: 'maildir', path, everySeconds })
  await it.until(({ received }) => received === 2)
  renameSync(path, `${path}-away`)
  await it.until(({ state }) => state === 'failing')
  expect(it.status.problem).toContain('is no Maildir')
})

test('to look at it says what is there, and touches nothing', async () => {
  const { what, seen, counts, notes } = await preview({ kind: 'maildir', path, moveTo: 'Bounces' })
  expect({ what, seen, counts, notes }).toEqual({
    ...{ what: 'messages', seen: 2, notes: [] },
    counts: { bounce: 1, ordinary: 1 },
  })
  expect(readdirSync(path).sort()).toEqual(['cur', 'new', 'tmp'])
})

test('a folder that is none says so, and is looked for again', async () => {
  const later = join(temporary(), 'later')
  const it = await running({ kind: 'maildir', path: later, everySeconds })
  expect(it.status).toMatchObject({
    state: 'failing',
    problem: `${later} is no Maildir: it does not exist, or holds no folders cur and new.`,
  })
  renameSync(path, later)
  await it.until(({ state, received }) => state === 'running' && received === 2)
})

test.skipIf(process.getuid?.() === 0)(
  'a message that may not be read keeps the others from nothing',
  async () => {
    const secret = join(path, 'new', '0.secret.host')
    writeFileSync(secret, bounce('secret@example.com'))
    chmodSync(secret, 0)
    const it = await running({ kind: 'maildir', path, everySeconds })
    await it.until(({ state, received }) => state === 'failing' && received === 2)
    expect(it.status.problem).toContain(`${secret} may not be read by the user that runs undelivered`)
  },
)

test('bounces are moved into a folder of the Maildir only', () => {
  const { mistakes } = readSources({ box: { kind: 'maildir', path, moveTo: '../elsewhere' } })
  expect(mistakes).toEqual([
    'sources.box.moveTo must be the name of a folder, without "/" and without "." at its ends.',
  ])
})

test('pipes, folders and links to nothing beside the messages are passed over', async () => {
  execFileSync('mkfifo', [join(path, 'new', '0.pipe')])
  symlinkSync('/nowhere', join(path, 'new', '0.link'))
  mkdirSync(join(path, 'cur', '0.folder'))
  expect((await preview({ kind: 'maildir', path })).notes).toEqual([])
  const it = await running({ kind: 'maildir', path, everySeconds })
  await it.until(({ received }) => received === 2)
  expect(it.status.problem).toBe(null)
})
