import type { Policy } from './policy.ts'

const days = (count: number) => `${count} day${count === 1 ? '' : 's'}`

/** Why a decision was made, by its id: each a clause that follows "because". */
export const DECISION_RULES = {
  'hard-bounce': () => 'there is no such mailbox or domain',
  'hard-held': (p: Policy) =>
    `it is said not to exist, yet mail was delivered to it within ${days(p.recentDays)}; after ${days(p.holdDays)} one more mail tells`,
  'hard-again': () => 'it was said not to exist a second time, on another day',
  'hard-certain': () => 'the address is wrong, the person has moved, or the domain takes no mail at all',
  'unclear-first': () =>
    'mail was refused for good without a clear reason; a second time, on another day, would suppress it',
  'unclear-again': () => 'mail was refused for good a second time, on another day',
  'soft-counted': (p: Policy) =>
    `mail came back for now; ${p.softBounces} such days within ${days(p.softWindowDays)}, spread over at least ${days(p.softSpanDays)}, would suppress it`,
  'soft-limit': (p: Policy) =>
    `mail came back on ${p.softBounces} days within ${days(p.softWindowDays)}, spread over at least ${days(p.softSpanDays)}, with no delivery between`,
  'trial-failed': () => 'the trial after the last suppression failed too',
  mirrored: () => 'the sending service has it on its own suppression list',
  complaint: () => 'the recipient marked mail as unwanted',
  unsubscribe: () => 'the recipient has unsubscribed',
  manual: () => 'somebody entered it by hand',
  outage: (p: Policy) =>
    `the receiver called many good addresses unknown at that time, which looks like a fault of its own; after ${days(p.holdDays)} one more mail tells`,
  delivered: () => 'mail was delivered',
  allowed: () => 'somebody lifted it by hand',
  'hold-over': () => 'the time without mail is over; the next mail tells',
  expired: () => 'the suppression has run its time; the next mail is a trial',
  forgotten: () => 'nothing more came back for a long time',
} as const satisfies Record<string, (policy: Policy) => string>

export type DecisionRule = keyof typeof DECISION_RULES

/** A rule's clause with the policy's numbers in it. */
export function ruleText(rule: DecisionRule, policy: Policy): string {
  return DECISION_RULES[rule](policy)
}
