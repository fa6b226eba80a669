import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createLogReader, LogEvents, readLog } from '../../src/read-log.ts'

const NOV = 'Nov 25 01:55:57 mail postfix'
const deferred = (queueId: string, recipient = 'anna@example.com') =>
  `${NOV}/smtp[2]: ${queueId}: to=<${recipient}>, relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=4.2.2, status=deferred (host mx.example.com[192.0.2.1] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))`

describe('Postfix', () => {
  test('the lines of a message make one event, with all that they tell', () => {
    const [event] = readLog(
      [
        `${NOV}/cleanup[1]: 3F1C2B3A5D: message-id=<a01@app.example>`,
        `${NOV}/qmgr[1]: 3F1C2B3A5D: from=<news@sender.example>, size=493, nrcpt=1 (queue active)`,
        `${NOV}/smtp[2]: 3F1C2B3A5D: to=<jo@example.com>, orig_to=<alias@example.org>, relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 <jo@example.com>: User unknown (in reply to RCPT TO command))`,
      ],
      { year: 2026, zone: 'Europe/Zurich' },
    )
    expect(event).toMatchObject({
      source: 'log:postfix',
      software: 'postfix',
      kind: 'bounce',
      type: 'hard',
      reason: 'unknown-user',
      action: 'failed',
      recipient: 'jo@example.com',
      originalRecipient: 'alias@example.org',
      status: '5.1.1',
      reply: 550,
      command: 'RCPT',
      diagnostic: '550 5.1.1 <jo@example.com>: User unknown',
      remoteMta: 'mx.example.com [192.0.2.1]',
      reportingMta: 'mail',
      messageId: 'a01@app.example',
      sender: 'news@sender.example',
      timestamp: '2026-11-25T01:55:57+01:00',
    })
  })

  test('a message that expires failed for the last reply that was seen', () => {
    const events = readLog(
      [
        deferred('3F1C2B3A5D'),
        deferred('3F1C2B3A5D', 'bruno@example.com'),
        `${NOV}/qmgr[1]: 3F1C2B3A5D: from=<news@sender.example>, status=expired, returned to sender`,
      ],
      {},
    )
    expect(events.map(({ kind, recipient }) => `${kind} ${recipient}`)).toEqual([
      'delayed anna@example.com',
      'delayed bruno@example.com',
      'bounce anna@example.com',
      'bounce bruno@example.com',
    ])
    expect(events[2]).toMatchObject({
      reason: 'mailbox-full',
      diagnostic: '452 4.2.2 Mailbox full',
      explanation: { how: 'history', evidence: '452 4.2.2 Mailbox full' },
    })
  })

  test('an expiry of which nothing was seen before is told without a recipient', () => {
    const [event] = readLog(
      [`${NOV}/qmgr[1]: 3F1C2B3A5D: from=<news@sender.example>, status=force-expired, returned to sender`],
      {},
    )
    expect(event).toMatchObject({
      kind: 'bounce',
      type: 'soft',
      reason: 'expired',
      recipient: null,
      status: '4.4.7',
    })
  })

  test('a short queue id is used again after its message was removed', () => {
    const events = readLog(
      [
        `${NOV}/cleanup[1]: 3F1C2B3A5D: message-id=<first@app.example>`,
        `${NOV}/qmgr[1]: 3F1C2B3A5D: removed`,
        deferred('3F1C2B3A5D'),
      ],
      {},
    )
    expect(events[0]?.messageId).toBeNull()
  })

  test('a content filter on this machine takes the message on under another id', () => {
    const events = readLog(
      [
        `${NOV}/cleanup[1]: 3F1C2B3A5D: message-id=<a01@app.example>`,
        `${NOV}/smtp[2]: 3F1C2B3A5D: to=<jo@example.com>, relay=127.0.0.1[127.0.0.1]:10025, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4A1C2B3A5D)`,
        deferred('4A1C2B3A5D', 'jo@example.com'),
      ],
      {},
    )
    expect(events.map(({ kind, action, messageId }) => [kind, action, messageId])).toEqual([
      ['delivered', 'relayed', 'a01@app.example'],
      ['delayed', 'delayed', 'a01@app.example'],
    ])
  })

  test('what a first host says is no end, nor is an address that was probed and found', () => {
    const events = readLog(
      [
        `${NOV}/smtp[2]: 3F1C2B3A5D: host mx.example.com[192.0.2.1] said: 450 4.7.1 Greylisted (in reply to RCPT TO command)`,
        `${NOV}/smtp[2]: 3F1C2B3A5D: to=<jo@example.com>, relay=mx[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.1.5, status=deliverable (250 2.1.5 Ok)`,
        `${NOV}/smtpd[2]: NOQUEUE: reject: RCPT from x[192.0.2.9]: 550 5.1.1 <to@example.com>: User unknown`,
      ],
      {},
    )
    expect(events).toEqual([])
  })

  test('a quoted local part may look like fields', () => {
    const [event] = readLog(
      [
        `${NOV}/smtp[2]: 3F1C2B3A5D: to=<"a>, status=sent (b"@example.com>, relay=none, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (unknown user)`,
      ],
      {},
    )
    expect(event).toMatchObject({ kind: 'bounce', recipient: '"a>, status=sent (b"@example.com' })
  })

  test('a line that is cut off is read as far as it goes', () => {
    const [event] = readLog([deferred('3F1C2B3A5D').slice(0, -40)], {})
    expect(event).toMatchObject({ kind: 'delayed', diagnostic: '452 4.2.2 Mai' })
  })
})

describe('Exim', () => {
  test('lines of a reply, bytes in octal, Message-ID and sender of the arrival', () => {
    const event = readLog(readFileSync('test/fixtures/log/exim.log', 'utf8'), {}).find(
      ({ recipient }) => recipient === 'nils@nutmeg.example',
    )
    expect(event).toMatchObject({
      reason: 'unknown-user',
      command: 'RCPT',
      remoteMta: 'mx1.nutmeg.example [198.51.100.23]',
      sender: 'bounce-a14@sender.example',
      messageId: 'a14.20261125@app.sender.example',
    })
    expect(event?.diagnostic).toMatch(/^550 5\.1\.1 Boîte aux lettres inexistante/)
  })

  test('a retry that was not due has the reason of the try before, and so has the end', () => {
    const events = readLog(
      [
        '2026-11-25 01:55:54 1xW2Ek-0005XX-1N == bruno@birch.example R=dns T=remote defer (-44) H=mx1.birch.example [198.51.100.11]: SMTP error from remote mail server after RCPT TO:<bruno@birch.example>: 452 4.2.2 Mailbox full',
        '2026-11-25 01:56:03 1xW2Ek-0005XX-1N == bruno@birch.example routing defer (-52) DT=0s: retry time not reached',
        '2026-11-30 01:55:54 1xW2Ek-0005XX-1N ** bruno@birch.example: retry timeout exceeded',
      ],
      {},
    )
    expect(
      events.map(({ kind, type, reason, explanation }) => [kind, type, reason, explanation.how]),
    ).toEqual([
      ['delayed', 'soft', 'mailbox-full', 'phrase'],
      ['delayed', 'soft', 'mailbox-full', 'history'],
      ['bounce', 'soft', 'mailbox-full', 'history'],
    ])
  })

  test('local deliveries, aliases, milliseconds, zone and pid in the stamp', () => {
    const [local, alias] = readLog(
      [
        '2026-11-25 01:55:54.123 +0100 [77] 1xW2Ek-0005XX-1N => jo <jo@example.org> R=local_user T=maildir',
        '2026-11-25 01:55:54.123 +0100 [77] 1xW2Ek-0005XX-1N -> b@example.com <a@example.org> R=dns T=remote H=mx.example.com [2001:db8::1] X=TLS1.3:ECDHE:256 C="250 2.0.0 Ok"',
      ],
      {},
    )
    expect(local).toMatchObject({ recipient: 'jo@example.org', timestamp: '2026-11-25T01:55:54.123+01:00' })
    expect(alias).toMatchObject({
      recipient: 'b@example.com',
      originalRecipient: 'a@example.org',
      remoteMta: 'mx.example.com [2001:db8::1]',
      status: '2.0.0',
      reply: 250,
    })
  })
})

test('Sendmail: the reply counts, not the word; several recipients in one line', () => {
  const events = readLog(
    [
      'Nov 25 01:58:17 mail sm-mta[1]: 6AP1wHon025462: from=<news@sender.example>, size=295, class=0, nrcpts=2, msgid=<a01@app.example>, relay=localhost [127.0.0.1]',
      'Nov 25 01:58:17 mail sm-mta[1]: 6AP1wHon025462: to=<a@example.com>,<b@example.com>, delay=00:00:01, xdelay=00:00:01, mailer=esmtp, pri=30295, relay=mx.example.com. [192.0.2.1], dsn=5.7.1, reply=550 5.7.1 Message rejected as spam, stat=User unknown',
    ],
    {},
  )
  expect(events.map(({ recipient, reason, messageId }) => [recipient, reason, messageId])).toEqual([
    ['a@example.com', 'spam-filter', 'a01@app.example'],
    ['b@example.com', 'spam-filter', 'a01@app.example'],
  ])
})

describe('what is remembered', () => {
  const messageId = (n: number) =>
    `${NOV}/cleanup[1]: ${(0x3f00000000 + n).toString(16).toUpperCase()}: message-id=<${n}@app.example>`
  const id = (n: number) => (0x3f00000000 + n).toString(16).toUpperCase()

  test('is bounded by openMessages: the longest untouched goes', () => {
    const reader = createLogReader('postfix', { year: 2026, limits: { openMessages: 10 } })
    for (let n = 0; n < 100; n++) reader.read(messageId(n))
    expect(reader.read(deferred(id(89)))[0]?.messageId).toBeNull()
    expect(reader.read(deferred(id(95)))[0]?.messageId).toBe('95@app.example')
  })

  test('goes by the log’s own time after openSeconds', () => {
    const reader = createLogReader('postfix', { year: 2026, limits: { openSeconds: 3600 } })
    reader.read(messageId(1))
    reader.read(messageId(2).replace('01:55:57', '03:55:57'))
    expect(reader.read(deferred(id(1)))[0]?.messageId).toBeNull()
  })

  test('counts a recipient once: a later fate replaces the deferral', () => {
    const log = new LogEvents('postfix', { year: 2026 })
    const [first] = log.read(deferred('3F1C2B3A5D')) ?? []
    const [again] = log.read(deferred('3F1C2B3A5D')) ?? []
    expect(first?.replaces).toBeNull()
    expect(again?.replaces).toMatchObject({ kind: 'delayed', reason: 'mailbox-full' })
  })
})

test('the same line gives the same id, whatever the year or zone is taken to be', () => {
  const [a] = readLog([deferred('3F1C2B3A5D')], { year: 2025 })
  const [b] = readLog([deferred('3F1C2B3A5D')], { year: 2026, zone: '+05:00' })
  expect(a?.id).toBe(b?.id)
})

test('lines that are not understood are counted; lines of other programs are passed over', () => {
  const reader = createLogReader('postfix')
  reader.read('Nov 25 01:55:57 mail dovecot: imap-login: Login')
  reader.read('')
  expect(reader.unread).toBe(0)
  reader.read('\tat Object.<anonymous> (/app/x.js:1:1)')
  reader.read(`${NOV}/smtp[2]: 3F1C2B3A5D: to=<jo@example.com>, relay=none`)
  expect(reader.unread).toBe(2)
})

test('a log of nobody', () => {
  expect(() => readLog('name,email\n')).toThrow('No known mail system')
  expect(() => createLogReader('pigeon')).toThrow('"pigeon"')
})

describe('the id of an event', () => {
  const lines = [
    `${NOV}/cleanup[1]: 3F1C2B3A5D: message-id=<a01@app.example>`,
    `${NOV}/qmgr[1]: 3F1C2B3A5D: from=<news@sender.example>, size=493, nrcpt=1 (queue active)`,
    deferred('3F1C2B3A5D'),
  ]

  test('is the same with and without the lines before', () => {
    const ids = [lines, lines.slice(2)].map((some) => readLog(some).map(({ id }) => id))
    expect(ids[0]).toEqual(ids[1])
  })

  test('is the same where the reason is of a line before', () => {
    const at = '2026-11-25 10:00:00 1vHabc-000000001AB-1xyz'
    const refused = `${at} == jo@example.com R=dnslookup T=remote_smtp defer (-44) H=mx.example.com [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<jo@example.com>: 452 4.2.2 Mailbox full`
    const expired = `${at.replace('10:', '11:')} ** jo@example.com R=dnslookup T=remote_smtp: retry timeout exceeded`
    const known = readLog([refused, expired], { from: 'exim' }).at(-1)!
    const alone = readLog([expired], { from: 'exim' }).at(-1)!
    expect([known.reason, alone.reason]).toEqual(['mailbox-full', 'expired'])
    expect(known.id).toBe(alone.id)
  })

  test('tells queue, recipient, time and reply apart', () => {
    const line = deferred('3F1C2B3A5D')
    const others = [
      line.replace('3F1C2B3A5D', '4F1C2B3A5D'),
      line.replace('anna@', 'bruno@'),
      line.replace('01:55:57', '01:55:58'),
      line.replace('452 4.2.2 Mailbox full', '452 4.2.2 Try later'),
    ]
    const ids = [line, ...others].flatMap((one) => readLog([one])).map(({ id }) => id)
    expect(new Set(ids).size).toBe(5)
  })
})
