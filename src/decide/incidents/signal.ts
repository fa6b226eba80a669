import { namedIn } from '../../classify/listed.ts'
import type { Blocklist, DeliveryEvent } from '../../model/event.ts'
import { TROUBLES, type Trouble } from '../incident.ts'

/** What the detectors need to know of an event. */
export interface Signal {
  /** When it happened, in milliseconds since 1970. */
  readonly at: number
  readonly receiver: string
  readonly scope: string
  /** Whose mail it is about, in few characters that name nobody: so that different people can be counted. */
  readonly who: string
  /** What the receiver answered; `refused`: not, or not yet, delivered; null: it is no answer to a message. */
  readonly answer: 'delivered' | 'hard' | 'refused' | null
  readonly complaint: boolean
  readonly trouble: Trouble | null
  readonly blocklist: Blocklist | null
  /** The address or domain that the refusal is about, where it is told. */
  readonly subject: string | null
  readonly words: string | null
  /** The rule that read the words. */
  readonly rule: string | null
}

type Place = Pick<Signal, 'at' | 'receiver' | 'scope' | 'who'>

const TROUBLE_NAMES: ReadonlySet<string | null> = new Set<string>(TROUBLES)
/** Longer words are cut: an incident shows what was said, not all of it. */
const WORDS = 500

/**
 * What an event is a sign of; null for those that are none of anything. A report of what another report told already
 * is none either: `known` says so.
 *
 * @param place when it happened (milliseconds since 1970), at which receiver, in which stream of mail, and whose it is
 * @example
 * const watch = new IncidentWatch()
 * const signal = signalOf(event, { at, receiver: 'gmail', scope: '*', who: 'anna@example.com' })
 * const incidents = signal === null ? [] : watch.observe(signal)
 */
export function signalOf(event: DeliveryEvent, place: Place, known = false): Signal | null {
  if (known) return null
  switch (event.kind) {
    case 'delivered':
      return answer(place, 'delivered')
    case 'complaint':
      if (event.feedbackType === 'not-spam' || event.feedbackType === 'auth-failure') return null
      return { ...answer(place, null), complaint: true }
    case 'bounce':
      return isOurs(event) ? refusal(event, place) : answer(place, event.type === 'hard' ? 'hard' : 'refused')
    case 'delayed':
      return isOurs(event) ? refusal(event, place) : null
    default:
      return null
  }
}

/** Most events tell no more: written out, since copying field by field takes several times as long. */
function answer({ at, receiver, scope, who }: Place, said: Signal['answer']): Signal {
  return {
    at,
    receiver,
    scope,
    who,
    answer: said,
    complaint: false,
    trouble: null,
    blocklist: null,
    subject: null,
    words: null,
    rule: null,
  }
}

/** Refused for what the sender is or does: says nothing of the address. */
function isOurs({ reason, blocklist }: DeliveryEvent): boolean {
  return blocklist !== null || TROUBLE_NAMES.has(reason)
}

function refusal(event: DeliveryEvent, place: Place): Signal {
  const { reason, blocklist, diagnostic } = event
  return {
    ...answer(place, 'refused'),
    trouble: TROUBLE_NAMES.has(reason) ? (reason as Trouble) : null,
    blocklist,
    subject: blocklist?.listed ?? subjectOf(event),
    words: diagnostic === null ? null : diagnostic.slice(0, WORDS),
    rule: event.explanation.rule,
  }
}

/** Of authentication the sender's domain; else the address that the words name, which is not the one that refused. */
function subjectOf({ reason, sender, diagnostic, remoteMta }: DeliveryEvent): string | null {
  if (reason === 'authentication') {
    const domain = sender?.slice(sender.lastIndexOf('@') + 1).toLowerCase()
    return domain === undefined || domain === '' ? null : domain
  }
  const named = diagnostic === null ? null : namedIn(diagnostic)
  return named !== null && remoteMta?.includes(named) ? null : named
}
