import type { DeliveryEvent } from '../model/event.ts'
import {
  type AddressHistory,
  type Delivery,
  type Failure,
  inTime,
  KEPT,
  type Mark,
  sameHistory,
  tidy,
} from './history.ts'
import { keysOf, shareKey } from './keys.ts'
import { rankOf } from './rank.ts'
import { receiverOf } from './receiver.ts'
import { DAY } from './term.ts'
import { isAboutAddress, treatmentOf } from './treatment.ts'

/** What is known beside the event. */
export interface Received {
  /** When the event was received, in milliseconds since 1970: its time where it tells none, and at the latest. */
  readonly at: number
  /** The stream of mail that it concerns; unless told the event's own, else `*` (all mail). Complaints and unsubscribes act on it. */
  readonly scope?: string | undefined
  /**
   * Whether mail goes on from now: a suppression then lasts its time from when its failure was heard of, however old
   * the report. Without it, history is told as if it had been known at once.
   */
  readonly live?: boolean | undefined
}

/**
 * The address that an event is about: the one the sender mailed, in lower case; null where the event names none.
 *
 * @example addressOf({ recipient: 'new@example.net', originalRecipient: 'Old@example.com' }) // 'old@example.com'
 */
export function addressOf(event: Pick<DeliveryEvent, 'recipient' | 'originalRecipient'>): string | null {
  return (event.originalRecipient ?? event.recipient)?.toLowerCase() ?? null
}

/**
 * The history of an address with one more event in it. The same event again changes nothing, other reports of a
 * failure refine it, and the order in which events are recorded does not matter. Where nothing changes the very same
 * history comes back.
 *
 * @example
 * let history = EMPTY_HISTORY
 * for (const event of readEmail(bytes)) history = record(history, event, { at: Date.now() })
 * decide(history, DEFAULT_POLICY, Date.now())
 */
export function record(history: AddressHistory, event: DeliveryEvent, received: Received): AddressHistory {
  const at = timeOf(event, received.at)
  switch (event.kind) {
    case 'bounce':
    case 'dropped':
      return withFailure(history, failureOf(event, at, received))
    case 'delivered':
      return withDelivery(history, { id: event.id, at, keys: keysOf(event) })
    case 'complaint':
    case 'unsubscribe':
      if (event.feedbackType === 'not-spam' || event.feedbackType === 'auth-failure') return history
      return mark(history, {
        kind: event.kind,
        id: event.id,
        at,
        scope: received.scope ?? event.stream ?? '*',
        until: null,
      })
    default:
      return history
  }
}

/** When the event happened, never later than it was received: clocks of strangers may be wrong. */
export function timeOf({ timestamp }: Pick<DeliveryEvent, 'timestamp'>, received: number): number {
  const told = timestamp === null ? Number.NaN : Date.parse(timestamp)
  return Number.isNaN(told) ? received : Math.min(told, received)
}

/**
 * Adds an entry of your own: `suppress` stops mail to the address in its scope, `allow` lifts all that came before.
 * The id is yours to choose; the same id again changes nothing.
 *
 * @example mark(history, { kind: 'allow', id: 'ticket-4711', at: Date.now(), scope: '*', until: null })
 */
export function mark(history: AddressHistory, entry: Mark): AddressHistory {
  const before = history.marks.find(({ id }) => id === entry.id)
  if (before !== undefined && before.at <= entry.at) return history
  const others = history.marks.filter((one) => one !== before)
  return tidied(history, { marks: [...others, { ...entry, ...undoneWith(before) }] })
}

/** A verdict less sure than this is a guess. */
const SURE = 0.6

function failureOf(event: DeliveryEvent, at: number, { live = false, at: heard }: Received): Failure {
  const { id, reason, kind } = event
  const type = event.type ?? 'hard'
  const mirrored = reason === 'suppressed' || (kind === 'dropped' && isAboutAddress(reason))
  // What a service did not send for a fault of the message says nothing of the address.
  const notSent = kind === 'dropped' && !mirrored
  return {
    keys: keysOf(event),
    id,
    at,
    type,
    reason: notSent && treatmentOf(type, reason!) !== 'sender' ? 'policy' : reason,
    rank: rankOf(type, reason, event.explanation),
    receiver: receiverOf(event),
    ...(mirrored ? { mirrored } : {}),
    ...(!mirrored && event.explanation.confidence < SURE ? { unsure: true as const } : {}),
    ...(live && heard - at >= DAY ? { heard } : {}),
  }
}

function withFailure(history: AddressHistory, failure: Failure): AddressHistory {
  const same = history.failures.filter((one) => shareKey(one.keys, failure.keys))
  const [first] = same
  const joined = [...same, failure].reduce(join)
  if (
    same.length === 1 &&
    joined.id === first!.id &&
    joined.at === first!.at &&
    joined.heard === first!.heard &&
    sameKeys(joined, first!)
  )
    return history
  const others = history.failures.filter((one) => !same.includes(one))
  return tidied(history, { failures: [...others, joined] })
}

function join(a: Failure, b: Failure): Failure {
  const best = b.rank - a.rank || inTime(a, b)
  const keys = [...new Set([...a.keys, ...b.keys])].sort().slice(0, KEPT.keys)
  const { heard: _, ...fact } = best > 0 ? b : a
  return { ...fact, keys, ...firstHeard(a, b), ...undoneWith(a, b) }
}

/** Reports of one failure: it was known with the first. */
function firstHeard(a: Failure, b: Failure): Pick<Failure, 'heard'> {
  if (a.heard === undefined || b.heard === undefined) return {}
  return { heard: Math.min(a.heard, b.heard) }
}

const sameKeys = (a: Failure, b: Failure) => a.keys.join() === b.keys.join()

/** What was undone stays undone, whichever report of it stands. */
const undoneWith = (...facts: readonly ({ readonly undone?: true } | undefined)[]) =>
  facts.some((fact) => fact?.undone) ? ({ undone: true } as const) : {}

function withDelivery(history: AddressHistory, delivery: Delivery): AddressHistory {
  const before = history.deliveries.find(({ id }) => id === delivery.id)
  if (before !== undefined && before.at <= delivery.at) return history
  const others = history.deliveries.filter((one) => one !== before)
  return tidied(history, { deliveries: [...others, { ...delivery, ...undoneWith(before) }] })
}

function tidied(history: AddressHistory, change: Partial<AddressHistory>): AddressHistory {
  const after = tidy({ ...history, ...change })
  return sameHistory(history, after) ? history : after
}
