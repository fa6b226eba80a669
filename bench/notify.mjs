// Webhooks to a receiver that refuses every other message: deliveries a second, nothing lost, the order kept.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { Notifier } from '../dist/notify.js'
import { openStore } from '../dist/store.js'

const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 30_000)
const ADDRESSES = MESSAGES / 3
const FAILS = Number(process.env.BENCH_FAILS ?? 0.5)
const driver = process.env.BENCH_DRIVER ?? 'auto'
const START = Date.UTC(2026, 9, 1)
const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`
const RECEIVER = fileURLToPath(new URL('./notify-receiver.mjs', import.meta.url))

function intake(n) {
  const none = null
  const event = {
    ...{
      id: `bench-${n}`,
      source: 'log:postfix',
      recipient: `user${n % ADDRESSES}@example.com`,
      kind: 'bounce',
    },
    ...{
      type: 'soft',
      reason: 'spam-filter',
      status: '5.7.1',
      reply: 554,
      diagnostic: '554 5.7.1 Rejected as spam',
    },
    ...{
      originalRecipient: none,
      action: none,
      command: none,
      reportingMta: 'mail.example.org',
      remoteMta: none,
    },
    ...{ software: 'postfix', provider: none, blocklist: none, retryAfter: none, feedbackType: none },
    ...{
      messageId: `<${n}@example.org>`,
      subject: none,
      sender: 'news@example.org',
      listId: none,
      envelopeId: none,
    },
    timestamp: new Date(START + n * 50).toISOString(),
    explanation: { rule: 'bench', evidence: '', how: 'phrase', confidence: 1 },
    advice: { do: 'none', party: 'message', text: 'Nothing to do.' },
  }
  return { event, at: START + n * 50 }
}

async function take(store, from, count) {
  const began = performance.now()
  for (let n = from; n < from + count; n += 1000)
    await store.take(Array.from({ length: Math.min(1000, from + count - n) }, (_, k) => intake(n + k)))
  return Math.round((count / (performance.now() - began)) * 1000)
}

export async function* notify() {
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-bench-'))
  const receiver = fork(RECEIVER, [String(FAILS)])
  try {
    const [{ port }] = await once(receiver, 'message')
    const store = await openStore({ folder, driver })
    const silent = await take(store, 10_000_000, MESSAGES)
    await store.putEndpoint({
      ...{ id: 'bench', url: `http://127.0.0.1:${port}/`, description: '', types: ['event.*'] },
      ...{ secrets: [{ secret: SECRET, until: null }], allowPrivate: true, origin: 'api' },
      ...{ createdAt: START, disabled: null },
    })
    const told = await take(store, 0, MESSAGES)
    yield { figure: 'events taken a second, without and with an endpoint', silent, told }
    const quiet = { info() {}, warn() {}, error: console.error }
    // The usual schedule, in short: each wait twice as long as the one before.
    const retries = Array.from({ length: 40 }, (_, n) => Math.min(50 * 2 ** n, 1000))
    const notifier = new Notifier({ store, clock: Date.now, log: quiet, retries, concurrency: 64 })
    const began = performance.now()
    await notifier.start()
    let counted
    let most = null
    do {
      await new Promise((done) => setTimeout(done, 20))
      receiver.send('count')
      ;[counted] = await once(receiver, 'message')
      // Those that fail ten times in a row make the end long: they wait, and keep nobody busy.
      if (counted.messages >= MESSAGES * 0.95) most ??= (performance.now() - began) / 1000
    } while (counted.messages < MESSAGES)
    const seconds = (performance.now() - began) / 1000
    await notifier.stop()
    const [{ waiting, dead }] = await store.endpoints()
    await store.close()
    yield {
      ...{ figure: 'webhooks', fails: FAILS, messages: MESSAGES, addresses: ADDRESSES },
      ...{ '95 % after seconds': +most.toFixed(2), 'all after seconds': +seconds.toFixed(2) },
      ...{ 'delivered a second': Math.round((MESSAGES * 0.95) / most) },
      ...{ requests: counted.requests, refused: counted.refused, twice: counted.twice },
      ...{ 'out of order': counted.disorder, lost: MESSAGES - counted.messages, waiting, dead },
    }
  } finally {
    receiver.kill()
    rmSync(folder, { recursive: true })
  }
}
