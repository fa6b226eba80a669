// The service over HTTP: durable events a second, and how long "may I send?" takes at 1,000 a second.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { KEY, memoryMb, startService } from './running.mjs'

const ASKER = fileURLToPath(new URL('asker.mjs', import.meta.url))
const REPLIES = [
  '550 5.1.1 <%s>: Recipient address rejected: User unknown',
  '452 4.2.2 The email account that you tried to reach is over quota',
  '554 5.7.1 Message rejected as spam by content filter',
]

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

export async function service() {
  const { url, stop, child, call } = await startService()
  const asker = fork(ASKER)
  try {
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
        residentMb: memoryMb(child),
      },
    ]
  } finally {
    asker.kill()
    await stop()
  }
}
