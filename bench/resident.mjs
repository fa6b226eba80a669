// The whole service over a long list: how long it starts, how much memory it takes, and how long "may I send?" takes
// meanwhile. BENCH_SUPPRESSED addresses (5 million), BENCH_SECONDS of checks at each rate of events (30).
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openStore } from '../dist/store.js'
import { KEY, memoryMb, startService } from './running.mjs'

const ASKER = fileURLToPath(new URL('asker.mjs', import.meta.url))
const SUPPRESSED = Number(process.env.BENCH_SUPPRESSED ?? 5_000_000)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 30)
const START = Date.UTC(2026, 9, 1)
/** Addresses that are entered in one request while the list is filled. */
const ENTERED = 500
/** Milliseconds from one batch of events to the next, and how many each has: 1,000 a second, and 5,000. */
const EVERY = 100
const BATCHES = [100, 500]

const addressOf = (n) => `user${n}@domain${n % 997}.example.com`

async function fill(folder) {
  const store = await openStore({ folder })
  const entry = (n) => ({
    ...{ address: addressOf(n), kind: 'bounce', reason: 'unknown-user', at: START - (n % 86_400) * 1000 },
    ...{ source: 'import:sendgrid', who: 'bench', note: '550 5.1.1 The account does not exist' },
  })
  const waiting = []
  for (let from = 0; from < SUPPRESSED; from += ENTERED) {
    const entries = Array.from({ length: Math.min(ENTERED, SUPPRESSED - from) }, (_, n) => entry(from + n))
    waiting.push(store.import(entries, START))
    if (waiting.length === 80) await waiting.shift()
  }
  await Promise.all(waiting)
  await store.close()
}

/** Somebody who hands in batches of events of new people. */
function ingester(call) {
  let next = SUPPRESSED
  const line = (n) =>
    JSON.stringify({
      ...{ reply: `550 5.1.1 <user${n}@example.com>: User unknown`, recipient: addressOf(n) },
      messageId: `${n}@example.org`,
    })
  /** Begins, and gives what ends it: that tells how many came a second. */
  return (size) => {
    const [first, begun] = [next, performance.now()]
    let running = true
    const done = (async () => {
      while (running) {
        const body = Array.from({ length: size }, (_, n) => line(next + n)).join('\n')
        next += size
        const [{ text }] = await Promise.all([call('POST', '/v1/ingest', body), after(EVERY)])
        if (JSON.parse(text).accepted !== size) throw new Error(text)
      }
    })()
    return async () => {
      running = false
      await done
      return Math.round(((next - first) / (performance.now() - begun)) * 1000)
    }
  }
}

const memory = (child) => ({ residentMb: memoryMb(child), mostMb: memoryMb(child, 'VmHWM') })

export async function* resident() {
  const data = mkdtempSync(join(tmpdir(), 'undelivered-bench-'))
  try {
    await fill(data)
    const begun = performance.now()
    const { call, child, url, stop } = await startService({ data })
    const asker = fork(ASKER)
    try {
      const first = JSON.parse((await call('GET', `/v1/check/${addressOf(SUPPRESSED - 1)}`)).text)
      if (first.send) throw new Error('The first answer is wrong.')
      const seconds = +((performance.now() - begun) / 1000).toFixed(1)
      const what = `${SUPPRESSED} suppressed addresses`
      yield { name: `service: start with ${what}, to the first answer`, seconds, ...memory(child) }
      const ingesting = ingester(call)
      const during = async (size, count) => {
        const end = ingesting(size)
        asker.send({ url, key: KEY, perSecond: 1000, count, known: SUPPRESSED })
        const [took] = await once(asker, 'message')
        return { ...took, eventsPerSecond: await end() }
      }
      yield {
        name: `service: check at 1,000 a second with ${what} and 1,000 events a second, first seconds after a start`,
        ...(await during(BATCHES[0], 10_000)),
      }
      for (const size of BATCHES)
        yield {
          name: `service: check at 1,000 a second with ${what} while events come in batches of ${size}`,
          ...{ ...(await during(size, SECONDS * 1000)), ...memory(child) },
        }
    } finally {
      asker.kill()
      await stop()
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
