import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const BIN = new URL('../../bin/undelivered.js', import.meta.url).pathname

let folder: string
let running: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
})
afterEach(() => {
  for (const one of running) one.kill('SIGKILL')
  running = []
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the service on a free port; resolves to its address and all that it has said by then. */
async function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [BIN, 'serve', '--data', folder, '--port', '0'], {
    env: { ...process.env, ...env },
  })
  running.push(child)
  let said = ''
  const url = await new Promise<string>((done, fail) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      const found = /listening on (\S+)\n/.exec(said)?.[1]
      if (found !== undefined) done(found)
    })
    let complained = ''
    child.stderr.on('data', (chunk) => {
      complained += chunk
    })
    child.on('exit', (code) => fail(new Error(`ended with ${code}: ${complained}`)))
  })
  const stop = () =>
    new Promise<number | null>((done) => {
      child.removeAllListeners('exit')
      child.on('exit', (code) => done(code))
      child.kill('SIGTERM')
    })
  return { url, said, stop }
}

test('serves, stops when asked to, and knows everything after the next start', async () => {
  const env = { UNDELIVERED_ADMIN_KEY: 'first-key' }
  const headers = { authorization: 'Bearer first-key' }
  const first = await start(env)
  const body = JSON.stringify({ reply: '550 5.1.1 User unknown', recipient: 'dead@example.com' })
  const ingested = await fetch(`${first.url}/v1/ingest`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    body,
  })
  expect(await ingested.json()).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
  expect(await first.stop()).toBe(0)

  const second = await start(env)
  const checked = await fetch(`${second.url}/v1/check/dead@example.com`, { headers })
  expect(await checked.json()).toMatchObject({ send: false, state: 'suppressed', reason: 'unknown-user' })
  await second.stop()
})

test('asked to stop in the moment in which it says that it listens, it stops as ever', async () => {
  const codes = []
  for (let times = 0; times < 5; times++) codes.push(await (await start()).stop())
  expect(codes).toEqual([0, 0, 0, 0, 0])
})

test('the first start makes an admin key and shows it once', async () => {
  const first = await start()
  const key = /admin key, shown this once: (\S+)/.exec(first.said)![1]
  const answer = await fetch(`${first.url}/v1/keys`, { headers: { authorization: `Bearer ${key}` } })
  expect(await answer.json()).toMatchObject({ items: [{ name: 'admin', scopes: ['admin'] }] })
  await first.stop()
  const second = await start()
  expect(second.said).not.toContain('admin key')
  await second.stop()
})

test('asked to stop under load it finishes what runs, and all that it acknowledged is there', async () => {
  const env = { UNDELIVERED_ADMIN_KEY: 'first-key' }
  const headers = { authorization: 'Bearer first-key', 'content-type': 'application/json' }
  const first = await start(env)
  const acknowledged: string[] = []
  let stopping: Promise<number | null> | undefined
  let last = 0
  const send = async (): Promise<void> => {
    const recipient = `dead${++last}@example.com`
    const body = JSON.stringify({ reply: '550 5.1.1 User unknown', recipient })
    const answer = await fetch(`${first.url}/v1/ingest`, { method: 'POST', headers, body }).catch(() => null)
    if (answer?.status !== 200) return
    acknowledged.push(recipient)
    if (acknowledged.length === 50) stopping = first.stop()
    return send()
  }
  await Promise.all(Array.from({ length: 8 }, send))
  expect(await stopping).toBe(0)

  const second = await start(env)
  const checked = await fetch(`${second.url}/v1/check`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ addresses: acknowledged }),
  })
  const { results } = (await checked.json()) as { results: { address: string; send: boolean }[] }
  expect(results.filter((one) => one.send)).toEqual([])
  expect(results.length).toBeGreaterThanOrEqual(50)
  await second.stop()
})

test('names every mistake in its settings, and does not start', () => {
  const file = join(folder, 'settings.yaml')
  writeFileSync(file, 'prot: 25\nmetrics: maybe\n')
  const { status, stderr } = spawnSync(process.execPath, [BIN, 'serve', '--config', file, '--port', 'http'], {
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('prot is no setting.')
  expect(stderr).toContain('metrics must be one of open, key, off, not "maybe".')
  expect(stderr).toContain('--port must be a whole number from 0 to 65535, not "http".')
})

test('a folder that is in use is told, and left alone', async () => {
  const first = await start({ UNDELIVERED_ADMIN_KEY: 'first-key' })
  const { status, stderr } = spawnSync(process.execPath, [BIN, 'serve', '--data', folder, '--port', '0'], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain(`The data folder ${folder} is in use by process`)
  expect(await first.stop()).toBe(0)
})

test('a port that another program has is told, with what to do', async () => {
  const first = await start({ UNDELIVERED_ADMIN_KEY: 'first-key' })
  const { port } = new URL(first.url)
  const other = join(folder, 'other')
  const { status, stderr } = spawnSync(process.execPath, [BIN, 'serve', '--data', other, '--port', port], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain(
    `The service cannot listen on 127.0.0.1, port ${port}: another program has it. Stop that one, or choose another port with --port.`,
  )
  expect(await first.stop()).toBe(0)
})
