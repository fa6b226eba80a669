import { type AddressHistory, EMPTY_HISTORY } from '../../src/decide/history.ts'
import { record } from '../../src/decide/record.ts'
import type { DeliveryEvent } from '../../src/model/event.ts'
import { event as anyEvent } from '../cli/harness.ts'

export const DAY = 24 * 3600 * 1000
const START = Date.parse('2026-01-01T12:00:00Z')
/** Later than everything: events keep their own time. */
export const LATER = Date.parse('2036-01-01T00:00:00Z')

/** So many days after the start, in milliseconds since 1970. */
export const day = (days: number) => START + Math.round(days * DAY)

let number = 0

/** An event on a day, of a message of its own unless told. */
export function on(days: number, fields: Partial<DeliveryEvent> = {}): DeliveryEvent {
  number++
  return anyEvent({
    id: `event-${number}`,
    messageId: `message-${number}@example.org`,
    timestamp: new Date(day(days)).toISOString(),
    ...fields,
  })
}

export const hard = (days: number, reason: DeliveryEvent['reason'] = 'unknown-user', more = {}) =>
  on(days, { type: 'hard', reason, ...more })
export const soft = (days: number, reason: DeliveryEvent['reason'] = 'mailbox-full', more = {}) =>
  on(days, { type: 'soft', reason, status: '4.2.2', ...more })
export const delivered = (days: number, more = {}) =>
  on(days, { kind: 'delivered', type: null, reason: null, ...more })
export const complaint = (days: number, more = {}) =>
  on(days, { kind: 'complaint', type: null, reason: null, feedbackType: 'abuse', ...more })
export const unsubscribe = (days: number) => on(days, { kind: 'unsubscribe', type: null, reason: null })
export const dropped = (days: number, reason: DeliveryEvent['reason'] = 'suppressed') =>
  on(days, { kind: 'dropped', type: null, reason })

/** The history of these events, in this order of arrival. */
export function historyOf(events: readonly DeliveryEvent[], scope?: string): AddressHistory {
  return events.reduce((history, event) => record(history, event, { at: LATER, scope }), EMPTY_HISTORY)
}
