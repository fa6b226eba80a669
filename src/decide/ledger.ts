import type { DeliveryEvent } from '../model/event.ts'
import type { AddressHistory } from './history.ts'
import { EMPTY_HISTORY } from './history.ts'
import { type Received, record } from './record.ts'

/** `observe`: decide and report, but change nothing that `check` answers from. */
export type Mode = 'observe' | 'enforce'

/** The history of an address, and the part of it that `check` answers from. */
export interface Ledger {
  readonly history: AddressHistory
  /** Absent where it is all of the history. */
  readonly enforced?: AddressHistory
}

/** Of an address of which nothing is known yet. */
export const EMPTY_LEDGER: Ledger = Object.freeze({ history: EMPTY_HISTORY })

/**
 * Records an event in the history, and in what is answered from unless only observed.
 *
 * @example
 * const ledger = enter(EMPTY_LEDGER, event, { at: Date.now() }, 'observe')
 * check(decide(enforcedOf(ledger), policy, now), 'newsletter').send // true: it was only looked at
 */
export function enter(ledger: Ledger, event: DeliveryEvent, received: Received, mode: Mode): Ledger {
  const history = record(ledger.history, event, received)
  const before = ledger.enforced ?? ledger.history
  if (mode === 'observe') return history === ledger.history ? ledger : { history, enforced: before }
  return ledger.enforced === undefined
    ? { history }
    : { history, enforced: record(ledger.enforced, event, received) }
}

/**
 * Changes both, in any mode: for entries by hand and undo, which are commands and no observations.
 *
 * @example change(ledger, (history) => undo(history, ref))
 */
export function change(ledger: Ledger, make: (history: AddressHistory) => AddressHistory): Ledger {
  const history = make(ledger.history)
  return ledger.enforced === undefined ? { history } : { history, enforced: make(ledger.enforced) }
}

/**
 * What `check` is to answer from.
 *
 * @example check(decide(enforcedOf(ledger), policy, now), 'newsletter').send
 */
export function enforcedOf({ history, enforced }: Ledger): AddressHistory {
  return enforced ?? history
}

/**
 * From observing to enforcing: all that was seen counts. `changesBetween` shows first what that will change.
 *
 * @example ledgers.set(address, enforce(ledger))
 */
export function enforce({ history }: Ledger): Ledger {
  return { history }
}
