// Whole-process figures: start-up time, and peak memory on a large mbox.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mails } from './data.mjs'

const cli = fileURLToPath(new URL('../bin/undelivered.js', import.meta.url))
// /usr/bin/time is not everywhere; the child tells its own peak.
const probe = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))`

export function runCli(args) {
  const from = process.hrtime.bigint()
  const { stderr, status } = spawnSync(process.execPath, ['--import', probe, cli, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  })
  const ms = Number(process.hrtime.bigint() - from) / 1e6
  return { ms, status, peakMb: Math.round(Number(/peak (\d+)/.exec(stderr)?.[1] ?? 0) / 1024) }
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]

export function startUp() {
  const time = (args) => +median(Array.from({ length: 15 }, () => runCli(args).ms)).toFixed(1)
  const bare = +median(
    Array.from({ length: 15 }, () => {
      const from = process.hrtime.bigint()
      spawnSync(process.execPath, ['-e', '0'])
      return Number(process.hrtime.bigint() - from) / 1e6
    }),
  ).toFixed(1)
  return [
    { name: 'yardstick: start of node', ms: bare },
    { name: 'start of undelivered --version', ms: time(['--version']) },
    { name: 'start of undelivered classify, one reply', ms: time(['classify', '550 5.1.1 User unknown']) },
  ]
}

/** An mbox of the given size made by repeating the mails. */
async function writeMbox(path, bytes) {
  const out = createWriteStream(path)
  const all = mails()
  for (let written = 0, at = 0; written < bytes; at++) {
    const mail = Buffer.from(all[at % all.length])
      .toString('latin1')
      .replace(/\r\n?/g, '\n')
      .replace(/^(>*From )/gm, '>$1')
    const entry = `From MAILER-DAEMON Thu Jan  1 00:00:00 2026\n${mail}\n\n`
    written += entry.length
    if (!out.write(entry, 'latin1')) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

export async function mboxMemory() {
  const dir = mkdtempSync(join(tmpdir(), 'undelivered-bench-'))
  try {
    const figures = []
    for (const mb of [50, 1000]) {
      const path = join(dir, `${mb}.mbox`)
      await writeMbox(path, mb * 1e6)
      const { ms, peakMb, status } = runCli(['parse', '--format', 'ndjson', path])
      figures.push({
        name: `mbox of ${mb} MB`,
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
