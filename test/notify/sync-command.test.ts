import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readLists } from '../../src/notify/lists/index.ts'
import { ListDesk } from '../../src/notify/lists/list-desk.ts'
import { createApp } from '../../src/service/app.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { openStore } from '../../src/store/open-store.ts'
import { undelivered } from '../cli/harness.ts'
import { refused, START } from '../store/events.ts'
import { SERVICES } from './services.ts'

const folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const UNKNOWN = '550 5.1.1 User unknown'

describe('undelivered sync', () => {
  test('tells what it would do, then does it', async () => {
    const { url, settings, list } = await SERVICES.postmark!()
    const data = join(folder, 'data')
    const config = join(folder, 'undelivered.json')
    writeFileSync(config, JSON.stringify({ data, lists: { shop: { kind: 'postmark', url, ...settings } } }))
    const store = await openStore({ folder: data, thread: false })
    await store.take([refused('dead@example.com', UNKNOWN)])
    await store.close()

    const dry = await undelivered(['sync', 'shop', '--dry-run', '--config', config])
    expect(dry).toMatchObject({ status: 0, stderr: '' })
    expect(dry.stdout).toBe(`2 would be taken over from there (0 there were known)
  gone@example.com
  angry@example.com
1 would be put on the list there
  dead@example.com
0 would be taken off the list there
`)
    expect([...list.keys()]).not.toContain('dead@example.com')
    const done = await undelivered(['sync', 'shop', '--config', config])
    expect(done.stdout).toContain('1 put on the list there')
    expect([...list.keys()]).toContain('dead@example.com')

    const wrong = await undelivered(['sync', 'news', '--config', config])
    expect(wrong).toMatchObject({ status: 2 })
    expect(wrong.stderr).toContain('there is no list news. The lists are shop.')
  })

  test('names the list that cannot be reached, and why', async () => {
    const config = join(folder, 'unreachable.json')
    const shop = { kind: 'postmark', token: 'token-1', url: 'http://127.0.0.1:9' }
    writeFileSync(config, JSON.stringify({ data: join(folder, 'other'), lists: { shop } }))
    const { status, stderr } = await undelivered(['sync', 'shop', '--config', config])
    expect(status).toBe(1)
    expect(stderr).toBe(
      'undelivered: shop could not be kept in step. Nobody listens there (connection refused). The next time goes on where it was.\n',
    )
  })

  test('by the API: how lists fare, and once more now', async () => {
    const { url, settings, list } = await SERVICES.ses!()
    const store = openMemoryStore()
    await store.take([refused('dead@example.com', UNKNOWN)])
    const { blocks } = readLists({ ses: { kind: 'ses', url, ...settings } })
    const clock = () => START
    const lists = new ListDesk(blocks, { store, clock, log: { info() {}, warn() {}, error() {} } })
    const app = await createApp({ store, clock, lists }, { localKey: 'k' })
    const ask = async (method: 'GET' | 'POST', path: string, payload?: object) => {
      const headers = { authorization: 'Bearer k' }
      const answer = await app.inject({ method, url: path, headers, ...(payload ? { payload } : {}) })
      return { status: answer.statusCode, body: answer.json() }
    }
    expect((await ask('GET', '/v1/syncs')).body).toEqual({
      items: [{ name: 'ses', kind: 'ses', last: null, lastAt: null, problem: null }],
    })
    expect((await ask('POST', '/v1/syncs/ses', { dryRun: true })).body).toMatchObject({
      pushed: { count: 1 },
    })
    expect(list.has('dead@example.com')).toBe(false)
    expect((await ask('POST', '/v1/syncs/ses')).body).toMatchObject({
      pulled: { count: 2 },
      pushed: { count: 1 },
    })
    const [shown] = (await ask('GET', '/v1/syncs')).body.items
    expect(shown).toMatchObject({ last: { pushed: { count: 1 } }, lastAt: '2026-10-01T12:00:00.000Z' })
    expect((await ask('POST', '/v1/syncs/none')).status).toBe(404)
  })

  test('a service that cannot be reached is told as such', async () => {
    const store = openMemoryStore()
    const { blocks } = readLists({ shop: { kind: 'postmark', url: 'http://127.0.0.1:9', token: 't' } })
    const lists = new ListDesk(blocks, {
      store,
      clock: () => START,
      log: { info() {}, warn() {}, error() {} },
    })
    const app = await createApp({ store, clock: () => START, lists }, { localKey: 'k' })
    const headers = { authorization: 'Bearer k' }
    const answer = await app.inject({ method: 'POST', url: '/v1/syncs/shop', headers })
    expect(answer.statusCode).toBe(502)
    expect(answer.json().detail).toBe('Nobody listens there (connection refused).')
    expect(lists.list[0]!.problem).toBe('Nobody listens there (connection refused).')
  })
})
