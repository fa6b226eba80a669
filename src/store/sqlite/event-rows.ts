import { keysOf } from '../../decide/keys.ts'
import { timeOf } from '../../decide/record.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import { numberCursor, pageSize } from '../pages.ts'
import type { Piecemeal } from '../piecemeal.ts'
import type { EventRow } from '../rows.ts'
import type { EventFilter, Page, StoredEvent } from '../shapes.ts'
import { type Connection, Where } from './connection.ts'
import type { SqlRow } from './driver.ts'
import { numbersOf, spansOf } from './spans.ts'

/** As the index `events_unsure` has it, word for word. */
const UNSURE = `type IS NOT NULL AND (reason = 'unknown' OR body ->> '$.explanation.how' IN ('model', 'default'))`

/** So many events of one receiver, and it is faster to look at all events than to sort its. */
const RARE = 5000

/** The events as they came. What is filtered by stands in columns, the whole event in `body`. */
export class EventRows {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** False where there is one of this id. */
  add(row: Omit<EventRow, 'seq'>, addressId: number | null): boolean {
    const { event, receivedAt } = row
    const added = this.#connection.run(
      `INSERT INTO events (id, address_id, address, scope, receiver, source, kind, type, reason, at, received, body, apart)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      ...[event.id, addressId, row.address, row.scope, row.receiver, event.source, event.kind, event.type],
      ...[event.reason, timeOf(event, receivedAt), receivedAt, JSON.stringify(event), row.apart],
    )
    return added > 0
  }

  change({ seq, event, receivedAt }: EventRow): void {
    this.#connection.run(
      'UPDATE events SET kind = ?, type = ?, reason = ?, at = ?, body = ? WHERE seq = ?',
      ...[event.kind, event.type, event.reason, timeOf(event, receivedAt), JSON.stringify(event), seq],
    )
  }

  /** What is rare is looked for in pieces. */
  *page(filter: EventFilter, addressId: number | undefined): Piecemeal<Page<StoredEvent>> {
    const size = pageSize(filter)
    const newest = filter.order !== 'oldest'
    const rare = filter.receiver !== undefined && this.#isRare(filter.receiver)
    const where = new Where()
      .and('address_id = ?', addressId)
      .and('kind = ?', filter.kind)
      .and('type = ?', filter.type)
      .and('reason = ?', filter.reason)
      .and(rare ? 'receiver = ?' : '+receiver = ?', filter.receiver)
      .and('source = ?', filter.source)
      .and('scope = ?', filter.scope)
      .and('apart = ?', filter.apart ?? undefined)
      .all(filter.apart === null ? 'apart IS NULL' : '1', [])
      .and('at >= ?', filter.happenedSince)
      .and('at < ?', filter.happenedBefore)
      .all(...anyOf('reason', filter.reasons))
      // Most name none: that is seen faster than a body is taken apart.
      .all(typeof filter.blocklist === 'string' ? `instr(body, '"blocklist":{') > 0` : '1', [])
      .and("body ->> '$.blocklist.name' = ?", filter.blocklist ?? undefined)
      .all(filter.blocklist === null ? "body ->> '$.blocklist.name' IS NULL" : '1', [])
      .and("body ->> '$.blocklist.listed' = ?", filter.listed)
      .all(filter.unsure === true ? UNSURE : '1', [])
      .and('received >= ?', filter.since)
      .and('received < ?', filter.before)
    const rows: SqlRow[] = []
    const whole = addressId !== undefined || rare || isIndexed(filter)
    const order = newest ? 'newest' : 'oldest'
    const numbers = numbersOf(this.#connection, 'events', 'seq')
    for (const span of spansOf(
      numbers,
      numberCursor(filter),
      order,
      whole ? numbers.last : lookedAt(filter),
    )) {
      rows.push(
        ...this.#connection.all(
          `SELECT * FROM events ${where} AND seq > ? AND seq < ? ORDER BY seq ${newest ? 'DESC' : 'ASC'} LIMIT ?`,
          ...[...where.values, ...span, size + 1 - rows.length],
        ),
      )
      if (rows.length > size) break
      yield
    }
    const items = rows.slice(0, size).map(storedOf)
    return { items, next: rows.length > size ? String(items.at(-1)!.seq) : null }
  }

  #isRare(receiver: string): boolean {
    const row = this.#connection.get(
      'SELECT count(*) AS n FROM (SELECT 1 FROM events WHERE receiver = ? LIMIT ?)',
      ...[receiver, RARE],
    )
    return Number(row!.n) < RARE
  }

  /** All of one address. */
  of(addressId: number, key: string): EventRow[] {
    const rows = this.#connection.all('SELECT * FROM events WHERE address_id = ? ORDER BY seq', addressId)
    return rows.map((row) => ({ ...storedOf(row), key, receiver: row.receiver as string }))
  }

  byId(id: string): SqlRow | null {
    return this.#connection.get('SELECT address_id, receiver, body FROM events WHERE id = ?', id)
  }

  messageKeys(id: string): readonly string[] {
    const row = this.byId(id)
    return row === null ? [] : keysOf(JSON.parse(row.body as string))
  }

  addressesAt(receiver: string, since: number): number[] {
    const rows = this.#connection.all(
      `SELECT DISTINCT address_id AS id FROM events
       WHERE receiver = ? AND received >= ? AND address_id IS NOT NULL`,
      ...[receiver, since],
    )
    return rows.map(({ id }) => Number(id))
  }

  unknownSince(receiver: string, since: number) {
    const rows = this.#connection.all(
      `SELECT seq, id, address_id AS addressId, at, scope FROM events
       WHERE at >= ? AND kind = 'bounce' AND type = 'hard' AND reason IN ('unknown-user', 'unknown-domain')
         AND receiver = ? AND apart IS NULL AND address_id IS NOT NULL
       ORDER BY at`,
      ...[since, receiver],
    )
    return rows.map(({ seq, id, addressId, at, scope }) => ({
      ...{ seq: Number(seq), id: String(id), addressId: Number(addressId) },
      ...{ at: Number(at), scope: String(scope) },
    }))
  }

  /** The number of the last event; 0 where there is none. */
  last(): number {
    return Number(this.#connection.get('SELECT max(seq) AS n FROM events')?.n ?? 0)
  }

  prune(before: number): number {
    return this.#connection.run('DELETE FROM events WHERE received < ?', before)
  }

  forget(addressId: number): void {
    this.#connection.run('DELETE FROM events WHERE address_id = ?', addressId)
  }
}

/** Whether an index finds what fits, and nothing else. */
function isIndexed(filter: EventFilter): boolean {
  const { cursor: _, limit: __, order: ___, reason: ____, unsure: _____, ...others } = filter
  return Object.values(others).every((value) => value === undefined)
}

/** Looking into an event takes longer than looking at its columns. */
const lookedAt = ({ blocklist, listed }: EventFilter) =>
  blocklist === undefined && listed === undefined ? 20_000 : 5000

/** A condition for one of several values. */
function anyOf(column: string, values: readonly string[] | undefined): [string, readonly string[]] {
  if (values === undefined) return ['1', []]
  return [`${column} IN (${values.map(() => '?').join(', ')})`, values]
}

function storedOf({ seq, address, scope, received, apart, body }: SqlRow): StoredEvent {
  return {
    ...{ seq: Number(seq), address: address as string | null, scope: scope as string },
    ...{
      receivedAt: Number(received),
      apart: apart as StoredEvent['apart'],
      event: JSON.parse(body as string) as DeliveryEvent,
    },
  }
}
