import type { IncidentFacts } from '../../decide/incident.ts'
import { type Clues, cluesIn } from '../../doctor/clues.ts'
import { EXAMINED, type RefusedMail } from '../../doctor/diagnose.ts'
import { ipIn } from '../../doctor/ip.ts'
import { domainIn, organisationOf } from '../../doctor/names.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { Reason } from '../../model/reasons.ts'
import { titleOf } from './refusals.ts'

/** As much of an incident as the doctor needs. */
export type IncidentTold = Pick<IncidentFacts, 'id' | 'cause' | 'receiver' | 'subject' | 'count' | 'named'>

/** Events of an incident that are looked through for keys and addresses. */
export const INCIDENT_EVENTS = 500

/** What the doctor is asked for an incident; null where nothing in the DNS can explain it, or nobody's name is told. */
export async function refusedMailIn(
  { cause, receiver, subject, count, named }: IncidentTold,
  events: readonly DeliveryEvent[],
): Promise<RefusedMail | null> {
  const reason = cause === 'blocklist' ? 'reputation' : EXAMINED.find((one) => one === cause)
  if (reason === undefined) return null
  const clues = withSubject(cluesIn(events), subject)
  const [written] = clues.domains
  if (written === undefined) return null
  const who = receiver ?? (named.length === 1 ? named[0]!.name : null)
  return {
    ...{ reason: reason as Reason, count, clues },
    receiver: who === null ? `${named.length} receivers` : await titleOf(who),
    domain: await organisationOf(written),
  }
}

/** The address or domain that the incident is about comes first. */
function withSubject(clues: Clues, subject: string | null): Clues {
  const ip = ipIn(subject ?? '')
  const domain = domainIn(subject ?? '')
  const first = (one: string | null, rest: readonly string[]) =>
    one === null ? rest : [one, ...rest.filter((other) => other !== one)]
  return {
    ...clues,
    ips: first(ip, clues.ips),
    domains: clues.domains.length > 0 || domain === null ? clues.domains : [domain],
  }
}
