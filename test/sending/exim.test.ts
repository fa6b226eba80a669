import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { listening } from './harness.ts'

const ROOT = new URL('../../', import.meta.url)
const EXIM = fileURLToPath(new URL('node_modules/.cache/exim/', ROOT))
const BINARY = join(EXIM, 'usr/sbin/exim4')

function whyNot(): string | null {
  if (process.getuid?.() !== 0) return 'Exim takes another configuration only from root'
  if (!existsSync(BINARY)) return 'Exim is not there: .ci/exim.sh fetches it'
  return spawnSync('id', ['Debian-exim']).status === 0 ? null : 'there is no user Debian-exim'
}

const missing = whyNot()

/** What the page tells to put into the configuration, in order: macro, ACL, router. */
const [MACRO, ACL, ROUTER] = [
  ...readFileSync(new URL('docs/sending/exim.md', ROOT), 'utf8').matchAll(/```\n([^`]*)```/g),
].map(([, text]) => text!)

/** An Exim that is set up as the page says, and asks at this port. */
async function exim(port: number) {
  const folder = await mkdtemp(join(tmpdir(), 'undelivered-exim-'))
  for (const name of ['', 'spool', 'log']) {
    await mkdir(join(folder, name), { recursive: true })
    await chmod(join(folder, name), 0o777)
  }
  const config = `primary_hostname = mail.example.org
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
domainlist local_domains = example.org
hostlist relay_from_hosts = 127.0.0.1
acl_smtp_rcpt = acl_check_rcpt
keep_environment =
${MACRO!.replace('10042', String(port))}
begin acl
acl_check_rcpt:
${ACL}
  accept hosts = +relay_from_hosts
begin routers
${ROUTER}
all:
  driver = accept
  transport = null
begin transports
null:
  driver = appendfile
  file = /dev/null
  user = Debian-exim
`
  const path = join(folder, 'exim.conf')
  await writeFile(path, config)
  await chmod(path, 0o644)
  return (args: readonly string[], input = '') =>
    new Promise<string>((resolve) => {
      const running = spawn(BINARY, ['-C', path, ...args], {
        env: { ...process.env, LD_LIBRARY_PATH: join(EXIM, 'usr/lib/x86_64-linux-gnu') },
      })
      let said = ''
      running.stdout.setEncoding('utf8').on('data', (text) => {
        said += text
      })
      running.stdin.on('error', () => {})
      running.stdin.end(input)
      running.on('close', () => resolve(said))
    })
}

const rcpt = (...addresses: string[]) =>
  `EHLO app.example.org\r\nMAIL FROM:<info@example.org>\r\n${addresses.map((one) => `RCPT TO:<${one}>\r\n`).join('')}QUIT\r\n`

describe.skipIf(missing !== null)(`a real Exim${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  test('refuses, defers and takes recipients over SMTP, as docs/sending/exim.md sets it up', async () => {
    const { port } = await listening({ kind: 'tcp-table' })
    const run = await exim(port)
    const session = await run(
      ['-bh', '127.0.0.1'],
      rcpt('gone@example.com', 'held@example.com', 'anna@example.com'),
    )
    expect(session).toMatch(/^550-5\.1\.1 Not sent, on the suppression list:/m)
    expect(session).toMatch(/^450-4\.1\.1 Not sent for now, on the suppression list:/m)
    expect(session.match(/^250 Accepted/gm)).toHaveLength(1)
  })

  test('routes mail of local programs accordingly', async () => {
    const { port } = await listening({ kind: 'tcp-table' })
    const run = await exim(port)
    expect(await run(['-bt', 'gone@example.com'])).toMatch(
      /^gone@example\.com is undeliverable: 5\.1\.1 Not sent, on the suppression list: Suppressed since/,
    )
    expect(await run(['-bt', 'held@example.com'])).toMatch(
      /^held@example\.com cannot be resolved at this time: 4\.1\.1 Not sent for now/,
    )
    expect(await run(['-bt', 'anna@example.com'])).toContain('router = all, transport = null')
  })

  test('sends where nobody answers', async () => {
    const run = await exim(1)
    expect(await run(['-bt', 'gone@example.com'])).toContain('router = all, transport = null')
    expect(await run(['-bh', '127.0.0.1'], rcpt('gone@example.com'))).toMatch(/^250 Accepted/m)
  })
})
