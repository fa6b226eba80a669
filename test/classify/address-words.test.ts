import { expect, test } from 'vitest'
import { classifyReply } from '../../src/index.ts'

const REPLIES: readonly (readonly [text: string, rule: string])[] = [
  ['550 5.1.1 <bo@domain8.com>: User unknown', 'unknown-user/user-unknown'],
  ['550 <jo@profiles.com>: User unknown', 'unknown-user/user-unknown'],
  ['550 <command.and.file@example.com>: User unknown', 'unknown-user/user-unknown'],
]
for (const [text, rule] of REPLIES)
  test(`words in an address count for nothing: ${text}`, () => {
    expect(classifyReply(text)).toMatchObject({ reason: 'unknown-user', explanation: { rule } })
  })

/** Nothing of a mail's fate stands in these. */
const ORDINARY = [
  'lorem ipsum dolor sit amet',
  'Dear Sir, please find attached the invoice for October.',
  'the quick brown fox jumps over the lazy dog',
  'Grüße aus Berlin, bis morgen',
  'see you at the party, bring the full guest list',
  'Your parcel could not be delivered to your house',
  'Rendez-vous jeudi à la gare, quai numéro deux',
  'La reunión empieza a las nueve en la sala grande',
]
for (const text of ORDINARY)
  test(`an ordinary sentence has no reason: ${text}`, () => {
    expect(classifyReply(text)).toMatchObject({ reason: 'unknown' })
  })

test('an account that is away for now is no unknown user', () => {
  const text = '450 4.2.0 The account that you tried to reach is temporarily unavailable'
  expect(classifyReply(text).reason).not.toBe('unknown-user')
})

test('words too few for a sentence, of no cause, are no ground for a guess', () => {
  expect(classifyReply('server output')).toMatchObject({ reason: 'unknown' })
})
