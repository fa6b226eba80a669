import { describe, expect, test } from 'vitest'
import { entriesIn, reportOfEntry } from '../../src/extract/entries.ts'
import { readTranscript } from '../../src/extract/transcript.ts'

describe('lists of recipients', () => {
  test('an address begins an entry, a blank line ends it', () => {
    const text = '<jo@example.com>: no such user\n\n  ann@example.net\n    Mailbox full\n\nRegards'
    expect(entriesIn(text)).toMatchObject([
      { address: 'jo@example.com', lines: ['no such user'] },
      { address: 'ann@example.net', lines: ['Mailbox full'] },
    ])
  })

  test('an address that begins a deeper line belongs to the words', () => {
    const text =
      '<jo@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1\n    <jo@example.com>: User unknown'
    expect(entriesIn(text)).toHaveLength(1)
  })

  test('a sentence that begins with an address is no entry', () => {
    expect(entriesIn('jo@example.com is not here.\nann@example.net wrote:')).toEqual([])
  })

  test('the reply, the host that gave it and the command are told apart', () => {
    const [entry] = entriesIn(
      '<jo@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown\n    (in reply to RCPT TO command)',
    )
    expect(reportOfEntry(entry!)).toMatchObject({
      recipient: 'jo@example.com',
      diagnostic: '550 5.1.1 User unknown',
      command: 'RCPT',
      remoteMta: 'mx.example.com [192.0.2.1]',
    })
  })

  test('"generated from" is the original recipient', () => {
    const [entry] = entriesIn(
      '  jo@example.com\n    (generated from team@example.com)\n    Unrouteable address',
    )
    expect(reportOfEntry(entry!)).toMatchObject({
      originalRecipient: 'team@example.com',
      diagnostic: 'Unrouteable address',
    })
  })
})

describe('transcripts of a session', () => {
  test('the remote reply to the command, not the line that repeats it', () => {
    const session = `... while talking to mx.example.com.:
>>> RCPT To:<jo@example.com>
<<< 550-5.1.1 No such user,
<<< 550 5.1.1 try again
550 5.1.1 <jo@example.com>... User unknown`
    expect(readTranscript(session)).toMatchObject([
      {
        recipient: 'jo@example.com',
        diagnostic: '550-5.1.1 No such user, 550 5.1.1 try again',
        command: 'RCPT',
        remoteMta: 'mx.example.com',
      },
    ])
  })

  test('a failure without a session has the words of the sender, and no host of another', () => {
    const session = `While talking to mx.example.com:
>>> RCPT To:<jo@example.com>
<<< 550 no such user
550 <jo@example.com>... User unknown
550 example.net (smtp)... 550 Host unknown
554 <ann@example.net>... 550 Host unknown`
    expect(readTranscript(session)[1]).toMatchObject({
      recipient: 'ann@example.net',
      reply: 550,
      command: null,
      remoteMta: null,
    })
  })

  test('what followed a refusal does not hide it', () => {
    const session = `... while talking to mx.example.com.:
>>> DATA
<<< 554 5.7.1 Spam
>>> QUIT
<<< 421 4.7.0 Bye
554 5.0.0 <jo@example.com>... Service unavailable`
    expect(readTranscript(session)[0]?.diagnostic).toBe('554 5.7.1 Spam')
  })

  test('a delay without an answer is told in the words of the sender', () => {
    const session =
      '<jo@example.com>... Deferred: mx.example.com.: Network is unreachable\nWarning: still undelivered'
    expect(readTranscript(session)).toMatchObject([
      {
        kind: 'delayed',
        recipient: 'jo@example.com',
        diagnostic: 'mx.example.com.: Network is unreachable',
        remoteMta: null,
      },
    ])
  })

  test('a delay after an answer is told in the words of the answer', () => {
    const session = `... while talking to mx.example.com.:
>>> RCPT To:<jo@example.com>
<<< 450 4.2.2 Mailbox full
<jo@example.com>... Deferred: 450 4.2.2 Mailbox full`
    expect(readTranscript(session)).toMatchObject([{ command: 'RCPT', diagnostic: '450 4.2.2 Mailbox full' }])
  })
})
