import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Starting takes as long as the machine needs.
vi.setConfig({ testTimeout: 120_000 })

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
