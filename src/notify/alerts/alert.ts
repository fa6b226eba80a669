import type { IncidentCause, Severity } from '../../decide/incident.ts'
import type { ReceiverTold } from '../../decide/incidents/receiver-words.ts'
import { describeIncident } from '../../decide/incidents/words.ts'
import type { StoredIncident } from '../../store/shapes.ts'
import { inUnits } from './words.ts'

/** An incident in words. */
export interface Alert {
  readonly id: string
  readonly severity: Severity
  readonly open: boolean
  /** A line. */
  readonly title: string
  /** Sentences. */
  readonly what: string
  readonly why: string
  readonly next: string
  /** How many addresses it holds. */
  readonly held: number
  /** The other incident that it turned out to be part of. */
  readonly partOf: string | null
  readonly link: { readonly name: string; readonly url: string } | null
}

/** Why each cause matters. */
const WHY: Readonly<Record<IncidentCause, string>> = {
  'unknown-addresses':
    'It calls addresses unknown that took mail before, which is almost always its own failure. They are held, not suppressed, so that your list survives.',
  reputation:
    'It does not trust the address or domain that sends. While you go on sending as before, it gets worse.',
  authentication:
    'It cannot tell that the mail is yours. As a rule a record or key in the DNS has changed, or a new server sends that none of them names. "undelivered doctor" names the record to publish.',
  'missing-ptr':
    'The address that sends has no name in the DNS, or one that does not lead back to it. "undelivered doctor" names the record to publish.',
  policy: 'It does not take this mail by a rule of its own, which its words name.',
  'spam-filter': 'Its filter takes the message for spam. The addresses are good, the message is not.',
  'tls-required': 'It takes mail over encrypted connections only.',
  blocklist: 'Many receivers refuse all mail of whom the list names.',
  'hard-bounces':
    'Receivers take mail to addresses that do not exist for a sign of bought or old lists. E-mail services pause accounts for it from 5 % on.',
  complaints: 'From 0.3 % on receivers put mail of the sender into the spam folder, of everybody.',
  'nothing-read':
    'A source has been silent for longer than is usual. Until it speaks again, what bounces there is not noticed.',
  unreadable: 'Until what it brings can be read, what bounces there is not noticed.',
  backscatter:
    'Somebody sends spam with your address as its sender. The reports are kept apart and suppress nobody.',
}

/** An incident in plain words: what happened, why it matters, what to do next. */
export function alertOf(incident: StoredIncident, receiver?: ReceiverTold): Alert {
  const { id, severity, to, cause, held, link, partOf } = incident
  const { title, todo } = describeIncident(incident, receiver)
  const kept = held > 0 ? `: ${inUnits(held, 'address', 'addresses')} held` : ''
  return {
    ...{ id, severity, open: to === null, title: `${title}${kept}`, what: whatHappened(incident) },
    ...{ why: WHY[cause], next: todo, held, partOf },
    link: link?.url ? { name: link.name, url: link.url } : (receiver?.help ?? null),
  }
}

function whatHappened({ from, to, count, words, held }: StoredIncident): string {
  const span = to === null ? `Since ${minuteOf(from)}` : `From ${minuteOf(from)} to ${minuteOf(to)}`
  const many = count > 0 ? `, ${inUnits(count, 'report')}` : ''
  const kept = held > 0 ? ` ${inUnits(held, 'address is', 'addresses are')} held because of it.` : ''
  const said = words === null ? '' : ` What was said: "${words}".`
  return `${span}${many}.${kept}${said}`
}

const minuteOf = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
