// Logs: lines and megabytes a second beside a plain loop over the same bytes, pflogsumm on the same log where it is
// installed, and peak memory on a large log.
//
// pflogsumm (Debian's package of that name) is compared as people use it: both programs are started anew on the same
// file, their usual output goes nowhere, and the fastest of three runs counts. Its report is a page of totals; ours is
// every event, judged, as JSON. So ours does more; the ratio is of the times that a user waits.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogReader } from '../dist/index.js'
import { runCli } from './process.mjs'

/** What happened to a message, by how often. */
const FATES = [
  [
    88,
    (to, host) =>
      `to=<${to}>, relay=${host}:25, delay=1.2, delays=0.1/0.01/0.6/0.49, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4F1C2B3A5D)`,
  ],
  [
    5,
    (to, host) =>
      `to=<${to}>, relay=${host}:25, delay=0.8, delays=0.1/0.01/0.3/0.39, dsn=4.7.1, status=deferred (host ${host} said: 450 4.7.1 <${to}>: Recipient address rejected: Greylisted, please try again in 300 seconds (in reply to RCPT TO command))`,
  ],
  [
    4,
    (to, host) =>
      `to=<${to}>, relay=${host}:25, delay=0.8, delays=0.1/0.01/0.3/0.39, dsn=5.1.1, status=bounced (host ${host} said: 550 5.1.1 <${to}>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))`,
  ],
  [
    2,
    (to, host) =>
      `to=<${to}>, relay=none, delay=30, delays=0.1/0.01/30/0, dsn=4.4.1, status=deferred (connect to ${host}:25: Connection timed out)`,
  ],
  [
    1,
    (to, host) =>
      `to=<${to}>, relay=${host}:25, delay=0.9, delays=0.1/0.01/0.3/0.49, dsn=5.2.2, status=bounced (host ${host} said: 552 5.2.2 Mailbox over quota (in reply to end of DATA command))`,
  ],
]
const CYCLE = FATES.flatMap(([share, line]) => Array.from({ length: share }, () => line))

/** Messages that come between a deferral and the next try. */
const RETRY = 5000

const queueId = (n) => (0xa0000000 + (n % 0x10000000)).toString(16).toUpperCase()

/** What Postfix says of the n-th message's first try. */
function fateOf(n) {
  const to = `person.${n % 9973}@domain${n % 997}.example`
  const host = `mx1.domain${n % 997}.example[192.0.2.${n % 250}]`
  return CYCLE[(n * 37) % 100](to, host)
}

/** The lines that Postfix writes while the n-th message comes: one that was deferred before is sent meanwhile. */
function messageLines(n) {
  const seconds = Math.floor(n / 50)
  const day = 1 + (Math.floor(seconds / 86400) % 28)
  const two = (value) => String(value).padStart(2, '0')
  const time = `Nov ${String(day).padStart(2)} ${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)} mail postfix`
  const fate = fateOf(n)
  const lines = [
    'smtpd[22006]: connect from app.sender.example[198.51.100.7]',
    `smtpd[22006]: ${queueId(n)}: client=app.sender.example[198.51.100.7]`,
    `cleanup[22009]: ${queueId(n)}: message-id=<${n}.20261125@app.sender.example>`,
    `qmgr[21940]: ${queueId(n)}: from=<bounce-${n}@sender.example>, size=4930, nrcpt=1 (queue active)`,
    `smtp[22010]: ${queueId(n)}: ${fate}`,
    'smtpd[22006]: disconnect from app.sender.example[198.51.100.7] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5',
  ]
  if (!fate.includes('deferred')) lines.push(`qmgr[21940]: ${queueId(n)}: removed`)
  const waiting = n - RETRY
  const before = waiting < 0 ? '' : fateOf(waiting)
  if (before.includes('deferred')) {
    const sent = before.replace(/dsn=4.*/, 'dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4F1C2B3A5D)')
    lines.push(`smtp[22010]: ${queueId(waiting)}: ${sent}`, `qmgr[21940]: ${queueId(waiting)}: removed`)
  }
  return lines.map((line) => `${time}/${line}\n`).join('')
}

async function writeLog(path, bytes) {
  const out = createWriteStream(path)
  let written = 0
  for (let n = 0; written < bytes; ) {
    let text = ''
    for (const end = n + 2000; n < end; n++) text += messageLines(n)
    written += text.length
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

const seconds = (job) => {
  const from = process.hrtime.bigint()
  job()
  return Number(process.hrtime.bigint() - from) / 1e9
}
const fastest = (job, times = 5) => Math.min(...Array.from({ length: times }, () => seconds(job)))

/** The fastest of three starts of the command line. */
function fastestCli(args) {
  const runs = Array.from({ length: 3 }, () => runCli(args))
  return runs.reduce((best, run) => (run.ms < best.ms ? run : best))
}

/** What any reader must do at least: make text of the bytes and find the lines. */
function plainLoop(bytes) {
  const text = bytes.toString()
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function readAll(bytes) {
  const reader = createLogReader('postfix', { year: 2026 })
  const text = bytes.toString()
  let events = 0
  for (let from = 0, to = text.indexOf('\n'); to >= 0; from = to + 1, to = text.indexOf('\n', from)) {
    events += reader.read(text.slice(from, to)).length
  }
  return events
}

export async function logs() {
  const dir = mkdtempSync(join(tmpdir(), 'undelivered-bench-'))
  try {
    const small = join(dir, 'mail.log')
    await writeLog(small, 100e6)
    const bytes = readFileSync(small)
    const mb = bytes.length / 1e6
    const lines = plainLoop(bytes)
    const loop = fastest(() => plainLoop(bytes))
    const read = fastest(() => readAll(bytes))
    const figures = [
      {
        name: 'yardstick: text and lines of a Postfix log',
        linesPerSecond: Math.round(lines / loop),
        mbPerSecond: Math.round(mb / loop),
      },
      {
        name: 'readLog, Postfix',
        linesPerSecond: Math.round(lines / read),
        mbPerSecond: +(mb / read).toFixed(1),
        timesYardstick: +(read / loop).toFixed(1),
        events: readAll(bytes),
      },
    ]
    const cli = fastestCli(['parse', '--format', 'ndjson', small])
    figures.push({
      name: 'undelivered parse, Postfix log of 100 MB, all events',
      seconds: +(cli.ms / 1000).toFixed(2),
      linesPerSecond: Math.round(lines / (cli.ms / 1000)),
      peakMb: cli.peakMb,
    })
    const failures = fastestCli(['parse', '--format', 'ndjson', '--only', 'hard', '--only', 'soft', small])
    figures.push({
      name: 'undelivered parse --only hard --only soft, the same',
      seconds: +(failures.ms / 1000).toFixed(2),
      linesPerSecond: Math.round(lines / (failures.ms / 1000)),
      peakMb: failures.peakMb,
    })
    if (spawnSync('pflogsumm', ['--version']).status === 0) {
      const took = fastest(() => spawnSync('pflogsumm', [small], { stdio: 'ignore' }), 3)
      figures.push({
        name: 'yardstick: pflogsumm on the same log',
        seconds: +took.toFixed(2),
        timesUndelivered: +(took / (cli.ms / 1000)).toFixed(1),
      })
    } else figures.push({ name: 'yardstick: pflogsumm on the same log', skipped: 'not installed' })
    rmSync(small)
    for (const size of [200, 2000]) {
      const path = join(dir, `${size}.log`)
      await writeLog(path, size * 1e6)
      const { ms, peakMb, status } = runCli(['parse', '--format', 'ndjson', path])
      figures.push({
        name: `Postfix log of ${size} MB`,
        peakMb,
        seconds: +(ms / 1000).toFixed(1),
        mbPerSecond: +(statSync(path).size / 1e3 / ms).toFixed(1),
        status,
      })
      rmSync(path)
    }
    return figures
  } finally {
    rmSync(dir, { recursive: true })
  }
}
