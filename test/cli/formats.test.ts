import { describe, expect, test } from 'vitest'
import { csvFormat, csvRow } from '../../src/cli/output/csv.ts'
import type { EventFormat, PrintedEvent, PrintedPlace } from '../../src/cli/output/event-format.ts'
import { jsonFormat } from '../../src/cli/output/json.ts'
import { ndjsonFormat } from '../../src/cli/output/ndjson.ts'
import { tableFormat } from '../../src/cli/output/table.ts'
import { event } from './harness.ts'

type Printed = readonly [PrintedEvent, PrintedPlace]

function written(format: EventFormat, events: readonly Printed[]): string {
  return events.map(([one, place]) => format.event(one, place)).join('') + format.end()
}

const ANNA: Printed = [event(), { file: 'in/a.eml', message: 0 }]
const BEN: Printed = [
  event({ type: 'soft', reason: 'mailbox-full', recipient: 'ben@example.com', status: null, reply: 552 }),
  { file: 'in/b.mbox', message: 3 },
]

/** The fields of an event with its place, as JSON has them. */
const fields = ([{ id, source, ...rest }, place]: Printed) => ({ id, source, ...place, ...rest })

describe('ndjson', () => {
  test('is one event a line', () => {
    expect(written(ndjsonFormat(), [ANNA, BEN])).toBe(
      `${JSON.stringify(fields(ANNA))}\n${JSON.stringify(fields(BEN))}\n`,
    )
  })

  test('escapes what a terminal would obey, and still is the same JSON', () => {
    const text = written(ndjsonFormat(), [[event({ diagnostic: '\x1b[2J\x9b2J\x7f\u202e' }), {}]])
    expect(text).toContain('"\\u001b[2J\\u009b2J\\u007f\\u202e"')
    expect(JSON.parse(text).diagnostic).toBe('\x1b[2J\x9b2J\x7f\u202e')
  })
})

test('JSON has every field of an event, and what only some events have', () => {
  const full: Printed = [
    event({
      ...{ originalRecipient: 'a"b\\c@example.com', command: 'RCPT', retryAfter: 300, feedbackType: 'abuse' },
      ...{ messageId: 'é@x', subject: 'Hé', listId: 'l', envelopeId: 'e', timestamp: '2026-11-25T01:55:57Z' },
      ...{ software: 'postfix', provider: 'gmail', reportingMta: 'mail', remoteMta: 'mx [192.0.2.1]' },
      blocklist: { name: 'Spamhaus ZEN', url: null, listed: '192.0.2.1' },
      advice: { do: 'retry', party: 'system', text: 'Try again.', retryAt: '2026-11-25T02:00:00Z' },
      providerType: 'Bounce/Permanent',
      disagreement: { service: { type: 'hard', reason: null }, text: { type: 'soft', reason: 'unknown' } },
      headers: { 'x-campaign': 'nov' },
    }),
    { file: 'mail.log', line: 3 },
  ]
  expect(JSON.parse(written(ndjsonFormat(), [full]))).toEqual(fields(full))
})

describe('json', () => {
  test.each([[[]], [[ANNA]], [[ANNA, BEN]]])('is one array %#', (events) => {
    expect(JSON.parse(written(jsonFormat(), events))).toEqual(events.map(fields))
  })
})

describe('csv', () => {
  test('has a header row and one row an event', () => {
    const [header, row, end] = written(csvFormat({ headers: ['x-campaign'] }), [
      [{ ...ANNA[0], headers: { 'x-campaign': 'nov' } }, ANNA[1]],
    ]).split('\r\n')
    expect(header).toBe(
      'id,source,file,message,line,kind,type,reason,recipient,originalRecipient,status,reply,action,diagnostic,command,' +
        'reportingMta,remoteMta,software,provider,blocklist,retryAfter,feedbackType,messageId,subject,sender,listId,' +
        'envelopeId,timestamp,providerType,stream,rule,evidence,how,confidence,do,party,advice,retryAt,header:x-campaign',
    )
    expect(row).toBe(
      'id,email,in/a.eml,0,,bounce,hard,unknown-user,anna@example.com,,5.1.1,550,failed,550 5.1.1 User unknown,,' +
        ',,,,,,,,,,,,,,,unknown-user/user-unknown,User unknown,phrase,0.9,suppress,recipient,Stop sending.,,nov',
    )
    expect(end).toBe('')
  })

  test('of no events is the header row', () => {
    expect(written(csvFormat({ headers: [] }), []).split('\r\n')).toHaveLength(2)
  })

  test.each([
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-x', "'-x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "' =1"],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['a\x1b[31mb', 'a␛[31mb'],
    ['a-b', 'a-b'],
    [-5, '-5'],
    [null, ''],
  ])('cell %j becomes %j', (value, cell) => {
    expect(csvRow([value])).toBe(`${cell}\r\n`)
  })
})

describe('table', () => {
  const wide = { width: 140, colour: false, headers: [] }

  test('lines its columns up and leaves the common folder out', () => {
    expect(written(tableFormat(wide), [ANNA, BEN])).toBe(
      [
        'RESULT       REASON        RECIPIENT         CODE   DO        FILE      WHAT WAS SAID',
        'hard bounce  unknown-user  anna@example.com  5.1.1  suppress  a.eml     550 5.1.1 User unknown',
        'soft bounce  mailbox-full  ben@example.com   552    suppress  b.mbox#3  550 5.1.1 User unknown',
        '',
      ].join('\n'),
    )
  })

  test('leaves out the least important columns where there is no room', () => {
    expect(written(tableFormat({ ...wide, width: 58 }), [ANNA, BEN])).toBe(
      [
        'RESULT       REASON        RECIPIENT         FILE',
        'hard bounce  unknown-user  anna@example.com  a.eml',
        'soft bounce  mailbox-full  ben@example.com   b.mbox#3',
        '',
      ].join('\n'),
    )
  })

  test('leaves out columns without a word', () => {
    const text = written(tableFormat(wide), [[event({ recipient: null }), {}]])
    expect(text.split('\n')[0]).toBe('RESULT       REASON        CODE   DO        WHAT WAS SAID')
  })

  test('keeps the columns of wide and combining characters in line', () => {
    const rows = ['日本語@example.com', 'é@example.com', 'e\u0301@example.com'].map(
      (recipient) => [event({ recipient }), {}] as const,
    )
    const lines = written(tableFormat({ ...wide, width: 60 }), rows).split('\n')
    expect(lines.slice(1, 4)).toEqual(
      [
        'hard bounce  unknown-user  日本語@example.com',
        'hard bounce  unknown-user  é@example.com     ',
        'hard bounce  unknown-user  e\u0301@example.com     ',
      ].map((line) => `${line}  suppress`),
    )
  })

  test('never passes on what a terminal would obey', () => {
    const evil = '\x1b]0;owned\x07\x9b2J\r\n\u202eevil'
    const text = written(tableFormat(wide), [[event({ recipient: evil, diagnostic: evil }), {}]])
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(text).toContain('␛]0;owned␇\ufffd2J')
  })

  test('paints only with colours asked for', () => {
    const text = written(tableFormat({ ...wide, colour: true }), [ANNA])
    expect(text).toContain('\x1b[31mhard bounce\x1b[0m')
  })

  test('prints rows as they come once it has seen enough', () => {
    const format = tableFormat(wide)
    const printed = Array.from({ length: 300 }, () => format.event(...ANNA))
    expect(printed.filter(Boolean)).toHaveLength(101)
    expect((printed.join('') + format.end()).split('\n')).toHaveLength(302)
  })
})
