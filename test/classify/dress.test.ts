import { describe, expect, it } from 'vitest'
import { legible } from '../../src/decode/legible.ts'
import { receiversWords } from '../../src/decode/receivers-words.ts'
import { classifyReply } from '../../src/index.ts'

/** Replies of many meanings, each with what it must mean however it comes. */
const REPLIES = [
  ['550 5.1.1 No such user here', 'unknown-user'],
  ['552 5.2.2 Mailbox full', 'mailbox-full'],
  ['550 5.7.1 Message rejected as spam', 'spam-filter'],
  ['554 5.7.1 Relay access denied', 'relay-denied'],
  ['550 5.6.0 Invalid MIME structure', 'malformed-message'],
  ['554 5.7.0 INFECTED: Eicar-Test-Signature', 'virus'],
  ['451 4.3.0 Temporary lookup failure', 'system-error'],
  ['503 5.5.1 Send HELO first', 'protocol-error'],
  ['554 5.0.0 Delivery failed', 'unknown'],
] as const

const DRESSES: Record<string, (reply: string) => string> = {
  'of Postfix': (reply) => `host mx.example.org[192.0.2.1] said: ${reply} (in reply to RCPT TO command)`,
  'of Postfix, broken': (reply) =>
    `<jo@example.org>: host mx.example.org[192.0.2.1] said:\n    ${reply.replace(' ', '\n    ')}\n    (in reply to end of DATA command)`,
  'of a greeting': (reply) => `host mx.example.org[192.0.2.1] refused to talk to me: ${reply}`,
  'of Exim': (reply) =>
    `SMTP error from remote mail server after RCPT TO:<jo@example.org>: host mx.example.org [192.0.2.1]: ${reply}`,
  'of Exim, with the host first': (reply) =>
    `host mx.example.org [192.0.2.1]\n    SMTP error from remote mail server after end of data:\n    ${reply}`,
  'of qmail': (reply) =>
    `192.0.2.1 does not like recipient.\nRemote host said: ${reply}\nGiving up on 192.0.2.1.`,
  'of Sendmail': (reply) => `(reason: ${reply})`,
  'of Gmail': (reply) => `The response from the remote server was:\n${reply}`,
  'of Exchange': (reply) => `Remote Server returned '${reply}'`,
  'of an SMTP status': (reply) => `smtp; ${reply}`,
  'in capitals': (reply) => reply.toUpperCase(),
  'with wide blanks': (reply) => reply.replaceAll(' ', '  '),
  'with unbroken blanks': (reply) => reply.replaceAll(' ', '&nbsp;'),
  'with underscores': (reply) => reply.replaceAll(' ', '_'),
  'for a URL': (reply) => encodeURIComponent(reply),
  'for a form': (reply) => encodeURIComponent(reply).replaceAll('%20', '+'),
  'with soft line ends': (reply) => reply.replace(/(.{14})/g, '$1=\n'),
  'with a link': (reply) => `${reply} See https://support.example.net/kb/12345?x=1 for more information.`,
}

describe('a reply means the same in whatever dress it comes', () => {
  for (const [dress, put] of Object.entries(DRESSES)) {
    it(dress, () => {
      expect(REPLIES.map(([reply]) => [reply, classifyReply(put(reply)).reason])).toEqual(REPLIES)
    })
  }
})

describe('a receiver quoted by a sending system', () => {
  it('is parted from it', () => {
    expect(
      receiversWords('host mx.example.com[192.0.2.1] said: 550 no (in reply to RCPT TO command)'),
    ).toEqual({
      words: '550 no',
      around: 'host mx.example.com[192.0.2.1] said: \n (in reply to RCPT TO command)',
    })
  })

  it('may quote another itself', () => {
    expect(receiversWords('551 not valid: host 127.0.0.1[127.0.0.1] said: 554 not in LDAP')).toBeNull()
  })

  it('is asked for the cause first', () => {
    const { reason } = classifyReply(
      'host mx.example.com[192.0.2.1] refused to talk to me: 554 mx.example.com',
    )
    expect(reason).not.toBe('unknown-domain')
  })

  it('is nobody where nothing follows', () => {
    expect(receiversWords('Remote host said:')).toBeNull()
    expect(receiversWords('The server said: (in reply to RCPT TO command)')).toBeNull()
  })
})

describe('encodings that replies come in', () => {
  it('are undone', () => {
    expect(legible('550%20User%20unknown')).toBe('550 User unknown')
    expect(legible('550+User+unknown')).toBe('550 User unknown')
    expect(legible('mailbox_full')).toBe('mailbox full')
    expect(legible('550-No such\\n550 user')).toBe('550-No such\n550 user')
    expect(legible('host &lt;mx&gt;&nbsp;said &quot;no&quot; &#39;now&#39;')).toBe(
      `host <mx> said "no" 'now'`,
    )
    expect(legible('550 User unkno=\nwn')).toBe('550 User unknown')
  })

  it('are left alone where they are none', () => {
    for (const text of ['550 a_b and c+d', 'jo+tag@example.com', 'jo_doe@example.com', '552 R&D full', 'a=b'])
      expect(legible(text)).toBe(text)
  })

  it('may be broken', () => {
    expect(legible('550%20User%E4%20unknown')).toBe('550 User%E4 unknown')
    expect(legible('%20%')).toBe(' %')
  })
})
