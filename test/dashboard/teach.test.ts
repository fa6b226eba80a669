import { describe, expect, test } from 'vitest'
import { sentence } from '../../dashboard/src/pages/overview/changed.tsx'
import { countsOf } from '../../dashboard/src/pages/overview/numbers.ts'
import {
  exampleOf,
  proposedWords,
  ruleOf,
  withoutRule,
  withRule,
} from '../../dashboard/src/pages/unrecognised/teach.ts'
import { checkRules } from '../../src/own-rules.ts'

describe('a rule that somebody teaches', () => {
  test('is proposed the words that may tell the reason: no codes, names and numbers', () => {
    expect(proposedWords('550 5.7.1 <a@example.com>: desk is closed (id 17)')).toBe('desk is closed')
    expect(proposedWords('554 mx1.example.com https://help.example.com/x 12')).toBe('')
  })

  test('has the reply as its example, which names nobody', () => {
    expect(exampleOf('550 <a@example.com>\n  desk is closed')).toBe('550 user@example.com desk is closed')
  })

  test('passes the check of rules as it is', () => {
    const rule = ruleOf('desk is closed', '550 5.7.1 Sorry, the desk is closed', 'soft')
    expect(rule).toEqual({
      ...{ id: 'taught-desk-is-closed', text: ['desk is closed'], type: 'soft' },
      is: ['550 5.7.1 Sorry, the desk is closed'],
    })
    expect(checkRules(withRule({}, 'policy', rule))).toEqual([])
  })

  test('stands beside the others of its reason, replaces its older self, and can be taken back', () => {
    const one = ruleOf('desk is closed', '550 desk is closed', null)
    const other = ruleOf('gate is shut', '550 gate is shut', null)
    const both = withRule(withRule(withRule({}, 'policy', one), 'policy', other), 'policy', one)
    expect(both.reasons).toEqual([{ reason: 'policy', rules: [other, one] }])
    expect(withoutRule(withoutRule(both, 'policy', one.id), 'policy', other.id).reasons).toEqual([])
  })
})

test('what changed since yesterday is told in a sentence', () => {
  const day = (hard: number, delivered: number) =>
    countsOf([
      { kind: 'bounce', type: 'hard', count: hard },
      { kind: 'delivered', type: null, count: delivered },
    ])
  expect(sentence(day(3, 97), day(1, 99))).toBe(
    'In the last 24 hours, of 100 messages: 3 hard bounces (2 more than the day before), 0 soft bounces (as the day before), 0 complaints (as the day before).',
  )
  expect(sentence(day(0, 7), day(0, 9))).toBe(
    'In the last 24 hours 7 messages arrived and nothing came back, as on the day before.',
  )
  expect(sentence(day(0, 0), day(1, 99))).toBe(
    'Nothing was reported in the last 24 hours; the day before 100 messages.',
  )
})
