import { STATUS } from '../../classify/rules/status.ts'
import { dateInWords } from '../../decide/check.ts'
import type { AddressHistory } from '../../decide/history.ts'
import type { AddressState, Standing } from '../../decide/state.ts'
import { DAY } from '../../decide/term.ts'
import { isAboutAddress, treatmentOf } from '../../decide/treatment.ts'
import type { SuppressionEntry } from '../../exchange/entry.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import { REASONS } from '../../model/reasons.ts'
import { counted } from '../output/numbers.ts'

/** Sorts of surprises, the most surprising first. */
export const SURPRISES = [
  'outage',
  'delivered-lately',
  'listed-good-address',
  'listed-for-now',
  'temporary-code',
  'code-and-words',
  'service-and-words',
  'only-soft',
  'good-address',
] as const

export type SurpriseSort = (typeof SURPRISES)[number]

/** A decision that somebody who reads only codes would not expect. */
export interface Surprise {
  readonly sort: SurpriseSort
  readonly address: string
  /** Id of the event that it rests on. */
  readonly event: string
  /** Of one sort, the higher is told first. */
  readonly score: number
  readonly text: string
}

/** What is surprising in what was made of an address. */
export function surpriseOfState(
  address: string,
  state: AddressState,
  history: AddressHistory,
): Surprise | null {
  const [top] = state.standings
  if (top === undefined) return null
  const { rule, event, since } = top
  const base = { address, event, score: since }
  if (rule === 'outage')
    return {
      ...base,
      sort: 'outage',
      text: `${address} is only held, though its mailbox was called unknown: so were many good ones at that time, which looks like a fault of the receiver.`,
    }
  const before = lastDelivery(history, since)
  if (before !== null && stops(top) && since - before <= 90 * DAY)
    return {
      ...base,
      sort: 'delivered-lately',
      score: before - since,
      text: `${address} is ${top.state}, though mail was delivered to it ${ago(since - before)} (${dateInWords(before)}): ${shortWhy(top)}.`,
    }
  if (rule === 'soft-limit')
    return {
      ...base,
      sort: 'only-soft',
      text: `${address} is suppressed without any permanent refusal: mail came back as "${top.reason}" day after day, with no delivery between.`,
    }
  return null
}

const stops = ({ state, cause }: Standing) =>
  (state === 'suppressed' || state === 'held') && (cause === 'bounces' || cause === 'mirrored')

/** The last delivery up to a time that no bounce of the same message denies. */
function lastDelivery({ failures, deliveries }: AddressHistory, until: number): number | null {
  const real = deliveries.filter(
    ({ at, keys }) =>
      at <= until && !failures.some((failure) => failure.keys.some((key) => keys.includes(key))),
  )
  return real.at(-1)?.at ?? null
}

function ago(time: number): string {
  const days = Math.floor(time / DAY)
  return days === 0 ? 'on the same day' : `${counted(days, 'day')} before`
}

function shortWhy({ rule, reason }: Standing): string {
  if (rule === 'mirrored') return 'the sending service has it on its own list'
  if (rule === 'hard-held')
    return 'its mailbox is now said not to exist; one more mail after a week will tell'
  if (rule === 'hard-again') return 'its mailbox was said not to exist on two days since'
  if (rule === 'soft-limit') return 'mail has come back day after day since'
  return reason === null ? 'mail to it came back' : REASONS[reason].means
}

/** What is surprising in how one failure is taken, whatever else is known of the address. */
export function surpriseOfEvent(address: string, event: DeliveryEvent): Surprise | null {
  const { kind, type, reason, explanation, id } = event
  if (kind !== 'bounce' || type === null || reason === null || reason === 'suppressed') return null
  const treatment = treatmentOf(type, reason)
  const against = treatment !== 'never' && treatment !== 'sender'
  const digit = classOf(event)
  const base = { address, event: id, score: explanation.confidence }
  const told = `"${explanation.evidence}"`
  if (digit === 4 && type === 'hard' && against)
    return {
      ...base,
      sort: 'temporary-code',
      text: `${address}: the code ${codeOf(event)} says "try later", yet this counts as permanent: ${REASONS[reason].means} (${told}), and nobody tries any more.`,
    }
  const code = meaningOf(event)
  if (code !== null && code.reason !== reason && inWords(event) && explanation.confidence >= 0.8)
    return {
      ...base,
      sort: 'code-and-words',
      text: `${address}: the code ${event.status} means "${code.means}", but the words say ${REASONS[reason].means} (${told}). The words count: ${effect(against)}.`,
    }
  const { disagreement } = event
  if (disagreement && explanation.confidence >= 0.8)
    return {
      ...base,
      sort: 'service-and-words',
      text: `${address}: the service calls it "${event.providerType ?? 'something else'}", but the receiver's words say ${REASONS[reason].means} (${told}): ${effect(against)}.`,
    }
  if (digit === 5 && !against)
    return {
      ...base,
      sort: 'good-address',
      text: `${address} is not blamed, though the code ${codeOf(event)} says "for good": ${REASONS[reason].means} (${told}).`,
    }
  return null
}

/** What is surprising in a line of a service's list, taken by what the service itself says of it. */
export function surpriseOfEntry(
  address: string,
  { cause, reason, note, source, since }: SuppressionEntry,
  id: string,
): Surprise | null {
  if ((cause !== 'bounces' && cause !== 'mirrored') || reason === null) return null
  const service = source.replace('import:', '')
  const told = note === null ? '' : ` ("${note.replace(/\s+/g, ' ')}")`
  const base = { address, event: id, score: since ?? 0 }
  const why = `${REASONS[reason].means}${told}`
  if (!isAboutAddress(reason))
    return {
      ...base,
      sort: 'listed-good-address',
      text: `${address} stands on the list of ${service}, though nothing is wrong with the address: ${why}. It would not be suppressed here.`,
    }
  if (REASONS[reason].type !== 'soft') return null
  return {
    ...base,
    sort: 'listed-for-now',
    text: `${address} stands on the list of ${service} for what may pass: ${why}. It would be suppressed as it is there; "suppressions remove" lets it try again.`,
  }
}

const effect = (against: boolean) =>
  against ? 'it is held against the address' : 'it is not held against the address'

const inWords = ({ explanation: { how } }: DeliveryEvent) => how === 'phrase' || how === 'provider'

function codeOf({ reply, status }: DeliveryEvent): string {
  return status ?? String(reply)
}

/** The class that the code shown tells; null without one. */
function classOf({ reply, status }: DeliveryEvent): number | null {
  const digit = status !== null ? Number(status[0]) : reply !== null ? Math.floor(reply / 100) : null
  return digit
}

const TELLING = new Map(STATUS.filter(({ tells }) => tells).map((row) => [row.detail, row]))

function meaningOf({ status }: DeliveryEvent) {
  return status === null ? null : (TELLING.get(status.slice(2)) ?? null)
}
