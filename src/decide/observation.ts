import type { DeliveryEvent } from '../model/event.ts'
import type { AddressHistory } from './history.ts'
import type { Observation } from './outage.ts'
import { receiverOf } from './receiver.ts'
import { addressOf, type Received, timeOf } from './record.ts'

/**
 * What the outage guard needs to know of an event; null where it is no final answer of a receiver.
 *
 * @param history of the address, before the event is recorded in it
 */
export function observationOf(
  history: AddressHistory,
  event: DeliveryEvent,
  received: Received,
): Observation | null {
  const address = addressOf(event)
  if (address === null || (event.kind !== 'bounce' && event.kind !== 'delivered')) return null
  const said = event.reason === 'unknown-user' || event.reason === 'unknown-domain'
  return {
    receiver: receiverOf(event),
    at: timeOf(event, received.at),
    address,
    unknown: event.kind === 'bounce' && event.type === 'hard' && said,
    known: history.deliveries.length > 0,
  }
}
