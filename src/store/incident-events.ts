import { type IncidentFacts, TROUBLES, type Trouble } from '../decide/incident.ts'
import { REASON_NAMES, type Reason } from '../model/reasons.ts'
import type { EventFilter } from './shapes.ts'

const OURS: ReadonlySet<string> = new Set(TROUBLES)
const THEIRS = REASON_NAMES.filter((reason) => !OURS.has(reason))
const UNKNOWN: readonly Reason[] = ['unknown-user', 'unknown-domain']

/** The events that stand under an incident, by what they are and when they happened; null where it has none. */
export function eventsUnder(incident: IncidentFacts): EventFilter | null {
  const { kind, cause, receiver, scope, subject, link, from, to } = incident
  const span = { happenedSince: from, ...(to === null ? {} : { happenedBefore: to + 1 }) }
  const mail = { ...span, apart: null }
  const at = receiver === null ? {} : { receiver }
  switch (kind) {
    case 'outage':
      return { ...mail, ...at, kind: 'bounce', type: 'hard', reasons: UNKNOWN }
    case 'sender-trouble':
      if (cause !== 'blocklist') return { ...mail, ...at, reason: cause as Trouble, blocklist: null }
      return { ...mail, blocklist: link!.name, ...(subject === null ? {} : { listed: subject }) }
    case 'rate': {
      const where = scope === null ? at : { scope }
      if (cause === 'complaints') return { ...mail, ...where, kind: 'complaint' }
      return { ...mail, ...where, kind: 'bounce', type: 'hard', reasons: THEIRS }
    }
    case 'backscatter':
      return { ...span, apart: 'backscatter' }
    default:
      return null
  }
}
