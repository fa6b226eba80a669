import { decide } from '../decide/decide.ts'
import { enforcedOf } from '../decide/ledger.ts'
import { type Change, changesBetween } from '../decide/preview.ts'
import type { AddressState, State } from '../decide/state.ts'
import type { Core } from './core.ts'
import { underMode } from './revision.ts'
import type { PolicySetting, PreviewOptions, SettingDifference } from './shapes.ts'

/** A setting that changes nothing, before any address was looked at. */
export const NOTHING: SettingDifference = {
  ...{ addresses: 0, changed: 0, earlier: 0, events: 0, reread: 0 },
  stopped: { was: 0, wouldBe: 0 },
  changes: [],
}

/** What a setting would change at the addresses after a cursor, and the cursor after them. */
export function previewPiece(
  core: Core,
  setting: PolicySetting,
  at: number,
  { limit, since = Number.NEGATIVE_INFINITY }: PreviewOptions,
  cursor: string | undefined,
): { readonly difference: SettingDifference; readonly next: string | null } {
  const { incidents, setting: inForce } = core.judging
  const counts = { changed: 0, earlier: 0, was: 0, wouldBe: 0 }
  const shown: Change[] = []
  const { items, next } = core.tables.addressesAfter(cursor)
  for (const { ledger, address, key } of items) {
    const before = decide(enforcedOf(ledger), inForce.policy, at, incidents)
    const after = decide(enforcedOf(underMode(ledger, setting)), setting.policy, at, incidents)
    const changes = changesBetween(address ?? key, before, after)
    const inTime = changes.filter((change) => beganOf(change) >= since)
    if (inTime.length > 0) counts.changed++
    else if (changes.length > 0) counts.earlier++
    if (stops(before, since)) counts.was++
    if (stops(after, since)) counts.wouldBe++
    shown.push(...inTime.slice(0, limit - shown.length))
  }
  const { was, wouldBe, ...told } = counts
  return {
    difference: { ...NOTHING, ...told, addresses: items.length, stopped: { was, wouldBe }, changes: shown },
    next,
  }
}

/** When it came about: what stands before or after it began then. */
const beganOf = ({ before, after }: Change) =>
  Math.max(...[before, after].map((one) => one?.since ?? Number.NEGATIVE_INFINITY))

const STOPPING: ReadonlySet<State> = new Set<State>(['held', 'suppressed'])

/** Whether mail to it was stopped since then. */
const stops = ({ decisions }: AddressState, since: number) =>
  decisions.some(({ at, to }) => at >= since && STOPPING.has(to))

/** What two pieces come to. */
export function together(a: SettingDifference, b: SettingDifference): SettingDifference {
  return {
    addresses: a.addresses + b.addresses,
    changed: a.changed + b.changed,
    earlier: a.earlier + b.earlier,
    events: a.events + b.events,
    reread: a.reread + b.reread,
    stopped: { was: a.stopped.was + b.stopped.was, wouldBe: a.stopped.wouldBe + b.stopped.wouldBe },
    changes: [...a.changes, ...b.changes],
  }
}
