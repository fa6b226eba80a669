import { expect, test } from 'vitest'
import { servers } from '../../dashboard/src/pages/explain/words.ts'
import { describeIncident } from '../../src/decide/incidents/words.ts'
import { receiverNamed, receiverTitle } from '../../src/decide/receiver-title.ts'
import { readEmail } from '../../src/read-email.ts'

test.each([
  ['gmail', 'Gmail'],
  ['yahoo', 'Yahoo and AOL'],
  ['mail.example.org', 'mail.example.org'],
  ['toString', 'toString'],
])('the receiver %s is called %s', (name, title) => {
  expect(receiverTitle(name)).toBe(title)
})

test.each([
  ['Gmail', 'gmail'],
  ['gmail', 'gmail'],
  ['yahoo and aol', 'yahoo'],
  [' Example.ORG ', 'example.org'],
  ['', ''],
])('what is written as %j is meant for the receiver %j', (written, name) => {
  expect(receiverNamed(written)).toBe(name)
})

test('a blocklist that one receiver follows names it as people know it', () => {
  const { title } = describeIncident({
    ...{ id: 'i', kind: 'sender-trouble', cause: 'blocklist', severity: 'warning', partOf: null },
    ...{ receiver: null, scope: null, subject: '192.0.2.1', share: null, words: null, rule: null },
    ...{ from: 0, lastSeen: 0, to: null, count: 9, named: [{ name: 'gmail', count: 9 }] },
    link: { name: 'Spamhaus ZEN', url: null },
  })
  expect(title).toBe('Spamhaus ZEN lists 192.0.2.1: Gmail refuses mail')
})

test('the page tells who refused the mail as people know it', () => {
  const [event] = readEmail('550 5.1.1 The email account that you tried to reach does not exist. - gsmtp')
  expect(servers({ ...event!, provider: 'gmail', remoteMta: 'mx.google.com' })).toBe(
    'refused by mx.google.com (Gmail)',
  )
})
