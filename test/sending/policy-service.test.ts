import { describe, expect, test } from 'vitest'
import { classifyReply } from '../../src/classify-reply.ts'
import { listening, Speaker } from './harness.ts'

/** What Postfix 3.7 sends at RCPT, byte for byte. */
const asked = (recipient: string, more: Readonly<Record<string, string>> = {}) => {
  const attributes = {
    request: 'smtpd_access_policy',
    protocol_state: 'RCPT',
    protocol_name: 'ESMTP',
    client_address: '127.0.0.1',
    client_name: 'localhost',
    client_port: '52094',
    reverse_client_name: 'localhost',
    server_address: '127.0.0.1',
    server_port: '25',
    helo_name: 'app.example.org',
    sender: 'info@example.org',
    recipient,
    recipient_count: '0',
    queue_id: '',
    instance: '14d4.6921a4f0.5e3c2.0',
    size: '0',
    etrn_domain: '',
    stress: '',
    sasl_method: '',
    sasl_username: '',
    sasl_sender: '',
    ccert_subject: '',
    ccert_issuer: '',
    ccert_fingerprint: '',
    ccert_pubkey_fingerprint: '',
    encryption_protocol: '',
    encryption_cipher: '',
    encryption_keysize: '0',
    policy_context: '',
    ...more,
  }
  return `${Object.entries(attributes)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')}\n`
}

const NO_ADDRESS =
  'action=REJECT 5.1.3 Not sent: This is not an e-mail address: nothing can be sent to it.\n\n'
const GONE =
  'action=REJECT 5.1.1 Not sent, on the suppression list: Suppressed since 19 Nov 2026 until 18 May 2027: there is no such mailbox or domain (unknown-user: no such mailbox, user or recipient).\n\n'
const HELD =
  'action=DEFER 4.1.1 Not sent for now, on the suppression list: Held since 19 Nov 2026 until 26 Nov 2026: it is said not to exist, yet mail was delivered to it within 30 days; after 7 days one more mail tells (unknown-user: no such mailbox, user or recipient).\n\n'
const LEFT =
  'action=REJECT 5.7.1 Not sent, on the suppression list: Suppressed since 19 Nov 2026: the recipient has unsubscribed.\n\n'
const FINE = 'action=DUNNO\n\n'

describe('Postfix asks the policy service', () => {
  test('what is no address is refused; what has no domain goes out nowhere', async () => {
    const { port } = await listening({ kind: 'policy-service' })
    expect(await new Speaker(port).ask(asked('gone @example.com'), '\n\n')).toBe(NO_ADDRESS)
    expect(await new Speaker(port).ask(asked('postmaster'), '\n\n')).toBe(FINE)
  })

  test('a suppressed recipient is refused, and told why', async () => {
    const { port, actions } = await listening({ kind: 'policy-service' })
    expect(await new Speaker(port).ask(asked('gone@example.com'), '\n\n')).toBe(GONE)
    expect(actions).toEqual(['refuse'])
  })

  test('mail to a held one stays in the queue, comes back or goes, as the settings say', async () => {
    const defer = await listening({ kind: 'policy-service' })
    expect(await new Speaker(defer.port).ask(asked('held@example.com'), '\n\n')).toBe(HELD)
    const refuse = await listening({ kind: 'policy-service', held: 'refuse' })
    expect(await new Speaker(refuse.port).ask(asked('held@example.com'), '\n\n')).toMatch(
      /^action=REJECT 5\.1\.1 Not sent, on the suppression list: Held since/,
    )
    const send = await listening({ kind: 'policy-service', held: 'send' })
    expect(await new Speaker(send.port).ask(asked('held@example.com'), '\n\n')).toBe(FINE)
  })

  test('about all others it has no opinion, so that the next restriction is asked', async () => {
    const { port } = await listening({ kind: 'policy-service' })
    expect(await new Speaker(port).ask(asked('anna@example.com'), '\n\n')).toBe(FINE)
  })

  test('the stream is told by policy_context, else by the sender’s address, else by its domain', async () => {
    const { port } = await listening({
      kind: 'policy-service',
      scopes: { 'news.example.org': 'newsletter', 'alert@news.example.org': 'alerts' },
    })
    const postfix = new Speaker(port)
    const ask = (more: Readonly<Record<string, string>>) =>
      postfix.ask(asked('news@example.com', more), '\n\n')
    expect(await ask({ policy_context: 'newsletter' })).toBe(LEFT)
    expect(await ask({ sender: 'Hello@News.example.org' })).toBe(LEFT)
    expect(await ask({ sender: 'alert@news.example.org' })).toBe(FINE)
    expect(await ask({ sender: '' })).toBe(FINE)
    const fixed = await listening({ kind: 'policy-service', scope: 'newsletter' })
    expect(await new Speaker(fixed.port).ask(asked('news@example.com'), '\n\n')).toBe(LEFT)
  })

  test('many requests go over one connection, each answered in its turn, however they are cut', async () => {
    const { port } = await listening({ kind: 'policy-service' })
    const postfix = new Speaker(port)
    const three = ['gone@example.com', 'anna@example.com', 'held@example.com'].map((one) => asked(one))
    postfix.say(three.join(''))
    expect([await postfix.hear('\n\n'), await postfix.hear('\n\n'), await postfix.hear('\n\n')]).toEqual([
      GONE,
      FINE,
      HELD,
    ])
    for (const byte of three[0]!) postfix.say(byte)
    expect(await postfix.hear('\n\n')).toBe(GONE)
  })

  test('at DATA of mail to several nobody is named, and nothing is said', async () => {
    const { port } = await listening({ kind: 'policy-service' })
    expect(
      await new Speaker(port).ask(asked('', { protocol_state: 'DATA', recipient_count: '2' }), '\n\n'),
    ).toBe(FINE)
  })

  test('an address in UTF-8 is looked up, and the answer stays ASCII', async () => {
    const { port } = await listening({ kind: 'policy-service' })
    expect(await new Speaker(port).ask(asked('jörg@exämple.com'), '\n\n')).toBe(FINE)
  })

  test('while the list cannot be asked mail goes, or waits where the settings say so', async () => {
    const store = {
      check() {
        throw new Error('closed')
      },
    }
    const send = await listening({ kind: 'policy-service' }, { store })
    expect(await new Speaker(send.port).ask(asked('gone@example.com'), '\n\n')).toBe(FINE)
    const defer = await listening({ kind: 'policy-service', whenFailing: 'defer' }, { store })
    expect(await new Speaker(defer.port).ask(asked('gone@example.com'), '\n\n')).toBe(
      'action=DEFER 4.3.0 Not sent for now: the suppression list cannot be asked. Try again later.\n\n',
    )
  })

  test('its own refusals are read as such when they come back, and never as a new bounce of the address', () => {
    for (const answer of [GONE, HELD, LEFT]) {
      const reply = `554 ${answer.replace(/^action=\w+ (\S+)/, '$1 <gone@example.com>: Recipient address rejected:').trim()}`
      expect(classifyReply(reply).reason).toBe('suppressed')
    }
  })
})
