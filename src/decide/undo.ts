import type { AddressHistory } from './history.ts'

interface Undoable {
  readonly id: string
  readonly keys?: readonly string[]
  readonly undone?: true
}

/**
 * The history as if one event had never been: its failure does not count, its delivery lifts nothing, its complaint
 * or entry does not stand. Other reports of the same failure do not bring it back.
 *
 * @param ref the `ref` of a decision; its `event` does as well, as long as no better report has come in
 * @example decide(undo(history, state.decisions.at(-1).ref), policy, now)
 */
export function undo(history: AddressHistory, ref: string): AddressHistory {
  return changed(history, ref, (fact) => (fact.undone ? fact : { ...fact, undone: true }))
}

/**
 * Takes an {@link undo} back: exactly the history from before.
 *
 * @example redo(undo(history, ref), ref) // the same history
 */
export function redo(history: AddressHistory, ref: string): AddressHistory {
  return changed(history, ref, (fact) => {
    if (!fact.undone) return fact
    const { undone: _undone, ...rest } = fact
    return rest as typeof fact
  })
}

function changed(
  history: AddressHistory,
  ref: string,
  change: <T extends Undoable>(fact: T) => T,
): AddressHistory {
  const is = ({ id, keys }: Undoable) => id === ref || (keys?.includes(ref) ?? false)
  const each = <T extends Undoable>(facts: readonly T[]) =>
    facts.map((fact) => (is(fact) ? change(fact) : fact))
  // A failure and a delivery of the same message have the same keys: the decision was by the failure.
  const failed = history.failures.some(is)
  return {
    failures: each(history.failures),
    deliveries: failed ? history.deliveries : each(history.deliveries),
    marks: each(history.marks),
  }
}
