import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { undelivered } from '../cli/harness.ts'
import { refused, START } from '../store/events.ts'
import { receiver } from './receiver.ts'

const data = mkdtempSync(join(tmpdir(), 'undelivered-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const run = (...words: string[]) => undelivered(['endpoints', ...words, '--data', data])

test('endpoints at the command line: add, try out, dead letters, replay, a new secret, remove', async () => {
  await (await openStore({ folder: data, thread: false })).close()
  const { url, received } = await receiver()
  const added = await run('add', url, '--private', '--types', 'address.*', '--note', 'the CRM')
  expect(added).toMatchObject({ status: 0, stdout: expect.stringMatching(/^whsec_\S+\n$/) })
  const id = /ep_[0-9a-f]+/.exec(added.stderr)![0]
  expect((await run('ping', id)).stdout).toBe('It took the message.\n')
  expect(received[0]!.body.type).toBe('ping')

  const store = await openStore({ folder: data, thread: false })
  await store.take([refused('dead@example.com', '550 5.1.1 User unknown')])
  const dead = { message: 1, attempts: 8, next: START, error: 'It answered 500.', dead: true }
  await store.settle(id, { position: 1, delivered: [], undelivered: [dead] })
  await store.close()
  expect((await run('list', '--format', 'csv')).stdout).toContain(`,0,1,the CRM`)
  const letters = await run('dead', id, '--format', 'json')
  expect(JSON.parse(letters.stdout)).toMatchObject([{ message: 1, error: 'It answered 500.' }])
  expect((await run('replay', id, '1')).stdout).toBe('1 message goes out again.\n')
  expect((await run('replay', id)).stdout).toBe('0 messages go out again.\n')

  expect((await run('rotate', id)).stdout).not.toBe(added.stdout)
  expect((await run('remove', id)).status).toBe(0)
  expect((await run('ping', id)).stderr).toContain(`There is no endpoint ${id}.`)
  expect((await run('fly', id)).stderr).toContain('say one of list, add, remove')
})
