import type { AddressState, Standing } from '../decide/state.ts'
import type { JoinedDiagnosis } from '../doctor/diagnose.ts'
import type * as Kept from '../store/shapes.ts'
import type { IncidentDiagnosis } from './doctor/incident-desk.ts'
import type { Refusals } from './doctor/refusals.ts'
import { iso } from './times.ts'

/** How the API shows what is kept: the same, with times as ISO 8601. */
export const shownEvent = ({ seq, address, scope, receivedAt, apart, event }: Kept.StoredEvent) => ({
  ...{ seq, address, scope, receivedAt: iso(receivedAt), apart, event },
})

export const shownSuppression = (one: Kept.Suppression) => ({
  ...one,
  since: iso(one.since),
  until: iso(one.until),
})

export function shownDecision(one: Kept.StoredDecision) {
  const { id, address, at, scope, cause, from, to, rule, reason, until, event, ref, undone } = one
  return {
    id,
    address,
    at: iso(at),
    scope,
    cause,
    from,
    to,
    rule,
    reason,
    until: iso(until),
    event,
    ref,
    undone,
  }
}

const shownStanding = (one: Standing) => ({ ...one, since: iso(one.since), until: iso(one.until) })

export const shownDifference = <D extends Kept.Difference>({ changes, ...counts }: D) => ({
  ...counts,
  changes: changes.map(({ before, after, ...change }) => ({
    ...change,
    before: before && shownStanding(before),
    after: after && shownStanding(after),
  })),
})

export const shownState = ({ standings, softDays, deliveredAt }: AddressState) => ({
  standings: standings.map(shownStanding),
  softDays,
  deliveredAt: iso(deliveredAt),
})

export const shownKey = ({ id, name, scopes, createdAt, revokedAt }: Kept.ApiKey) => ({
  ...{ id, name, scopes, createdAt: iso(createdAt), revokedAt: iso(revokedAt) },
})

export const shownIncident = (one: Kept.StoredIncident) => ({
  ...one,
  from: iso(one.from),
  lastSeen: iso(one.lastSeen),
  to: iso(one.to),
  openedAt: iso(one.openedAt),
  updatedAt: iso(one.updatedAt),
  acknowledgedAt: iso(one.acknowledgedAt),
  mutedUntil: iso(one.mutedUntil),
})

export function shownDiagnosis(one: IncidentDiagnosis | null) {
  if (one === null) return { sentence: null, causes: [], at: null, first: null }
  const { sentence, causes, at, first } = one
  return { sentence, causes, at: iso(at), first: { ...first, at: iso(first.at) } }
}

/** Refusals with what is wrong, without all else that was looked at. */
export function shownRefusals(one: Refusals & JoinedDiagnosis) {
  const { receiver, reason, domain, count, first, last, sentence, causes } = one
  return { receiver, reason, domain, count, first: iso(first), last: iso(last), sentence, causes }
}

export const shownAudit = (one: Kept.AuditEntry) => ({ ...one, at: iso(one.at) })

export const shownPage = <T, S>({ items, next }: Kept.Page<T>, show: (one: T) => S) => ({
  items: items.map(show),
  next,
})
