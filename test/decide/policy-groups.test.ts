import { expect, test } from 'vitest'
import { POLICY_NAMES } from '../../src/decide/policy.ts'
import { policyGroups } from '../../src/decide/policy-groups.ts'

test('each number of the policy stands in one group', () => {
  const groups = policyGroups(POLICY_NAMES)
  expect(groups.flatMap(({ names }) => names)).toEqual(POLICY_NAMES)
  expect(groups.every(({ names }) => names.length >= 3)).toBe(true)
  expect(groups[1]).toEqual({
    title: 'Outages of a receiver',
    names: POLICY_NAMES.filter((name) => name.startsWith('outage')),
  })
})
