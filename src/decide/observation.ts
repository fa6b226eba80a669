import { builtinClassifier } from '../classify/builtin.ts'
import type { DeliveryEvent } from '../model/event.ts'
import type { AddressHistory } from './history.ts'
import { keysOf, shareKey } from './keys.ts'
import type { Observation } from './outage.ts'
import { DAY } from './term.ts'

/** An address that was called unknown is no other sign of the same outage, though it took mail between. */
const SAME_SIGN = 3 * DAY

/**
 * What the outage guard needs to know of an event; null where it is no final answer of a receiver, or was told before.
 *
 * @param history of the address, before the event is recorded in it
 * @param place where and when it happened
 * @example
 * const seen = observationOf(history, event, { receiver: 'gmail', at })
 * const outages = seen === null ? [] : guard.observe(seen)
 */
export function observationOf(
  history: AddressHistory,
  event: DeliveryEvent,
  { receiver, at }: Pick<Observation, 'receiver' | 'at'>,
): Observation | null {
  const address = event.originalRecipient ?? event.recipient
  if (address === null || (event.kind !== 'bounce' && event.kind !== 'delivered')) return null
  const unknown = event.kind === 'bounce' && isUnknown(event)
  const lastTaken = lastTakenOf(history, event, at)
  return { receiver, at, unknown, lastTaken, apart: unknown && lastTaken !== null && isProviders(address) }
}

/** Whether a receiver says that there is no such address, for good. */
export const isUnknown = ({ type, reason }: Pick<DeliveryEvent, 'type' | 'reason'>) =>
  type === 'hard' && (reason === 'unknown-user' || reason === 'unknown-domain')

/** When the address last took mail, as far as anybody knows; null where it never did, or was called unknown since. */
function lastTakenOf(
  { deliveries, failures }: AddressHistory,
  event: DeliveryEvent,
  at: number,
): number | null {
  const last = deliveries.at(-1)
  if (last === undefined) return null
  if (failures.length === 0 && event.kind === 'delivered') return last.at
  // "Taken by the next server" is no delivery where a bounce of the same message came.
  const own = keysOf(event)
  const taken = deliveries.findLast(
    ({ keys }) =>
      !shareKey(keys, own) && !failures.some((one) => one.type === 'hard' && shareKey(keys, one.keys)),
  )
  if (taken === undefined) return null
  const said = failures.some(
    (one) => isUnknown(one) && (one.at > taken.at || Math.abs(at - one.at) < SAME_SIGN),
  )
  return said ? null : taken.at
}

/** At a domain of a provider's own, not of somebody who has mail there. */
function isProviders(recipient: string): boolean {
  return builtinClassifier().providerOf({ hosts: [], recipient }) !== null
}
