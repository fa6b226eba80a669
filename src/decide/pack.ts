import type { BounceType } from '../model/advice.ts'
import type { Reason } from '../model/reasons.ts'
import type { AddressHistory, Delivery, Failure, KeptMark, MarkKind } from './history.ts'

const MIRRORED = 1
const UNDONE = 2
const UNSURE = 4

type PackedFailure = [string, string, number, BounceType, Reason | null, number, string, number, number?]
type PackedDelivery = [string, string, number, number]
type PackedMark = [MarkKind, string, number, string, number | null, number]
type Packed = [PackedFailure[], PackedDelivery[], PackedMark[]]

/**
 * A history as a short text: what a row of a store holds.
 *
 * @example packHistory(EMPTY_HISTORY) // '[[],[],[]]'
 */
export function packHistory({ failures, deliveries, marks }: AddressHistory): string {
  const packed: Packed = [
    failures.map(packFailure),
    deliveries.map(({ keys, id, at, undone }) => [keys.join(' '), id, at, flags(undone)]),
    marks.map(({ kind, id, at, scope, until, undone }) => [kind, id, at, scope, until, flags(undone)]),
  ]
  return JSON.stringify(packed)
}

function packFailure(failure: Failure): PackedFailure {
  const { keys, id, at, type, reason, rank, receiver, mirrored, unsure, heard, undone } = failure
  const packed: PackedFailure = [
    keys.join(' '),
    id,
    at,
    type,
    reason,
    rank,
    receiver,
    flags(undone, mirrored, unsure),
  ]
  if (heard !== undefined) packed.push(heard)
  return packed
}

const flags = (undone: true | undefined, mirrored?: true, unsure?: true) =>
  (undone ? UNDONE : 0) | (mirrored ? MIRRORED : 0) | (unsure ? UNSURE : 0)

/**
 * The history that {@link packHistory} made short.
 *
 * @param text what `packHistory` gave: of anything else it throws as JSON.parse does, or gives what is no history
 * @example unpackHistory(packHistory(history)) // the same history
 */
export function unpackHistory(text: string): AddressHistory {
  const [failures, deliveries, marks] = JSON.parse(text) as Packed
  return {
    failures: failures.map(
      ([keys, id, at, type, reason, rank, receiver, flags, heard]): Failure => ({
        ...{ keys: keys.split(' '), id, at, type, reason, rank, receiver },
        ...(flags & MIRRORED ? { mirrored: true } : {}),
        ...(flags & UNSURE ? { unsure: true } : {}),
        ...(heard === undefined ? {} : { heard }),
        ...undone(flags),
      }),
    ),
    deliveries: deliveries.map(
      ([keys, id, at, flags]): Delivery => ({ keys: keys.split(' '), id, at, ...undone(flags) }),
    ),
    marks: marks.map(
      ([kind, id, at, scope, until, flags]): KeptMark => ({ kind, id, at, scope, until, ...undone(flags) }),
    ),
  }
}

const undone = (flags: number) => (flags & UNDONE ? ({ undone: true } as const) : {})
