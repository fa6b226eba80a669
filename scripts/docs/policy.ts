import { DEFAULT_POLICY, POLICY_NAMES, type PolicyName } from '../../src/decide/policy.ts'
import { policyGroups } from '../../src/decide/policy-groups.ts'
import { POLICY_NUMBERS } from '../../src/decide/policy-numbers.ts'
import { DECISION_RULES, type DecisionRule, ruleText } from '../../src/decide/rules.ts'
import { RETRY_SCHEDULE, type RetryPlan } from '../../src/decide/schedule.ts'
import { type Treatment, treatmentOf } from '../../src/decide/treatment.ts'
import type { BounceType } from '../../src/model/advice.ts'
import { REASON_NAMES } from '../../src/model/reasons.ts'
import { cell, code, table } from './markdown.ts'

const {
  softBounces: bounces,
  softWindowDays: window,
  softSpanDays: span,
  recentDays: recent,
  holdDays: hold,
  suppressDays,
  suppressGrowth,
} = DEFAULT_POLICY

/** What each treatment does, in the order of gravity. */
const TREATMENTS: readonly (readonly [Treatment, string])[] = [
  ['at-once', 'suppressed at once'],
  [
    'in-doubt-hold',
    `suppressed at once; delivered to in the last ${recent} days: held for ${hold} days instead, suppressed by a second one on another day`,
  ],
  ['second', 'watched; suppressed by a second one on another day'],
  [
    'count',
    `watched and counted, at most once a day; suppressed at ${bounces} within ${window} days that span at least ${span} days, with no delivery between`,
  ],
  ['never', 'nothing: it passes by itself or is nobody’s fault'],
  [
    'sender',
    'nothing against the address: the trouble is the sender’s or the message’s, or the recipient chooses whom to hear',
  ],
]

function numbers(names: readonly PolicyName[]): string {
  const rows = names.map((name) => {
    const { value, unit, text, why } = POLICY_NUMBERS[name]
    return [code(name), `${value} ${unit}`, cell(text), cell(why)]
  })
  return table(['name', 'default', 'what it is', 'why'], rows)
}

function reasonsWith(type: BounceType, treatment: Treatment): string {
  const names = REASON_NAMES.filter(
    (reason) => reason !== 'suppressed' && treatmentOf(type, reason) === treatment,
  )
  return names.map(code).join(', ') || '–'
}

/** docs/policy.md. */
export function policyPage(): string {
  return `# Policy

What becomes of an address, and by which numbers. This page is made from \`src/decide/\` by \`npm run docs\`.

An address is \`ok\`, \`watched\` (mail goes, failures count), \`held\` (no mail for a while, then one try) or \`suppressed\`
(no mail), for all mail (\`*\`) or for a named stream such as \`marketing\`. Days are days in UTC.

## What an event does

${table(
  ['effect on the address', 'hard bounce', 'soft bounce'],
  TREATMENTS.map(([name, text]) => [cell(text), reasonsWith('hard', name), reasonsWith('soft', name)]),
)}

- **Complaint, unsubscribe**: suppressed in its stream, where the stream is known, else for all mail. Does not end.
- **Dropped** by a service because the address is on its list, or a bounce of reason \`suppressed\`: mirrored, suppressed
  with the service's reason. Ends like a suppression for bounces; no delivery lifts it.
- **Delivered**: clears the count, lifts a hold and a suppression for bounces. Never lifts a complaint, an unsubscribe, or
  an entry by hand.
- **Delayed, automatic reply, ordinary mail**: nothing.
- **Entry by hand**: \`suppress\` stops mail until its date or for ever; \`allow\` lifts all that came before.
- **A suppression for bounces ends** after ${suppressDays} days; the next mail is a trial, and one more failure of the same kind
  (hard or soft) suppresses again, ${suppressGrowth} times as long.
- **A reason that is only a guess** (the statistical model's, or one or two telling words: confidence below 0.6) never
  suppresses at once: a second failure on another day does.
- **An old report that is heard of only now**, as when a service takes over an archive: its suppression lasts its time
  from now on.

## One failure, counted once

Reports of one address are one failure if they name the same message (Message-ID or envelope id), or have the same id.
A permanent report replaces a temporary one, a precise one a vague one. Only clear words that the trouble is the
sender's or the message's stand even against a permanent report that rests on a bare code. A bounce also denies the
delivery of its own message: "taken by the next server" in a log is then no delivery.

## The numbers

${policyGroups(POLICY_NAMES)
  .map(({ title, names }) => `### ${title}\n\n${numbers(names)}`)
  .join('\n\n')}

### Trying others

\`undelivered report --policy FILE\` and \`resolvePolicy\` change them; \`preview\` tells what a change would do.

\`undelivered policy preview NAME=NUMBER --since 30d\`, and the page, tell what other numbers would have done in the last
30 days. Each address is judged with its whole history by both, since an address that failed four times before needs only
one time more; told is what began, or would have begun, in that time. What would change by older failures is counted
beside it: numbers that are put into force hold for all.

## Outages of a receiver

An incident opens when a receiver calls at least ${DEFAULT_POLICY.outageAddresses} different addresses unknown that took mail before, and these are over
${DEFAULT_POLICY.outagePercent} % of its answers about such addresses, and over ${DEFAULT_POLICY.outageGrowth} times its usual share: in any span of time within the last three days,
a minute or a day, so that it is seen at any speed of sending. Those that are usual in such a span do not count. At a
provider's own domain, whose people do not leave together, a quarter of the addresses is enough where most answers say
unknown. Each answer is counted at its own time, in whatever order it comes: an outage of yesterday is seen in a log
that is read today, and one of last month in an archive, which is looked at apart from what happens now.

What counts is an address that is known to be good: one that took mail, and was not called unknown since. The longer ago
it last took mail, the less it says; of a list that was not mailed for a year a quarter is gone. Addresses that never took
mail say nothing, so a list full of dead ones is no outage, and hides none. Where deliveries are not reported nothing is
known to be good, and there is no verdict.

From the first sign, and at least ${DEFAULT_POLICY.outageMinutes} minutes before it was noticed, until ${DEFAULT_POLICY.outageQuietMinutes} minutes after the last, such bounces hold an
address instead of suppressing it; what was suppressed before it was noticed becomes held. Afterwards they can be released
(they do not count) or confirmed (they count); left alone, the next mail after the hold tells, and suppresses who is gone.
It is over once mail is taken again, or ${(4 * DEFAULT_POLICY.outageQuietMinutes) / 60} hours after the last sign. What returns within half a day is the same outage;
one that goes on for days becomes what is usual.

## Other incidents

Nothing of these acts on an address: they tell somebody. Each event is counted in the hour in which it happened, however
late or in whatever order it comes; the days before the last 24 hours are kept as days.

- **Sender trouble**: within 24 hours a receiver refused mail to at least ${DEFAULT_POLICY.troubleAddresses} different addresses for one cause (reputation,
  authentication, reverse DNS, policy, spam filter, missing TLS), that is over ${DEFAULT_POLICY.troublePercent} % of its answers, and over ${DEFAULT_POLICY.troubleGrowth} times its share of
  the weeks before the last one. Over ${DEFAULT_POLICY.troubleCriticalPercent} % it is critical, however usual. Delays count as refusals here: they are the first sign.
- **Blocklist**: at least ${DEFAULT_POLICY.listedAddresses} different addresses within 24 hours under the name of one list; one incident a list and what it lists,
  for all receivers. Such refusals are not counted under reputation as well.
- **Rates**: of a stream, and of a receiver that is known by name where its stream is within the limits, or at most
  half as bad. Hard bounces over ${DEFAULT_POLICY.bounceWarnPercent} % (critical: ${DEFAULT_POLICY.bounceCriticalPercent} %) of at least ${DEFAULT_POLICY.bounceSends} messages; complaints over ${DEFAULT_POLICY.complaintWarnPercent} % (${DEFAULT_POLICY.complaintCriticalPercent} %) of at least ${DEFAULT_POLICY.complaintDeliveries}
  deliveries; by more than chance makes. The last 24 hours are looked at, or as many days up to seven as are needed for so
  many. Where deliveries are not reported there is no verdict: what comes back would be all there is. A receiver that was
  noticed sooner than its stream becomes part of that where it is no worse than one and a half times. What turns out to be
  an outage's is taken out of the rates, and an incident that was made of it becomes part of the outage.
- **Silence**: a source read nothing for so long as happens by chance once in e^${DEFAULT_POLICY.silenceSurety} times. For each hour of the week it is
  learned how often something is read in it; a silent hour weighs the more the rarer that is. Time in which the service was
  off tells nothing. Or the last ${DEFAULT_POLICY.unreadableInputs} inputs could not be read.
- **Backscatter**: at least ${DEFAULT_POLICY.backscatterReports} reports within 24 hours on mail that was never sent from here, and over ${DEFAULT_POLICY.backscatterGrowth} times the usual day.
  The [SMTP source](sources/smtp.md) tells them apart, by signed return paths or by \`sentFrom\`.

One closes ${DEFAULT_POLICY.incidentQuietHours} hours after the last signs, if mail went on well meanwhile, else ${DEFAULT_POLICY.incidentForgetDays} days after them. If it comes back within
${DEFAULT_POLICY.incidentReopenDays} days it is the same incident.

## How much to send

\`undelivered plan\` and \`GET /v1/plan\` make daily volumes for one receiver from the last 90 days of your own mail. The goal is
your usual day (what three of four days with mail stay under) unless you name one; the beginning is the most that was taken
well on a day of the last two weeks, or 50. What the last three days tell decides, from 34 answers on:

| refused for your sake | or complaints | the plan |
| --- | --- | --- |
| over ${DEFAULT_POLICY.planPausePercent} % | | pauses for ${DEFAULT_POLICY.planPauseDays} days, then begins again with a quarter |
| over ${DEFAULT_POLICY.planSlowPercent} % | over ${DEFAULT_POLICY.complaintCriticalPercent} % | halves, stays there for ${DEFAULT_POLICY.planStayDays} days, then grows |
| over ${DEFAULT_POLICY.planHoldPercent} % | over ${DEFAULT_POLICY.complaintWarnPercent} % | stays for ${DEFAULT_POLICY.planStayDays} days, then grows |
| less | less | grows by ${DEFAULT_POLICY.planGrowPercent} % a day up to the goal |

Send to those first who read and answer. Ask again each day: what comes back changes the plan.

## Rules

Each decision names one of these, beside its event.

${table(
  ['rule', 'because'],
  (Object.keys(DECISION_RULES) as DecisionRule[]).map((rule) => [
    code(rule),
    cell(ruleText(rule, DEFAULT_POLICY)),
  ]),
)}

## When to try again

For senders without a queue of their own. A wait that the text names goes first, with a tenth added; hard bounces are
never tried again.

${table(
  ['reasons', 'waits', 'give up', 'why'],
  RETRY_SCHEDULE.map((plan) => [
    plan.reasons.map(code).join(', '),
    waits(plan),
    plan.giveUp === null ? 'after the last' : `after ${duration(plan.giveUp)}`,
    cell(plan.why),
  ]),
)}

An event tells it as \`advice.retryAt\`: of a reply or a send error by the whole table, of a report only by its waits of
days, since a queue has been through the others. \`check\` tells it as \`retryAt\`: of an address that is watched, until when
another mail is likely to come back too, the longer the longer it has gone on; of one that is held or suppressed, when
that ends.

## What is kept of an address

The failures, first and last delivery of a day, and marks that may still matter: a few hundred bytes (\`packHistory\`). Of
many the newest are kept: what lies before a delivery is settled by it. So the decisions told for the distant past may
lack their beginning; a store keeps them as they are made.
`
}

function waits({ waits: list, repeat }: RetryPlan): string {
  const told = list.map(duration).join(', ')
  if (repeat === null) return told
  return repeat.growth === 1
    ? `${told}, then each ${duration(repeat.most)}`
    : `${told}, doubling to ${duration(repeat.most)}`
}

function duration(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? '1 day' : `${minutes / 1440} days`
  return minutes % 60 === 0 && minutes > 60 ? `${minutes / 60} hours` : `${minutes} min`
}
