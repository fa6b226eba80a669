// The store in a data folder: durable events, an import, and "may I send?" while it writes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { classifyReply } from '../dist/index.js'
import { openStore } from '../dist/store.js'

const MILLION = 1_000_000
const SUPPRESSED = Number(process.env.BENCH_SUPPRESSED ?? 5 * MILLION)
const driver = process.env.BENCH_DRIVER ?? 'auto'
const START = Date.UTC(2026, 9, 1)
const seconds = (from) => +((performance.now() - from) / 1000).toFixed(2)
const megabytes = () => Math.round(process.memoryUsage.rss() / 1e6)

const REPLIES = [
  '550 5.1.1 User unknown',
  '552 5.2.2 Mailbox full',
  '554 5.7.1 Message rejected as spam',
].map((text) => ({
  text,
  ...classifyReply(text),
}))

const address = (n) => `user${n}@domain${n % 5000}.example.com`

/** The n-th event: of some ten thousand people, now refused, now delivered. */
function intake(n) {
  const { text, ...said } = REPLIES[n % 3]
  const refused = n % 4 > 0
  const at = START + n * 50
  const none = null
  const event = {
    ...{
      id: `bench-${n}`,
      source: 'log:postfix',
      recipient: address((n * 7919) % 20_000),
      originalRecipient: none,
    },
    ...{
      action: none,
      command: none,
      reportingMta: 'mail.example.org',
      remoteMta: 'mx.example.com [192.0.2.1]',
    },
    ...{ software: 'postfix', provider: none, blocklist: none, retryAfter: none, feedbackType: none },
    ...{ messageId: `<${n}@example.org>`, subject: none, sender: 'news@example.org', listId: none },
    ...{ envelopeId: none, timestamp: new Date(at).toISOString(), diagnostic: text },
    ...(refused ? said : { kind: 'delivered', type: none, reason: none, status: '2.0.0', reply: 250 }),
    explanation: said.explanation,
    advice: said.advice,
  }
  return { event, at }
}

const intakes = (from, count) => Array.from({ length: count }, (_, n) => intake(from + n))
const NOTE = '550 5.1.1 The email account that you tried to reach does not exist'
const entry = (n) => ({
  address: address(n),
  kind: 'bounce',
  reason: 'unknown-user',
  at: START,
  source: 'import:sendgrid',
  who: 'bench',
  note: NOTE,
})
const entries = (from, count) => Array.from({ length: count }, (_, n) => entry(from + n))

async function* withStore(work) {
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-bench-'))
  try {
    yield* work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** So many callers, each with one batch under way. */
async function ingest(store, from, batch, callers, milliseconds) {
  let [next, done] = [from, 0]
  const begin = performance.now()
  const caller = async () => {
    while (performance.now() - begin < milliseconds) {
      const mine = intakes(next, batch)
      next += batch
      await store.take(mine)
      done += batch
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return { perSecond: Math.round((done / (performance.now() - begin)) * 1000), next }
}

async function* durable() {
  yield* withStore(async function* (folder) {
    const store = await openStore({ folder, driver })
    let from = 0
    for (const [batch, callers] of [
      [1, 1],
      [1, 64],
      [100, 1],
      [100, 4],
      [500, 1],
      [500, 2],
    ]) {
      const { perSecond, next } = await ingest(store, from, batch, callers, 4000)
      from = next
      yield { name: `durable events, batches of ${batch}, ${callers} at once`, perSecond }
    }
    await store.close()
  })
}

/** As the service does it for a list that comes in: small batches, several of them on their way. */
const BATCH = 500
const AHEAD = 80

async function enterAll(store, from, to) {
  const waiting = []
  for (let at = from; at < to; at += BATCH) {
    waiting.push(store.import(entries(at, Math.min(BATCH, to - at)), START))
    if (waiting.length === AHEAD) await waiting.shift()
  }
  await Promise.all(waiting)
}

async function imported(store, from, count) {
  const begin = performance.now()
  await enterAll(store, from, from + count)
  return seconds(begin)
}

const percentile = (sorted, share) => +sorted[Math.floor(sorted.length * share)].toFixed(4)

/** 1,000 checks a second for ten seconds, in step with the clock, while events are taken. */
async function checkWhileTaking(store) {
  const times = []
  let running = true
  const taking = (async () => {
    let from = 50 * MILLION
    while (running) from = (await ingest(store, from, 100, 2, 200)).next
  })()
  const begin = performance.now()
  for (let n = 0; n < 10_000; n++) {
    const due = begin + n
    while (performance.now() < due) await new Promise((resolve) => setImmediate(resolve))
    const name = address(Math.floor(Math.random() * 2 * SUPPRESSED))
    store.check(name, '*', START)
    // From when it was to be asked: what made it wait counts.
    times.push(performance.now() - due)
  }
  running = false
  await taking
  return times.sort((a, b) => a - b)
}

function checksPerSecond(store) {
  const names = Array.from({ length: 100_000 }, () => address(Math.floor(Math.random() * 2 * SUPPRESSED)))
  const begin = performance.now()
  for (const name of names) store.check(name, '*', START)
  return Math.round((names.length / (performance.now() - begin)) * 1000)
}

async function* large() {
  yield* withStore(async function* (folder) {
    const first = await openStore({ folder, driver })
    const many = Math.min(MILLION, SUPPRESSED)
    yield { name: `import of ${many} addresses`, seconds: await imported(first, 0, many) }
    if (SUPPRESSED > many)
      yield {
        name: `import of ${SUPPRESSED - many} more`,
        seconds: await imported(first, many, SUPPRESSED - many),
      }
    await first.close()
    globalThis.gc?.()
    const before = megabytes()
    const begin = performance.now()
    const store = await openStore({ folder, driver })
    yield { name: `start with ${SUPPRESSED} suppressed addresses`, seconds: seconds(begin) }
    globalThis.gc?.()
    yield { name: 'resident', megabytes: megabytes(), before }
    yield { name: 'checks alone', perSecond: checksPerSecond(store) }
    const times = await checkWhileTaking(store)
    yield {
      name: 'check at 1,000 a second while events are taken',
      ...{ p50ms: percentile(times, 0.5), p99ms: percentile(times, 0.99), mostMs: +times.at(-1).toFixed(2) },
    }
    yield { name: 'resident after it', megabytes: megabytes() }
    await store.close()
  })
}

export async function* store() {
  yield* durable()
  yield* large()
}
