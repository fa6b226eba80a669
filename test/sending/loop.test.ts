import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openService } from '../../src/service/open-service.ts'
import { smtpServer } from '../guard/harness.ts'
import { realPostfix, whyNoPostfix } from './real-postfix.ts'

const missing = whyNoPostfix()
const named = missing === null ? '' : ` (skipped: ${missing})`

test.skipIf(missing !== null)(
  `what a real Postfix could not deliver comes back by log and by mail, counts once, and is not sent again${named}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undelivered-'))
    await chmod(folder, 0o755)
    const socket = join(folder, 'policy')
    const service = await openService(
      {
        data: join(folder, 'data'),
        port: 0,
        log: 'silent',
        sending: { postfix: { kind: 'policy-service', listen: `unix:${socket}` } },
      },
      { say: () => {} },
    )
    onTestFinished(() => service.close())
    const { client } = service
    await service.listen()
    const receiver = await smtpServer({ gone: '550 5.1.1 <gone@example.com>: User unknown' })
    const postfix = await realPostfix({
      default_transport: 'smtp',
      relayhost: `[127.0.0.1]:${receiver.port}`,
      smtpd_recipient_restrictions: `check_policy_service unix:${socket}, permit_mynetworks, reject`,
    })

    const first = await postfix.connect()
    await first.say('EHLO app.example.org')
    await first.say('MAIL FROM:<info@example.org>')
    expect(await first.say('RCPT TO:<gone@example.com>')).toBe('250 2.1.5 Ok')
    await first.say('DATA')
    await first.say('Subject: hello\r\nMessage-ID: <m1@example.org>\r\n\r\nhello\r\n.')

    // The log tells first, then the bounce arrives, which goes to the same receiver here.
    await vi.waitFor(async () => expect(receiver.taken).toEqual([' → info@example.org']), {
      timeout: 500_000,
    })
    const log = (await postfix.log()).split('\n').filter((line) => line !== '')
    await client.ingest(log.map((line) => ({ log: line, from: 'postfix' })))
    expect((await client.check('gone@example.com')).state).toBe('suppressed')
    await client.ingestEmail(Buffer.from(receiver.messages[0]!))

    const { events, decisions } = await client.address('gone@example.com')
    expect(
      events.map(({ event }) => `${event.source} ${event.reason} ${event.messageId}`).toSorted(),
    ).toEqual(['email unknown-user m1@example.org', 'log:postfix unknown-user m1@example.org'])
    expect(decisions.map(({ from, to }) => `${from} → ${to}`)).toEqual(['ok → suppressed'])

    const next = await postfix.connect()
    await next.say('EHLO app.example.org')
    await next.say('MAIL FROM:<info@example.org>')
    expect(await next.say('RCPT TO:<gone@example.com>')).toMatch(
      /^554 5\.1\.1 <gone@example\.com>: Recipient address rejected: Not sent, on the suppression list/,
    )
  },
)
