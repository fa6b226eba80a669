import { classifyReply } from '../../src/classify-reply.ts'
import type { DeliveryEvent } from '../../src/model/event.ts'
import type { Intake } from '../../src/store/shapes.ts'
import { event } from '../cli/harness.ts'

export const DAY = 24 * 3600 * 1000
/** Noon, so that hours more or less stay on the day. */
export const START = Date.UTC(2026, 9, 1, 12)

let number = 0

/** A failure by the words of the reply, as they are really judged, so many days after the start. */
export function refused(address: string, reply: string, days = 0, more: Partial<DeliveryEvent> = {}): Intake {
  const { kind, type, reason, status, explanation } = classifyReply(reply)
  const at = START + days * DAY
  const told = { kind, type, reason, status, explanation, diagnostic: reply }
  const id = `event-${++number}`
  return { at, event: event({ id, recipient: address, timestamp: iso(at), ...told, ...more }) }
}

export function delivered(address: string, days = 0): Intake {
  const at = START + days * DAY
  const id = `event-${++number}`
  const none = { type: null, reason: null, status: '2.0.0', diagnostic: '250 2.0.0 OK' }
  return { at, event: event({ id, recipient: address, kind: 'delivered', timestamp: iso(at), ...none }) }
}

export function complained(address: string, scope: string, days = 0): Intake {
  const at = START + days * DAY
  const id = `event-${++number}`
  const none = { type: null, reason: null, status: null, diagnostic: null, feedbackType: 'abuse' }
  return {
    at,
    scope,
    event: event({ id, recipient: address, kind: 'complaint', timestamp: iso(at), ...none }),
  }
}

const iso = (at: number) => new Date(at).toISOString()
