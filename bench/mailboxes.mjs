// The first read of a mailbox with 20,000 mails, from a real Dovecot on the same machine: mails a second until they are
// durable, and the peak of the whole service's memory. Dovecot is started by root only.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { memoryMb, startService } from './running.mjs'

const FIXTURES = new URL('../test/fixtures/mail/', import.meta.url)
const MAILS = 20_000

export async function* mailboxes() {
  const { RealDovecot, whyNoDovecot, USER, PASSWORD } = await dovecotModule()
  const why = whyNoDovecot()
  if (why !== null) return yield { name: 'mailboxes', skipped: why }
  for (const [kind, settings] of [
    ['imap', {}],
    ['imap', { moveTo: 'Bounces' }],
    ['pop3', {}],
  ]) {
    const dovecot = await RealDovecot.start()
    try {
      await dovecot.deliver(mails())
      const server = {
        host: '127.0.0.1',
        port: dovecot[kind],
        security: 'none',
        user: USER,
        password: PASSWORD,
      }
      yield {
        name: `mailboxes: ${kind}`,
        ...settings,
        mails: MAILS,
        ...(await read({ kind, ...server, ...settings })),
      }
    } finally {
      await dovecot.remove()
    }
  }
}

/** Nine of ten are reports. */
function mails() {
  const reports = readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(new URL(name, FIXTURES)))
  const ordinary = Buffer.from('From: anna@example.com\nSubject: Lunch?\n\nAt noon?\n')
  return Array.from({ length: MAILS }, (_, n) => {
    const mail = n % 10 === 9 ? ordinary : reports[n % reports.length]
    return Buffer.concat([Buffer.from(`X-Number: ${n}\n`), mail])
  })
}

async function read(block) {
  const { call, child, stop } = await startService({ sources: { it: block } })
  try {
    return await measured(call, child)
  } finally {
    await stop()
  }
}

async function measured(call, child) {
  let begun = performance.now()
  for (let before = 0; ; await setTimeout(50)) {
    const [{ received }] = JSON.parse((await call('GET', '/v1/sources')).text).items
    if (before === 0) begun = performance.now()
    if (received < MAILS) {
      before = received
      continue
    }
    const perSecond = Math.round((MAILS * 1000) / (performance.now() - begun))
    return { perSecond, peakMegabytes: memoryMb(child, 'VmHWM') }
  }
}

/** The tests' own Dovecot. */
async function dovecotModule() {
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-bench-'))
  const outfile = join(folder, 'dovecot.mjs')
  const entryPoints = [fileURLToPath(new URL('../test/sources/real-dovecot.ts', import.meta.url))]
  try {
    await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm' })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
