import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { readLog } from '../../src/read-log.ts'
import { listening } from './harness.ts'
import { realPostfix, run, type Smtp, whyNoPostfix } from './real-postfix.ts'

const missing = whyNoPostfix()

const WHY =
  'Not sent, on the suppression list: Suppressed since 19 Nov 2026 until 18 May 2027: there is no such mailbox or domain (unknown-user: no such mailbox, user or recipient).'

const postmap = async (key: string, table: string) => {
  try {
    return (await run('postmap', ['-q', key, table])).trim()
  } catch {
    return null
  }
}

async function envelope(smtp: Smtp, from: string): Promise<Smtp> {
  await smtp.say('EHLO app.example.org')
  await smtp.say(`MAIL FROM:<${from}>`)
  return smtp
}

describe.skipIf(missing !== null)(`a real Postfix${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  test('refuses suppressed recipients by the policy service, and takes all others', async () => {
    const { port } = await listening({
      kind: 'policy-service',
      scopes: { 'news.example.org': 'newsletter' },
    })
    const postfix = await realPostfix({
      smtpd_recipient_restrictions: `check_policy_service inet:127.0.0.1:${port}, permit_mynetworks, reject`,
    })
    const smtp = await envelope(await postfix.connect(), 'info@example.org')
    expect(await smtp.say('RCPT TO:<gone@example.com>')).toBe(
      `554 5.1.1 <gone@example.com>: Recipient address rejected: ${WHY}`,
    )
    expect(await smtp.say('RCPT TO:<held@example.com>')).toMatch(
      /^450 4\.1\.1 <held@example\.com>: Recipient address rejected: Not sent for now/,
    )
    expect(await smtp.say('RCPT TO:<news@example.com>')).toBe('250 2.1.5 Ok')
    await smtp.say('RSET')
    await smtp.say('MAIL FROM:<hello@news.example.org>')
    expect(await smtp.say('RCPT TO:<news@example.com>')).toMatch(/^554 5\.7\.1 .* has unsubscribed\.$/)

    expect(readLog(await postfix.log())).toEqual([])
  })

  test('asks at a unix socket, names the stream, and sends where nobody answers', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'undelivered-')), 'policy')
    await chmod(dirname(path), 0o755)
    await listening({ kind: 'policy-service', listen: `unix:${path}` })
    const postfix = await realPostfix({
      smtpd_recipient_restrictions: `check_policy_service { unix:${path}, policy_context=newsletter, default_action=DUNNO, timeout=100s }, check_policy_service { unix:/nowhere, default_action=DUNNO }, permit_mynetworks, reject`,
      smtpd_policy_service_retry_delay: '1s',
    })
    const smtp = await envelope(await postfix.connect(), 'info@example.org')
    expect(await smtp.say('RCPT TO:<news@example.com>')).toMatch(/^554 5\.7\.1/)
    expect(await smtp.say('RCPT TO:<anna@example.com>')).toBe('250 2.1.5 Ok')
  })

  test('looks recipients up by socketmap and by tcp_table', async () => {
    const sockets = await listening({ kind: 'socketmap' })
    const table = `socketmap:inet:127.0.0.1:${sockets.port}`
    expect(await postmap('gone@example.com', `${table}:suppressed`)).toBe(`REJECT 5.1.1 ${WHY}`)
    expect(await postmap('anna@example.com', `${table}:suppressed`)).toBeNull()
    expect(JSON.parse((await postmap('news@example.com', `${table}:check/newsletter`))!)).toMatchObject({
      send: false,
      scope: 'newsletter',
    })
    const { port } = await listening({ kind: 'tcp-table' })
    expect(await postmap('gone@example.com', `tcp:127.0.0.1:${port}`)).toBe(`REJECT 5.1.1 ${WHY}`)
    expect(await postmap('anna@example.com', `tcp:127.0.0.1:${port}`)).toBeNull()

    const postfix = await realPostfix({
      smtpd_recipient_restrictions: `check_recipient_access ${table}:suppressed, check_recipient_access tcp:127.0.0.1:${port}, permit_mynetworks, reject`,
    })
    const smtp = await envelope(await postfix.connect(), 'info@example.org')
    expect(await smtp.say('RCPT TO:<gone@example.com>')).toBe(
      `554 5.1.1 <gone@example.com>: Recipient address rejected: ${WHY}`,
    )
    expect(await smtp.say('RCPT TO:<anna@example.com>')).toBe('250 2.1.5 Ok')
  })

  test('sends back what a local program hands in, by transport_maps', async () => {
    const { port } = await listening({ kind: 'socketmap' })
    const postfix = await realPostfix({
      transport_maps: `socketmap:inet:127.0.0.1:${port}:transport`,
      smtpd_recipient_restrictions: 'permit_mynetworks, reject',
    })
    await postfix.sendmail('info@example.org', 'gone@example.com')
    await postfix.sendmail('info@example.org', 'held@example.com')
    await postfix.sendmail('info@example.org', 'anna@example.com')
    await vi.waitFor(
      async () => {
        const log = await postfix.log()
        expect(log).toContain(`to=<gone@example.com>, relay=none`)
        expect(log).toMatch(/to=<gone@example\.com>.* dsn=5\.1\.1, status=bounced \(Not sent, on the/)
        expect(log).toMatch(/to=<held@example\.com>.* dsn=4\.1\.1, status=deferred \(Not sent for now/)
        expect(log).toMatch(/to=<anna@example\.com>.* status=sent/)
      },
      { timeout: 500_000, interval: 200 },
    )
    const bounce = readLog(await postfix.log()).find(({ recipient }) => recipient === 'gone@example.com')
    expect(bounce).toMatchObject({ reason: 'suppressed' })
  })
})
