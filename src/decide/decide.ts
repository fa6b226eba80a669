import { Bounces } from './bounces.ts'
import { type AddressHistory, type Delivery, type Failure, inTime, type KeptMark } from './history.ts'
import { type Incident, incidentAt } from './incident.ts'
import { shareKey } from './keys.ts'
import { Marks } from './marks.ts'
import { Mirror } from './mirror.ts'
import type { Policy } from './policy.ts'
import { type AddressState, byGravity, type Decision, type Standing } from './state.ts'
import type { Ground } from './term.ts'

/**
 * What an address's history comes to, by a policy, at a time. Reads no clock and changes nothing: the same history,
 * policy and time always give the same state, and an earlier `now` tells how it was then.
 *
 * @param now milliseconds since 1970; facts after it are not looked at
 * @param incidents outages at receivers: bounces of their time hold an address instead of suppressing it
 * @example
 * const state = decide(history, DEFAULT_POLICY, Date.now())
 * check(state).send // false
 */
export function decide(
  history: AddressHistory,
  policy: Policy,
  now: number,
  incidents: readonly Incident[] = [],
): AddressState {
  const decisions: Decision[] = []
  const bounces = new Bounces(policy, decisions)
  const mirror = new Mirror(policy, decisions)
  const marks = new Marks(decisions)
  const pass = (at: number) => {
    for (const part of [bounces, mirror, marks]) part.pass(at)
  }
  for (const fact of factsOf(history, now)) {
    pass(fact.at)
    if ('type' in fact) {
      const ground = groundOf(fact, fact.reason)
      const incident = incidentAt(incidents, fact)
      if (fact.mirrored) mirror.dropped(ground)
      else if (incident?.resolution !== 'released') bounces.failed(fact, ground, holds(incident))
    } else if ('kind' in fact) {
      const ground = groundOf(fact, null)
      marks.marked(fact, ground)
      if (fact.kind === 'allow' && fact.scope === '*')
        for (const part of [bounces, mirror]) part.allowed(ground)
    } else for (const part of [bounces, mirror]) part.delivered(groundOf(fact, null))
  }
  pass(now)
  const terms = [bounces.term, mirror.term, ...marks.terms]
  return {
    at: now,
    standings: terms
      .map(({ standing }) => standing)
      .filter((standing): standing is Standing => standing !== null)
      .sort(byGravity),
    decisions: decisions.sort((a, b) => a.at - b.at),
    softDays: bounces.softDays(now),
    deliveredAt: bounces.deliveredAt,
  }
}

const holds = (incident: Incident | null) => incident !== null && incident.resolution === null

type Fact = Failure | Delivery | KeptMark

/** What counts, in order of time; of the same time failures first, so that a delivery clears them, and `allow` last. */
function factsOf({ failures, deliveries, marks }: AddressHistory, now: number): Fact[] {
  const counts = (fact: Fact) => !fact.undone && fact.at <= now
  const failed = failures.filter(counts)
  const taken = deliveries.filter((delivery) => counts(delivery) && !denied(delivery, failed))
  const facts: Fact[] = [...failed, ...taken, ...marks.filter(counts)]
  return facts.sort((a, b) => a.at - b.at || orderOf(a) - orderOf(b) || inTime(a, b))
}

function orderOf(fact: Fact): number {
  if ('type' in fact) return 0
  if (!('kind' in fact)) return 1
  return fact.kind === 'allow' ? 3 : 2
}

/**
 * Whether a bounce of the same message tells that it was only taken, not delivered: a hard one always, a soft one
 * unless the message got through after it.
 */
function denied(delivery: Delivery, failures: readonly Failure[]): boolean {
  return failures.some(
    ({ type, at, keys }) => (type === 'hard' || at >= delivery.at) && shareKey(keys, delivery.keys),
  )
}

function groundOf(fact: Fact, reason: Ground['reason']): Ground {
  const ref = 'keys' in fact ? fact.keys[0]! : fact.id
  const heard = 'heard' in fact ? { heard: fact.heard! } : {}
  return { at: fact.at, id: fact.id, ref, reason, ...heard }
}
