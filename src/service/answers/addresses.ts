import Type from 'typebox'
import { Cause, orNull, Reason, State } from '../schemas.ts'
import { StoredEvent } from './events.ts'
import { Address, list, page, text, textOrNull, time, timeOrNull, whole } from './parts.ts'

// What is known of an address, and what was decided.

export const Found = Type.Object({ items: list(Type.Object({ address: text(), state: State })) })
export const Standing = Type.Object({
  cause: Cause,
  scope: text(),
  state: State,
  since: time(),
  until: timeOrNull(),
  rule: text(),
  reason: orNull(Reason),
  event: text(),
  ref: text(),
})

const Decision = Type.Object({
  id: whole(),
  address: Address,
  at: time(),
  scope: text(),
  cause: Cause,
  from: State,
  to: State,
  rule: text(),
  reason: orNull(Reason),
  until: timeOrNull(),
  event: textOrNull(),
  ref: textOrNull(),
  undone: Type.Boolean(),
})
export const Decisions = page(Decision)

const AddressState = Type.Object({
  standings: list(Standing),
  softDays: whole(),
  deliveredAt: timeOrNull(),
})
export const AddressRecord = Type.Object({
  address: Address,
  state: AddressState,
  observed: AddressState,
  events: list(StoredEvent),
  decisions: list(Decision),
})
export const Forgotten = Type.Object({ forgotten: Type.Boolean(), keptSuppressed: Type.Boolean() })

export const Undone = Type.Object({ undone: whole() })
export const Redone = Type.Object({ redone: whole() })
