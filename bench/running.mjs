// A service in a process of its own, over a folder that goes with it, and somebody who asks it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../bin/undelivered.js', import.meta.url))
export const KEY = 'bench-key'

/** Starts it with settings of its own: a function of its folder where they name files in it. */
export async function startService(settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-bench-'))
  const own = typeof settings === 'function' ? settings(folder) : settings
  const config = join(folder, 'settings.json')
  writeFileSync(config, JSON.stringify({ data: join(folder, 'data'), port: 0, log: 'warn', ...own }))
  const child = spawn(process.execPath, [BIN, 'serve', '--config', config], {
    env: { ...process.env, UNDELIVERED_ADMIN_KEY: KEY },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await listening(child)
  const stop = async () => {
    child.removeAllListeners('exit')
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, stop, child, folder, call: caller(url) }
}

function listening(child) {
  return new Promise((done, fail) => {
    child.stdout.on('data', (said) => {
      const found = /listening on (\S+)/.exec(said)
      if (found) done(found[1])
    })
    child.on('exit', (code) => fail(new Error(`ended with ${code}`)))
  })
}

/** Requests over connections that are kept; each resolves to its status and text. */
function caller(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const known = { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-ndjson' }
  return (method, path, body, headers = known) =>
    new Promise((done, fail) => {
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

/** Events that are kept, of one kind or of all. */
export async function kept(call, wanted) {
  const { rows } = JSON.parse((await call('GET', '/v1/stats?by=kind')).text)
  return rows.reduce((sum, { kind, count }) => (wanted && kind !== wanted ? sum : sum + count), 0)
}

/** Processor time of the service so far, in seconds. */
export async function processorSeconds(call) {
  return Number(/^process_cpu_seconds_total (\S+)/m.exec((await call('GET', '/metrics')).text)[1])
}

/** Memory of a process in megabytes: `VmRSS` now, or `VmHWM` at its most. */
export function memoryMb({ pid }, which = 'VmRSS') {
  const kilobytes = new RegExp(`${which}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes ?? 0) / 1024)
}
