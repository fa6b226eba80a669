import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SYSTEMS } from '../../src/extract/mta/index.ts'
import { Phrases } from '../../src/match/phrases.ts'
import { readEmail } from '../../src/read-email.ts'

describe('the registry of systems', () => {
  test('every file of extract/mta is in it', () => {
    const folder = new URL('../../src/extract/mta/', import.meta.url)
    const files = readdirSync(folder).filter(
      (name) => !['index.ts', 'reader.ts', 'named.ts', 'ionos.ts'].includes(name),
    )
    const ids = new Set(SYSTEMS.filter((system) => system.read !== undefined).map((system) => system.id))
    expect(ids.size).toBeGreaterThanOrEqual(files.length)
  })

  test('ids of readers are told once, and every mark is a pattern', () => {
    const ids = SYSTEMS.filter((system) => system.read !== undefined).map((system) => system.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(() => new Phrases(SYSTEMS.flatMap((system) => system.marks))).not.toThrow()
  })
})

describe('the software that wrote a report', () => {
  const report = (header: string, text: string, fields = '') =>
    `Return-Path: <>\n${header}\nTo: news@example.org\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n${text}\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.org\n${fields}\nFinal-Recipient: rfc822; jo@example.com\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b--\n`

  test.each([
    [
      'postfix',
      'From: MAILER-DAEMON@mail.example.org',
      'This is the mail system at host mail.example.org.',
      '',
    ],
    ['postfix', 'From: MAILER-DAEMON@mail.example.org', 'Sorry.', 'X-Postfix-Queue-ID: 4VzSm2\n'],
    [
      'exim',
      'From: Mailer-Daemon@mail.example.org',
      'This message was created automatically by mail delivery software.',
      '',
    ],
    [
      'courier',
      'From: postmaster@mail.example.org',
      'This is a delivery status notification from mail.example.org, running the Courier mail server, version 1.0.',
      '',
    ],
    [
      'powermta',
      'From: mailer-daemon@mail.example.org',
      'Sorry.',
      'X-PowerMTA-BounceCategory: bad-mailbox\n',
    ],
    ['gmail', 'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>', 'Address not found', ''],
    [
      'iis',
      'From: postmaster@mail.example.org',
      'This is an automatically generated Delivery Status Notification.\n\nDelivery to the following recipients failed.',
      '',
    ],
    [
      'amazon-ses',
      'From: MAILER-DAEMON@amazonses.com',
      'An error occurred while trying to deliver the mail to the following recipients:\njo@example.com',
      '',
    ],
    ['mdaemon', 'From: MDaemon at example.org <MDaemon@example.org>', 'Sorry.', ''],
    [
      'communigate',
      'From: <MAILER-DAEMON@mail.example.org>',
      "Failed to deliver to 'jo@example.com'\nSMTP module(domain example.com) reports:\n no such user",
      '',
    ],
  ])('%s', (software, header, text, fields) => {
    expect(readEmail(report(header, text, fields))[0]).toMatchObject({
      software,
      recipient: 'jo@example.com',
    })
  })

  test('a host named in the remote reply does not tell it', () => {
    const text = 'I could not deliver it: host eu.mx.mimecast.com [192.0.2.1] said: 550 User unknown'
    expect(readEmail(report('From: MAILER-DAEMON@mail.example.org', text))[0]).toMatchObject({
      software: null,
    })
  })

  test('the mail servers on its way do not tell it', () => {
    const header =
      'Received: from mail.example.org by in.example.net (Postfix) with ESMTP id 1\nFrom: MAILER-DAEMON@mail.example.org'
    expect(readEmail(report(header, 'Sorry.'))[0]).toMatchObject({ software: null })
  })
})
