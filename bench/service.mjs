// The service over HTTP: durable events a second, and how long "may I send?" takes at 1,000 a second.
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../bin/undelivered.js', import.meta.url))
const ASKER = fileURLToPath(new URL('asker.mjs', import.meta.url))
const KEY = 'bench-key'
const REPLIES = [
  '550 5.1.1 <%s>: Recipient address rejected: User unknown',
  '452 4.2.2 The email account that you tried to reach is over quota',
  '554 5.7.1 Message rejected as spam by content filter',
]

async function start(folder) {
  const child = spawn(process.execPath, [BIN, 'serve', '--data', folder, '--port', '0'], {
    env: { ...process.env, UNDELIVERED_ADMIN_KEY: KEY, UNDELIVERED_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise((done, fail) => {
    child.stdout.on('data', (said) => {
      const found = /listening on (\S+)/.exec(said)
      if (found) done(found[1])
    })
    child.on('exit', (code) => fail(new Error(`ended with ${code}`)))
  })
  const stop = () =>
    new Promise((done) => {
      child.removeAllListeners('exit')
      child.on('exit', done)
      child.kill('SIGTERM')
    })
  return { url, stop, child }
}

/** A request over a connection that is kept; resolves to its status and text. */
function caller(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return (method, path, body) =>
    new Promise((done, fail) => {
      const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-ndjson' }
      const sent = request(url + path, { method, agent, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (piece) => {
          text += piece
        })
        answer.on('end', () => done({ status: answer.statusCode, text }))
      })
      sent.on('error', fail)
      sent.end(body)
    })
}

const line = (n) =>
  JSON.stringify({
    reply: REPLIES[n % 3].replace('%s', `user${n}@example.com`),
    recipient: `user${n}@domain${n % 997}.example.com`,
    messageId: `${n}@example.org`,
  })

const batch = (from, size) => Array.from({ length: size }, (_, at) => line(from + at)).join('\n')

/** Events a second where so many senders hand in batch after batch. */
async function ingesting(call, { from, events, size, senders }) {
  let next = from
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: senders }, async () => {
      while (next < from + events) {
        const first = next
        next += size
        const { text } = await call('POST', '/v1/ingest', batch(first, size))
        if (JSON.parse(text).accepted !== size) throw new Error(text)
      }
    }),
  )
  return Math.round(events / ((performance.now() - begun) / 1000))
}

/** How long a process of its own waits for the answers to so many checks, sent when they are due. */
async function checking(asker, wanted) {
  asker.send({ key: KEY, perSecond: 1000, known: 130_000, ...wanted })
  const [took] = await once(asker, 'message')
  return took
}

/** Checks while batches of 100 events come, one in so many milliseconds. */
async function checkingWhile(asker, call, { url, first, everyMs }) {
  let writing = true
  const writer = (async () => {
    for (let from = first; writing; from += 100)
      await Promise.all([call('POST', '/v1/ingest', batch(from, 100)), after(everyMs)])
  })()
  const took = await checking(asker, { url, count: 10_000 })
  writing = false
  await writer
  return took
}

const residentMb = (pid) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

export async function service() {
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-bench-'))
  const { url, stop, child } = await start(folder)
  const asker = fork(ASKER)
  try {
    const call = caller(url)
    await ingesting(call, { from: 0, events: 2000, size: 100, senders: 4 })
    const ones = await ingesting(call, { from: 10_000, events: 5000, size: 1, senders: 32 })
    const hundreds = await ingesting(call, { from: 100_000, events: 30_000, size: 100, senders: 4 })
    // A service runs for weeks: what its first seconds cost is no part of it.
    await checking(asker, { url, count: 3000 })
    const quiet = await checking(asker, { url, count: 10_000 })
    const beside = await checkingWhile(asker, call, { url, first: 1_000_000, everyMs: 100 })
    const busy = await checkingWhile(asker, call, { url, first: 2_000_000, everyMs: 0 })
    return [
      { name: 'service: ingest, one event a request, 32 senders', eventsPerSecond: ones },
      { name: 'service: ingest, 100 events a request, 4 senders', eventsPerSecond: hundreds },
      { name: 'service: check at 1,000 a second', ...quiet },
      { name: 'service: check at 1,000 a second while 1,000 events a second come', ...beside },
      {
        name: 'service: check at 1,000 a second while ingesting as fast as it goes',
        ...busy,
        residentMb: residentMb(child.pid),
      },
    ]
  } finally {
    asker.kill()
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
