import { check } from '../decide/check.ts'
import type { AddressHistory } from '../decide/history.ts'
import type { IncidentKind } from '../decide/incident.ts'
import type { Pulse } from '../decide/incidents/silence.ts'
import { keysOf, shareKey } from '../decide/keys.ts'
import { change, EMPTY_LEDGER, enforcedOf, enter as enterEvent } from '../decide/ledger.ts'
import { observationOf } from '../decide/observation.ts'
import { type Observation, type Outage, OutageGuard } from '../decide/outage.ts'
import { keptPolicy } from '../decide/policy.ts'
import { receiverOf } from '../decide/receiver.ts'
import { addressOf, mark, timeOf } from '../decide/record.ts'
import type { DeliveryEvent } from '../model/event.ts'
import { AddressKeys, normalAddress } from './address-key.ts'
import { DUPLICATE, ENTERED, KNOWN, NEW, NONE } from './entered.ts'
import { entryId, withEntry } from './entering.ts'
import { type EntryColumns, entryAt } from './entry-columns.ts'
import type { Folded } from './folded.ts'
import { Folding } from './folding.ts'
import { IncidentDesk } from './incident-desk.ts'
import { Judging } from './judging.ts'
import { keptId } from './kept-id.ts'
import { mirrorOf, type TakenOver } from './outgoing.ts'
import { withoutAddress } from './privacy.ts'
import { type KeptStanding, type Provenance, provenanceOf, type ShownStanding, withoutKey } from './rows.ts'
import type { AddressRecord, Effect, Entry, Intake, PolicySetting, Taken } from './shapes.ts'
import type { Tables } from './tables.ts'

export interface CoreOptions {
  /** `hash`: the file holds no addresses, only their keys. */
  readonly addresses: 'plain' | 'hash'
  /** Told of every address whose standings are new, once they are durable. */
  readonly onChange: (key: string, standings: readonly ShownStanding[]) => void
}

/** Entries of a list, and when they are made. */
export interface EntryList {
  readonly columns: EntryColumns
  readonly at: number
}

/**
 * What a store does with its rows: applies the policy to each event and entry in the same transaction that keeps it.
 * At once and without clock, so that every store on one machine shares it.
 */
export class Core {
  readonly tables: Tables
  readonly judging: Judging
  readonly #options: CoreOptions
  readonly #keys: AddressKeys
  readonly desk: IncidentDesk
  #guard: OutageGuard

  constructor(tables: Tables, options: CoreOptions) {
    this.tables = tables
    this.#options = options
    this.#keys = new AddressKeys(tables.secret())
    const kept = tables.setting()
    const setting: PolicySetting = {
      policy: keptPolicy(kept?.policy),
      mode: kept?.mode ?? 'enforce',
    }
    this.judging = new Judging(tables, setting)
    this.desk = new IncidentDesk(tables, this.judging.outbox, setting.policy)
    this.judging.incidents = this.desk.outages
    this.#guard = new OutageGuard(setting.policy, tables.guardMemory())
  }

  keyOf(address: string): string {
    return this.#keys.of(address)
  }

  /** Runs work in one transaction, then tells what it changed. */
  commit<T>(work: () => T): T {
    const { changed } = this.judging
    changed.clear()
    try {
      const result = this.tables.transaction(work)
      for (const [key, standings] of changed) this.#options.onChange(key, standings)
      return result
    } catch (error) {
      // What was begun is not so: what is remembered beside the rows must not think it is.
      this.desk.reload(this.judging.setting.policy)
      this.judging.incidents = this.desk.outages
      this.#guard = new OutageGuard(this.judging.setting.policy, this.tables.guardMemory())
      throw error
    } finally {
      changed.clear()
    }
  }

  take(intakes: readonly Intake[]): Taken[] {
    return this.commit(() => {
      const taken = intakes.map((intake) => this.#take(intake))
      this.#keepGuard()
      this.desk.keep()
      return taken
    })
  }

  #take({ event: read, at, scope = read.stream ?? '*', apart }: Intake): Taken {
    const event = apart === undefined ? read : { ...read, id: keptId(read.id, apart) }
    const address = addressOf(event)
    const receiver = receiverOf(event)
    const key = address === null ? null : this.keyOf(address)
    const kept = this.#options.addresses === 'hash' ? withoutAddress(event) : event
    const shown = this.#shown(address)
    const row = { key, address: shown, receiver, scope, receivedAt: at, apart: apart ?? null, event: kept }
    if (!this.tables.addEvent(row)) return 'duplicate'
    this.judging.outbox.event(row)
    const happened = timeOf(event, at)
    const found = key === null ? null : this.tables.address(key)
    if (address === null || apart !== undefined) {
      // Of one that is kept apart nothing is decided; yet it is found under its address, and forgotten with it.
      if (key !== null && found === null)
        this.tables.putAddress({ key, address: shown, ledger: EMPTY_LEDGER, standings: [] }, null)
      this.desk.see(row, happened, false)
      return 'accepted'
    }
    const before = found?.ledger ?? EMPTY_LEDGER
    this.desk.see(row, happened, isTold(before.history, event))
    const received = { at, scope, live: true }
    const seen = observationOf(before.history, event, { receiver, at: happened })
    const ledger = enterEvent(before, event, received, this.judging.setting.mode)
    if (found === null || ledger !== before)
      this.judging.keep({ key: key!, address: found?.address ?? shown, ledger }, found, at, {
        id: kept.id,
        provenance: provenanceOf(kept, receiver),
      })
    if (seen !== null) {
      if (seen.unknown) this.desk.duringOutage(seen.receiver, event, seen.at, at)
      this.#observe(seen, event, at)
    }
    return 'accepted'
  }

  #shown(address: string | null): string | null {
    return address === null || this.#options.addresses === 'hash' ? null : normalAddress(address)
  }

  /** Shows an answer to the outage guard; what it then opens or closes is decided anew. */
  #observe(seen: Observation, event: DeliveryEvent, at: number): void {
    this.#outages(this.#guard.observe(seen), event, at)
  }

  #outages(outages: readonly Outage[], event: DeliveryEvent | null, at: number): void {
    if (outages.length === 0) return
    const keys = outages.map((one) => this.desk.outage(one, event, at))
    this.judging.incidents = this.desk.outages
    for (const some of keys) this.decideAnew(some, at)
  }

  /** What the clock and the sources open and close. */
  tick(at: number, pulses: readonly Pulse[]): Record<IncidentKind, number> {
    return this.commit(() => {
      this.#outages(this.#guard.tick(at), null, at)
      this.#keepGuard()
      return this.desk.tick(at, pulses)
    })
  }

  /** Keeps what the guard remembers, of good answers only now and then: after a crash a few of them are missing. */
  #keepGuard(all = false): void {
    for (const [receiver, memory] of this.#guard.changes(all)) this.tables.putGuardMemory(receiver, memory)
  }

  /** Keeps what the guard and the watch remember. */
  keepMemory(): void {
    this.#keepGuard(true)
    this.desk.keepMemory()
  }

  /** Decides addresses again, after something beside their own history has changed. */
  decideAnew(keys: Iterable<string>, at: number): void {
    for (const key of keys) {
      const row = this.tables.address(key)
      if (row !== null) this.judging.keep(row, row, at)
    }
  }

  /**
   * Takes over what stands on a service's list. What we know to stand there is let alone, so that nothing comes back as
   * an echo; what is suppressed here already is only noted.
   */
  takeOver(list: string, entries: readonly Entry[], at: number): TakenOver[] {
    return this.commit(() =>
      entries.map((entry) => {
        const taken = this.wouldTakeOver(list, entry, at)
        if (taken === 'mirrored') return taken
        this.tables.outgoing.putMirrored(mirrorOf(list, 'pulled'), this.keyOf(entry.address))
        return taken === 'duplicate'
          ? taken
          : ENTERED[this.#enter(entry, this.keyOf(entry.address), at)]!.taken
      }),
    )
  }

  /** What would come of taking it over. */
  wouldTakeOver(list: string, { address, scope: wanted = '*' }: Entry, at: number): TakenOver {
    const key = this.keyOf(address)
    const ways = ['pushed', 'pulled'] as const
    if (ways.some((way) => this.tables.outgoing.isMirrored(mirrorOf(list, way), key))) return 'mirrored'
    return isSuppressed(this.tables.address(key)?.standings, wanted, at) ? 'duplicate' : 'accepted'
  }

  /** Makes the entries of several lists in one transaction; of each what became of it, as numbers in `ENTERED`. */
  enter(lists: readonly EntryList[]): Uint8Array[] {
    return this.commit(() => {
      const entered = lists.map(({ columns }) => new Uint8Array(columns.keys.length))
      const left = lists.map((list) => this.#fold(list))
      const known = this.tables.addFolded(left.flatMap(({ firsts }) => firsts))
      for (const [n, { columns, at }] of lists.entries()) {
        const { firsts, places, others } = left[n]!
        for (const [m, one] of firsts.entries())
          if (known.has(one)) others.push(places[m]!)
          else this.judging.added(one, at)
        for (const place of others.sort((a, b) => a - b))
          entered[n]![place] = this.#enter(entryAt(columns, place), columns.keys[place]!, at)
      }
      return entered
    })
  }

  /** Entries of new addresses are kept together, before the others of their transaction; which are new, the rows tell. */
  #fold({ columns, at }: EntryList) {
    const folding = new Folding((history, now) => this.judging.stateOf(history, now), columns, at)
    const firsts: Folded[] = []
    const places: number[] = []
    const others: number[] = []
    for (let n = 0; n < columns.keys.length; n++) {
      const address = columns.addresses[n]!
      const folded = folding.fold(n, this.#shown(address), receiverOfAddress(address))
      if (folded === null) others.push(n)
      else {
        firsts.push(folded)
        places.push(n)
      }
    }
    return { firsts, places, others }
  }

  /** What making an entry would do. */
  wouldEnter(entry: Entry, at: number): Effect {
    const { scope = '*' } = entry
    const key = this.keyOf(entry.address)
    const id = entryId(key, entry)
    const found = this.tables.address(key)
    if (isSuppressed(found?.standings, scope, at) || this.tables.provenance(id, key) !== null) return 'known'
    const ledger = withEntry(found?.ledger ?? EMPTY_LEDGER, entry, id, at)
    const state = this.judging.stateOf(enforcedOf(ledger), at)
    return check(state, scope, at, this.judging.setting.policy).state === 'suppressed' ? 'new' : 'none'
  }

  /** What became of it, as a number in `ENTERED`. */
  #enter(entry: Entry, key: string, at: number): number {
    const id = entryId(key, entry)
    const { source, who, note = null, reason = null, scope = '*' } = entry
    const provenance: Provenance = { source, who, note, reason, receiver: receiverOfAddress(entry.address) }
    const found = this.tables.address(key)
    if (!this.tables.addEntry(id, key, provenance)) return DUPLICATE
    const ledger = withEntry(found?.ledger ?? EMPTY_LEDGER, entry, id, at)
    const before = found?.standings ?? []
    const row = { key, address: this.#shown(entry.address), ledger }
    const standings = this.judging.keep(row, found, at, { id, provenance })
    if (isSuppressed(before, scope, at)) return KNOWN
    return isSuppressed(standings, scope, at) ? NEW : NONE
  }

  address(address: string, at: number): AddressRecord | null {
    const key = this.keyOf(address)
    const row = this.tables.address(key)
    const events = this.tables.eventsOf(key)
    if (row === null && events.length === 0) return null
    const ledger = row?.ledger ?? EMPTY_LEDGER
    return {
      address: row?.address ?? events[0]?.address ?? null,
      state: this.judging.stateOf(ledger.enforced ?? ledger.history, at),
      observed: this.judging.stateOf(ledger.history, at),
      events: events.map(withoutKey),
      decisions: this.tables.decisionsOf(key).map(withoutKey),
    }
  }

  /** Erases a person; with `keepSuppressed` the key stays, and gets no mail. */
  forget(address: string, keepSuppressed: boolean, who: string, at: number): boolean {
    const key = this.keyOf(address)
    return this.commit(() => {
      const found = this.tables.forget(key)
      this.judging.changed.set(key, [])
      if (keepSuppressed) this.#keepErased(key, who, at)
      this.tables.addAudit({ at, who, action: 'forget', details: { key, keepSuppressed } })
      return found
    })
  }

  #keepErased(key: string, who: string, at: number): void {
    const id = `entry-${key}-erased`
    const note = 'Erased on request; only a hash is kept, so that no mail is sent.'
    const provenance = { source: 'forget', who, note, receiver: '', reason: null }
    this.tables.addEntry(id, key, provenance)
    const ledger = change(EMPTY_LEDGER, (history) =>
      mark(history, { kind: 'suppress', id, at, scope: '*', until: null }),
    )
    this.judging.keep({ key, address: null, ledger }, null, at, { id, provenance })
  }

  /** Puts a setting into force for what is decided from now on. */
  use(setting: PolicySetting): void {
    this.tables.putSetting(setting)
    this.judging.setting = setting
    this.#guard = new OutageGuard(setting.policy, this.#guard.memory)
    this.desk.use(setting.policy)
  }
}

/** Whether mail of this scope stops already, and not for being held only. */
function isSuppressed(standings: readonly KeptStanding[] = [], wanted: string, at: number): boolean {
  return standings.some(
    ({ state, scope, until }) =>
      state === 'suppressed' && (scope === '*' || scope === wanted) && (until === null || until > at),
  )
}

/** Whether another report has told the same of this message. */
function isTold({ failures, deliveries }: AddressHistory, event: DeliveryEvent): boolean {
  const known = event.kind === 'delivered' ? deliveries : event.kind === 'bounce' ? failures : []
  if (known.length === 0) return false
  const keys = keysOf(event)
  return known.some((one) => shareKey(one.keys, keys))
}

const receiverOfAddress = (address: string) =>
  receiverOf({ provider: null, remoteMta: null, recipient: address, originalRecipient: null })
