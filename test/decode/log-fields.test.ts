import { expect, test } from 'vitest'
import { withoutLogFields } from '../../src/decode/log-fields.ts'
import { classifyReply } from '../../src/index.ts'

test('what Postfix writes behind a refusal is left out', () => {
  expect(
    withoutLogFields(
      '450 4.7.1 <jo@example.org>: Recipient address rejected: Greylisted; from=<bo@example.net> to=<jo@example.org> proto=ESMTP helo=<mx.example.net>\nnext line',
    ),
  ).toBe('450 4.7.1 <jo@example.org>: Recipient address rejected: Greylisted\nnext line')
})

test('of several lines each loses its own', () => {
  expect(
    withoutLogFields('a; from=<> to=<b> proto=SMTP helo=<c>\nd; from=<> to=<e> proto=SMTP helo=<f>\ng'),
  ).toBe('a\nd\ng')
})

test.each([
  '550 denied; from=jo is not known',
  `550 denied; from=<${'x'.repeat(700)}> proto=SMTP`,
  'proto=SMTP; from=<a>',
])('any other text stays as it is: %s', (text) => {
  expect(withoutLogFields(text)).toBe(text)
})

test('"helo=" behind a refusal is no word about HELO', () => {
  const refused = '504 5.5.2 <jo>: Recipient address rejected: need fully-qualified address'
  expect(classifyReply(`${refused}; from=<bo@example.net> to=<jo> proto=SMTP helo=<mx>`)).toMatchObject({
    reason: 'invalid-address',
    explanation: { rule: 'invalid-address/syntax' },
  })
})
