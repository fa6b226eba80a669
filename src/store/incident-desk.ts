import type { Incident, IncidentFacts, IncidentKind } from '../decide/incident.ts'
import { INCIDENT_KINDS, incidentAt, isOpen } from '../decide/incident.ts'
import { signalOf } from '../decide/incidents/signal.ts'
import type { Pulse } from '../decide/incidents/silence.ts'
import { IncidentWatch } from '../decide/incidents/watch.ts'
import type { Outage } from '../decide/outage.ts'
import type { Policy } from '../decide/policy.ts'
import { receiverOf } from '../decide/receiver.ts'
import { timeOf } from '../decide/record.ts'
import type { DeliveryEvent } from '../model/event.ts'
import type { Outbox } from './outbox.ts'
import { PAGE } from './pages.ts'
import { whole } from './piecemeal.ts'
import type { EventRow, UnknownAddress } from './rows.ts'
import type { IncidentFilter, IncidentMark, Page, StoredEvent, StoredIncident } from './shapes.ts'
import type { Tables } from './tables.ts'

/** Under which name the place is kept up to which the watch's memory knows the events. */
const PLACE = 'incidents'
/**
 * After so many events what the watch remembers is kept: as many are read again after a crash, which takes a second or
 * two. A sender to thousands of domains changes thousands of rows, so to keep them more often would cost.
 */
const KEPT_EVERY = 50_000

/** Whose mail an event is about, in few characters of a hash: enough to count people. */
const WHO = 10

/**
 * Keeps incidents. The watch sees each event in the transaction that keeps it. What the watch remembers is kept with
 * every incident that opens or closes, and every so many events; what came after that is shown to it again after
 * a crash. To keep it with each event would cost more than all the rest of it.
 */
export class IncidentDesk {
  readonly #tables: Tables
  readonly #outbox: Outbox
  readonly #all = new Map<string, StoredIncident>()
  /** By their receivers. */
  readonly #outages = new Map<string, readonly KeptOutage[]>()
  readonly #waiting = new Map<string, Waiting>()
  #watch: IncidentWatch
  #unkept = 0
  /** Whether what the watch remembers has to be kept with what has changed. */
  #turned = false

  constructor(tables: Tables, outbox: Outbox, policy: Policy) {
    this.#tables = tables
    this.#outbox = outbox
    this.#watch = new IncidentWatch(policy)
    this.reload(policy)
  }

  /** Begins anew from what is kept. */
  reload(policy: Policy): void {
    this.#all.clear()
    this.#waiting.clear()
    this.#outages.clear()
    this.#turned = false
    for (const one of this.#tables.incidents()) this.#know(one)
    this.#watch = new IncidentWatch(policy, this.#tables.watchMemory())
    this.#unkept = 0
    const place = this.#tables.position(PLACE)
    // A store from before there was a watch: it learns from now on.
    if (place !== null) this.#showAgain(place)
  }

  #showAgain(place: string): void {
    for (let cursor: string | undefined = place; cursor !== undefined; ) {
      const page: Page<StoredEvent> = whole(
        this.#tables.events({ order: 'oldest', limit: PAGE.most, cursor }),
      )
      for (const row of page.items) this.see(row as EventRow, timeOf(row.event, row.receivedAt), false)
      cursor = page.next ?? undefined
    }
  }

  use(policy: Policy): void {
    this.#watch = new IncidentWatch(policy, this.#watch.memory)
  }

  #know(incident: StoredIncident): void {
    const { id, kind, receiver } = incident
    this.#all.set(id, incident)
    if (kind !== 'outage') return
    const others = this.#outagesAt(receiver!).filter((one) => one.id !== id)
    this.#outages.set(receiver!, [...others, { ...incident, receiver: receiver! }])
  }

  /** Outages, as decisions need them. */
  get outages(): (Incident & { readonly id: string })[] {
    return [...this.#outages.values()]
      .flat()
      .map(({ id, receiver, from, to, resolution }) => ({ id, receiver, from, to, resolution }))
  }

  #outagesAt(receiver: string): readonly KeptOutage[] {
    return this.#outages.get(receiver) ?? []
  }

  find(id: string): StoredIncident | null {
    return this.#all.get(id) ?? null
  }

  /**
   * @param at when it happened
   * @param known another report has told the same
   */
  see(row: Omit<EventRow, 'seq' | 'receiver' | 'key'> & Partial<EventRow>, at: number, known: boolean): void {
    const { event, scope, apart, receivedAt } = row
    this.#unkept++
    if (apart !== null) {
      this.#wait(this.#watch.backscatter(at, event.source), receivedAt)
      return
    }
    const receiver = row.receiver ?? receiverOf(event)
    const who = (row.key ?? event.id).slice(0, WHO)
    const signal = signalOf(event, { at, receiver, scope, who }, known)
    if (signal === null) return
    // What an outage calls unknown says nothing of the list.
    const excused = signal.answer === 'hard' && this.#isOutage(receiver, at)
    this.#wait(this.#watch.observe(excused ? { ...signal, answer: 'refused' } : signal), receivedAt)
  }

  #isOutage(receiver: string, at: number): boolean {
    const outage = incidentAt(this.#outagesAt(receiver), { receiver, at })
    return outage !== null && outage.resolution !== 'confirmed'
  }

  #wait(changed: readonly IncidentFacts[], at: number): void {
    for (const facts of changed) {
      const noticedAt = this.#waiting.get(facts.id)?.noticedAt ?? at
      this.#waiting.set(facts.id, { facts, noticedAt, changedAt: at })
    }
  }

  /** Keeps what has changed since the last time: to be called at the end of each transaction. */
  keep(): void {
    for (const { facts, noticedAt, changedAt } of this.#waiting.values()) {
      const before = this.#all.get(facts.id)
      // Nobody has heard of it yet.
      if (before === undefined && facts.partOf !== null) continue
      this.#turned ||= before === undefined || (before.to === null) !== (facts.to === null)
      this.put(before === undefined ? { ...facts, openedAt: noticedAt } : facts, changedAt)
    }
    this.#waiting.clear()
    if (this.#turned || this.#unkept >= KEPT_EVERY) this.keepMemory()
  }

  /** Keeps what the watch remembers. */
  keepMemory(): void {
    for (const [name, memory] of this.#watch.changes()) this.#tables.putWatchMemory(name, memory)
    this.#tables.putPosition(PLACE, String(this.#tables.lastSeq()))
    this.#unkept = 0
    this.#turned = false
  }

  /** What the clock and the sources open and close. */
  tick(at: number, pulses: readonly Pulse[]): Record<IncidentKind, number> {
    this.#wait(this.#watch.tick(at, pulses), at)
    this.keep()
    const lasting = Object.fromEntries(INCIDENT_KINDS.map((kind) => [kind, 0])) as Record<
      IncidentKind,
      number
    >
    for (const { kind, to } of this.#all.values()) if (to === null) lasting[kind]++
    return lasting
  }

  /**
   * An outage that begins, ends, or began sooner or ended later than was thought; the keys of the addresses of which
   * that may decide otherwise.
   */
  outage({ id, receiver, from, to }: Outage, event: DeliveryEvent | null, at: number): Set<string> {
    const before = this.#all.get(id)
    const facts: IncidentFacts = {
      ...OUTAGE,
      ...{
        lastSeen: from,
        count: 0,
        words: event?.diagnostic ?? null,
        rule: event?.explanation.rule ?? null,
      },
      ...before,
      ...this.#waiting.get(id)?.facts,
      ...{ id, receiver, from, to },
    }
    this.#waiting.delete(id)
    const isOnlyOver = before !== undefined && before.from === from && before.to === null && to !== null
    const unknown = this.#tables.unknownSince(receiver, isOnlyOver ? to : from)
    if (!isOnlyOver) {
      const under = unknown.filter((one) => to === null || one.at <= to)
      Object.assign(facts, { count: under.length, lastSeen: under.at(-1)?.at ?? from })
      this.#excuse(
        id,
        receiver,
        under.filter((one) => before === undefined || !covers(before, one.at)),
        at,
      )
    }
    this.put(facts, at)
    return new Set(unknown.map(({ key }) => key))
  }

  /** What was counted to the rates before the outage was noticed: of each message that failed the first report. */
  #excuse(id: string, receiver: string, bounces: readonly UnknownAddress[], at: number): void {
    const told = new Set<string>()
    const counted = bounces
      .toSorted((a, b) => a.seq - b.seq)
      .filter((one) => {
        const keys = this.#tables.messageKeys(one.id).map((key) => `${one.key} ${key}`)
        const isFirst = !keys.some((key) => told.has(key))
        for (const key of keys) told.add(key)
        return isFirst
      })
      .map(({ scope, at }) => ({ receiver, scope, at }))
    this.#wait(this.#watch.excuse(id, counted), at)
    this.#turned = true
  }

  /** One more of its bounces, which happened and was received at these times. */
  duringOutage(receiver: string, event: DeliveryEvent, happened: number, at: number): void {
    const outage = this.#outagesAt(receiver).find(({ to }) => to === null)
    if (outage === undefined || happened < outage.from) return
    const { diagnostic, explanation } = event
    const one = { ...outage, ...this.#waiting.get(outage.id)?.facts }
    const facts = {
      ...one,
      count: one.count + 1,
      lastSeen: Math.max(one.lastSeen, happened),
      words: diagnostic ?? one.words,
      rule: explanation.rule,
    }
    this.#wait([facts], at)
  }

  /** Keeps an incident as it is known now. */
  put(facts: IncidentFacts & Partial<StoredIncident>, at: number): StoredIncident {
    const before = this.#all.get(facts.id)
    const after: StoredIncident = { ...UNTOUCHED, openedAt: at, ...before, ...facts, updatedAt: at, held: 0 }
    this.#know(after)
    this.#tables.putIncident(after)
    if (isNews(before, after)) this.#outbox.incident(before, this.#tables.incident(after.id)!, at)
    return after
  }

  mark(
    id: string,
    { acknowledged, mutedUntil }: IncidentMark,
    who: string,
    at: number,
  ): StoredIncident | null {
    const found = this.#all.get(id)
    if (found === undefined) return null
    const seen = acknowledged ? { acknowledgedAt: at, acknowledgedBy: who } : NOT_SEEN
    this.put(
      {
        ...found,
        ...(acknowledged === undefined ? {} : seen),
        ...(mutedUntil === undefined ? {} : { mutedUntil }),
      },
      at,
    )
    this.#tables.addAudit({
      at,
      who,
      action: 'incident',
      details: { incident: id, acknowledged, mutedUntil },
    })
    return this.#tables.incident(id)
  }

  /** The newest first. */
  list({ open, kind, receiver, parts = false }: IncidentFilter): StoredIncident[] {
    return this.#tables
      .incidents()
      .filter(
        (one) =>
          (parts || !one.partOf) &&
          (open === undefined || isOpen(one) === open) &&
          (kind === undefined || one.kind === kind) &&
          (receiver === undefined || one.receiver === receiver),
      )
      .sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1))
  }
}

/** An incident that is to be kept at the end of the transaction. */
interface Waiting {
  readonly facts: IncidentFacts
  readonly noticedAt: number
  readonly changedAt: number
}

type KeptOutage = StoredIncident & { readonly receiver: string }

const covers = ({ from, to }: Pick<Incident, 'from' | 'to'>, at: number) =>
  at >= from && (to === null || at <= to)

const NOT_SEEN = { acknowledgedAt: null, acknowledgedBy: null }
const UNTOUCHED = { ...NOT_SEEN, mutedUntil: null, resolution: null }
const OUTAGE: Omit<IncidentFacts, 'id' | 'receiver' | 'from' | 'lastSeen' | 'to' | 'count'> = {
  kind: 'outage',
  cause: 'unknown-addresses',
  severity: 'critical',
  ...{
    scope: null,
    subject: null,
    share: null,
    words: null,
    rule: null,
    link: null,
    named: [],
    partOf: null,
  },
}

/** Whether anybody should hear of it: a count that grows is told each time that it has doubled. */
function isNews(before: StoredIncident | undefined, after: StoredIncident): boolean {
  if (before === undefined) return true
  const told = (['to', 'severity', 'resolution', 'acknowledgedAt', 'mutedUntil', 'partOf'] as const).some(
    (name) => before[name] !== after[name],
  )
  return told || Math.floor(Math.log2(after.count + 1)) > Math.floor(Math.log2(before.count + 1))
}
