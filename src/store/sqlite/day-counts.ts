import { timeOf } from '../../decide/record.ts'
import type { Piecemeal } from '../piecemeal.ts'
import type { EventRow } from '../rows.ts'
import type { StatsQuery, StatsRow } from '../shapes.ts'
import { type Connection, Where } from './connection.ts'

const DAY = 86_400_000
/** Counts that are remembered at most; the days that were read first are read again when they are asked for. */
const MOST = 100_000
/** Days that are counted ahead: as many as the page shows. */
const AHEAD = 90

const COUNTED: Readonly<Record<StatsQuery['by'][number], string>> = {
  day: "strftime('%Y-%m-%d', at / 1000, 'unixepoch')",
  kind: 'kind',
  type: 'type',
  reason: 'reason',
  receiver: 'receiver',
  scope: 'scope',
}

const FIELDS = ['kind', 'type', 'reason', 'receiver', 'scope'] as const
type Fields = Readonly<Record<(typeof FIELDS)[number], string | null>>

/** Events that have all fields alike; `first` is the number of the first of them. */
interface Count extends Fields {
  count: number
  readonly first: number
}

type Added = Pick<EventRow, 'event' | 'receivedAt' | 'receiver' | 'scope'>

interface Day {
  readonly counts: Count[]
  /** By their fields; made once an event comes to this day. */
  byName: Map<string, Count> | null
}

/**
 * Counts of events. Those of a whole day (UTC) are remembered by all fields, from when it is first asked for until the
 * store is closed, and are told of each event that comes to that day, of whatever age it is; so what is answered is
 * never older than the rows. Parts of days are counted in the rows. An event that is read otherwise, and a person who
 * is forgotten, make all days be counted again; old events that go, theirs.
 */
export class DayCounts {
  readonly #connection: Connection
  readonly #days = new Map<number, Day>()
  #remembered = 0
  /** What the transaction that runs has added, and up to which day what is remembered is no longer so. */
  #added: Added[] = []
  #wrongTo = Number.NEGATIVE_INFINITY
  #last = 2 ** 52

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Within a transaction: an event is added. */
  add(row: Added & Pick<EventRow, 'apart'>): void {
    if (this.#days.size > 0 && row.apart === null) this.#added.push(row)
  }

  /** Within a transaction: events that happened before this time are changed, or gone. */
  change(before = Number.POSITIVE_INFINITY): void {
    this.#wrongTo = Math.max(this.#wrongTo, before)
  }

  /** After each transaction: what changed is so, or is not. */
  settle(committed: boolean): void {
    if (committed) {
      for (const row of this.#added) this.#count(row)
      for (const day of this.#days.keys()) if (day * DAY < this.#wrongTo) this.#forget(day)
    }
    this.#added = []
    this.#wrongTo = Number.NEGATIVE_INFINITY
  }

  /** Counts the last days, the newest first, a day at a time. */
  *prepare(): Piecemeal<void> {
    const span = this.#span()
    if (span === null) return
    const last = Math.floor(span.last / DAY)
    for (let day = last; day > last - AHEAD && day >= Math.floor(span.first / DAY); day--) {
      this.#day(day)
      if (this.#remembered > MOST / 2) return
      yield
    }
  }

  /** A day that is not remembered yet is a piece of the work. */
  *stats(query: StatsQuery): Piecemeal<StatsRow[]> {
    const span = this.#span()
    if (span === null) return []
    const since = Math.max(query.since, span.first)
    const before = Math.min(query.before, span.last + 1)
    const sums = new Sums(query.by)
    // A day is whole, too, where nothing is kept of its rest.
    const from = Math.ceil((query.since <= span.first ? Math.floor(since / DAY) * DAY : since) / DAY)
    const to = Math.floor((query.before > span.last ? Math.ceil(before / DAY) * DAY : before) / DAY)
    if (from >= to) this.#addRows(sums, query, since, before)
    else {
      if (since < from * DAY) this.#addRows(sums, query, since, from * DAY)
      for (let day = from; day < to; day++) {
        if (!this.#days.has(day)) yield
        sums.addDay(day, this.#day(day).counts, query)
      }
      if (before > to * DAY) this.#addRows(sums, query, to * DAY, before)
    }
    return sums.rows()
  }

  /** When the first and the last of all events happened. */
  #span(): { readonly first: number; readonly last: number } | null {
    const { first, last } = this.#connection.get(
      'SELECT (SELECT min(at) FROM events) AS first, (SELECT max(at) FROM events) AS last',
    )!
    return first == null || last == null ? null : { first: Number(first), last: Number(last) }
  }

  #addRows(sums: Sums, { by, scope, receiver }: StatsQuery, since: number, before: number): void {
    const where = new Where()
      .and('at >= ?', since)
      .and('at < ?', before)
      .and('scope = ?', scope)
      .and('receiver = ?', receiver)
    const fields = by.map((field) => `${COUNTED[field]} AS "${field}", `).join('')
    const groups = by.length === 0 ? '' : `GROUP BY ${by.map((_, n) => n + 1).join(', ')}`
    const rows = this.#connection.all(
      `SELECT ${fields}count(*) AS count, min(seq) AS first FROM events ${where} AND apart IS NULL ${groups}`,
      ...where.values,
    )
    for (const row of rows) sums.add(row as Partial<Fields>, Number(row.count), Number(row.first ?? 0))
  }

  #day(day: number): Day {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const rows = this.#connection.all(
      `SELECT ${FIELDS.join(', ')}, count(*) AS count, min(seq) AS first FROM events
       WHERE at >= ? AND at < ? AND apart IS NULL GROUP BY ${FIELDS.join(', ')}`,
      ...[day * DAY, (day + 1) * DAY],
    )
    const read: Day = { counts: rows as unknown as Count[], byName: null }
    this.#days.set(day, read)
    this.#remembered += read.counts.length
    for (const other of this.#days.keys()) {
      if (this.#remembered <= MOST) break
      this.#forget(other)
    }
    return read
  }

  #forget(day: number): void {
    this.#remembered -= this.#days.get(day)!.counts.length
    this.#days.delete(day)
  }

  #count({ event, receivedAt, receiver, scope }: Added): void {
    const day = this.#days.get(Math.floor(timeOf(event, receivedAt) / DAY))
    if (day === undefined) return
    day.byName ??= new Map(day.counts.map((one) => [nameOf(one), one]))
    const { kind, type, reason } = event
    const fields = { kind, type, reason, receiver, scope }
    const known = day.byName.get(nameOf(fields))
    if (known !== undefined) {
      known.count++
      return
    }
    const one = { ...fields, count: 1, first: ++this.#last }
    day.counts.push(one)
    day.byName.set(nameOf(one), one)
    this.#remembered++
  }
}

const nameOf = ({ kind, type, reason, receiver, scope }: Fields) =>
  `${kind} ${type} ${reason} ${receiver} ${scope}`

/** Counts put together by the fields that are asked for. */
class Sums {
  readonly #by: StatsQuery['by']
  readonly #sums = new Map<
    string,
    { readonly row: Record<string, string | null>; count: number; first: number }
  >()

  constructor(by: StatsQuery['by']) {
    this.#by = by
  }

  addDay(day: number, counts: readonly Count[], { scope, receiver }: StatsQuery): void {
    const fields = { day: new Date(day * DAY).toISOString().slice(0, 10) }
    for (const one of counts) {
      if (scope !== undefined && one.scope !== scope) continue
      if (receiver !== undefined && one.receiver !== receiver) continue
      this.add(one, one.count, one.first, fields.day)
    }
  }

  add(
    fields: Partial<Fields> & { readonly day?: string },
    count: number,
    first: number,
    day = fields.day,
  ): void {
    if (count === 0) return
    let name = ''
    for (const field of this.#by) name += `${field === 'day' ? day : fields[field]}\n`
    const known = this.#sums.get(name)
    if (known !== undefined) {
      known.count += count
      known.first = Math.min(known.first, first)
      return
    }
    const row = Object.fromEntries(
      this.#by.map((field) => [field, (field === 'day' ? day : fields[field]) ?? null]),
    )
    this.#sums.set(name, { row, count, first })
  }

  /** The most frequent first, and of two the one that came first. */
  rows(): StatsRow[] {
    return [...this.#sums.values()]
      .sort((a, b) => b.count - a.count || a.first - b.first)
      .map(({ row, count }) => ({ ...row, count }) as StatsRow)
  }
}
