import type { AddressHistory } from '../decide/history.ts'
import { change, enforce, enforcedOf, enter, type Ledger } from '../decide/ledger.ts'
import { type Change, changesBetween } from '../decide/preview.ts'
import { redo, undo } from '../decide/undo.ts'
import type { Core } from './core.ts'
import { type Piecemeal, whole } from './piecemeal.ts'
import type { AddressRow, EventRow } from './rows.ts'
import type { Difference, PolicySetting, Rejudge } from './shapes.ts'

/** Takes events or entries out of the histories in which they stand, or back in; how many there were. */
export function revise(
  core: Core,
  way: 'undo' | 'redo',
  refs: readonly string[],
  who: string,
  at: number,
): number {
  const make = way === 'undo' ? undo : redo
  return core.commit(() => {
    let count = 0
    for (const ref of new Set(refs)) {
      let found = false
      for (const key of core.tables.keysOfRef(ref)) {
        const row = core.tables.address(key)
        if (row === null) continue
        const ledger = change(row.ledger, (history) => make(history, ref))
        if (JSON.stringify(ledger) === JSON.stringify(row.ledger)) continue
        core.judging.keep({ ...row, ledger }, row, at)
        found = true
      }
      if (found) count++
    }
    if (count > 0)
      core.tables.addAudit({ at, who, action: way, details: { refs: refs.slice(0, 100), count } })
    return count
  })
}

/** Settles an outage; how many addresses are in another state by it. */
export function resolve(
  core: Core,
  id: string,
  resolution: 'released' | 'confirmed',
  who: string,
  at: number,
): number | null {
  const incident = core.desk.find(id)
  if (incident?.kind !== 'outage') return null
  const receiver = incident.receiver!
  return core.commit(() => {
    core.desk.put({ ...incident, resolution }, at)
    core.judging.incidents = core.desk.outages
    const keys = core.tables.keysAt(receiver, incident.from)
    const before = keys.map((key) => JSON.stringify(core.tables.address(key)?.standings))
    core.decideAnew(keys, at)
    const changed = keys.filter((key, n) => before[n] !== JSON.stringify(core.tables.address(key)?.standings))
    core.tables.addAudit({ at, who, action: 'resolve', details: { incident: id, resolution } })
    return changed.length
  })
}

/** Puts a setting into force and decides every address by it; how many there were. */
export function apply(core: Core, setting: PolicySetting, who: string, at: number): number {
  return core.commit(() => {
    core.use(setting)
    let count = 0
    core.tables.eachAddress((row) => {
      core.judging.keep({ ...row, ledger: underMode(row.ledger, setting) }, row, at)
      count++
    })
    core.tables.addAudit({ at, who, action: 'policy', details: { ...setting } })
    return count
  })
}

export const underMode = (ledger: Ledger, { mode }: PolicySetting) =>
  mode === 'enforce' ? enforce(ledger) : ledger

/** What would differ if the stored events were judged again. */
export const previewReplay = (core: Core, rejudge: Rejudge, at: number, limit: number) =>
  replayed(core, rejudge, at, new Differences(limit), false)

/** Judges the stored events again, keeps the outcome and tells what differs. */
export function replay(
  core: Core,
  rejudge: Rejudge,
  at: number,
  { limit, who }: { readonly limit: number; readonly who: string },
): Difference {
  return core.commit(() => {
    const told = whole(replayed(core, rejudge, at, new Differences(limit), true))
    core.tables.addAudit({ at, who, action: 'replay', details: { changed: told.changed } })
    return told
  })
}

/** Only addresses of which events are kept: the others stay as they are. */
function* replayed(
  core: Core,
  rejudge: Rejudge,
  at: number,
  difference: Differences,
  commit: boolean,
): Piecemeal<Difference> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = core.tables.withEventsAfter(cursor)
    for (const row of items) replayAddress(core, row, rejudge, at, difference, commit)
    if (next === null) return difference.told
    cursor = next
    yield
  }
}

function replayAddress(
  core: Core,
  row: AddressRow,
  rejudge: Rejudge,
  at: number,
  difference: Differences,
  commit: boolean,
): void {
  const before = core.tables.eventsOf(row.key).filter(({ apart }) => apart === null)
  const after = before.map((one) => ({ ...one, event: rejudge(one.event) }))
  const reread = after.filter((one, n) => one.event !== before[n]!.event)
  difference.events(before.length, reread.length)
  const ledger = rebuilt(core, row.ledger, after)
  const states = [row.ledger, ledger].map((one) => core.judging.stateOf(enforcedOf(one), at))
  difference.address(changesBetween(row.address ?? row.key, states[0]!, states[1]!))
  if (!commit) return
  for (const one of reread) core.tables.changeEvent(one)
  core.judging.keep({ ...row, ledger }, row, at)
}

/**
 * A ledger made again from the events that are still kept. Facts whose events have gone, entries by hand and what was
 * undone stay as they are.
 */
function rebuilt(core: Core, ledger: Ledger, events: readonly EventRow[]): Ledger {
  const known = new Set(events.map(({ event }) => event.id))
  const without = (history: AddressHistory): AddressHistory => ({
    failures: history.failures.filter(({ id }) => !known.has(id)),
    deliveries: history.deliveries.filter(({ id }) => !known.has(id)),
    marks: history.marks.filter(({ id }) => !known.has(id)),
  })
  const { history } = ledger
  const undone = [...history.failures, ...history.deliveries, ...history.marks].filter((fact) => fact.undone)
  const observing = ledger.enforced !== undefined
  const start: Ledger = observing
    ? { history: without(history), enforced: ledger.enforced! }
    : { history: without(history) }
  let made = start
  for (const { event, receiver, receivedAt, scope } of events)
    made = enter(
      made,
      // Where addresses are kept as hashes, the event itself does not tell any more whose domain it was.
      event.provider === null ? { ...event, provider: receiver } : event,
      { at: receivedAt, scope, live: true },
      observing ? 'observe' : core.judging.setting.mode,
    )
  return undone.reduce((one, { id }) => change(one, (facts) => undo(facts, id)), made)
}

/** Counts what differs and keeps the first changes to show. */
class Differences {
  readonly #limit: number
  readonly #changes: Change[] = []
  #addresses = 0
  #changed = 0
  #events = 0
  #reread = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  address(changes: readonly Change[]): void {
    this.#addresses++
    if (changes.length > 0) this.#changed++
    this.#changes.push(...changes.slice(0, this.#limit - this.#changes.length))
  }

  events(all: number, reread: number): void {
    this.#events += all
    this.#reread += reread
  }

  get told(): Difference {
    return {
      addresses: this.#addresses,
      changed: this.#changed,
      events: this.#events,
      reread: this.#reread,
      changes: this.#changes,
    }
  }
}
