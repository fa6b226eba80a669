// Webhooks over HTTP, 2,000 a second: is every one kept once, and how long is each answer? SECONDS=60 for a minute.
import { createHmac } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as after } from 'node:timers/promises'
import { kept, processorSeconds, startService } from './running.mjs'

const SECRET = 'whsec_YSBrZXkgb2YgdHdlbnR5LWZvdXIgYnl0'
const SECONDS = Number(process.env.SECONDS ?? 10)

/** A bounce of Resend, signed as it signs (Standard Webhooks). */
function signed(n) {
  const body = JSON.stringify({
    type: 'email.bounced',
    created_at: new Date().toISOString(),
    data: {
      email_id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      to: [`user${n}@domain${n % 997}.example.com`],
      from: 'news@example.org',
      subject: 'News',
      created_at: new Date().toISOString(),
      bounce: { type: 'Permanent', subType: 'General', message: '550 5.1.1 User unknown' },
    },
  })
  const [id, at] = [`msg_${n}`, String(Math.floor(Date.now() / 1000))]
  const key = Buffer.from(SECRET.slice(6), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
  const headers = { 'svix-id': id, 'svix-timestamp': at, 'svix-signature': `v1,${signature}` }
  return { body, headers: { 'content-type': 'application/json', ...headers } }
}

const post = (call, { body, headers }) => call('POST', '/v1/webhooks/resend/hook', body, headers)

/** Requests that are sent when they are due, whether or not others are answered. */
async function webhooks(call, { perSecond, seconds, first = 0 }) {
  const before = await kept(call)
  const took = []
  const running = []
  const [begun, processor] = [performance.now(), await processorSeconds(call)]
  const count = perSecond * seconds
  for (let at = 0; at < count; ) {
    for (; at < count && begun + (at * 1000) / perSecond <= performance.now(); at++) {
      const sent = performance.now()
      running.push(
        post(call, signed(first + at)).then(({ status }) => {
          if (status !== 200) throw new Error(`status ${status}`)
          took.push(performance.now() - sent)
        }),
      )
    }
    await after(1)
  }
  await Promise.all(running)
  const eventsPerSecond = Math.round(count / ((performance.now() - begun) / 1000))
  took.sort((a, b) => a - b)
  const at = (share) => +took[Math.floor(took.length * share)].toFixed(1)
  const processorMsEach = +(((await processorSeconds(call)) - processor) * (1000 / count)).toFixed(3)
  return {
    sent: count,
    kept: (await kept(call)) - before,
    eventsPerSecond,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    slowestMs: +took.at(-1).toFixed(1),
    processorMsEach,
  }
}

const RATES = [200, 1000, 2000]
const LINES = 100_000

/** A log that is followed from its beginning: lines a second until all bounces in it are kept. */
async function following(call, path) {
  const before = await kept(call)
  let text = ''
  for (let n = 0; n < LINES; n++) {
    const id = (0xabc0000 + n).toString(16).toUpperCase()
    text +=
      n % 5 === 0
        ? `2026-11-20T09:00:00Z mx postfix/smtp[9]: ${id}: to=<log${n}@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown)\n`
        : `2026-11-20T09:00:00Z mx postfix/qmgr[9]: ${id}: removed\n`
  }
  const begun = performance.now()
  appendFileSync(path, text)
  while ((await kept(call)) < before + LINES / 5) await after(50)
  return { linesPerSecond: Math.round(LINES / ((performance.now() - begun) / 1000)) }
}

const logIn = (folder) => join(folder, 'mail.log')

export async function sources() {
  const { call, folder, stop } = await startService((folder) => ({
    requestsPerMinute: 1_000_000,
    sources: {
      hook: { kind: 'webhook', service: 'resend', secret: SECRET },
      mail: { kind: 'log', path: logIn(folder), from: 'postfix' },
    },
  }))
  try {
    // A service runs for weeks: what its first seconds cost is no part of it.
    await webhooks(call, { perSecond: 1000, seconds: 3 })
    const hooks = []
    for (const [n, perSecond] of RATES.entries()) {
      const told = await webhooks(call, { perSecond, seconds: SECONDS, first: (n + 1) * 1_000_000 })
      hooks.push({ name: `sources: signed webhooks at ${perSecond} a second for ${SECONDS} s`, ...told })
    }
    return [
      ...hooks,
      {
        name: 'sources: a log followed, every fifth line a bounce',
        ...(await following(call, logIn(folder))),
      },
    ]
  } finally {
    await stop()
  }
}
