import type { PolicyName } from './policy.ts'

/** Numbers of the policy that decide about one thing. */
export interface PolicyGroup {
  readonly title: string
  readonly names: readonly PolicyName[]
}

/** Each begins with this number and goes to the next one's: the numbers stand in the order in which they are read. */
const BEGINNINGS: readonly (readonly [title: string, first: PolicyName])[] = [
  ['When an address is suppressed, and for how long', 'softBounces'],
  ['Outages of a receiver', 'outageMinutes'],
  ['A receiver or a blocklist that refuses you', 'troubleAddresses'],
  ['Bounces and complaints over their limits', 'bounceWarnPercent'],
  ['Silent sources, and reports on mail that was never sent', 'silenceSurety'],
  ['How much to send to a receiver', 'planGrowPercent'],
  ['When an incident is over', 'incidentQuietHours'],
]

/**
 * The numbers of the policy by what they decide about.
 *
 * @param names in the order of the table: `POLICY_NAMES`
 * @example policyGroups(POLICY_NAMES)[1] // { title: 'Outages of a receiver', names: ['outageMinutes', …] }
 */
export function policyGroups(names: readonly PolicyName[]): readonly PolicyGroup[] {
  return BEGINNINGS.map(([title, first], n) => {
    const next = BEGINNINGS[n + 1]?.[1]
    const end = next === undefined ? names.length : names.indexOf(next)
    return { title, names: names.slice(names.indexOf(first), end) }
  })
}
