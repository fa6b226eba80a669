import { describe, expect, it } from 'vitest'
import { builtinClassifier } from '../../src/classify/builtin.ts'
import type { Facts } from '../../src/classify/facts.ts'
import { withoutQuotedHeaders } from '../../src/classify/quoted-headers.ts'
import { replyCodes } from '../../src/decode/smtp-reply.ts'

const NO_FACTS: Facts = {
  remote: [],
  prose: [],
  status: null,
  reply: null,
  final: true,
  isFailure: false,
  hosts: [],
  recipient: null,
  sender: null,
}
const verdict = (facts: Partial<Facts>) => builtinClassifier().classify({ ...NO_FACTS, ...facts })

describe('whose address a refusal names', () => {
  const sides = { sender: 'news@shop.example', recipient: 'jo@example.org' }

  it("turns a refusal of the sender's into sender-rejected", () => {
    const remote = ['550 5.7.1 <news@shop.example>... Access denied']
    expect(verdict({ ...sides, remote }).reason).toBe('sender-rejected')
  })

  it("knows the sender's domain by its bare name", () => {
    expect(verdict({ ...sides, remote: ['553 shop.example does not exist'] }).reason).toBe('sender-rejected')
  })

  it('leaves a refusal that names the recipient as it is', () => {
    const remote = ['550 5.7.1 <jo@example.org>... Access denied to news@shop.example']
    expect(verdict({ ...sides, remote }).reason).toBe('policy')
  })

  it('leaves a notice that only greets the sender as it is', () => {
    const prose = ['Dear news@shop.example, your mail was refused for policy reasons']
    expect(verdict({ ...sides, prose }).reason).toBe('policy')
  })
})

describe('what is weighed', () => {
  it('a hint in the prose says more than a code that names no cause', () => {
    expect(verdict({ reply: 550, prose: ['It looks like spam'] }).reason).toBe('spam-filter')
    expect(verdict({ status: '5.7.1', prose: ['It looks like spam'] }).reason).toBe('spam-filter')
  })

  it('a cue decides only where no rule knows the words', () => {
    expect(verdict({ remote: ['550 The alias jo is gone for good'] }).explanation.rule).toBe(
      'unknown-user/cue',
    )
    expect(verdict({ remote: ['550 The alias jo is gone for good: mailbox full'] }).reason).toBe(
      'mailbox-full',
    )
  })

  it('a cue says more than a code that names no cause, and less than one that does', () => {
    expect(verdict({ remote: ['550 5.7.1 The alias jo is gone for good'] }).reason).toBe('unknown-user')
    expect(verdict({ remote: ['550 5.2.2 The alias jo is gone for good'] }).reason).toBe('mailbox-full')
  })

  it('a cue in the prose says nothing', () => {
    expect(verdict({ reply: 550, prose: ['The alias jo is gone for good'] }).explanation.rule).toBe(
      'reply/550',
    )
  })

  it('that a notice gave up says no more than a code', () => {
    expect(verdict({ status: '4.4.0', prose: ['We have been trying for 21 hours'] }).reason).toBe(
      'network-error',
    )
  })

  it('a code that tells the reason says more than a bare noun beside it', () => {
    expect(verdict({ remote: ['503 AUTH already done'] }).reason).toBe('protocol-error')
    expect(verdict({ remote: ['535 5.7.0 Access denied'] }).reason).toBe('security')
    expect(verdict({ remote: ['503 This mail contains a virus'] }).reason).toBe('virus')
  })

  it('header fields quoted in the prose are no cause', () => {
    const prose = [
      'Sorry.\nDKIM-Signature: v=1; a=rsa-sha256;\n\tb=dkim fail\nReceived-SPF: fail (spf check failed)\nBye.',
    ]
    expect(verdict({ prose }).reason).toBe('unknown')
    expect(withoutQuotedHeaders(prose[0]!)).toBe('Sorry.\nBye.')
    expect(withoutQuotedHeaders('Reason: mailbox full\n  Subject: hi')).toBe(
      'Reason: mailbox full\n  Subject: hi',
    )
  })
})

describe('a blocklist', () => {
  const listing = (text: string) => verdict({ remote: [text] }).blocklist

  it('is told with the address that it lists, and the page about it', () => {
    expect(
      listing(
        'host mx.example.org[192.0.2.1] said: 554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using bl.spamcop.net; 127.0.0.2',
      ),
    ).toEqual({
      name: 'SpamCop',
      url: 'https://www.spamcop.net/w3m?action=checkblock&ip=203.0.113.9',
      listed: '203.0.113.9',
    })
    expect(listing('550 2001:DB8::17 is listed at bl.spamcop.net')?.listed).toBe('2001:db8::17')
  })

  it('of domains is told with the domain', () => {
    expect(listing('554 <a@bad.example>: Sender address: blocked using dbl.spamhaus.org')?.listed).toBe(
      'bad.example',
    )
  })

  it('is told alone where the text names nothing else', () => {
    expect(listing('550 Your host 12:34:56 is blocked using bl.spamcop.net')).toEqual({
      name: 'SpamCop',
      url: 'https://www.spamcop.net/bl.shtml',
      listed: null,
    })
  })

  it('leaves the rule to words that say the same', () => {
    const { explanation } = verdict({ remote: ['550 Your IP address is blacklisted, see spamhaus.org'] })
    expect(explanation.rule).toMatch(/^reputation\//)
  })
})

describe('reply codes', () => {
  it('are no sizes', () => {
    expect(replyCodes('after MAIL FROM:<a@example.com> SIZE=450: host mx: 550 no').reply).toBe(550)
    expect(replyCodes('stat=452 full').reply).toBe(452)
  })
})
