import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openService } from '../../src/service/open-service.ts'
import { freePort } from '../free-port.ts'
import { smtpServer } from '../guard/harness.ts'
import { realPostfix, whyNoPostfix } from '../sending/real-postfix.ts'
import { DOMAIN, KEY, pathOf } from './smtp-harness.ts'

const missing = whyNoPostfix()
const named = missing === null ? '' : ` (skipped: ${missing})`

test.skipIf(missing !== null)(
  `a real Postfix: its bounce comes to the listener, its log is followed, its policy service asks${named}`,
  async () => {
    const [bouncePort, policyPort] = [await freePort(), await freePort()]
    const receiver = await smtpServer({ gone: '550 5.1.1 <gone@example.com>: User unknown' })
    const postfix = await realPostfix({
      default_transport: 'smtp',
      relayhost: `[127.0.0.1]:${receiver.port}`,
      transport_maps: `inline:{ ${DOMAIN}=smtp:[127.0.0.1]:${bouncePort} }`,
      smtpd_recipient_restrictions: `check_policy_service { inet:127.0.0.1:${policyPort}, default_action=DUNNO }, permit_mynetworks, reject`,
    })
    const data = await mkdtemp(join(tmpdir(), 'undelivered-'))
    await chmod(data, 0o755)
    const service = await openService(
      {
        ...{ data: join(data, 'data'), port: 0, log: 'silent' },
        sending: { postfix: { kind: 'policy-service', listen: `127.0.0.1:${policyPort}` } },
        sources: {
          bounces: {
            ...{ kind: 'smtp', listen: `127.0.0.1:${bouncePort}`, domains: [DOMAIN] },
            ...{ keys: { a: KEY.secret }, sentFrom: ['example.org'] },
          },
          log: { kind: 'log', path: postfix.logFile },
        },
      },
      { say: () => {} },
    )
    onTestFinished(() => service.close())
    const { client } = service
    await service.listen()
    const until = async (so: () => Promise<void>) => vi.waitFor(so, { timeout: 500_000, interval: 100 })
    await until(async () =>
      expect((await client.sources()).map(({ state }) => state)).toEqual(['running', 'running']),
    )

    const from = pathOf('gone@example.com', { messageId: '<m1@example.org>' })
    const first = await postfix.connect()
    await first.say('EHLO app.example.org')
    await first.say(`MAIL FROM:<${from}>`)
    expect(await first.say('RCPT TO:<gone@example.com>')).toBe('250 2.1.5 Ok')
    await first.say('DATA')
    await first.say(
      'From: news@example.org\r\nSubject: hello\r\nMessage-ID: <m1@example.org>\r\n\r\nhello\r\n.',
    )

    const reports = async () => {
      const { events } = await client.address('gone@example.com')
      return events.map(({ event, apart }) => [event.source, event.reason, event.messageId, apart]).sort()
    }
    await until(async () =>
      expect(await reports()).toEqual([
        ['email', 'unknown-user', 'm1@example.org', null],
        ['log:postfix', 'unknown-user', 'm1@example.org', null],
      ]),
    )
    const { decisions } = await client.address('gone@example.com')
    expect(decisions.map(({ from: before, to }) => `${before} → ${to}`)).toEqual(['ok → suppressed'])

    const next = await postfix.connect()
    await next.say('EHLO app.example.org')
    await next.say(`MAIL FROM:<${pathOf('gone@example.com')}>`)
    expect(await next.say('RCPT TO:<gone@example.com>')).toMatch(
      /^554 5\.1\.1 <gone@example\.com>: Recipient address rejected: Not sent, on the suppression list/,
    )
  },
)
