import { describe, expect, it } from 'vitest'
import { classifyReply } from '../src/classify-reply.ts'
import { UndeliveredError } from '../src/errors.ts'
import { inspectEmail, readEmail } from '../src/read-email.ts'

const MB = 1024 * 1024
const fill = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
const bounceHead =
  'From: MAILER-DAEMON@example.org\nReturn-Path: <>\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n'

const nested = (levels: number) => {
  let text = ''
  for (let i = 0; i < levels; i++) text += `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`
  return text
}

/** 15 MB of one thing each: read in linear time, or refused with a clear error; nothing else is asserted. */
const floods: Record<string, () => string> = {
  'nested multiparts': () => bounceHead + nested(300_000),
  'a million headers': () => fill('X-Spam: a\n', 15 * MB),
  'one endless line': () => `${bounceHead}\n${fill('550 5.1.1 user unknown ', 15 * MB)}`,
  'one endless header': () => `Subject: ${fill('=?utf-8?q?a?= ', 15 * MB)}`,
  'unclosed quotes': () => `${bounceHead}To: ${fill('"a" <', 15 * MB)}`,
  'unclosed comments': () => `${bounceHead}To: ${fill('((((', 15 * MB)}`,
  addresses: () => `${bounceHead}\n${fill('<a@example.com>\n', 15 * MB)}`,
  'address lines': () =>
    `${bounceHead}\nDelivery failed:\n${fill('<a@b.example>: host x said: 550 no\n', 15 * MB)}`,
  'lines with signs of headers': () => `${bounceHead}\n${fill('Subject: a\n', 15 * MB)}`,
  'delivery-status groups': () =>
    `${bounceHead}Content-Type: message/delivery-status\n\n${fill('Final-Recipient: rfc822; a@example.com\nAction: failed\n\n', 15 * MB)}`,
  'one delivery-status field': () =>
    `${bounceHead}Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@example.com\nDiagnostic-Code: ${fill('smtp; 550-5.1.1 x ', 15 * MB)}`,
  'enclosed messages': () => `${bounceHead}${fill('Content-Type: message/rfc822\n\n', 15 * MB)}`,
  'open HTML': () => `${bounceHead}Content-Type: text/html\n\n${fill('<a href="<!--&', 15 * MB)}`,
  'boundaries only': () =>
    `${bounceHead}Content-Type: multipart/mixed; boundary=x\n\n${fill('--x\n', 15 * MB)}`,
  'NUL bytes': () => fill('\u0000', 15 * MB),
  'X-Failed-Recipients': () => `${bounceHead}X-Failed-Recipients: ${fill('a@example.com,', 15 * MB)}`,
}

describe('15 MB of anything is read', () => {
  for (const [name, text] of Object.entries(floods)) {
    it(name, () => {
      const bytes = new TextEncoder().encode(text())
      const { events } = inspectEmail(bytes)
      expect(events.length).toBeGreaterThan(0)
      expect(events.length).toBeLessThanOrEqual(1000)
    })
  }

  it('as a reply', () => {
    for (const unit of ['550 ', '5.1.1 ', 'mailbox ', '"', 'try again in 5 ', '550-5.1.1 a\n', 'é', '满']) {
      expect(classifyReply(fill(unit, 4 * MB)).kind).toBeTypeOf('string')
    }
  })
})

it('a message over the limit is refused with its size', () => {
  const read = () => readEmail(new Uint8Array(2000), { limits: { messageBytes: 1000 } })
  expect(read).toThrow(UndeliveredError)
  expect(read).toThrow('The message has 2000 bytes; the limit is 1000.')
})
