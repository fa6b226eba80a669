import { receiverTold } from '../decide/incidents/receiver-words.ts'
import { describeIncident } from '../decide/incidents/words.ts'
import { STATES, type State } from '../decide/state.ts'
import { isWanted, type OutgoingTables } from './outgoing.ts'
import type { EventRow, KeptStanding } from './rows.ts'
import type { StoredIncident } from './shapes.ts'

/** Writes messages of changes, in the transaction of the change: nothing where nobody wants them. */
export class Outbox {
  readonly #tables: OutgoingTables
  readonly #known = new Map<string, boolean>()
  #types: readonly string[] = []

  constructor(tables: OutgoingTables) {
    this.#tables = tables
    this.look()
  }

  /** Looks again who wants what. */
  look(): void {
    const used = this.#tables.endpoints().filter(({ disabled }) => disabled === null)
    this.#types = used.flatMap(({ types }) => types)
    this.#known.clear()
  }

  #wants(type: string): boolean {
    if (!this.isWanted) return false
    const wanted = this.#known.get(type) ?? isWanted(type, this.#types)
    this.#known.set(type, wanted)
    return wanted
  }

  /** An event that was kept. */
  event(row: Omit<EventRow, 'seq'>): void {
    const type = `event.${row.event.kind}`
    if (!this.#wants(type)) return
    const { key, address, scope, receivedAt, apart, event } = row
    this.#add(receivedAt, type, key ?? event.id, {
      address,
      key,
      scope,
      receivedAt: iso(receivedAt),
      apart,
      event,
    })
  }

  /** Whether anybody is told of anything. */
  get isWanted(): boolean {
    return this.#types.length > 0
  }

  /** An address whose standings are new. */
  standings(
    row: { readonly key: string; readonly address: string | null },
    before: readonly KeptStanding[],
    after: readonly KeptStanding[],
    at: number,
  ): void {
    if (!this.isWanted) return
    for (const scope of new Set([...before, ...after].map((one) => one.scope))) {
      const [from, to] = [before, after].map((all) => gravest(all, scope, at))
      const type = changeOf(from?.state ?? 'ok', to?.state ?? 'ok')
      if (type === null || !this.#wants(type)) continue
      const told = to ?? from!
      this.#add(at, type, row.key, {
        address: row.address,
        key: row.key,
        scope,
        from: from?.state ?? 'ok',
        to: to?.state ?? 'ok',
        ...{ cause: told.cause, reason: told.reason, rule: told.rule, ref: told.ref },
        ...{ source: told.source, who: told.who, note: told.note },
        since: iso(told.since),
        until: to === undefined || to.until === null ? null : iso(to.until),
      })
    }
  }

  incident(before: StoredIncident | undefined, after: StoredIncident, at: number): void {
    const closed = after.to !== null && (before === undefined || before.to === null)
    const type = before === undefined ? 'incident.opened' : closed ? 'incident.closed' : 'incident.updated'
    if (!this.#wants(type)) return
    this.#add(at, type, `incident ${after.id}`, {
      ...describeIncident(after, receiverTold(after)),
      ...dated(after),
    })
  }

  #add(at: number, type: string, subject: string, data: object): void {
    this.#tables.addMessage({ at, type, subject, data: JSON.stringify(data) })
  }
}

/** What is told of a change of state; null of one between states in which mail goes. */
function changeOf(from: State, to: State): string | null {
  if (from === to) return null
  if (to === 'suppressed' || to === 'held') return `address.${to}`
  return from === 'suppressed' || from === 'held' ? 'address.released' : null
}

/** The gravest standing of a scope that is still in force. */
function gravest(standings: readonly KeptStanding[], scope: string, at: number): KeptStanding | undefined {
  return standings
    .filter((one) => one.scope === scope && (one.until === null || one.until > at))
    .reduce<KeptStanding | undefined>(
      (worst, one) =>
        worst === undefined || STATES.indexOf(one.state) > STATES.indexOf(worst.state) ? one : worst,
      undefined,
    )
}

const TIMES: ReadonlySet<string> = new Set([
  'from',
  'to',
  'openedAt',
  'updatedAt',
  'closedAt',
  'acknowledgedAt',
  'mutedUntil',
  'lastSeen',
])

/** With its times in ISO 8601, as the API shows it. */
const dated = (incident: StoredIncident) =>
  Object.fromEntries(
    Object.entries(incident).map(([name, value]) => [
      name,
      TIMES.has(name) && typeof value === 'number' ? iso(value) : value,
    ]),
  )

const iso = (at: number) => new Date(at).toISOString()
