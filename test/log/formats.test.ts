import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { detectLog, LOG_FORMATS } from '../../src/extract/log/index.ts'
import { readLog } from '../../src/read-log.ts'

const FIXTURES = new URL('../fixtures/log/', import.meta.url)
const fixture = (name: string) => readFileSync(new URL(name, FIXTURES), 'utf8')

/** `line kind type reason recipient status reply`, `-` for null. */
function told(name: string): string[] {
  return readLog(fixture(name), { year: 2026 }).map(({ kind, type, reason, recipient, status, reply }) =>
    [kind, type, reason, recipient, status, reply].map((value) => value ?? '-').join(' '),
  )
}

/** How often each kind of event is told. */
function counts(name: string): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { kind } of readLog(fixture(name), { year: 2026 })) found[kind] = (found[kind] ?? 0) + 1
  return found
}

test('every file with a reader is in the index, and every reader has a fixture', () => {
  const helpers = [
    'clock',
    'csv',
    'fate',
    'haraka-line',
    'index',
    'join',
    'joining-reader',
    'log-format',
    'open-message',
    'record',
    'syslog',
    'text',
  ]
  const files = readdirSync(new URL('../../src/extract/log/', import.meta.url))
    .map((file) => file.replace('.ts', ''))
    .filter((file) => !helpers.includes(file))
  expect(files.sort()).toEqual(LOG_FORMATS.map(({ id }) => id).sort())
  const fixtures = readdirSync(FIXTURES).map((file) => file.split(/[-.]/)[0])
  expect([...new Set(fixtures)].sort()).toEqual(files.sort())
})

describe('each log is known by its first lines', () => {
  for (const file of readdirSync(FIXTURES)) {
    test(file, () => {
      const lines = fixture(file).slice(0, 4096).split('\n')
      expect(detectLog(lines)?.id).toBe(file.split(/[-.]/)[0])
      // And by no other reader, so that the order of the readers does not matter.
      expect(LOG_FORMATS.filter((format) => format.looksLike(lines)).map(({ id }) => id)).toHaveLength(1)
    })
  }
})

test('no mail, no table and no webhook is taken for a log', () => {
  for (const text of [
    'From: Anna <anna@example.com>\nSubject: log\n\nNov 25 01:55:57 was a day',
    'name,email\nAnna,anna@example.com',
    '{"event":"delivered","recipient":"anna@example.com"}',
    '[]',
    '',
  ]) {
    expect(detectLog(text.split('\n'))).toBeUndefined()
  }
})

describe('whole logs of real runs', () => {
  test.each([
    ['postfix.log', { bounce: 34, delayed: 54, delivered: 46 }],
    ['exim.log', { bounce: 33, delayed: 90, delivered: 65 }],
    ['sendmail.log', { bounce: 33, delayed: 109, delivered: 45 }],
    ['opensmtpd.log', { bounce: 32, delayed: 55, delivered: 44 }],
    ['courier.log', { bounce: 4, delayed: 2, delivered: 2 }],
    ['haraka.log', { bounce: 22, delayed: 28 }],
  ])('%s', (name, expected) => {
    expect(counts(name)).toEqual(expected)
  })
})

test('PowerMTA: columns by the header, the type of record by its letter', () => {
  expect(told('powermta-acct.csv')).toEqual([
    'delivered - - user@example.com 2.0.0 250',
    'bounce hard unknown-user gone@example.com 5.1.1 550',
    'bounce soft mailbox-full full@example.com 5.2.2 552',
    'bounce hard unknown-domain user@nodomain.example 5.1.2 550',
    'bounce hard spam-filter spam@example.com 5.7.1 554',
    'bounce soft expired slow@example.com 4.4.7 -',
    'delayed soft greylisting grey@example.com 4.7.1 451',
    'bounce hard unknown-user late@example.com 5.1.1 550',
    'bounce soft reputation block@example.com 5.7.1 554',
  ])
  expect(told('powermta-fbl.csv')).toEqual(['complaint - - user@example.com - -'])
})

test('KumoMTA: what an operator threw away is dropped, a complaint names the first recipient', () => {
  expect(told('kumomta.jsonl')).toEqual([
    'bounce hard unknown-user gone@example.com 5.1.1 550',
    'delayed soft mailbox-full full@example.com 4.2.2 452',
    'delivered - - user@example.com 2.0.0 250',
    'bounce soft expired slow@example.com 5.4.7 551',
    'dropped - policy user@example.com 5.7.1 551',
    'bounce hard unknown-user gone@example.com 5.1.1 550',
    'complaint - - user@example.com - -',
  ])
})

test.each(['logfmt', 'json'])('Haraka: %s tells the same as its default format', (form) => {
  expect(told(`haraka-${form}.log`)).toEqual([
    'delivered - - anna@alder.example 2.0.0 250',
    'bounce hard unknown-user gone@alder.example 5.1.1 550',
    'delayed soft mailbox-full bruno@birch.example 4.2.2 452',
  ])
  const [first, , last] = readLog(fixture(`haraka-${form}.log`))
  expect(first).toMatchObject({
    messageId: 'a01@app.example',
    sender: 'news@sender.example',
    remoteMta: 'mx1.alder.example [198.51.100.10]',
    diagnostic: '250 2.0.0 Ok: queued',
    timestamp: '2026-11-25T02:13:41.150Z',
  })
  expect(last).toMatchObject({ diagnostic: '452 4.2.2 The "mailbox" is full' })
})

test('Haraka: the level behind the stamp is no host', () => {
  const hosts = readLog(fixture('haraka.log')).map(({ reportingMta }) => reportingMta)
  expect(new Set(hosts)).toEqual(new Set([null]))
})

test('Halon: the arguments of the post-delivery script, nested as its documentation has them', () => {
  expect(told('halon-postdelivery.jsonl')).toEqual([
    'delivered - - anna@alder.example 2.0.0 250',
    'bounce hard unknown-user gone@alder.example 5.1.1 550',
    'delayed soft timeout bruno@birch.example - -',
  ])
  expect(readLog(fixture('halon-postdelivery.jsonl'))[1]).toMatchObject({
    diagnostic: '550 5.1.1 User unknown',
    command: 'RCPT',
    sender: 'news@sender.example',
    remoteMta: 'mx1.alder.example [198.51.100.10]',
    timestamp: '2026-11-25T01:55:57.200Z',
  })
})

test('MailerQ: the last of the results as its documentation has them, with and without a reply', () => {
  expect(told('mailerq-results.jsonl')).toEqual([
    'delivered - - anna@alder.example 2.0.0 250',
    'bounce hard unknown-user gone@alder.example 5.1.1 550',
    'delayed soft mailbox-full bruno@birch.example 4.2.2 452',
    'delayed soft timeout carla@cedar.example - -',
    'bounce soft expired david@dogwood.example - -',
  ])
  expect(readLog(fixture('mailerq-results.jsonl'))[0]).toMatchObject({
    remoteMta: 'mx2.alder.example [198.51.100.11]',
  })
})

test('Exchange: statuses with and without the bracketed form, times in UTC', () => {
  expect(told('exchange-tracking.log')).toEqual([
    'delivered - - user@example.com 2.1.5 250',
    'bounce hard unknown-user gone@example.com 5.1.1 550',
    'delayed soft mailbox-full full@example.com 4.2.2 452',
    'bounce soft expired slow@example.com 4.4.7 550',
    'delivered - - user@example.org - -',
  ])
  expect(readLog(fixture('exchange-tracking.log'))[1]).toMatchObject({
    source: 'log:exchange',
    messageId: 'a1b2c3@app.example.org',
    subject: 'Hello, world',
    sender: 'news@example.org',
    remoteMta: 'mx1.example.com [198.51.100.9]',
    timestamp: '2024-05-02T09:15:01.123Z',
  })
})

test('Exchange: several recipients in one row, each with its status', () => {
  const [first, second] = readLog(
    [
      '#Fields: date-time,source,event-id,network-message-id,recipient-address,recipient-status',
      '2026-11-25T01:55:57.000Z,SMTP,FAIL,1,a@example.com;b@example.com,[{LED=550 5.1.1 User unknown};{MSG=}];552 5.2.2 Mailbox full',
    ],
    {},
  )
  expect(first).toMatchObject({ recipient: 'a@example.com', reason: 'unknown-user' })
  expect(second).toMatchObject({ recipient: 'b@example.com', reason: 'mailbox-full' })
})

test('qmail: deliveries are joined to their messages, blanks and lines restored', () => {
  expect(told('qmail.log')).toEqual([
    'bounce hard unknown-user gone@example.com 5.1.1 550',
    'delayed soft mailbox-full full@example.net 4.2.2 452',
    'bounce hard unknown-domain user@nodomain.example 5.1.2 -',
    'delayed soft timeout user@slow.example 4.4.1 -',
    'delivered - - user@example.org - -',
    'bounce hard spam-filter spam@example.net 5.7.1 554',
  ])
  expect(readLog(fixture('qmail.log'))[0]).toMatchObject({
    diagnostic: '550 5.1.1 User unknown',
    command: 'RCPT',
    remoteMta: '[198.51.100.9]',
    sender: 'news-user=example.com@example.org',
    timestamp: '2024-05-02T09:35:32.000Z',
  })
})

test('qmail through syslog; the week is over', () => {
  const [event] = readLog(
    [
      'Nov 25 01:55:57 mx qmail: 1795571757.1 starting delivery 3: msg 7 to remote jo@example.com',
      "Nov 25 01:55:58 mx qmail: 1795571758.1 delivery 3: failure: 192.0.2.9_does_not_like_recipient./Remote_host_said:_450_4.2.2_over_quota/Giving_up_on_192.0.2.9./I'm_not_going_to_try_again;_this_message_has_been_in_the_queue_too_long./",
    ],
    { from: 'qmail' },
  )
  expect(event).toMatchObject({
    kind: 'bounce',
    reason: 'mailbox-full',
    reply: 450,
    recipient: 'jo@example.com',
  })
})

test('Courier: one line for each line of the reply, at last the status', () => {
  const [first] = readLog(fixture('courier.log'), { year: 2026, zone: '+01:00' })
  expect(first).toMatchObject({
    recipient: 'anna@alder.example',
    sender: 'bounce-a01@sender.example',
    reply: 550,
    timestamp: '2026-11-25T02:13:41+01:00',
  })
  expect(first?.diagnostic?.split('\n')).toHaveLength(4)
})

test('Haraka: a refusal of each recipient, and of all at once', () => {
  expect(told('haraka.log').slice(0, 6)).toEqual([
    'bounce hard unknown-user anna@alder.example 5.1.1 550',
    'delayed soft mailbox-full bruno@birch.example 4.2.2 452',
    'bounce soft mailbox-full carla@cedar.example 5.2.2 552',
    'delayed soft greylisting david@dogwood.example 4.7.1 451',
    'bounce soft reputation greta@ginkgo.example 5.7.1 554',
    'delayed soft network-error - - -',
  ])
})

test('Haraka: who the message was for is known where its arrival is logged', () => {
  const id = '690E0EF1-6D05-4285-A3BE-BEE77C4CDCA8'
  const [event] = readLog(
    [
      `2026-11-25T02:13:40.100Z [NOTICE] [${id}.1] [core] sender <news@sender.example> code=CONT msg=""`,
      `2026-11-25T02:13:40.101Z [NOTICE] [${id}.1] [core] recipient <anna@alder.example> code=OK msg="" sender="news@sender.example"`,
      `2026-11-25T02:13:40.150Z [NOTICE] [${id}.1.1] [outbound] delivered file=1_1_0_1_a_1_vm domain=alder.example host=mx1.alder.example ip=198.51.100.10 port=25 mode=SMTP tls=N auth=N response="Ok: queued as 1" delay=0.1 fails=0 rcpts=1/0/0`,
    ],
    {},
  )
  expect(event).toMatchObject({
    kind: 'delivered',
    recipient: 'anna@alder.example',
    sender: 'news@sender.example',
    remoteMta: 'mx1.alder.example [198.51.100.10]',
  })
})

test('ZoneMTA', () => {
  expect(told('zonemta.log')).toEqual([
    'delivered - - user@example.com 2.0.0 250',
    'bounce hard unknown-user gone@example.com 5.1.1 550',
    'delayed soft mailbox-full full@example.com 4.2.2 452',
    'bounce hard spam-filter user@example.net 5.7.1 554',
    'delayed soft greylisting grey@example.com 4.7.1 451',
    'bounce hard unknown-domain user@nodomain.example - 550',
  ])
  expect(readLog(fixture('zonemta.log'))[0]).toMatchObject({
    messageId: 'a1b2c3@app.example.org',
    remoteMta: 'mx1.example.com [198.51.100.9]',
    timestamp: '2024-05-02T09:15:01Z',
  })
})

test('MailerQ', () => {
  expect(told('mailerq.jsonl')).toEqual([
    'delivered - - user@example.com 2.0.0 250',
    'bounce hard unknown-user gone@example.com 5.1.1 550',
    'delayed soft mailbox-full full@example.com 4.2.2 452',
  ])
})

test('Stalwart: a verdict after the answer is not told twice, an error is told when the message waits', () => {
  expect(told('stalwart.log')).toEqual([
    'delivered - - anna@alder.example 2.0.0 250',
    'bounce hard unknown-user bruno@birch.example 5.1.1 550',
    'delayed soft timeout jonas@juniper.example - -',
    'bounce soft mailbox-full jonas@juniper.example 5.2.2 552',
  ])
})

test('hMailServer: replies are told by the command before them', () => {
  expect(told('hmailserver.log')).toEqual([
    'bounce hard unknown-user gone@alder.example 5.1.1 550',
    'delivered - - anna@alder.example 2.0.0 250',
  ])
})

test('Postal: sessions in JSON and in text', () => {
  expect(told('postal.log')).toEqual([
    'delivered - - anna@alder.example - -',
    'bounce hard unknown-user gone@alder.example 5.1.1 550',
    'delayed soft mailbox-full bruno@birch.example 4.2.2 452',
  ])
})

test('Halon', () => {
  expect(told('halon.jsonl')).toEqual([
    'delivered - - anna@alder.example 2.0.0 250',
    'bounce hard unknown-user gone@alder.example 5.1.1 550',
    'delayed soft mailbox-full bruno@birch.example 4.2.2 452',
  ])
})
