import { describe, expect, test } from 'vitest'
import { LogClock } from '../../src/extract/log/clock.ts'
import { readLog } from '../../src/read-log.ts'

const at = (text: string) => Date.parse(text)

describe('the year that syslog leaves out', () => {
  test('is the latest in which the line is not after the file’s date', () => {
    const clock = new LogClock({ date: at('2026-01-03T00:00:00Z') })
    expect(clock.syslog('Dec 31 23:59:59')?.iso).toBe('2025-12-31T23:59:59Z')
    expect(clock.syslog('Jan  2 00:00:00')?.iso).toBe('2026-01-02T00:00:00Z')
  })

  test('moves on with a log that is read as it grows', () => {
    const clock = new LogClock({ date: at('2025-12-31T20:00:00Z') })
    expect(clock.syslog('Dec 31 23:59:59')?.iso).toBe('2025-12-31T23:59:59Z')
    clock.written(at('2026-01-01T00:00:01Z'))
    expect(clock.syslog('Jan  1 00:00:00')?.iso).toBe('2026-01-01T00:00:00Z')
  })

  test('is the one given; January after December is the next', () => {
    const clock = new LogClock({ year: 2024, date: at('2026-06-01T00:00:00Z') })
    expect(clock.syslog('Feb 29 12:00:00')?.iso).toBe('2024-02-29T12:00:00Z')
    expect(clock.syslog('Dec 31 12:00:00')?.iso).toBe('2024-12-31T12:00:00Z')
    expect(clock.syslog('Jan  1 12:00:00')?.iso).toBe('2025-01-01T12:00:00Z')
  })
})

describe('the zone that syslog leaves out', () => {
  test('may have summer time', () => {
    const clock = new LogClock({ year: 2026, zone: 'Europe/Zurich' })
    expect(clock.syslog('Mar 28 12:00:00')?.iso).toBe('2026-03-28T12:00:00+01:00')
    expect(clock.syslog('Mar 29 12:00:00')?.iso).toBe('2026-03-29T12:00:00+02:00')
  })

  test('may be an offset', () => {
    const time = new LogClock({ year: 2026, zone: '-03:30' }).syslog('Nov 25 01:55:57')
    expect(time).toEqual({ ms: at('2026-11-25T05:25:57Z'), iso: '2026-11-25T01:55:57-03:30' })
  })
})

test('nonsense is no time', () => {
  const clock = new LogClock({})
  expect(clock.syslog('Foo 25 01:55:57')).toBeNull()
  expect(clock.syslog('Nov 99 01:55:57')).toBeNull()
  expect(clock.iso('yesterday')).toBeNull()
  expect(clock.epoch(Number.NaN)).toBeNull()
})

const TEXT =
  'postfix/smtp[2]: 3F1C2B3A5D: to=<jo@example.com>, relay=none, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (unknown user)'

test.each([
  ['syslog', `Nov 25 01:55:57 mail ${TEXT}`, '2026-11-25T01:55:57Z'],
  ['a priority left in', `<22>Nov 25 01:55:57 mail ${TEXT}`, '2026-11-25T01:55:57Z'],
  ['RFC 3339', `2026-11-25T01:55:57.123456+01:00 mail ${TEXT}`, '2026-11-25T01:55:57.123456+01:00'],
  [
    'RFC 5424',
    `<22>1 2026-11-25T01:55:57Z mail postfix/smtp 2 - - ${TEXT.slice(TEXT.indexOf(': ') + 2)}`,
    '2026-11-25T01:55:57Z',
  ],
  [
    'the journal',
    JSON.stringify({
      __REALTIME_TIMESTAMP: '1795571757000000',
      _HOSTNAME: 'mail',
      SYSLOG_IDENTIFIER: 'postfix/smtp',
      MESSAGE: TEXT.slice(TEXT.indexOf(': ') + 2),
    }),
    '2026-11-25T01:55:57.000Z',
  ],
  [
    'Docker',
    JSON.stringify({
      log: `Nov 25 01:55:57 mail ${TEXT}\n`,
      stream: 'stdout',
      time: '2026-11-25T01:55:57.1Z',
    }),
    '2026-11-25T01:55:57Z',
  ],
  ['Kubernetes', `2026-11-25T01:55:57.1Z stdout F ${TEXT}`, '2026-11-25T01:55:57.1Z'],
])('%s before the line', (_, line, timestamp) => {
  const [event] = readLog([line], { from: 'postfix', year: 2026 })
  expect(event).toMatchObject({ recipient: 'jo@example.com', reason: 'unknown-user', timestamp })
})
