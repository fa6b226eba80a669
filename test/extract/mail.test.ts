import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readEmail } from '../../src/read-email.ts'

/**
 * Every mail in test/fixtures/mail beside a .json: `idea` is what it shows, `events` what is read from it (the
 * fields that matter, one object an event).
 */
const FOLDER = new URL('../fixtures/mail/', import.meta.url)

interface Expected {
  readonly idea: string
  readonly events: readonly Record<string, unknown>[]
}

describe('mails', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.eml'))) {
    const name = file.slice(0, -4)
    const { idea, events } = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Expected
    test(`${name}: ${idea}`, () => {
      expect(readEmail(readFileSync(new URL(file, FOLDER)))).toMatchObject(events)
    })
  }
})

test('what a Status field adds in a comment is what was said (Haraka)', () => {
  const [event] = readEmail(
    [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns;mail.example.com',
      '',
      'Final-Recipient: rfc822;jo@example.net',
      'Action: failed',
      'Status: 5.1.2 (550 Tried all MXs example.net)',
      '',
      '--b--',
    ].join('\r\n'),
  )
  expect(event).toMatchObject({
    status: '5.1.2',
    diagnostic: '550 Tried all MXs example.net',
    reason: 'network-error',
    type: 'soft',
  })
})
