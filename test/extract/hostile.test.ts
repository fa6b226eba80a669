import { test } from 'vitest'
import { readEmail } from '../../src/read-email.ts'
import { expectLinear } from '../linear.ts'

const HEADER = 'From: mailer-daemon@example.org\nSubject: Fwd: undeliverable\n\n'

/** Texts made to be slow: each is read within the time that its size allows. */
test.each([
  ['lines that begin a header block and end it', 'to: jo@example.com\n', 40_000],
  ['quoted header lines', '> from: mailer-daemon\n', 40_000],
  ['hyphens', `${'-'.repeat(900)}\n`, 800],
  ['addresses', '<jo@example.com>:\n', 40_000],
  ['blanks', `${' '.repeat(1900)}\n`, 400],
  ['forwards within forwards', 'Forwarded message\nFrom: mailer-daemon@example.org\n\n', 10_000],
])('reads %s in linear time', (_, unit, count) => {
  expectLinear(count, (size) => readEmail(HEADER + unit.repeat(size)))
})
